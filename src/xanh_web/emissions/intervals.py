"""How sure values of the ledger are that rest on an inventory: by the uncertainty of the total of its version."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils import timezone

from xanh.basis.parameter import parameter
from xanh.catalogue.climate import ghg_intensity_grdp
from xanh.ghg.city_published import shown_reading
from xanh.ghg.city_quality import known_uncertainty
from xanh.ghg.city_totals import read_totals
from xanh_web.emissions.models import InventoryLine, InventoryVersion
from xanh_web.ledger.models import ComputationInput, Observation

_OF_A_VERSION = "inventory:"


@dataclass(frozen=True)
class Interval:
    """The 95 % interval of a value, in its unit (approach 1); `lower_bound` where some line states none."""

    low: Decimal
    high: Decimal
    lower_bound: bool


def intervals_of(rows: Iterable[Observation]) -> dict[int, Interval]:
    """Return the interval of each row, by its key, that is an inventory's total or the intensity computed from one.

    The denominator of the intensity counts as certain. Beside a hidden total nothing is said. Source: 2006 IPCC
    Guidelines, Volume 1, Chapter 3, Equations 3.1 and 3.2.
    """
    asked = {row.pk: row for row in rows if row.value is not None}
    versions = _versions(asked)
    levels = _levels(set(versions.values()))
    found = {}
    for pk, version in versions.items():
        value = asked[pk].value
        if value is not None and version in levels:
            level, lower_bound = levels[version]
            half = abs(value) * level
            found[pk] = Interval(value - half, value + half, lower_bound)
    return found


def may_have_interval(indicator: str, source: str) -> bool:
    """Return whether a row of `indicator` from `source` is of the kind that `intervals_of` knows something of."""
    return source.startswith(_OF_A_VERSION) or (indicator == ghg_intensity_grdp.code and source.startswith("computed:"))


def _versions(rows: Mapping[int, Observation]) -> dict[int, int]:
    """Return the version whose total, land use included, each row is or is computed from."""
    indicators = parameter("ghg/inventory_indicators", on=timezone.localdate()).values["indicators"]
    totals = {code for code, one in indicators.items() if one["total"] == "with_land"}
    named = {pk: row.source for pk, row in rows.items() if row.indicator in totals}
    computed = [pk for pk, row in rows.items() if row.indicator == ghg_intensity_grdp.code and row.is_computed]
    if computed:
        used = ComputationInput.objects.filter(
            computation__observation__in=computed, observation__indicator__in=totals
        ).values_list("computation__observation_id", "observation__source")
        named |= dict(used)
    return {
        pk: int(source.removeprefix(_OF_A_VERSION)) for pk, source in named.items() if source.startswith(_OF_A_VERSION)
    }


def _levels(versions: set[int]) -> dict[int, tuple[Decimal, bool]]:
    """Return the uncertainty of the total of each version as a share, and whether it is a lower bound."""
    if not versions:
        return {}
    lines: dict[int, list[Any]] = defaultdict(list)
    for version, content in InventoryLine.objects.filter(version__in=versions).values_list("version_id", "content"):
        lines[version].append(content)
    found = {}
    for one in InventoryVersion.objects.filter(pk__in=versions).select_related("inventory"):
        contents = lines[one.pk]
        reading = shown_reading(read_totals(contents, one.inventory.area_code, one.inventory.year, one.gwp), contents)
        sure = None if reading.with_land.hidden else known_uncertainty(contents, one.gwp)
        if sure is not None:
            found[one.pk] = Decimal(repr(sure.level)), bool(sure.without)
    return found
