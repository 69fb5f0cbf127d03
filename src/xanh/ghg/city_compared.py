"""What a line states beside its amount to be held against it: mass, energy and volume of a fuel, the fuel of a mass.

None of it enters a result. Source: 2006 IPCC Guidelines, Volume 1, Chapter 6 (checks of units and implied factors).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from xanh.basis.errors import Refusal
from xanh.basis.hashing import plain_decimal
from xanh.basis.language import gettext
from xanh.ghg.city_sources import city_sources, source_word
from xanh.ghg.factors import Factor, factor_for
from xanh.ghg.gas import gas
from xanh.ghg.lines import Line
from xanh.ghg.numbers import scale
from xanh.ghg.plausibility import Doubt, fuel_doubts, implied_factor_doubt

NUMBERS = {"also_mass": "mass", "also_energy": "energy", "also_volume": "volume"}
_KG, _MJ, _LITRES = 1000.0, 1e6, 1000.0  # of a tonne, a terajoule, a cubic metre


@dataclass(frozen=True)
class Compared:
    """Tonnes, terajoules and cubic metres of the fuel, its density as a range in kg per litre; of a stated mass of gas
    the fuel that gave it.
    """

    mass: float | None = None
    energy: float | None = None
    volume: float | None = None
    density: tuple[float, float] | None = None
    fuel: str = ""

    @property
    def content(self) -> dict[str, Any]:
        """What is stated, as a frozen line keeps it: numbers are text in decimal notation."""
        numbers = {name: getattr(self, name) for name in NUMBERS.values()}
        found: dict[str, Any] = {name: _plain(value) for name, value in numbers.items() if value is not None}
        found |= {"density": [_plain(one) for one in self.density]} if self.density else {}
        return found | ({"fuel": self.fuel} if self.fuel else {})


@dataclass(frozen=True)
class Contradiction:
    """What does not go together: at which field, the sentence, and whether it is nonsense (a unit out by 10^n)."""

    field: str
    sentence: str
    nonsense: bool


def lacking(line: Line, stated: Compared) -> dict[str, str]:
    """Return sentences by field on what cannot be compared: one half alone, or a measure the amount is of already."""
    empty = gettext("“{name}” is empty: fill it in.")
    found = {}
    for one, other in (("also_fuel", "also_energy"),) if line.method == "stated" else (("density", "also_volume"),):
        there = {name: bool(getattr(stated, NUMBERS.get(name, name.removeprefix("also_")))) for name in (one, other)}
        for name in (one, other):
            if any(there.values()) and not there[name]:
                found[name] = empty.format(name=source_word(name))
    text = gettext("The amount says this already, in {unit}: clear it here.")
    for name, unit, value in (("also_mass", "tonne", stated.mass), ("also_energy", "TJ", stated.energy)):
        if line.method != "stated" and value is not None and _measures(line.unit, unit):
            found[name] = text.format(unit=line.unit)
    return found


def contradictions(line: Line, stated: Compared, on: date) -> list[Contradiction]:
    """Return what of `stated` does not go with the line's amount or with the factors in force on `on`."""
    if line.amount is None or not stated.content:
        return []
    if line.method == "stated":
        return _of_stated_mass(line, stated, on)
    kg = line.amount_in("kilogram") if _measures(line.unit, "tonne") else (stated.mass or 0.0) * _KG
    tj = line.amount_in("TJ") if _measures(line.unit, "TJ") else stated.energy
    place = "also_energy" if _measures(line.unit, "tonne") else "also_mass"
    if not kg and stated.volume and stated.density:
        kg, place = stated.volume * _LITRES * sum(stated.density) / 2, "also_volume"
    calorific = _usual(line, "calorific_value", line.keys, on)
    if not kg or calorific is None:
        return []
    doubts = fuel_doubts(
        mass_kg=kg,
        calorific=calorific,
        energy_mj=None if tj is None else tj * _MJ,
        volume_litres=(stated.volume or 0.0) * _LITRES,
        density=stated.density if place != "also_volume" else None,
    )
    heat, dense = (_with_powers(doubts, kind) for kind in ("calorific_value", "density"))
    return [*_at(place, heat), *_at("also_volume", dense)]


def _of_stated_mass(line: Line, stated: Compared, on: date) -> list[Contradiction]:
    code = line.keys.get("gas", "")
    usual = _usual(line, "combustion", {"gas": code, "fuel": stated.fuel, "sector": _sector(line.category)}, on)
    if usual is None:
        text = gettext("There is no factor of {gas} for this fuel in {category}: the mass is compared with nothing.")
        return [Contradiction("also_fuel", text.format(gas=code, category=line.category), nonsense=False)]
    doubt = implied_factor_doubt(line.amount_in("kilogram"), stated.energy or 0.0, "TJ", usual)
    if doubt is None:
        return []
    # Carbon is bound to the fuel; CH4, N2O and pollutants of one furnace may well be ten times those of another.
    nonsense = doubt.kind == "power_of_ten" and gas(code).group == "CO2"
    return [Contradiction("also_energy", doubt.sentence, nonsense)]


def _with_powers(doubts: tuple[Doubt, ...], kind: str) -> list[Doubt]:
    """Return the doubts of a kind, each with the word on powers of ten that follows it."""
    found: list[Doubt] = []
    of_kind = False
    for one in doubts:
        of_kind = one.kind == kind or (of_kind and one.kind == "power_of_ten")
        if of_kind:
            found.append(one)
    return found


def _at(field: str, doubts: list[Doubt]) -> list[Contradiction]:
    if not doubts:
        return []
    sentence = " ".join(one.sentence for one in doubts)
    return [Contradiction(field, sentence, any(one.kind == "power_of_ten" for one in doubts))]


def _usual(line: Line, quantity: str, keys: Mapping[str, str], on: date) -> Factor | None:
    try:
        return factor_for(quantity, year=line.year, on=on, facility=(), borrow_year=None, **keys).factor
    except Refusal:  # nothing to compare with
        return None


def _sector(category: str) -> str:
    """Return the sector whose factors serve a category, "" where no kind of source has it."""
    for kind in city_sources().values():
        if category in kind.categories and "sector" in kind.keys:
            return kind.keys["sector"]
    return ""


def _plain(value: float) -> str:
    return plain_decimal(Decimal(repr(value)))


def _measures(unit: str, other: str) -> bool:
    try:
        scale(unit, other)
    except Refusal:
        return False
    return True
