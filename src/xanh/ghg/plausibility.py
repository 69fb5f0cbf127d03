"""Numbers that cannot be right: implied factors out of range, powers of ten, mass against volume against energy."""

from dataclasses import dataclass
from decimal import Decimal
from math import isfinite, log10

from xanh.basis.language import gettext
from xanh.basis.number import format_number
from xanh.basis.parameter import parameter
from xanh.ghg.factors import Factor
from xanh.ghg.gas import LATEST
from xanh.ghg.numbers import scale


@dataclass(frozen=True)
class Doubt:
    """Something that looks wrong: kind (power_of_ten | range | density | calorific_value) and the sentence."""

    kind: str
    sentence: str


def implied_factor_doubt(mass_kg: float, amount: float, unit: str, factor: Factor) -> Doubt | None:
    """Return what is wrong with emission / activity against the range of `factor`; None where it lies within.

    Without a range the value itself must be met within a factor of three. Source: 2006 IPCC Guidelines, Volume 1,
    Chapter 6 (checks of implied emission factors).
    """
    if amount <= 0 or factor.value is None:
        return None
    implied = mass_kg / amount * scale(f"kilogram/({unit})", factor.unit)
    low = factor.low if factor.low is not None else factor.value / 3
    high = factor.high if factor.high is not None else factor.value * 3
    if low <= implied <= high:
        return None
    if power := power_of_ten(implied, factor.value):
        text = gettext("The implied factor {implied} {unit} is 10^{power} times the usual {usual}: look at the units.")
        return Doubt(
            "power_of_ten",
            text.format(implied=significant(implied), unit=factor.unit, power=power, usual=significant(factor.value)),
        )
    text = gettext(
        "The implied factor {implied} {unit} is outside {low} to {high} ({reference}): explain it or correct it."
    )
    values = {"implied": significant(implied), "unit": factor.unit, "low": significant(low), "high": significant(high)}
    return Doubt("range", text.format(**values, reference=factor.reference))


def power_of_ten(value: float, usual: float) -> int:
    """Return n where `value` is near enough to `usual` × 10^n (n not 0) to be a slip of units; 0 otherwise.

    >>> power_of_ten(27_000.0, 26.7), power_of_ten(30.0, 26.7), power_of_ten(120.0, 26.7)
    (3, 0, 0)
    """
    if value <= 0 or usual <= 0 or not isfinite(value):
        return 0
    slack = float(parameter("ghg/uncertainty_rules", on=LATEST).values["power_of_ten_slack"])
    exponent = log10(value / usual)
    return round(exponent) if abs(exponent - round(exponent)) <= slack else 0


def fuel_doubts(
    *,
    mass_kg: float,
    calorific: Factor,
    energy_mj: float | None = None,
    volume_litres: float | None = None,
    density: tuple[float, float] | None = None,
) -> tuple[Doubt, ...]:
    """Return what contradicts itself among mass, energy and volume stated for one fuel.

    `calorific` is the net calorific value with its range; `density` the range in kg per litre, of whoever states it:
    no density table is shipped.
    """
    found = []
    if energy_mj is not None and mass_kg > 0 and calorific.value is not None:
        unit = scale(calorific.unit, "MJ/kg")
        low, high = ((calorific.low or calorific.value) * unit, (calorific.high or calorific.value) * unit)
        text = gettext(
            "The energy stated is {stated} MJ per kg of fuel, outside {low} to {high}: mass or energy is wrong."
        )
        found += _outside("calorific_value", energy_mj / mass_kg, low, high, text)
    if volume_litres and density:
        text = gettext("Mass and volume make {stated} kg per litre, outside {low} to {high}: one of the two is wrong.")
        found += _outside("density", mass_kg / volume_litres, *density, text)
    return tuple(found)


def _outside(kind: str, stated: float, low: float, high: float, text: str) -> list[Doubt]:
    if low <= stated <= high:
        return []
    found = [Doubt(kind, text.format(stated=significant(stated), low=significant(low), high=significant(high)))]
    if power := power_of_ten(stated, (low * high) ** 0.5):
        said = gettext("It is about 10^{power} times what it should be: look at the units.").format(power=power)
        found.append(Doubt("power_of_ten", said))
    return found


def significant(value: float, digits: int = 4) -> str:
    """Return `value` with so many significant digits, as the reader writes numbers.

    >>> significant(0.838926), significant(98_300_000.0)
    ('0,8389', '98.300.000')
    """
    return format_number(Decimal(f"{value:.{digits}g}"))
