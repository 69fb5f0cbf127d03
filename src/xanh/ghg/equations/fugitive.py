"""Gas that escapes before it is burnt. Source: 2006 IPCC Guidelines, Volume 2, Chapter 4."""

from xanh.ghg.numbers import Numbers, not_negative

# kg/m³ at 20 °C and 1 atmosphere: 2006 IPCC Guidelines, Volume 2, Chapter 4, Equation 4.1.3 (0.67 × 10⁻⁶ Gg/m³).
# Thông tư 38/2023/TT-BCT prints Gg/m³ without the power of ten; its formula only holds with kg/m³.
METHANE_DENSITY = 0.67


def coal_mining(coal_tonnes: Numbers, ef_m3_per_tonne: Numbers) -> Numbers:
    """Return kg CH4 from coal mined, or handled after mining.

    Source: 2006 IPCC Guidelines, Volume 2, Chapter 4, Equations 4.1.3, 4.1.4 (underground), 4.1.7, 4.1.8 (surface).

    >>> round(coal_mining(1000.0, 18.0), 6)
    12060.0
    """
    return not_negative("coal", coal_tonnes) * ef_m3_per_tonne * METHANE_DENSITY


def oil_and_gas(activity: Numbers, ef_kg_per_unit: Numbers) -> Numbers:
    """Return kg of a gas from a segment of the oil and gas industry (tier 1).

    Source: 2006 IPCC Guidelines, Volume 2, Chapter 4, Equation 4.2.1.
    """
    return not_negative("activity", activity) * ef_kg_per_unit
