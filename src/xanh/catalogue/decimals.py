"""With how many decimals a value of an indicator is shown, wherever it is shown beside its target."""

from decimal import Decimal

from xanh.catalogue import CATALOGUE

_MOST = 3  # of an indicator outside the catalogue


def most_decimals(code: str) -> int:
    """Return with how many decimals a value of an indicator is shown at most: it is rounded to so many."""
    return CATALOGUE[code].decimals if code in CATALOGUE else _MOST


def shown_decimals(code: str, value: Decimal) -> int:
    """Return the decimals of the catalogue's own entry: always so many where it has a formula, of a reported value at
    most so many and never more than it has; outside the catalogue those it has, three at most.

    >>> shown_decimals("ghg-intensity-grdp", Decimal("59.7")), shown_decimals("ghg-emissions", Decimal("1234.567"))
    (2, 0)
    >>> shown_decimals("unheard-of", Decimal("12.50"))
    1
    """
    exponent = value.normalize().as_tuple().exponent
    own = max(0, -exponent) if isinstance(exponent, int) else 0
    if code not in CATALOGUE:
        return min(_MOST, own)
    entry = CATALOGUE[code]
    return entry.decimals if entry.function else min(entry.decimals, own)
