"""Exceptions to a deadline: extensions and exemptions, each with its decision and reason."""

from datetime import date, datetime

from django.db import transaction

from xanh.basis.errors import Refusal
from xanh_web.base.actions import record_event
from xanh_web.base.models import Person
from xanh_web.base.permissions import require
from xanh_web.reporting.announcements import announce_extension
from xanh_web.reporting.models import Exemption, Extension, Round


@transaction.atomic
def extend_deadline(
    *,
    round_: Round,
    agency_code: str,
    until: datetime,
    decision_number: str,
    decision_date: date,
    reason: str,
    by: Person,
    at: datetime,
) -> Extension:
    """Give one agency a later deadline; `until` is the first instant that is too late."""
    require(by, "extend_deadline", at=at)
    _check(round_, agency_code, decision_number, reason)
    if until <= round_.deadline:
        raise Refusal("An extension must end after the deadline of the round.")
    extension = Extension.objects.create(
        round=round_,
        agency_code=agency_code,
        until=until,
        decision_number=decision_number,
        decision_date=decision_date,
        reason=reason,
        decided_by=by,
        recorded_at=at,
    )
    record_event(
        action="extend_deadline",
        subject=f"round:{round_.code}",
        by=by,
        at=at,
        agency_code=agency_code,
        until=until.isoformat(),
        decision=decision_number,
    )
    announce_extension(extension, at)
    return extension


@transaction.atomic
def exempt_agency(
    *,
    round_: Round,
    agency_code: str,
    decision_number: str,
    decision_date: date,
    reason: str,
    by: Person,
    at: datetime,
) -> Exemption:
    """Release one agency from a round."""
    require(by, "exempt_agency", at=at)
    _check(round_, agency_code, decision_number, reason)
    if round_.exemptions.filter(agency_code=agency_code).exists():
        raise Refusal("Agency {agency} is exempt from round {round} already.", agency=agency_code, round=round_.code)
    exemption = Exemption.objects.create(
        round=round_,
        agency_code=agency_code,
        decision_number=decision_number,
        decision_date=decision_date,
        reason=reason,
        decided_by=by,
        recorded_at=at,
    )
    record_event(
        action="exempt_agency",
        subject=f"round:{round_.code}",
        by=by,
        at=at,
        agency_code=agency_code,
        decision=decision_number,
    )
    return exemption


def _check(round_: Round, agency_code: str, decision_number: str, reason: str) -> None:
    if round_.closed_at:
        raise Refusal("Round {round} is closed.", round=round_.code)
    if not round_.obligations.filter(agency_code=agency_code).exists():
        raise Refusal("Agency {agency} owes nothing in round {round}.", agency=agency_code, round=round_.code)
    if not decision_number.strip() or not reason.strip():
        raise Refusal("Give the number of the decision and the reason.")
