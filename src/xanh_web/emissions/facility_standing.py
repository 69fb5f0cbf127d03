"""Where each facility stands with the inventory report due in a year: owes, in time, late, reviewed, verified."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta

from xanh.basis.deadline import is_in_time
from xanh.basis.errors import Refusal
from xanh.ghg.facilities import Due
from xanh_web.emissions.facility_feeds import last_opinions
from xanh_web.emissions.facility_rules import due_of, duty_of
from xanh_web.emissions.models import Facility, FacilityReportVersion, OpinionKind

NONE = "none"


@dataclass(frozen=True)
class FacilityStanding:
    """One facility and one due report. `timeliness`: on_time, late, in_time (still time), overdue, exempt.

    Timeliness is that of the first sending. `review` and `verification` are the latest conclusion on the latest
    version, "none" where there is none; `verification` is "" where the law asks for none.
    """

    facility: Facility
    due: Due
    group: str
    timeliness: str
    latest: FacilityReportVersion | None
    versions: int
    review: str
    verification: str

    @property
    def waits_for_review(self) -> bool:
        """Whether a version awaits the province's opinion."""
        return self.latest is not None and self.review == NONE

    @property
    def waits_for_verification(self) -> bool:
        """Whether a version awaits the opinion of a verification body."""
        return self.latest is not None and self.verification == NONE


def facility_standings(year: int, at: datetime) -> list[FacilityStanding]:
    """Return the standing, as at `at`, of every facility that owes an inventory report due in `year`, by code.

    A facility owes it where it must report on the last day in time; one that sent a report stands here in any case.
    """
    sent: dict[int, list[FacilityReportVersion]] = defaultdict(list)
    versions = FacilityReportVersion.objects.filter(report__due_year=year, submitted_at__lte=at)
    for version in versions.defer("content").select_related("report").order_by("number"):
        sent[version.report.facility_id].append(version)
    opinions = last_opinions([some[-1].pk for some in sent.values()], at)
    rows = []
    for facility in Facility.objects.order_by("code"):
        if row := _standing(facility, year, sent[facility.pk], opinions, at):
            rows.append(row)
    return rows


def _standing(
    facility: Facility,
    year: int,
    sent: list[FacilityReportVersion],
    opinions: dict[tuple[int, str], str],
    at: datetime,
) -> FacilityStanding | None:
    try:
        due = due_of(facility, year)
    except Refusal:
        return None
    last_day = due.before - timedelta(days=1)
    there = facility.valid_from <= last_day and (facility.valid_to is None or facility.valid_to >= last_day)
    duty = duty_of(facility, last_day).standing
    if not sent and not (there and duty in ("owes", "exempt")):
        return None
    latest = sent[-1] if sent else None
    key = latest.pk if latest else 0
    return FacilityStanding(
        facility=facility,
        due=due,
        group=next(iter(due.groups), ""),
        timeliness=_timeliness(due, sent, at, exempt=duty == "exempt"),
        latest=latest,
        versions=len(sent),
        review=opinions.get((key, OpinionKind.REVIEW.value), NONE),
        verification=opinions.get((key, OpinionKind.VERIFICATION.value), NONE if due.verified else ""),
    )


def _timeliness(due: Due, sent: list[FacilityReportVersion], at: datetime, *, exempt: bool) -> str:
    if sent:
        return "on_time" if is_in_time(sent[0].submitted_at, due.end) else "late"
    if exempt:
        return "exempt"
    return "in_time" if is_in_time(at, due.end) else "overdue"
