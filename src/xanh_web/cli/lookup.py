"""Finding what a command names: the plan in force, a round, an agency's newest report."""

from django.utils import timezone

from xanh.basis.errors import Refusal
from xanh_web.plans.models import Edition
from xanh_web.reporting.models import Round, Submission
from xanh_web.reporting.rules import latest_submission


def current_edition() -> Edition:
    """Return the edition in force today; Refusal where no plan has been loaded."""
    found = (
        Edition.objects.filter(in_force_from__lte=timezone.localdate()).order_by("-in_force_from", "-number").first()
    )
    if found is None:
        raise Refusal("No plan has been loaded: begin with “xanh plan load FILE”.")
    return found


def find_round(year: int | None) -> Round:
    """Return the round of `year`, the newest where None; Refusal saying how to open one."""
    rounds = Round.objects.select_related("edition__plan").order_by("-year", "-id")
    found = rounds.first() if year is None else rounds.filter(year=year).first()
    if found is None and year is None:
        raise Refusal("No round has been opened: open one with “xanh round open YEAR”.")
    if found is None:
        raise Refusal("There is no round of {year}: open it with “xanh round open {year}”.", year=year)
    return found


def newest_submission(year: int, agency_code: str) -> Submission:
    """Return the agency's newest report in the round of `year`."""
    found = latest_submission(find_round(year), agency_code)
    if found is None:
        raise Refusal("Agency {agency} has sent nothing in the round of {year}.", agency=agency_code, year=year)
    return found
