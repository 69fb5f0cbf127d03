"""Burning fuel, at rest and on the move. Source: 2006 IPCC Guidelines, Volume 2, Chapters 1 to 3."""

from xanh.ghg.numbers import Numbers, not_negative, share


def fuel_energy(fuel_kg: Numbers, ncv_mj_per_kg: Numbers) -> Numbers:
    """Return the energy in TJ of `fuel_kg` at a net calorific value in MJ/kg (= TJ/Gg).

    Source: 2006 IPCC Guidelines, Volume 2, Chapter 1, Section 1.4.1.2.

    >>> fuel_energy(1e6, 26.7)
    26.7
    """
    return not_negative("fuel", fuel_kg) * ncv_mj_per_kg / 1e6


def stationary_combustion(fuel_tj: Numbers, ef_kg_per_tj: Numbers) -> Numbers:
    """Return kg of a gas from `fuel_tj` of one fuel. For CO2 the factor includes the carbon that is not oxidised.

    Source: 2006 IPCC Guidelines, Volume 2, Chapter 2, Equation 2.1; its sum over fuels is Equation 2.2.

    >>> stationary_combustion(26.7, 98300.0)
    2624610.0
    """
    return not_negative("fuel", fuel_tj) * ef_kg_per_tj


def stationary_by_technology(fuel_tj: Numbers, penetration: Numbers, ef_kg_per_tj: Numbers) -> Numbers:
    """Return kg of a gas from the share `penetration` of the fuel that is burnt in one technology (tier 3).

    Source: 2006 IPCC Guidelines, Volume 2, Chapter 2, Equations 2.3 and 2.4.
    """
    return not_negative("fuel", fuel_tj) * share("penetration", penetration) * ef_kg_per_tj


def mobile_combustion(fuel_tj: Numbers, ef_kg_per_tj: Numbers) -> Numbers:
    """Return kg of a gas from `fuel_tj` burnt in vehicles, trains, vessels or aircraft (tier 1, one form for all).

    Source: 2006 IPCC Guidelines, Volume 2, Chapter 3, Equations 3.2.1 and 3.2.3 (road), 3.4.1 (rail), 3.5.1 (water),
    3.6.1 (air).
    """
    return not_negative("fuel", fuel_tj) * ef_kg_per_tj


def urea_catalyst(additive_kg: Numbers, purity: Numbers) -> Numbers:
    """Return kg CO2 from urea-based additive in catalysts; `purity` is the share of urea in it.

    Source: 2006 IPCC Guidelines, Volume 2, Chapter 3, Equation 3.2.2.
    """
    return not_negative("additive", additive_kg) * 12 / 60 * share("purity", purity) * 44 / 12


def road_by_distance(distance_km: Numbers, ef_kg_per_km: Numbers, cold_start_kg: Numbers = 0.0) -> Numbers:
    """Return kg of CH4 or N2O (or of a pollutant) from `distance_km`, hot, and what the cold starts add (tier 3).

    Source: 2006 IPCC Guidelines, Volume 2, Chapter 3, Equation 3.2.5.
    """
    return not_negative("distance", distance_km) * ef_kg_per_km + cold_start_kg
