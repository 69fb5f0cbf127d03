"""Refrigerants, substitutes for ozone-depleting substances. 2006 IPCC Guidelines, Volume 3, Chapter 7, Section 7.5.

Masses in kg of one gas; the guidelines write k, x, p and c in per cent, here they are shares.
"""

from xanh.ghg.numbers import Numbers, not_negative, share


def mass_balance(sold_new: Numbers, charged_new: Numbers, retired: Numbers, destroyed: Numbers = 0.0) -> Numbers:
    """Return kg emitted: refrigerant sold − charge of new equipment + original charge of retiring − destroyed.

    Tier 2b, for a whole year and market. Source: 2006 IPCC Guidelines, Volume 3, Chapter 7, Equation 7.9.

    >>> mass_balance(100.0, 60.0, 20.0, 5.0)
    55.0
    """
    return sold_new - charged_new + retired - destroyed


def containers(refrigerant: Numbers, lost: Numbers) -> Numbers:
    """Return kg lost when refrigerant is moved between containers; `lost` is c. Source: as above, Equation 7.11."""
    return not_negative("refrigerant", refrigerant) * share("loss", lost)


def charging(charged: Numbers, lost: Numbers) -> Numbers:
    """Return kg lost when new equipment is charged; `lost` is k. Source: as above, Equation 7.12."""
    return not_negative("charge", charged) * share("loss", lost)


def operation(bank: Numbers, leak: Numbers) -> Numbers:
    """Return kg leaking in a year from the `bank` in equipment in use, servicing included; `leak` is x.

    Source: as above, Equation 7.13.

    >>> operation(1000.0, 0.05)
    50.0
    """
    return not_negative("bank", bank) * share("leak", leak)


def end_of_life(charged: Numbers, remaining: Numbers, recovered: Numbers) -> Numbers:
    """Return kg lost when equipment is scrapped: original charge × p remaining × (1 − η recovered).

    Source: as above, Equation 7.14.

    >>> end_of_life(100.0, 0.8, 0.25)
    60.0
    """
    return not_negative("charge", charged) * share("remaining", remaining) * (1 - share("recovered", recovered))


def all_stages(in_containers: Numbers, in_charging: Numbers, in_operation: Numbers, at_end: Numbers) -> Numbers:
    """Return kg over the four stages (tier 2a). Source: as above, Equation 7.10."""
    return in_containers + in_charging + in_operation + at_end
