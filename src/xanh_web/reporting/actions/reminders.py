"""The reminders of a round: prepared for the agency, and queued as messages to the people appointed in it."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from xanh.basis.errors import Refusal
from xanh.basis.reminder import due_since
from xanh_web.agencies.querysets import load_register
from xanh_web.base.actions import record_event
from xanh_web.base.models import Person
from xanh_web.base.permissions import require
from xanh_web.reporting.announcements import announce_reminder
from xanh_web.reporting.models import Reminder, Round
from xanh_web.reporting.reminder_text import reminder
from xanh_web.reporting.standing import Standing, standings


@transaction.atomic
def prepare_reminders(*, round_: Round, by: Person, at: datetime, agency_code: str = "") -> list[Reminder]:
    """Prepare a reminder for every agency whose report is awaited (nothing sent, or returned); once per day each.

    With `agency_code` that agency alone is reminded.
    """
    require(by, "prepare_reminders", at=at)
    if round_.closed_at:
        raise Refusal("Round {round} is closed.", round=round_.code)
    awaited = [row for row in _awaited(round_, at) if agency_code in ("", row.agency_code)]
    return _prepare(round_, awaited, by, at)


@transaction.atomic
def prepare_due_reminders(*, by: Person, at: datetime) -> list[Reminder]:
    """Prepare, in every open round, the reminders whose day has come (`reminder_days`) and that nobody prepared yet."""
    require(by, "prepare_reminders", at=at)
    day = timezone.localtime(at).date()
    prepared = []
    for round_ in Round.objects.filter(closed_at=None, opened_on__lte=day).select_related("edition__plan"):
        of_agency = Reminder.objects.filter(round=round_).order_by().values("agency_code").annotate(last=Max("day"))
        last = dict(of_agency.values_list("agency_code", "last"))
        due = [row for row in _awaited(round_, at) if _is_due(row, last.get(row.agency_code), day)]
        prepared += _prepare(round_, due, by, at)
    return prepared


def _awaited(round_: Round, at: datetime) -> list[Standing]:
    rows = standings(round_, at)
    return [row for row in rows if row.timeliness != "exempt" and row.state in {"waiting", "returned"}]


def _is_due(standing: Standing, last: date | None, day: date) -> bool:
    since = due_since(standing.deadline, day)
    return since is not None and (last is None or last < since)


def _prepare(round_: Round, awaited: Iterable[Standing], by: Person, at: datetime) -> list[Reminder]:
    day, register, prepared = timezone.localtime(at).date(), load_register(), []
    for standing in awaited:
        kind = "returned" if standing.state == "returned" else standing.timeliness
        subject, body = reminder(round_, standing, kind)
        made, new = Reminder.objects.get_or_create(
            round=round_,
            agency_code=standing.agency_code,
            kind=kind,
            day=day,
            defaults={"subject": subject, "body": body, "prepared_at": at},
        )
        if new:
            made.people = len(announce_reminder(made, register, at))
            made.save(update_fields=["people"])
            prepared.append(made)
    if prepared:
        record_event(
            action="prepare_reminders",
            subject=f"round:{round_.code}",
            by=by,
            at=at,
            agencies=[made.agency_code for made in prepared],
        )
    return prepared
