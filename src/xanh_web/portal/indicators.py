"""The series of an indicator, area by area, as known at an instant."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.http import Http404
from django.utils.translation import gettext as _

from xanh.basis.unit_label import unit_label
from xanh_web.agencies.place_names import PlaceNames
from xanh_web.base.known_at import KnownAt
from xanh_web.ledger.models import Observation
from xanh_web.ledger.querysets import ObservationQuerySet
from xanh_web.plans.models import Indicator, Target


@dataclass(frozen=True)
class AreaSeries:
    """One area with its rows in order of period; there is at least one."""

    code: str
    name: str
    rows: tuple[Observation, ...]

    @property
    def newest(self) -> Observation:
        """The row of the last period, which may say why there is no value."""
        return self.rows[-1]


def find_indicator(code: str) -> Indicator:
    """Return the indicator `code`; Http404 with a sentence where there is none."""
    found = Indicator.objects.filter(code=code.replace("\0", "")).first()
    if found is None:
        raise Http404(_("There is no indicator “{code}”. The list of indicators shows the codes.").format(code=code))
    return found


def milestones(codes: Iterable[str]) -> set[str]:
    """Return those of the indicators that only say whether something is done: 1 or 0, all their targets milestones."""
    kinds: dict[str, set[str]] = defaultdict(set)
    for code, kind in Target.objects.filter(indicator__code__in=set(codes)).values_list("indicator__code", "kind"):
        kinds[code].add(kind)
    return {code for code, found in kinds.items() if found == {"milestone"}}


def unit_words(indicator: Indicator, *, milestone: bool) -> str:
    """Return the unit of an indicator in words."""
    return _("done or not yet") if milestone else unit_label(indicator.unit) or _("index")


def rows_of(indicator: Indicator, when: KnownAt) -> ObservationQuerySet:
    """Return the rows of an indicator without dimensions as known at `when`, by area and period."""
    known = Observation.objects.as_known_at(when.at).filter(indicator=indicator.code, dimensions_key="")
    return known.order_by("area_code", "period", "id")


def series_by_area(indicator: Indicator, when: KnownAt, first: str) -> list[AreaSeries]:
    """Return the series of every area that has one: `first` first, the others in order of name."""
    by_code: dict[str, list[Observation]] = {}
    for row in rows_of(indicator, when):
        by_code.setdefault(row.area_code, []).append(row)
    places = PlaceNames(by_code)
    series = [AreaSeries(code, places.of(code, rows[-1].period), tuple(rows)) for code, rows in by_code.items()]
    return sorted(series, key=lambda item: (item.code != first, item.name, item.code))


@dataclass(frozen=True)
class DerivedValue:
    """A value of old areas expressed on a new one: the new area's name, the row, and how it came."""

    area: str
    row: Observation


def derived_values(indicator: Indicator, when: KnownAt, most: int) -> list[DerivedValue]:
    """Return the derived rows of an indicator as known at `when`, the newest boundaries and periods first."""
    known = Observation.objects.as_known_at(when.at).reexpressed().filter(indicator=indicator.code)
    rows = list(known.order_by("-reexpressed__of__boundaries", "-period", "area_code")[:most])
    places = PlaceNames(row.area_code for row in rows) if rows else None
    days = {row.pk: row.reexpressed.of.boundaries for row in rows}
    return [DerivedValue(places.on(row.area_code, days[row.pk]) if places else "", row) for row in rows]
