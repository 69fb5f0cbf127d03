"""An edition's rows as a plan again: what an amendment is made against, and what its lines are applied to."""

from django.db.models import Prefetch

from xanh.plans import model as read
from xanh_web.plans.models import Edition, Target, Task, TaskParty


def plan_of(edition: Edition) -> read.Plan:
    """Return the plan as this edition says it, each target under its code; 8 queries."""
    plan = edition.plan
    return read.Plan(
        document=read.Header(
            number=plan.number,
            date=plan.issued_on,
            place=plan.place or None,
            issuer=plan.issuer or None,
            kind=plan.kind or None,
            title=plan.title,
            signer=read.Signer(name=plan.signer_name or None, position=plan.signer_position or None),
            legal_bases=plan.legal_bases,
        ),
        objectives=[
            read.Objective(code=row.code, title=row.title, general=row.general, text=row.text, span=_span(row))
            for row in edition.objectives.all()
        ],
        targets=[_target(row) for row in Target.objects.filter(objective__edition=edition).select_related("objective")],
        groups=[
            read.Group(number=row.number, title=row.title, priority="high" if row.high_priority else None)
            for row in edition.groups.all()
        ],
        tasks=[_task(row) for row in _tasks(edition)],
        duties=[read.Duty.model_validate(duty) for duty in plan.duties],
        addressees=plan.addressees,
    )


def codes_ever(edition: Edition) -> set[str]:
    """Return every code a target of the plan has or had: none of them is given again."""
    rows = Target.objects.filter(objective__edition__plan=edition.plan)
    return set(rows.values_list("code", flat=True))


def _tasks(edition: Edition) -> list[Task]:
    parties = Prefetch("parties", TaskParty.objects.order_by("role", "position"))
    return list(edition.tasks.select_related("group").prefetch_related(parties, "activities", "references"))


def _span(row: object) -> read.Span | None:
    start, end = getattr(row, "span_start", None), getattr(row, "span_end", None)
    return read.Span(start=start, end=end) if start is not None and end is not None else None


def _target(row: Target) -> read.Target:
    fields = ("code", "horizon", "kind", "value", "low", "high", "base_year", "start_year", "end_year")
    return read.Target.model_validate(
        {name: getattr(row, name) for name in fields}
        | {
            "objective": row.objective.code,
            "unit": row.unit or None,
            "indicator_text": row.indicator_text,
            "text": row.text,
            "span": _span(row),
        }
    )


def _task(row: Task) -> read.Task:
    period = read.Period(text=row.period_text, start=row.start, end=row.end) if row.period_text else None
    return read.Task(
        number=row.number,
        group=row.group.number if row.group else None,
        title=row.title,
        activities=[read.Activity(text=activity.text) for activity in row.activities.all()],
        priority="high" if row.high_priority else None,
        period=period,
        leads=_parties(row, TaskParty.Role.LEAD),
        coordinators=_parties(row, TaskParty.Role.COORDINATOR),
        funding=row.funding,
        references=[read.Reference(document=one.document, item=one.item or None) for one in row.references.all()],
        notes=row.notes or None,
        span=_span(row),
    )


def _parties(row: Task, role: str) -> list[read.Party]:
    return [
        read.Party(text=one.text, code=one.agency_code or None, rule=one.rule or None, open_set=bool(one.rule))
        for one in row.parties.all()
        if one.role == role
    ]
