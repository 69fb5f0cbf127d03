"""What a page shows of an inventory: the tree, the totals, the lines with their factors, how sure it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from xanh.basis.number import format_number
from xanh.basis.unit_label import unit_label
from xanh.ghg.categories import ancestors, category
from xanh.ghg.city_quality import Uncertainty, key_categories, known_uncertainty
from xanh.ghg.city_sources import city_source
from xanh.ghg.city_totals import CityReading, co2e_of
from xanh.ghg.gas import POLLUTANT, gas
from xanh_web.emissions.lineage import tonnes
from xanh_web.emissions.spoken import amount, said_total

_DEEPEST = 4


@dataclass(frozen=True)
class TreeRow:
    """One category: its depth in the tree, the amount in tonnes CO2e or its notation, its share of the total."""

    code: str
    name: str
    depth: int
    amount: str
    share: str
    partial: bool


@dataclass(frozen=True)
class LineRow:
    """One line: activity, emission, mass by gas, factors with the reason of their choice, files."""

    code: str
    category: str
    kind: str
    activity: str
    co2e: str
    scope: int
    taken_from: str
    gases: tuple[tuple[str, str], ...]
    sentences: tuple[str, ...]
    factors: tuple[tuple[str, str, str], ...]
    evidence: tuple[str, ...]
    note: str


@dataclass(frozen=True)
class KeyRow:
    """One key category: its share by level, by trend (blank without a base year), and which of the two makes it key."""

    category: str
    name: str
    level: str
    trend: str
    why: str


def tree_rows(reading: CityReading) -> list[TreeRow]:
    """Return the categories that say anything, parents before children."""
    whole = reading.with_land.value
    return [
        TreeRow(
            code,
            category(code).name,
            min(len(list(ancestors(code))), _DEEPEST),
            amount(one),
            percent(one.value / whole, 1) if whole and one.value is not None and not one.hidden else "",
            one.partial,
        )
        for code, one in reading.tree.items()
    ]


def sum_rows(reading: CityReading) -> list[tuple[str, str]]:
    """Return (what, total in words): with and without land use, the sums of the GPC, what stands beside."""
    rows = [
        (_("Total with land use"), said_total(reading.with_land, reading.gwp)),
        (_("Total without land use"), said_total(reading.without_land, reading.gwp)),
    ]
    rows += [(f"GPC {name}", said_total(one, reading.gwp)) for name, one in reading.sums.items()]
    beside = _("Beside the total: {gas}")
    return rows + [(beside.format(gas=gas(code).name), f"{tonnes(mass)} t") for code, mass in reading.memo.items()]


def pollutant_rows(reading: CityReading) -> list[tuple[str, str, tuple[tuple[str, str], ...]]]:
    """Return (pollutant, tonnes, ((NFR category, tonnes), …)), the largest source first."""
    rows = []
    for code, by in reading.pollutants.items():
        parts = sorted(by.items(), key=lambda one: -one[1])
        said = tuple((nfr or _("no place in NFR"), tonnes(mass)) for nfr, mass in parts)
        rows.append((gas(code).name, tonnes(sum(by.values())), said))
    return rows


def line_rows(contents: Sequence[Mapping[str, Any]], gwp: str) -> list[LineRow]:
    """Return the lines as a page shows them."""
    return [_line(content, gwp) for content in contents]


def uncertainty_words(found: Uncertainty | None) -> list[str]:
    """Return sentences on the uncertainty; none where the total says nothing."""
    if found is None:
        return []
    said = [_("Uncertainty of the total: ±{share} (approach 1).").format(share=percent(found.level, 1))]
    if found.trend is not None:
        said.append(_("Uncertainty of the change since the base year: ±{share}.").format(share=percent(found.trend, 1)))
    if found.without:
        text = _("A lower bound: these lines have no uncertainty of their amount or of a factor: {lines}.")
        said.append(text.format(lines="; ".join(found.without)))
    return said


def quality_of(
    contents: Sequence[Mapping[str, Any]], gwp: str, base: Sequence[Mapping[str, Any]] = ()
) -> tuple[list[str], list[KeyRow]]:
    """Return the sentences on uncertainty and the key categories."""
    level, trend = key_categories(contents, gwp, base)
    by_trend = {one.category: one for one in trend}
    rows = []
    for one in level:
        other = by_trend.get(one.category)
        reasons = [_("level")] if one.key else []
        reasons += [_("trend")] if other and other.key else []
        if reasons:
            code, _space, name = one.category.partition(" ")
            said = percent(other.share, 1) if other else ""
            why = ", ".join(reasons)
            rows.append(KeyRow(code, f"{category(code).name}: {name}", percent(one.share, 1), said, why))
    return uncertainty_words(known_uncertainty(contents, gwp, base)), rows


def percent(share: float, decimals: int) -> str:
    """Return a share in per cent as the reader writes it."""
    return f"{format_number(Decimal(repr(share * 100)), decimals)} %"


def _line(content: Mapping[str, Any], gwp: str) -> LineRow:
    co2e = co2e_of(content, gwp)
    masses = {code: float(one["mass"]) / 1000 for code, one in content["gases"].items() if one["mass"] is not None}
    used = {factor["code"]: factor for one in content["gases"].values() for factor in one["factors"]}
    warming = [one for code, one in content["gases"].items() if gas(code).group != POLLUTANT]
    said = dict.fromkeys(sentence for one in warming for sentence in one["sentences"])
    activity = content["notation"]
    if content["amount"] is not None:
        activity = f"{format_number(Decimal(content['amount']))} {unit_label(content['unit'])}"
    return LineRow(
        code=content["code"],
        category=content["category"],
        kind=city_source(content["kind"]).name,
        activity=activity,
        co2e="" if co2e is None else tonnes(co2e),
        scope=max((one["scope"] for one in content["gases"].values()), default=1),
        taken_from=content["taken_from"],
        gases=tuple((gas(code).name, tonnes(mass, 3)) for code, mass in masses.items()),
        sentences=tuple(said),
        factors=tuple((code, _value(one), one["reference"]) for code, one in used.items()),
        evidence=tuple(one["name"] for one in content.get("evidence", ())),
        note=content["note"],
    )


def _value(factor: Mapping[str, Any]) -> str:
    if factor["value"] is None:
        return "–"
    value = f"{format_number(Decimal(factor['value']))} {factor['unit']}"
    if factor["low"] is None or factor["high"] is None:
        return value
    low, high = (format_number(Decimal(factor[name])) for name in ("low", "high"))
    return f"{value} ({low} – {high})"
