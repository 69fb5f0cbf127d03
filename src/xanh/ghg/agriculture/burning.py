"""Fire on land: residues in the field, grass, forest. Source: 2006 IPCC Guidelines, Volume 4, Chapter 2."""

from xanh.ghg.numbers import Numbers, not_negative, share


def fire(area_ha: Numbers, fuel_t_per_ha: Numbers, burnt: Numbers, ef_g_per_kg: Numbers) -> Numbers:
    """Return kg of a gas or pollutant: area × dry fuel on it × Cf, the share that burns × g per kg of dry matter.

    What is carried away or ploughed in is not fuel. Source: 2006 IPCC Guidelines, Volume 4, Chapter 2, Equation 2.27.

    >>> round(fire(100.0, 5.0, 0.8, 2.7), 6)
    1080.0
    """
    fuel_t = not_negative("land area", area_ha) * not_negative("fuel", fuel_t_per_ha)
    return fuel_t * share("burnt", burnt) * ef_g_per_kg
