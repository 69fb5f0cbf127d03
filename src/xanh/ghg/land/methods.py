"""The methods of land by name. CO2 is below zero where the land takes it up; a pool without data has a notation."""

from collections.abc import Callable

from xanh.ghg.factors import Choice
from xanh.ghg.land import biomass, carbon, soil
from xanh.ghg.lines import Line, Lookup, Method, gives, stated_or_factor

type Kilograms = tuple[float, tuple[Choice, ...]]
_SHARE, _STOCK, _GROWTH = "dimensionless", "tonne/hectare", "tonne/hectare/year"


def _growth(line: Line, lookup: Lookup) -> Kilograms:
    """Trees on an area (hectare): growth above ground in dry matter, or in volume with BCEF, and the roots with it."""
    roots = line.quantity_in("root_to_shoot", _SHARE)
    fraction = lookup("carbon_fraction")
    used: tuple[Choice, ...] = (fraction,)
    if "growth_volume" in line.quantities:
        expansion, chosen = stated_or_factor(line, lookup, "growth_expansion", "tonne/m**3")
        growth = biomass.growth_of_volume(line.quantity_in("growth_volume", "m**3/hectare/year"), expansion, roots)
        used = (*chosen, *used)
    else:
        growth = biomass.growth(line.quantity_in("growth", _GROWTH), roots)
    return biomass.gain(line.amount_in("hectare"), growth, fraction.factor.value_in(_SHARE)), used


def _perennial(line: Line, lookup: Lookup) -> Kilograms:
    """Perennial crops that grow on an area, by their carbon gained a year."""
    gained, used = stated_or_factor(line, lookup, "carbon_gain", _GROWTH)
    return biomass.gain(line.amount_in("hectare"), gained, 1.0), used


def _wood_removed(line: Line, lookup: Lookup) -> Kilograms:
    """Wood taken out, in m³; BCEF_R and the roots that die with it are the line's own."""
    fraction = lookup("carbon_fraction")
    lost = biomass.wood_removed(
        line.amount_in("m**3"),
        line.quantity_in("removal_expansion", "tonne/m**3"),
        line.quantity_in("root_to_shoot", _SHARE),
        fraction.factor.value_in(_SHARE),
    )
    return carbon.gain_loss(0.0, lost), (fraction,)


def _disturbed(line: Line, lookup: Lookup) -> Kilograms:
    """Fire, storm or pests on an area (hectare): `above_ground` dry matter, the share `loss` of it."""
    fraction = lookup("carbon_fraction")
    lost = biomass.disturbed(
        line.amount_in("hectare"),
        line.quantity_in("above_ground", _STOCK),
        line.quantity_in("root_to_shoot", _SHARE),
        fraction.factor.value_in(_SHARE),
        line.share("loss"),
    )
    return carbon.gain_loss(0.0, lost), (fraction,)


def _difference(line: Line, _lookup: Lookup) -> Kilograms:
    """The carbon there is now (the amount), and `before`, `years` ago."""
    before = line.quantity_in("before", "kilogram")
    return carbon.stock_difference(before, line.amount_in("kilogram"), line.quantity_in("years", "year")), ()


def _converted(line: Line, lookup: Lookup) -> Kilograms:
    """An area (hectare) that changes its use this year: its biomass by the keys `before` and `after`, or stated."""
    before, was = _biomass(line, lookup, "before")
    after, becomes = _biomass(line, lookup, "after")
    return biomass.converted(line.amount_in("hectare"), before, after), (*was, *becomes)


def _biomass(line: Line, lookup: Lookup, when: str) -> Kilograms:
    """Return t C per ha; the national list has grassland in dry matter."""
    use, stated = line.keys.get(when, ""), f"biomass_{when}"
    if stated in line.quantities or use != "grassland":
        return stated_or_factor(line, lookup, stated, _STOCK, "biomass_stock", use=use)
    dry, fraction = lookup("dry_biomass", use=use), lookup("carbon_fraction")
    return dry.factor.value_in(_STOCK) * fraction.factor.value_in(_SHARE), (dry, fraction)


def _mineral(line: Line, lookup: Lookup) -> Kilograms:
    """Mineral soil of an area (hectare) in transition: `soil_before`, `soil_after` in t C per ha; `years` or D."""
    before, after = (line.quantity_in(name, _STOCK) for name in ("soil_before", "soil_after"))
    years, used = stated_or_factor(line, lookup, "years", "year", "transition_years")
    return soil.mineral(line.amount_in("hectare"), before, after, years), used


def _drained(line: Line, lookup: Lookup) -> Kilograms:
    """Drained organic soil, an area (hectare) by its use."""
    factor = lookup("drained_carbon")
    return soil.change(0.0, soil.drained(line.amount_in("hectare"), factor.factor.value_in(_GROWTH))), (factor,)


def _method(change: Callable[[Line, Lookup], Kilograms], equation: str) -> Method:
    """Return the method that gives the CO2 of a change in kg C a year."""

    def mass(line: Line, lookup: Lookup) -> Kilograms:
        changed, used = change(line, lookup)
        return carbon.carbon_dioxide(changed), used

    return Method(gives("CO2", mass), f"IPCC 2006, Volume 4, {equation}", ("CO2",))


METHODS: dict[str, Method] = {
    "biomass_growth": _method(_growth, "Equations 2.7, 2.9, 2.10"),
    "perennial_growth": _method(_perennial, "Equations 2.7, 2.9"),
    "wood_removed": _method(_wood_removed, "Equations 2.7, 2.12"),
    "biomass_disturbed": _method(_disturbed, "Equations 2.7, 2.14"),
    "stock_difference": _method(_difference, "Equations 2.5, 2.8"),
    "land_converted": _method(_converted, "Equations 2.15, 2.16"),
    "mineral_soil": _method(_mineral, "Equation 2.25"),
    "drained_soil": _method(_drained, "Equations 2.24, 2.26"),
}
