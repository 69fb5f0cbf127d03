"""Writing a plan's content as the rows of an edition: part of a larger action, which asks permission and records it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from xanh.basis.errors import Refusal
from xanh.basis.hashing import canonical_json, sha256_hex
from xanh.basis.text import fold
from xanh.plans import model as read
from xanh.plans.amendment import with_codes
from xanh_web.plans.models import (
    Activity,
    Edition,
    Indicator,
    Objective,
    Plan,
    Target,
    Task,
    TaskGroup,
    TaskParty,
    TaskReference,
)

_LONGEST_CODE = Indicator._meta.get_field("code").max_length or 0


@dataclass(frozen=True)
class IndicatorEntry:
    """What a city says of an indicator: which wordings of the plan mean it, who answers for it, its limits."""

    code: str
    name: str
    unit: str
    wordings: tuple[str, ...] = ()
    owner: str = ""
    low: Decimal | None = None
    high: Decimal | None = None
    guidance: str = ""
    source_note: str = ""


def hash_of_plan(plan: read.Plan) -> str:
    """Return the hash of all a plan says, as it was read or confirmed."""
    return sha256_hex(canonical_json(plan.model_dump(mode="json", exclude={"problems"})))


def write_edition(
    *,
    plan: Plan,
    content: read.Plan,
    number: int,
    in_force_from: date,
    decision: str = "",
    indicators: Sequence[IndicatorEntry] = (),
    before: Edition | None = None,
) -> Edition:
    """Write `content` as an edition of `plan`. A target that stood in the edition `before` keeps its indicator, unless
    it now measures another thing; so its series goes on."""
    edition = Edition.objects.create(
        plan=plan,
        number=number,
        in_force_from=in_force_from,
        decision=decision,
        content_hash=hash_of_plan(content),
    )
    _write_objectives(with_codes(content), edition, _IndicatorFinder(indicators, before))
    _write_tasks(content, edition)
    return edition


def _span(part: read.Objective | read.Target | read.Task) -> dict[str, int | None]:
    return {"span_start": part.span.start, "span_end": part.span.end} if part.span else {}


def _write_objectives(plan: read.Plan, edition: Edition, finder: "_IndicatorFinder") -> None:
    by_code: dict[str, Objective] = {}
    for position, part in enumerate(plan.objectives):
        by_code[part.code] = Objective.objects.create(
            edition=edition,
            code=part.code,
            title=part.title,
            general=part.general,
            text=part.text,
            position=position,
            **_span(part),
        )
    for position, promise in enumerate(plan.targets, start=1):
        if promise.objective not in by_code:
            raise Refusal(
                "Target “{text}” names objective “{code}”, which the plan does not have.",
                text=promise.text[:80],
                code=promise.objective,
            )
        Target.objects.create(
            objective=by_code[promise.objective],
            indicator=finder.find(promise),
            code=promise.code or "",
            indicator_text=promise.indicator_text,
            text=promise.text,
            unit=promise.unit or "",
            position=position,
            **promise.model_dump(
                include={"horizon", "kind", "value", "low", "high", "base_year", "start_year", "end_year"}
            ),
            **_span(promise),
        )


class _IndicatorFinder:
    """Finds the indicator a target speaks of: the one it had, else by the city's wordings, else by its own words."""

    def __init__(self, entries: Sequence[IndicatorEntry], before: Edition | None) -> None:
        rows = Target.objects.filter(objective__edition=before).select_related("indicator") if before else ()
        self._before = {row.code: row for row in rows}
        self._entries: Mapping[str, IndicatorEntry] = {
            fold(wording): entry for entry in entries for wording in (entry.name, *entry.wordings)
        }

    def find(self, target: read.Target) -> Indicator:
        kept = self._before.get(target.code or "")
        if kept and fold(kept.indicator_text) == fold(target.indicator_text):
            return kept.indicator
        entry = self._entries.get(fold(target.indicator_text)) or IndicatorEntry(
            code=_code_of(target.indicator_text),
            name=target.indicator_text,
            unit="index" if target.kind == "milestone" else (target.unit or "").split("/")[0] or "index",
        )
        row, _ = Indicator.objects.get_or_create(
            code=entry.code,
            defaults={
                "name": entry.name[:300],
                "unit": entry.unit,
                "owner_code": entry.owner,
                "low": entry.low,
                "high": entry.high,
                "guidance": entry.guidance,
                "source_note": entry.source_note,
            },
        )
        return row


def _code_of(text: str) -> str:
    code = "-".join(fold(text).replace("/", " ").split())
    # A cut code carries a trace of the whole text: two long names that begin alike are two indicators.
    return code if len(code) <= _LONGEST_CODE else f"{code[: _LONGEST_CODE - 9]}-{sha256_hex(code.encode())[:8]}"


def _write_tasks(plan: read.Plan, edition: Edition) -> None:
    groups = {
        part.number: TaskGroup.objects.create(
            edition=edition,
            number=part.number,
            title=part.title,
            high_priority=part.priority == "high",
            position=position,
        )
        for position, part in enumerate(plan.groups)
    }
    for position, part in enumerate(plan.tasks):
        period = part.period or read.Period(text="")
        task = Task.objects.create(
            edition=edition,
            group=groups.get(part.group or ""),
            number=part.number,
            title=part.title,
            high_priority=part.priority == "high",
            period_text=period.text,
            start=period.start,
            end=period.end,
            funding=part.funding,
            notes=part.notes or "",
            position=position,
            **_span(part),
        )
        _write_task_parts(part, task)


def _write_task_parts(part: read.Task, task: Task) -> None:
    Activity.objects.bulk_create(
        Activity(task=task, text=activity.text, position=i) for i, activity in enumerate(part.activities)
    )
    for role, parties in ((TaskParty.Role.LEAD, part.leads), (TaskParty.Role.COORDINATOR, part.coordinators)):
        TaskParty.objects.bulk_create(
            TaskParty(
                task=task, role=role, text=party.text, agency_code=party.code or "", rule=party.rule or "", position=i
            )
            for i, party in enumerate(parties)
        )
    TaskReference.objects.bulk_create(
        TaskReference(task=task, document=reference.document, item=reference.item or "")
        for reference in part.references
    )
