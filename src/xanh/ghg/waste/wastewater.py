"""Wastewater of homes and of industry. Source: 2006 IPCC Guidelines, Volume 5, Chapter 6."""

from xanh.ghg.molar import N2O_PER_N
from xanh.ghg.numbers import Numbers, not_negative, share


def organics(people: Numbers, bod_kg_per_person_day: Numbers, industry: Numbers) -> Numbers:
    """Return TOW, kg BOD a year; `industry` is I, what industry adds to the sewer (1.25 collected, 1 not).

    Source: 2006 IPCC Guidelines, Volume 5, Chapter 6, Equation 6.3.

    >>> organics(1000.0, 0.04, 1.25)
    18250.0
    """
    return not_negative("number of people", people) * not_negative("BOD", bod_kg_per_person_day) * industry * 365


def emission_factor(capacity: Numbers, mcf: Numbers) -> Numbers:
    """Return kg CH4 per kg BOD or COD of a way of treatment or discharge: Bo × MCF.

    Source: 2006 IPCC Guidelines, Volume 5, Chapter 6, Equation 6.2 (domestic) and 6.5 (industrial).

    >>> emission_factor(0.6, 0.5)
    0.3
    """
    return not_negative("capacity", capacity) * share("MCF", mcf)


def domestic_methane(
    organics_kg: Numbers, sludge_kg: Numbers, pathway: Numbers, ef: Numbers, recovered_kg: Numbers = 0.0
) -> Numbers:
    """Return kg CH4 of one pathway; `pathway` is U × T, the share of people in an income group × of them on this way.

    Source: 2006 IPCC Guidelines, Volume 5, Chapter 6, Equation 6.1.
    """
    left = not_negative("organics", not_negative("organics", organics_kg) - not_negative("sludge", sludge_kg))
    return not_negative(
        "methane", left * share("pathway", pathway) * ef - not_negative("amount recovered", recovered_kg)
    )


def industrial_organics(product_t: Numbers, water_m3_per_t: Numbers, cod_kg_per_m3: Numbers) -> Numbers:
    """Return TOW, kg COD a year of one industry. Source: 2006 IPCC Guidelines, Volume 5, Chapter 6, Equation 6.6.

    >>> industrial_organics(100.0, 10.0, 3.0)
    3000.0
    """
    return (
        not_negative("product", product_t)
        * not_negative("wastewater", water_m3_per_t)
        * not_negative("COD", cod_kg_per_m3)
    )


def industrial_methane(organics_kg: Numbers, sludge_kg: Numbers, ef: Numbers, recovered_kg: Numbers = 0.0) -> Numbers:
    """Return kg CH4 of one industry and treatment. Source: 2006 IPCC Guidelines, Volume 5, Chapter 6, Equation 6.4."""
    left = not_negative("organics", not_negative("organics", organics_kg) - not_negative("sludge", sludge_kg))
    return not_negative("methane", left * ef - not_negative("amount recovered", recovered_kg))


def nitrogen(
    people: Numbers, protein_kg_per_year: Numbers, unconsumed: Numbers, industry: Numbers, sludge_kg: Numbers = 0.0
) -> Numbers:
    """Return N_effluent, kg N a year: people × protein × 0.16 kg N per kg × F_NON-CON × F_IND-COM − N in sludge.

    Source: 2006 IPCC Guidelines, Volume 5, Chapter 6, Equation 6.8.

    >>> nitrogen(1000.0, 25.0, 1.0, 1.25)
    5000.0
    """
    eaten = not_negative("number of people", people) * not_negative("protein", protein_kg_per_year) * 0.16
    return not_negative("nitrogen", eaten * unconsumed * industry - not_negative("sludge", sludge_kg))


def nitrous_oxide(nitrogen_kg: Numbers, ef: Numbers) -> Numbers:
    """Return kg N2O of effluent discharged; `ef` in kg N2O-N per kg N.

    Source: 2006 IPCC Guidelines, Volume 5, Chapter 6, Equation 6.7.

    >>> round(nitrous_oxide(2800.0, 0.005), 9)
    22.0
    """
    return not_negative("nitrogen", nitrogen_kg) * ef * N2O_PER_N
