"""How good an inventory is: uncertainty of level and trend, key categories, and what looks wrong in its lines.

Source: 2006 IPCC Guidelines, Volume 1, Chapters 3 (approach 1 and 2), 4 (key categories), 5 and 6 (checks).
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from xanh.basis.errors import Refusal
from xanh.basis.language import gettext
from xanh.ghg.city_lines import emissions_in
from xanh.ghg.city_totals import KG, Frozen
from xanh.ghg.gas import POLLUTANT, gas
from xanh.ghg.gwp import gwp_set
from xanh.ghg.key_categories import Key, by_level, by_trend
from xanh.ghg.monte_carlo import Interval, approach_2
from xanh.ghg.plausibility import power_of_ten
from xanh.ghg.uncertainty import approach_1


@dataclass(frozen=True)
class Uncertainty:
    """Approach 1: of the level and of the trend since the base year, as shares; None without a base year.

    `without` names the lines that state no uncertainty of their activity or whose factor has no range: they count as
    certain, so that what is stated is a lower bound.
    """

    level: float
    trend: float | None
    without: tuple[str, ...]


@dataclass(frozen=True)
class _Part:
    key: tuple[str, str, str]  # kind, category, gas
    line: str
    factor: str
    amount: float  # tonnes CO2e
    activity: float
    by_factor: float
    whole: bool


def uncertainty(latest: Sequence[Frozen], gwp: str, base: Sequence[Frozen] = ()) -> Uncertainty:
    """Return the uncertainty of the total of the territory. Source: Volume 1, Chapter 3, Table 3.2."""
    now, then = list(_parts(latest, gwp)), list(_parts(base, gwp))
    without = tuple(dict.fromkeys(part.line for part in now if not part.whole))
    keys = sorted({part.key for part in (*now, *then)})
    amounts, earlier = _by_key(now, keys), _by_key(then, keys)
    used = now + [part for part in then if part.key not in {one.key for one in now}]
    u_activity, u_factor = _shares(used, keys)
    table = approach_1(earlier if base else amounts, amounts, u_activity, u_factor)
    return Uncertainty(table.level, table.trend if base else None, without)


def interval(latest: Sequence[Frozen], gwp: str, *, seed: int, draws: int | None = None) -> Interval:
    """Return the 95 % interval of the total in tonnes CO2e by approach 2; the same seed gives the same interval."""
    parts = list(_parts(latest, gwp))
    # Lines of one factor share its draw; where lines state their own uncertainty of it, the largest holds for all.
    widest: dict[str, float] = defaultdict(float)
    for part in parts:
        widest[part.factor] = max(widest[part.factor], part.by_factor)
    factors = [part.factor for part in parts]
    return approach_2(
        [part.amount for part in parts],
        [part.activity for part in parts],
        [widest[one] for one in factors],
        factors,
        seed=seed,
        draws=draws,
    )


def key_categories(
    latest: Sequence[Frozen], gwp: str, base: Sequence[Frozen] = ()
) -> tuple[tuple[Key, ...], tuple[Key, ...]]:
    """Return the assessments by level and, with a base year, by trend; a category is named “code gas”."""
    now, then = _by_category(latest, gwp), _by_category(base, gwp)
    return by_level(now), by_trend(then, now) if base else ()


def line_doubts(lines: Sequence[Frozen], before: Sequence[Frozen] = ()) -> dict[str, list[str]]:
    """Return sentences by line: factors that are not verified, amounts a power of ten from those before."""
    found: dict[str, list[str]] = defaultdict(list)
    earlier = {line["code"]: line for line in before}
    for line in lines:
        used = [factor for one in line["gases"].values() for factor in one["factors"]]
        unverified = {factor["code"] for factor in used if not factor["verified"]}
        if unverified:
            text = gettext("Factors not compared with their source: {codes}.")
            found[line["code"]].append(text.format(codes=", ".join(sorted(unverified))))
        if said := amount_doubt(line, earlier.get(line["code"])):
            found[line["code"]].append(said)
    return dict(found)


def amount_doubt(line: Frozen, other: Frozen | None) -> str:
    """Return what is doubtful of a line's amount beside the same line of another year or version, "" for nothing."""
    if other is None or not line["amount"] or not other["amount"] or line["unit"] != other["unit"]:
        return ""
    now, then = float(line["amount"]), float(other["amount"])
    if not then or not (power := power_of_ten(now, then)):
        return ""
    text = gettext("The amount is about 10^{power} times that of {year}: see to the unit.")
    return text.format(power=power, year=other["year"])


def _parts(lines: Sequence[Frozen], gwp: str) -> Iterator[_Part]:
    potentials = gwp_set(gwp)
    for line in lines:
        for code, one in emissions_in(line).items():
            if one.mass is None or one.scope != 1 or gas(code).group == POLLUTANT or gas(code).memo:
                continue
            activity, factor = line["uncertainty_activity"], line["gases"][code]["uncertainty"]
            named = "+".join(used["code"] for used in line["gases"][code]["factors"]) or line["code"]
            yield _Part(
                key=(line["kind"], line["category"], code),
                line=line["code"],
                factor=named,
                amount=one.mass * potentials.of(code) / KG,
                activity=float(activity or 0),
                by_factor=float(factor or 0),
                whole=activity is not None and factor is not None,
            )


def _by_key(parts: Sequence[_Part], keys: Sequence[tuple[str, str, str]]) -> list[float]:
    sums: dict[tuple[str, str, str], float] = defaultdict(float)
    for part in parts:
        sums[part.key] += part.amount
    return [sums[key] for key in keys]


def _shares(parts: Sequence[_Part], keys: Sequence[tuple[str, str, str]]) -> tuple[list[float], list[float]]:
    """Return both uncertainties by key: activities of lines are independent, one factor serves them all."""
    by_key: dict[tuple[str, str, str], list[_Part]] = defaultdict(list)
    for part in parts:
        by_key[part.key].append(part)
    activity, factor = [], []
    for key in keys:
        amounts = np.array([part.amount for part in by_key[key]])
        size = abs(float(amounts.sum())) or 1.0
        activity.append(float(np.sqrt(np.sum(np.square(amounts * [part.activity for part in by_key[key]])))) / size)
        factor.append(float(np.sum(np.abs(amounts) * [part.by_factor for part in by_key[key]])) / size)
    return activity, factor


def _by_category(lines: Sequence[Frozen], gwp: str) -> Mapping[str, float]:
    sums: dict[str, float] = defaultdict(float)
    for part in _parts(lines, gwp):
        sums[f"{part.key[1]} {part.key[2]}"] += part.amount
    return sums


def known_uncertainty(latest: Sequence[Frozen], gwp: str, base: Sequence[Frozen] = ()) -> Uncertainty | None:
    """Return the uncertainty, None where the total is zero or has no number: a share of it has no meaning then."""
    try:
        return uncertainty(latest, gwp, base)
    except Refusal:
        return None
