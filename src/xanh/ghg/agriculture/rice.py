"""Methane of flooded rice. Source: 2006 IPCC Guidelines and 2019 Refinement, Volume 4, Chapter 5, Section 5.5."""

from xanh.ghg.numbers import Numbers, not_negative


def methane(area_ha: Numbers, days: Numbers, ef_kg_per_ha_day: Numbers) -> Numbers:
    """Return kg CH4 of one season on `area_ha` harvested, flooded and not, over `days` of cultivation.

    Each season of a year is a line of its own. Source: 2019 Refinement, Volume 4, Chapter 5, Equation 5.1.

    >>> methane(1000.0, 100.0, 1.5)
    150000.0
    """
    return not_negative("land area", area_ha) * not_negative("days", days) * ef_kg_per_ha_day


def daily_factor(
    ef_kg_per_ha_day: Numbers, water: Numbers, pre_season: Numbers, organic: Numbers, other: Numbers = 1.0
) -> Numbers:
    """Return the factor of a field in kg CH4 per ha and day: the baseline (flooded all season, no organic amendment)
    × SFw (water in the season) × SFp (water before it) × SFo (organic amendment) × what is known of soil and cultivar.

    Source: 2019 Refinement, Volume 4, Chapter 5, Equation 5.2.

    >>> daily_factor(2.0, 0.5, 1.0, 1.5)
    1.5
    """
    return not_negative("emission factor", ef_kg_per_ha_day) * water * pre_season * organic * other


def organic_scaling(amended_t_per_ha: Numbers) -> Numbers:
    """Return SFo for Σ ROA × CFOA: each amendment in t/ha (straw dry, the rest fresh) × its conversion factor.

    Source: 2019 Refinement, Volume 4, Chapter 5, Equation 5.3: (1 + Σ ROA × CFOA) to the power of 0.59.

    >>> organic_scaling(0.0), round(organic_scaling(5.0), 3)
    (1.0, 2.878)
    """
    return (1 + not_negative("amendment", amended_t_per_ha)) ** 0.59


def straw_left(straw_t_per_ha: Numbers, burnt: Numbers, removed: Numbers) -> Numbers:
    """Return t/ha of straw that can be incorporated: what is burnt or carried away is gone.

    Refusal where the two shares are more than the straw there is. Source: the text beside Equation 5.3 (only what is
    incorporated counts as an amendment) and Equation 2.27 (what is burnt counts there).

    >>> straw_left(4.0, 0.5, 0.25)
    1.0
    """
    return not_negative("straw", straw_t_per_ha) * not_negative("straw left", 1 - burnt - removed)
