"""Manure before it reaches the field: methane and nitrous oxide. 2006 IPCC Guidelines, Volume 4, Chapter 10.

A line is one kind of animal in one system of management; `system` is the share of its manure handled there.
"""

from xanh.ghg.equations.fugitive import METHANE_DENSITY
from xanh.ghg.molar import N2O_PER_N
from xanh.ghg.numbers import Numbers, not_negative, share


def volatile_solids(rate_kg_per_1000kg_day: Numbers, animal_kg: Numbers) -> Numbers:
    """Return kg of volatile solids per head and year, from a rate per 1,000 kg of animal and day.

    Source: 2019 Refinement, Volume 4, Chapter 10, Equation 10.22A.

    >>> volatile_solids(5.0, 100.0)
    182.5
    """
    return not_negative("volatile solids", rate_kg_per_1000kg_day) * not_negative("weight", animal_kg) / 1000 * 365


def volatile_solids_fed(gross_energy_mj: Numbers, digestible: Numbers, urinary: Numbers, ash: Numbers) -> Numbers:
    """Return kg of volatile solids per head and day from the feed; all but the energy (MJ per day) are shares.

    Source: 2006 IPCC Guidelines, Volume 4, Chapter 10, Equation 10.24.
    """
    undigested = 1 - share("digestible", digestible) + share("urinary", urinary)
    return not_negative("feed energy", gross_energy_mj) * undigested * (1 - share("ash", ash)) / 18.45


def methane_factor(solids_kg_per_year: Numbers, bo_m3_per_kg: Numbers, mcf: Numbers, system: Numbers) -> Numbers:
    """Return kg CH4 per head and year of the share `system` of the manure: VS × Bo × 0.67 × MCF × MS (tier 2).

    Source: 2006 IPCC Guidelines, Volume 4, Chapter 10, Equation 10.23.

    >>> round(methane_factor(100.0, 0.3, 0.5, 1.0), 3)
    10.05
    """
    handled = not_negative("volatile solids", solids_kg_per_year) * share("system", system)
    return handled * bo_m3_per_kg * METHANE_DENSITY * share("MCF", mcf)


def methane(heads: Numbers, ef_kg_per_head_year: Numbers) -> Numbers:
    """Return kg CH4 a year. Source: 2006 IPCC Guidelines, Volume 4, Chapter 10, Equation 10.22."""
    return not_negative("heads", heads) * ef_kg_per_head_year


def excretion(rate_kg_per_1000kg_day: Numbers, animal_kg: Numbers) -> Numbers:
    """Return kg N per head and year, from a rate per 1,000 kg of animal and day.

    Source: 2006 IPCC Guidelines, Volume 4, Chapter 10, Equation 10.30.

    >>> round(excretion(0.4, 50.0), 3)
    7.3
    """
    return not_negative("nitrogen", rate_kg_per_1000kg_day) * not_negative("weight", animal_kg) / 1000 * 365


def direct(heads: Numbers, nitrogen_kg_per_head: Numbers, system: Numbers, ef: Numbers) -> Numbers:
    """Return kg N2O straight from a system; `ef` (EF3) in kg N2O-N per kg N.

    Source: 2006 IPCC Guidelines, Volume 4, Chapter 10, Equation 10.25.
    """
    return _handled(heads, nitrogen_kg_per_head, system) * ef * N2O_PER_N


def volatilised(heads: Numbers, nitrogen_kg_per_head: Numbers, system: Numbers, lost: Numbers) -> Numbers:
    """Return kg N lost to the air as NH3 and NOx; `lost` is Frac_GasMS.

    Source: 2006 IPCC Guidelines, Volume 4, Chapter 10, Equation 10.26.
    """
    return _handled(heads, nitrogen_kg_per_head, system) * share("volatilised", lost)


def leached(heads: Numbers, nitrogen_kg_per_head: Numbers, system: Numbers, lost: Numbers) -> Numbers:
    """Return kg N lost to water; `lost` is Frac_leachMS.

    Source: 2006 IPCC Guidelines, Volume 4, Chapter 10, Equation 10.28.
    """
    return _handled(heads, nitrogen_kg_per_head, system) * share("leached", lost)


def indirect_volatilised(nitrogen_kg: Numbers, ef: Numbers) -> Numbers:
    """Return kg N2O where volatilised N comes down again; `ef` is EF4.

    Source: 2006 IPCC Guidelines, Volume 4, Chapter 10, Equation 10.27.
    """
    return not_negative("nitrogen", nitrogen_kg) * ef * N2O_PER_N


def indirect_leached(nitrogen_kg: Numbers, ef: Numbers) -> Numbers:
    """Return kg N2O of leached N; `ef` is EF5. Source: 2006 IPCC Guidelines, Volume 4, Chapter 10, Equation 10.29."""
    return not_negative("nitrogen", nitrogen_kg) * ef * N2O_PER_N


def applied(heads: Numbers, nitrogen_kg_per_head: Numbers, system: Numbers, lost: Numbers) -> Numbers:
    """Return kg N of a system that is left for the fields: a nitrogen input of Equation 11.1, without bedding.

    `lost` is Frac_LossMS, all that is lost on the way. Source: 2006 IPCC Guidelines, Volume 4, Chapter 10,
    Equation 10.34.
    """
    return _handled(heads, nitrogen_kg_per_head, system) * (1 - share("loss", lost))


def _handled(heads: Numbers, nitrogen_kg_per_head: Numbers, system: Numbers) -> Numbers:
    return not_negative("heads", heads) * not_negative("nitrogen", nitrogen_kg_per_head) * share("system", system)
