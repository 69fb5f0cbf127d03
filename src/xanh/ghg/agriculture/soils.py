"""Nitrous oxide of managed soils, CO2 of lime and urea. Source: 2006 IPCC Guidelines, Volume 4, Chapter 11.

Nitrogen in kg N, factors in kg N2O-N per kg N (organic soils: per ha), carbon factors in kg C per kg.
"""

from xanh.ghg.molar import CO2_PER_C, N2O_PER_N
from xanh.ghg.numbers import Numbers, not_negative, share


def direct(nitrogen_kg: Numbers, ef: Numbers) -> Numbers:
    """Return kg N2O straight from nitrogen put on the land: fertiliser, manure, residues, mineralised (EF1, or EF1FR in
    flooded rice), or left by grazing animals (EF3PRP).

    Source: 2006 IPCC Guidelines, Volume 4, Chapter 11, Equation 11.1, its terms N inputs and PRP.

    >>> round(direct(2800.0, 0.01), 9)
    44.0
    """
    return not_negative("nitrogen", nitrogen_kg) * ef * N2O_PER_N


def residue_nitrogen(
    crop_kg_per_ha: Numbers,
    unburnt_ha: Numbers,
    above: Numbers,
    above_nitrogen: Numbers,
    removed: Numbers,
    below: Numbers,
    below_nitrogen: Numbers,
) -> Numbers:
    """Return kg N in the residues of a crop renewed every year: dry yield × area × (what stays above + what is below).

    `unburnt_ha` is the area less what burns of it; `above`, `below`: dry residue per dry yield; `removed`: the share of
    the residue above ground taken away. Source: 2006 IPCC Guidelines, Volume 4, Chapter 11, Equation 11.6.

    >>> residue_nitrogen(5000.0, 10.0, 1.0, 0.01, 0.4, 0.2, 0.01)
    400.0
    """
    stays = not_negative("straw", above) * share("nitrogen content", above_nitrogen) * (1 - share("removed", removed))
    under = not_negative("straw", below) * share("nitrogen content", below_nitrogen)
    return not_negative("crop", crop_kg_per_ha) * not_negative("land area", unburnt_ha) * (stays + under)


def organic_soils(area_ha: Numbers, ef_kg_per_ha: Numbers) -> Numbers:
    """Return kg N2O a year of drained organic soils; `ef_kg_per_ha` is EF2 in kg N2O-N per ha and year.

    Source: 2006 IPCC Guidelines, Volume 4, Chapter 11, Equation 11.1, its term OS.

    >>> round(organic_soils(7.0, 16.0), 9)
    176.0
    """
    return not_negative("land area", area_ha) * ef_kg_per_ha * N2O_PER_N


def from_deposition(synthetic_kg: Numbers, gas_f: Numbers, organic_kg: Numbers, gas_m: Numbers, ef: Numbers) -> Numbers:
    """Return kg N2O where N volatilised from soils comes down again (tier 1).

    `gas_f`, `gas_m`: shares volatilised of synthetic N and of organic or grazing N; `ef` is EF4.
    Source: 2006 IPCC Guidelines, Volume 4, Chapter 11, Equation 11.9.
    """
    synthetic = not_negative("nitrogen", synthetic_kg) * share("volatilised", gas_f)
    return (synthetic + not_negative("nitrogen", organic_kg) * share("volatilised", gas_m)) * ef * N2O_PER_N


def from_leaching(nitrogen_kg: Numbers, leached: Numbers, ef: Numbers) -> Numbers:
    """Return kg N2O of N leached or run off where that happens; `leached` is Frac_LEACH-(H), `ef` is EF5.

    Source: 2006 IPCC Guidelines, Volume 4, Chapter 11, Equation 11.10.
    """
    return not_negative("nitrogen", nitrogen_kg) * share("leached", leached) * ef * N2O_PER_N


def liming(limestone_kg: Numbers, ef_limestone: Numbers, dolomite_kg: Numbers, ef_dolomite: Numbers) -> Numbers:
    """Return kg CO2 of limestone and dolomite put on the land.

    Source: 2006 IPCC Guidelines, Volume 4, Chapter 11, Equation 11.12.

    >>> round(liming(300.0, 0.12, 0.0, 0.13), 9)
    132.0
    """
    carbon = not_negative("lime", limestone_kg) * ef_limestone + not_negative("lime", dolomite_kg) * ef_dolomite
    return carbon * CO2_PER_C


def urea(urea_kg: Numbers, ef: Numbers) -> Numbers:
    """Return kg CO2 of urea put on the land. Source: 2006 IPCC Guidelines, Volume 4, Chapter 11, Equation 11.13.

    >>> round(urea(300.0, 0.2), 9)
    220.0
    """
    return not_negative("urea", urea_kg) * ef * CO2_PER_C
