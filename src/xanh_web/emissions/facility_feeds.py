"""What all facilities together feed into the city's inventory of a year, and whose report is left out."""

from dataclasses import dataclass
from datetime import datetime

from xanh.ghg.facilities import InventoryFeed, feeds_of
from xanh_web.emissions.models import Conclusion, FacilityOpinion, FacilityReportVersion


@dataclass(frozen=True)
class YearFeeds:
    """The feeds of a year of data, the versions they come from, and the versions left out for a negative opinion."""

    feeds: tuple[InventoryFeed, ...]
    versions: tuple[FacilityReportVersion, ...]
    left_out: tuple[FacilityReportVersion, ...]


def feeds_of_year(year: int, at: datetime) -> YearFeeds:
    """Return what the latest version of every report says of `year`, as known at `at`.

    A version of which the latest review or verification is negative feeds nothing: it is named in `left_out`.
    """
    latest: dict[int, FacilityReportVersion] = {}
    known = FacilityReportVersion.objects.filter(submitted_at__lte=at).select_related("report__facility")
    for version in known.order_by("number"):
        latest[version.report_id] = version
    about = [one for one in latest.values() if year in one.content["years"]]
    rejected = _rejected([one.pk for one in about], at)
    taken = tuple(one for one in about if one.pk not in rejected)
    feeds = tuple(feed for one in taken for feed in feeds_of(one.content) if feed.line.year == year)
    return YearFeeds(feeds, taken, tuple(one for one in about if one.pk in rejected))


def last_opinions(versions: list[int], at: datetime) -> dict[tuple[int, str], str]:
    """Return the latest conclusion known at `at` by version and kind of opinion."""
    rows = FacilityOpinion.objects.filter(version__in=versions, given_at__lte=at).order_by("id")
    return {(version, kind): said for version, kind, said in rows.values_list("version_id", "kind", "conclusion")}


def _rejected(versions: list[int], at: datetime) -> set[int]:
    said = last_opinions(versions, at)
    return {version for (version, _kind), conclusion in said.items() if conclusion == Conclusion.NEGATIVE}
