"""Carbon of soils. Source: 2006 IPCC Guidelines, Volume 4, Chapter 2, Section 2.3.3. Stocks in t C, results in kg C."""

from xanh.ghg.land.carbon import stock_difference
from xanh.ghg.numbers import Numbers, not_negative


def organic_stock(reference_t_per_ha: Numbers, use: Numbers, management: Numbers, inputs: Numbers) -> Numbers:
    """Return the stock in t C per ha: SOC_ref × F_LU × F_MG × F_I.

    Source: 2006 IPCC Guidelines, Volume 4, Chapter 2, Equation 2.25, its second line.

    >>> organic_stock(50.0, 1.1, 1.0, 1.0)
    55.00000000000001
    """
    return not_negative("stock", reference_t_per_ha) * use * management * inputs


def mineral(area_ha: Numbers, before_t_per_ha: Numbers, after_t_per_ha: Numbers, years: Numbers) -> Numbers:
    """Return the change in kg C a year over the time of transition `years` (D, 20 by default of the guidelines).

    Source: 2006 IPCC Guidelines, Volume 4, Chapter 2, Equation 2.25.

    >>> mineral(10.0, 60.0, 40.0, 20.0)
    -10000.0
    """
    return not_negative("land area", area_ha) * stock_difference(before_t_per_ha, after_t_per_ha, years) * 1000


def drained(area_ha: Numbers, ef_t_per_ha: Numbers) -> Numbers:
    """Return kg C lost a year, above zero, by drained organic soils; `ef_t_per_ha` in t C per ha and year.

    Source: 2006 IPCC Guidelines, Volume 4, Chapter 2, Equation 2.26.

    >>> drained(3.0, 20.0)
    60000.0
    """
    return not_negative("land area", area_ha) * ef_t_per_ha * 1000


def change(mineral_kg: Numbers, drained_kg: Numbers) -> Numbers:
    """Return the change of soil carbon: mineral soils less the loss of drained organic soils (tier 1: no inorganic C).

    Source: 2006 IPCC Guidelines, Volume 4, Chapter 2, Equation 2.24.
    """
    return mineral_kg - not_negative("carbon loss", drained_kg)
