"""Methane of landfills, year by year. Source: 2006 IPCC Guidelines and 2019 Refinement, Volume 5, Chapter 3.

Waste wet, carbon and methane in kg; DOC, DOCf, MCF, F and OX are shares.
"""

import numpy as np

from xanh.basis.errors import Refusal
from xanh.ghg.molar import CH4_PER_C
from xanh.ghg.numbers import Numbers, not_negative, share


def decomposable(waste_kg: Numbers, doc: Numbers, dissimilated: Numbers, mcf: Numbers) -> Numbers:
    """Return DDOCm, kg of carbon that will decay without air: W × DOC × DOCf × MCF.

    Source: 2006 IPCC Guidelines, Volume 5, Chapter 3, Equation 3.2.

    >>> decomposable(1000.0, 0.2, 0.5, 1.0)
    100.0
    """
    kept = share("DOC", doc) * share("DOCf", dissimilated) * share("MCF", mcf)
    return not_negative("waste", waste_kg) * kept


def potential(carbon_kg: Numbers, methane: Numbers) -> Numbers:
    """Return L0, kg CH4 that the carbon gives in all its years; `methane` is F, the share of CH4 in the gas.

    Source: 2006 IPCC Guidelines, Volume 5, Chapter 3, Equation 3.3.

    >>> potential(150.0, 0.5)
    100.0
    """
    return not_negative("carbon", carbon_kg) * share("methane share", methane) * CH4_PER_C


def accumulated(deposited_kg: Numbers, before_kg: Numbers, rate: Numbers) -> Numbers:
    """Return DDOCma, kg of carbon in the site at the end of a year; `rate` is k per year.

    What is deposited starts to decay in the next year. Source: 2006 IPCC Guidelines, Volume 5, Chapter 3, Equation 3.4.
    """
    return not_negative("carbon", deposited_kg) + not_negative("carbon", before_kg) * np.exp(-_rate(rate))


def decomposed(before_kg: Numbers, rate: Numbers) -> Numbers:
    """Return kg of carbon that decays in a year, of what was there at the end of the year before.

    Source: 2006 IPCC Guidelines, Volume 5, Chapter 3, Equation 3.5.
    """
    return not_negative("carbon", before_kg) * (1 - np.exp(-_rate(rate)))


def decomposed_at_once(deposited_kg: Numbers, rate: Numbers, start_month: Numbers) -> Numbers:
    """Return kg of carbon that decays in the year it is deposited, where decay starts in month `start_month` (M).

    M is 7 for no delay after mid-year and 13 for the default delay of six months, with which nothing decays yet.
    Source: 2006 IPCC Guidelines, Volume 5, Chapter 3, Annex 3A.1 (delay): 1 − exp(−k × (13 − M) / 12).

    >>> float(decomposed_at_once(100.0, 0.4, 13.0))
    0.0
    """
    if not np.all((np.asarray(start_month) >= 7) & (np.asarray(start_month) <= 13)):
        raise Refusal("Decay starts between month 7 (no delay) and month 13 (six months later): correct the month.")
    return not_negative("carbon", deposited_kg) * (1 - np.exp(-_rate(rate) * (13 - start_month) / 12))


def generated(decomposed_kg: Numbers, methane: Numbers) -> Numbers:
    """Return kg CH4 generated in a year. Source: 2006 IPCC Guidelines, Volume 5, Chapter 3, Equation 3.6.

    >>> generated(150.0, 0.5)
    100.0
    """
    return not_negative("carbon", decomposed_kg) * share("methane share", methane) * CH4_PER_C


def emitted(generated_kg: Numbers, recovered_kg: Numbers, oxidised: Numbers) -> Numbers:
    """Return kg CH4 that leaves the site: (generated − recovered) × (1 − OX); Refusal where more is recovered.

    Source: 2006 IPCC Guidelines, Volume 5, Chapter 3, Equation 3.1, after its sum over kinds of waste.

    >>> emitted(100.0, 20.0, 0.1)
    72.0
    """
    left = not_negative("methane", generated_kg) - not_negative("amount recovered", recovered_kg)
    if not np.all(np.asarray(left) >= 0):
        raise Refusal(
            "More methane is recovered than the site generates: check the recovery, the waste and its history."
        )
    return left * (1 - share("oxidised", oxidised))


def commitment(waste_kg: Numbers, potential_kg_per_kg: Numbers, recovered: Numbers, oxidised: Numbers) -> Numbers:
    """Return kg CH4 that the waste of one year gives in all its years, counted in the year of deposit.

    Not the emission of that year: never compared with, or added to, first-order decay. `recovered` is a share.
    Source: GPC, Chapter 8, Equation 8.3 (methane commitment), with L0 of Equation 8.4.

    >>> round(commitment(1000.0, 0.1, 0.2, 0.1), 9)
    72.0
    """
    left = (1 - share("recovered", recovered)) * (1 - share("oxidised", oxidised))
    return not_negative("waste", waste_kg) * potential_kg_per_kg * left


def _rate(rate: Numbers) -> Numbers:
    return not_negative("decay rate", rate)
