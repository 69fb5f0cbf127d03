"""Carbon of living biomass. Source: 2006 IPCC Guidelines, Volume 4, Chapter 2, Section 2.3.1.

Dry matter in tonnes, results in kg C a year; losses come out above zero.
"""

from xanh.ghg.numbers import Numbers, not_negative, share


def gain(area_ha: Numbers, growth_t_per_ha: Numbers, carbon: Numbers) -> Numbers:
    """Return kg C gained a year; `growth_t_per_ha` is G_total, dry matter above and below ground.

    Source: 2006 IPCC Guidelines, Volume 4, Chapter 2, Equation 2.9.

    >>> round(gain(10.0, 4.0, 0.47), 6)
    18800.0
    """
    return not_negative("land area", area_ha) * growth_t_per_ha * share("carbon content", carbon) * 1000


def growth(above_t_per_ha: Numbers, root_to_shoot: Numbers) -> Numbers:
    """Return G_total in t dry matter per ha and year from the growth above ground (tier 1).

    Source: 2006 IPCC Guidelines, Volume 4, Chapter 2, Equation 2.10.

    >>> growth(4.0, 0.25)
    5.0
    """
    return not_negative("growth", above_t_per_ha) * (1 + not_negative("root to shoot", root_to_shoot))


def growth_of_volume(volume_m3_per_ha: Numbers, expansion_t_per_m3: Numbers, root_to_shoot: Numbers) -> Numbers:
    """Return G_total in t dry matter per ha and year from the growth of merchantable volume (BCEF_I, tiers 2 and 3).

    Source: 2006 IPCC Guidelines, Volume 4, Chapter 2, Equation 2.10.
    """
    return growth(not_negative("growth", volume_m3_per_ha) * expansion_t_per_m3, root_to_shoot)


def loss(wood: Numbers, fuelwood: Numbers, disturbance: Numbers) -> Numbers:
    """Return kg C lost a year. Source: 2006 IPCC Guidelines, Volume 4, Chapter 2, Equation 2.11."""
    return (
        not_negative("carbon loss", wood)
        + not_negative("carbon loss", fuelwood)
        + not_negative("carbon loss", disturbance)
    )


def wood_removed(volume_m3: Numbers, expansion_t_per_m3: Numbers, root_to_shoot: Numbers, carbon: Numbers) -> Numbers:
    """Return kg C of wood taken out, bark, crown and roots with it; `expansion_t_per_m3` is BCEF_R.

    Source: 2006 IPCC Guidelines, Volume 4, Chapter 2, Equation 2.12 (2.13 for whole trees cut as fuelwood).
    """
    dry = not_negative("wood", volume_m3) * expansion_t_per_m3 * (1 + not_negative("root to shoot", root_to_shoot))
    return dry * share("carbon content", carbon) * 1000


def disturbed(
    area_ha: Numbers, above_t_per_ha: Numbers, root_to_shoot: Numbers, carbon: Numbers, lost: Numbers
) -> Numbers:
    """Return kg C lost to fire, storm or pests on `area_ha`; `lost` is fd, the share of the biomass that goes.

    Source: 2006 IPCC Guidelines, Volume 4, Chapter 2, Equation 2.14.
    """
    standing = not_negative("land area", area_ha) * not_negative("biomass", above_t_per_ha)
    with_roots = standing * (1 + not_negative("root to shoot", root_to_shoot))
    return with_roots * share("carbon content", carbon) * share("loss", lost) * 1000


def converted(area_ha: Numbers, before_t_c_per_ha: Numbers, after_t_c_per_ha: Numbers) -> Numbers:
    """Return the change in kg C in the year `area_ha` changes its use; stocks in t C per ha (dry matter × CF).

    Source: 2006 IPCC Guidelines, Volume 4, Chapter 2, Equation 2.16.

    >>> converted(2.0, 21.0, 4.7)
    -32600.0
    """
    changed = not_negative("biomass", after_t_c_per_ha) - not_negative("biomass", before_t_c_per_ha)
    return not_negative("land area", area_ha) * changed * 1000
