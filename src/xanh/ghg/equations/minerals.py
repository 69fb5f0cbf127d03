"""Cement, lime, glass and other carbonates. Source: 2006 IPCC Guidelines, Volume 3, Chapter 2.

Masses in kg, factors in kg CO2 per kg.
"""

from xanh.ghg.numbers import Numbers, not_negative, share


def cement(
    cement_kg: Numbers, clinker_share: Numbers, imported_kg: Numbers, exported_kg: Numbers, ef: Numbers
) -> Numbers:
    """Return kg CO2 from cement made, where clinker production is not known (tier 1).

    Imported clinker was burnt elsewhere and goes out, exported clinker was burnt here and comes in: a grinding station
    without a kiln has none. Source: 2006 IPCC Guidelines, Volume 3, Chapter 2, Equation 2.1.

    >>> cement(1000.0, 0.75, 750.0, 0.0, 0.52)
    0.0
    """
    clinker_kg = not_negative("cement", cement_kg) * share("clinker share", clinker_share) - imported_kg + exported_kg
    return not_negative("clinker", clinker_kg) * ef


def clinker(clinker_kg: Numbers, ef: Numbers, kiln_dust: Numbers = 1.0) -> Numbers:
    """Return kg CO2 from clinker; `kiln_dust` (CF_ckd) is 1 where the factor already includes the dust (tier 2).

    Source: 2006 IPCC Guidelines, Volume 3, Chapter 2, Equation 2.2.

    >>> clinker(1e6, 0.525)
    525000.0
    """
    return not_negative("clinker", clinker_kg) * ef * kiln_dust


def carbonates(mass_kg: Numbers, ef: Numbers, calcined: Numbers = 1.0) -> Numbers:
    """Return kg CO2 from `mass_kg` of a carbonate of which the share `calcined` gave off its CO2 (tier 3).

    Source: 2006 IPCC Guidelines, Volume 3, Chapter 2, Equation 2.3, its term for one carbonate (dust and
    the carbon of raw materials are lines of their own).
    """
    return not_negative("carbonate", mass_kg) * ef * share("calcined", calcined)


def clinker_factor(cao_share: Numbers, kiln_dust: Numbers = 1.02) -> Numbers:
    """Return kg CO2 per kg clinker with the share `cao_share` of CaO, all of it from CaCO3.

    Source: 2006 IPCC Guidelines, Volume 3, Chapter 2, Equation 2.4: 0.785 × CaO share × 1.02 for kiln dust.

    >>> round(clinker_factor(0.65), 2)
    0.52
    """
    return 44.01 / 56.08 * share("CaO", cao_share) * kiln_dust


def kiln_dust_factor(
    dust: Numbers, carbonate: Numbers, calcined: Numbers, ef_carbonate: Numbers, ef: Numbers
) -> Numbers:
    """Return CF_ckd: 1 + dust per clinker × carbonate in it × share calcined × EF of the carbonate / EF of clinker.

    Source: 2006 IPCC Guidelines, Volume 3, Chapter 2, Equation 2.5.
    """
    return (
        1 + not_negative("dust", dust) * share("carbonate", carbonate) * share("calcined", calcined) * ef_carbonate / ef
    )


def lime(
    lime_kg: Numbers, ef: Numbers, kiln_dust: Numbers = 1.0, hydrated: Numbers = 0.0, water: Numbers = 0.28
) -> Numbers:
    """Return kg CO2 from lime of one type; of hydrated lime the share `water` of its mass is taken off (tier 2).

    Source: 2006 IPCC Guidelines, Volume 3, Chapter 2, Equation 2.6, with 1 − x × y for hydrated lime.

    >>> lime(1000.0, 0.75)
    750.0
    """
    dry = 1 - share("hydrated", hydrated) * share("water", water)
    return not_negative("lime", lime_kg) * ef * kiln_dust * dry


def glass(glass_kg: Numbers, ef: Numbers, cullet: Numbers) -> Numbers:
    """Return kg CO2 from glass melted with the share `cullet` of recycled glass (tier 1 as a whole, tier 2 by type).

    Source: 2006 IPCC Guidelines, Volume 3, Chapter 2, Equations 2.10 and 2.11.

    >>> glass(1000.0, 0.2, 0.5)
    100.0
    """
    return not_negative("glass", glass_kg) * ef * (1 - share("cullet", cullet))
