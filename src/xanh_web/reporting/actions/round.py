"""Opening and closing a round."""

import re
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone, translation

from xanh.basis.errors import Refusal
from xanh.basis.text import fold
from xanh_web.base.actions import record_event
from xanh_web.base.models import Person
from xanh_web.base.permissions import require
from xanh_web.plans.models import Edition
from xanh_web.reporting.expand import Owed, expand, gaps
from xanh_web.reporting.locking import lock_round
from xanh_web.reporting.models import Obligation, Round
from xanh_web.reporting.regime import deadline_of
from xanh_web.reporting.rules import may_close

PLAN_ANNUAL = "plan_annual"


@dataclass(frozen=True)
class OpenedRound:
    """What opening did, or would do in a dry run (`round` is then unsaved)."""

    round: Round
    owed: list[Owed]
    added: list[Owed]
    gaps: list[str]
    new: bool


@transaction.atomic
def open_round(
    *,
    edition: Edition,
    year: int,
    coordinator: str,
    by: Person,
    at: datetime,
    regime: str = PLAN_ANNUAL,
    illustrative: bool = False,
    dry_run: bool = False,
) -> OpenedRound:
    """Open the round of `year`: expand the edition's promises, on the day of `at`, into what each agency owes.

    Opening it again adds only what is owed since (a body founded since, say) and removes nothing.
    """
    require(by, "open_round", at=at)
    day = timezone.localtime(at).date()
    if edition.plan.issued_on and year < edition.plan.issued_on.year:
        raise Refusal("The plan is of {issued}: no round of {year}.", issued=edition.plan.issued_on.year, year=year)
    values = {
        "edition": edition,
        "year": year,
        "area_code": edition.plan.area_code,
        "opened_on": day,
        "deadline": deadline_of(edition.plan, regime, year),
        "illustrative": illustrative,
        "regime": regime,
    }
    code = _code(edition, year, regime)
    kept = Round.objects.filter(code=code).first()
    if kept and kept.closed_at:
        raise Refusal("Round {round} is closed.", round=code)
    round_ = kept or Round(code=code, **values)
    edition = round_.edition  # a round that is open stays with the edition it was opened on
    with translation.override("vi"):  # the basis of an obligation is written into the record
        owed = expand(edition, year, day, coordinator)
    present = set(kept.obligations.values_list("code", flat=True)) if kept else set()
    added = [item for item in owed if item.code not in present]
    if not dry_run and (added or not kept):
        _write(round_, added, len(present))
        record_event(action="open_round", subject=f"round:{code}", by=by, at=at, added=[item.code for item in added])
    return OpenedRound(round_, owed, added, gaps(edition, year, day), new=kept is None)


def _code(edition: Edition, year: int, regime: str) -> str:
    """Return the round's code: year and plan, and the regime where it is not the plan's own yearly one."""
    plan = re.sub(r"[^0-9a-z]+", "-", fold(edition.plan.number)).strip("-")
    return "-".join([str(year), plan, *([] if regime == PLAN_ANNUAL else [regime.replace("_", "-")])])


def _write(round_: Round, added: list[Owed], start: int) -> None:
    if round_.pk is None:
        round_.save()
    Obligation.objects.bulk_create(
        (
            Obligation(
                round=round_,
                code=item.code,
                agency_code=item.agency_code,
                agency_name=item.agency_name,
                task=item.task,
                indicator=item.indicator,
                basis=item.basis,
                position=start + position,
            )
            for position, item in enumerate(added)
        ),
        batch_size=500,
    )


@transaction.atomic
def close_round(*, round_: Round, by: Person, at: datetime) -> Round:
    """Close a round after its deadline: nothing is sent or reviewed in it any more."""
    require(by, "close_round", at=at)
    round_ = lock_round(round_)
    if refusal := may_close(round_, at):
        raise refusal
    round_.closed_at = at
    round_.save(update_fields=["closed_at"])
    record_event(action="close_round", subject=f"round:{round_.code}", by=by, at=at)
    return round_
