"""Preparing the reminders of a round; sending them is another's work."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from xanh.basis.errors import Refusal
from xanh_web.base.actions import record_event
from xanh_web.base.models import Person
from xanh_web.base.permissions import require
from xanh_web.reporting.models import Message, Round
from xanh_web.reporting.reminder_text import reminder
from xanh_web.reporting.standing import standings


@transaction.atomic
def prepare_reminders(*, round_: Round, by: Person, at: datetime, agency_code: str = "") -> list[Message]:
    """Prepare one message for every agency whose report is awaited (nothing sent, or returned); once per day each.

    With `agency_code` that agency alone is reminded.
    """
    require(by, "prepare_reminders", at=at)
    if round_.closed_at:
        raise Refusal("Round {round} is closed.", round=round_.code)
    day = timezone.localtime(at).date()
    prepared = []
    for standing in standings(round_, at):
        if standing.timeliness == "exempt" or standing.state not in {"waiting", "returned"}:
            continue
        if agency_code not in ("", standing.agency_code):
            continue
        kind = "returned" if standing.state == "returned" else standing.timeliness
        subject, body = reminder(round_, standing, kind)
        message, new = Message.objects.get_or_create(
            round=round_,
            agency_code=standing.agency_code,
            kind=kind,
            day=day,
            defaults={"subject": subject, "body": body, "prepared_at": at},
        )
        if new:
            prepared.append(message)
    if prepared:
        record_event(
            action="prepare_reminders",
            subject=f"round:{round_.code}",
            by=by,
            at=at,
            agencies=[message.agency_code for message in prepared],
        )
    return prepared
