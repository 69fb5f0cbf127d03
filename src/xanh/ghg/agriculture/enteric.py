"""Methane from digestion. Source: 2006 IPCC Guidelines, Volume 4, Chapter 10, Section 10.3 (and 10.2 for feed energy).

Energies in MJ per head and day; the guidelines write DE and Ym in per cent, here they are shares.
"""

from xanh.ghg.numbers import Numbers, not_negative, share

METHANE_ENERGY = 55.65  # MJ per kg CH4, Equation 10.21


def methane(heads: Numbers, ef_kg_per_head_year: Numbers) -> Numbers:
    """Return kg CH4 a year of `heads` of one kind of animal.

    Source: 2006 IPCC Guidelines, Volume 4, Chapter 10, Equation 10.19; its sum over kinds is Equation 10.20.

    >>> methane(100.0, 76.0)
    7600.0
    """
    return not_negative("heads", heads) * ef_kg_per_head_year


def maintenance(coefficient: Numbers, weight_kg: Numbers) -> Numbers:
    """Return the net energy for maintenance: Cf × weight^0.75.

    Source: 2006 IPCC Guidelines, Volume 4, Chapter 10, Equation 10.3.

    >>> round(maintenance(0.322, 400.0), 2)
    28.8
    """
    return coefficient * not_negative("weight", weight_kg) ** 0.75


def activity(coefficient: Numbers, maintenance_mj: Numbers) -> Numbers:
    """Return the net energy of cattle and buffalo for moving and feeding: Ca × maintenance.

    Source: 2006 IPCC Guidelines, Volume 4, Chapter 10, Equation 10.4.
    """
    return coefficient * maintenance_mj


def growth(weight_kg: Numbers, coefficient: Numbers, mature_kg: Numbers, gain_kg_per_day: Numbers) -> Numbers:
    """Return the net energy of cattle and buffalo for growing; `coefficient` is 0.8 female, 1.0 castrate, 1.2 bull.

    Source: 2006 IPCC Guidelines, Volume 4, Chapter 10, Equation 10.6.
    """
    return 22.02 * (not_negative("weight", weight_kg) / (coefficient * mature_kg)) ** 0.75 * gain_kg_per_day**1.097


def lactation(milk_kg_per_day: Numbers, fat_percent: Numbers) -> Numbers:
    """Return the net energy of cattle and buffalo for milk: milk × (1.47 + 0.40 × fat, per cent by weight).

    Source: 2006 IPCC Guidelines, Volume 4, Chapter 10, Equation 10.8.

    >>> round(lactation(10.0, 4.0), 9)
    30.7
    """
    return not_negative("milk", milk_kg_per_day) * (1.47 + 0.40 * fat_percent)


def work(maintenance_mj: Numbers, hours_per_day: Numbers) -> Numbers:
    """Return the net energy of draught cattle and buffalo: 10 % of maintenance per hour of work.

    Source: 2006 IPCC Guidelines, Volume 4, Chapter 10, Equation 10.11.
    """
    return 0.10 * maintenance_mj * not_negative("hours", hours_per_day)


def pregnancy(coefficient: Numbers, maintenance_mj: Numbers) -> Numbers:
    """Return the net energy for pregnancy: C × maintenance (0.10 for cattle and buffalo).

    Source: 2006 IPCC Guidelines, Volume 4, Chapter 10, Equation 10.13.
    """
    return coefficient * maintenance_mj


def maintenance_ratio(digestible: Numbers) -> Numbers:
    """Return REM, net energy for maintenance per digestible energy; `digestible` is DE as a share.

    Source: 2006 IPCC Guidelines, Volume 4, Chapter 10, Equation 10.14.

    >>> round(maintenance_ratio(0.6), 4)
    0.4947
    """
    percent = 100 * share("digestible", digestible)
    return 1.123 - 4.092e-3 * percent + 1.126e-5 * percent**2 - 25.4 / percent


def growth_ratio(digestible: Numbers) -> Numbers:
    """Return REG, net energy for growth per digestible energy; `digestible` is DE as a share.

    Source: 2006 IPCC Guidelines, Volume 4, Chapter 10, Equation 10.15.

    >>> round(growth_ratio(0.6), 4)
    0.2782
    """
    percent = 100 * share("digestible", digestible)
    return 1.164 - 5.160e-3 * percent + 1.308e-5 * percent**2 - 37.4 / percent


def gross_energy(upkeep_mj: Numbers, growth_mj: Numbers, digestible: Numbers) -> Numbers:
    """Return the gross energy eaten: (upkeep / REM + growth / REG) / DE.

    `upkeep_mj` adds maintenance, activity, lactation, work and pregnancy; `growth_mj` growth and wool.
    Source: 2006 IPCC Guidelines, Volume 4, Chapter 10, Equation 10.16.

    >>> round(gross_energy(40.0, 5.0, 0.6), 1)
    164.7
    """
    needed = upkeep_mj / maintenance_ratio(digestible) + growth_mj / growth_ratio(digestible)
    return needed / share("digestible", digestible)


def emission_factor(gross_energy_mj: Numbers, conversion: Numbers) -> Numbers:
    """Return kg CH4 per head and year; `conversion` is Ym, the share of gross energy that becomes methane (tier 2).

    Source: 2006 IPCC Guidelines, Volume 4, Chapter 10, Equation 10.21.

    >>> round(emission_factor(150.0, 0.065), 2)
    63.95
    """
    return not_negative("feed energy", gross_energy_mj) * share("conversion", conversion) * 365 / METHANE_ENERGY
