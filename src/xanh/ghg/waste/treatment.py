"""Composting, digestion, incineration, open burning. Source: 2006 IPCC Guidelines, Volume 5, Chapters 4 and 5."""

from xanh.ghg.molar import CO2_PER_C
from xanh.ghg.numbers import Numbers, not_negative, share


def biological_methane(waste_kg: Numbers, ef_g_per_kg: Numbers, recovered_kg: Numbers = 0.0) -> Numbers:
    """Return kg CH4 of waste composted or digested, less what is recovered; factor and mass both wet or both dry.

    Source: 2006 IPCC Guidelines, Volume 5, Chapter 4, Equation 4.1.

    >>> biological_methane(1000.0, 4.0)
    4.0
    """
    made = not_negative("waste", waste_kg) * ef_g_per_kg / 1000
    return not_negative("methane", made - not_negative("amount recovered", recovered_kg))


def biological_nitrous_oxide(waste_kg: Numbers, ef_g_per_kg: Numbers) -> Numbers:
    """Return kg N2O of waste composted or digested.

    Source: 2006 IPCC Guidelines, Volume 5, Chapter 4, Equation 4.2.

    >>> round(biological_nitrous_oxide(1000.0, 0.24), 9)
    0.24
    """
    return not_negative("waste", waste_kg) * ef_g_per_kg / 1000


def burnt_fossil(waste_kg: Numbers, dry: Numbers, carbon: Numbers, fossil: Numbers, oxidised: Numbers) -> Numbers:
    """Return kg CO2 of the fossil carbon in one kind of waste: SW × dm × CF × FCF × OF × 44/12.

    Source: 2006 IPCC Guidelines, Volume 5, Chapter 5, Equation 5.1 (5.2 by the kinds in municipal waste).

    >>> round(burnt_fossil(1200.0, 1.0, 0.75, 1.0, 1.0), 6)
    3300.0
    """
    return _burnt_carbon(waste_kg, dry, carbon, oxidised) * share("fossil", fossil) * CO2_PER_C


def burnt_biogenic(waste_kg: Numbers, dry: Numbers, carbon: Numbers, fossil: Numbers, oxidised: Numbers) -> Numbers:
    """Return kg CO2 of the carbon that is not fossil, a memo item. Source: as above, with 1 − FCF for FCF."""
    return _burnt_carbon(waste_kg, dry, carbon, oxidised) * (1 - share("fossil", fossil)) * CO2_PER_C


def burnt_other(waste_kg: Numbers, ef_kg_per_kg: Numbers) -> Numbers:
    """Return kg of CH4, N2O or a pollutant of waste burnt, by its wet mass.

    Source: 2006 IPCC Guidelines, Volume 5, Chapter 5, Equations 5.4 (CH4) and 5.5 (N2O).
    """
    return not_negative("waste", waste_kg) * ef_kg_per_kg


def openly_burnt(people: Numbers, burning: Numbers, kg_per_person_day: Numbers, burnt: Numbers) -> Numbers:
    """Return kg of waste a year burnt in the open: people × P_frac, who burn × waste each × B_frac of it × 365.

    Source: 2006 IPCC Guidelines, Volume 5, Chapter 5, Equation 5.7.

    >>> round(openly_burnt(1000.0, 0.2, 0.5, 0.6), 6)
    21900.0
    """
    waste = (
        not_negative("number of people", people) * share("burning", burning) * not_negative("waste", kg_per_person_day)
    )
    return waste * share("burnt", burnt) * 365


def _burnt_carbon(waste_kg: Numbers, dry: Numbers, carbon: Numbers, oxidised: Numbers) -> Numbers:
    return (
        not_negative("waste", waste_kg)
        * share("dry", dry)
        * share("carbon content", carbon)
        * share("oxidised", oxidised)
    )
