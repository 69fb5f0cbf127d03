"""Numbers as people write them: "1.234,5" in Vietnamese, "1,234.5" in English, never with an exponent."""

from decimal import ROUND_HALF_UP, Decimal, localcontext

from xanh.basis.errors import Refusal
from xanh.basis.hashing import plain_decimal
from xanh.basis.language import language as current_language

_DIGITS = 15  # SQLite keeps so many significant digits exactly
SIGNIFICANT = 12  # digits told of a number that was computed
_MARKS = {"vi": (".", ","), "en": (",", ".")}  # thousands, decimals


def format_number(value: Decimal | int, decimals: int | None = None, language: str | None = None) -> str:
    """Return `value` for a reader of `language` ("vi" or "en"; None: the language of the current task).

    With `decimals` the number has exactly that many, halves rounded away from zero as statistics offices do; without,
    it has its own digits, trailing zeros of the fraction left off. ValueError if `value` is not finite.

    >>> format_number(Decimal("1234.50"), language="vi"), format_number(Decimal("1234.50"), language="en")
    ('1.234,5', '1,234.5')
    >>> format_number(Decimal("0.125"), 2, language="vi"), format_number(Decimal("-7"), 1, language="vi")
    ('0,13', '-7,0')
    >>> format_number(Decimal("1.2E+6"), language="vi"), format_number(Decimal("1E-7"), language="en")
    ('1.200.000', '0.0000001')
    >>> format_number(Decimal("-0.04"), 1, language="en"), format_number(Decimal("1234567"), -3, language="en")
    ('0.0', '1,235,000')
    >>> format_number(Decimal("12345678901234567890123456789.125"), 2, language="en")
    '12,345,678,901,234,567,890,123,456,789.13'
    """
    number = rounded(Decimal(value), decimals)
    whole, _, fraction = f"{number.copy_abs():,f}".partition(".")
    if decimals is None:
        fraction = fraction.rstrip("0")
    thousands, point = _MARKS.get(language or current_language(), _MARKS["vi"])
    sign = "-" if number < 0 else ""
    return sign + whole.replace(",", thousands) + (point + fraction if fraction else "")


def rounded(value: Decimal, decimals: int | None) -> Decimal:
    """Return `value` with `decimals` decimals, halves away from zero; as it is for None. ValueError if not finite.

    >>> rounded(Decimal("2.345"), 2), rounded(Decimal("-2.345"), 2)
    (Decimal('2.35'), Decimal('-2.35'))
    """
    if not value.is_finite():
        raise ValueError(f"{value} cannot be written as a number")
    if decimals is None:
        return value
    with localcontext(prec=max(28, value.adjusted() + decimals + 3)):
        return value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def significant(value: float) -> Decimal:
    """Return a computed number with 12 significant digits, halves away from zero: what differs beyond is the machine's.

    >>> significant(0.1 + 0.2), significant(1234567890.12345678)
    (Decimal('0.300000000000'), Decimal('1234567890.12'))
    """
    with localcontext(prec=SIGNIFICANT, rounding=ROUND_HALF_UP):
        return +Decimal(repr(float(value)))


def require_storable(value: Decimal, decimals: int = 6) -> None:
    """Refuse a value that would not come back from every database exactly as it went in."""
    kept = value.is_finite() and value.adjusted() < _DIGITS
    whole, _, fraction = plain_decimal(abs(value)).partition(".") if kept else ("", "", "")
    if not kept or len(whole.lstrip("0") + fraction) > _DIGITS or len(fraction) > decimals:
        raise Refusal(
            "{value} has more digits than can be kept: at most {digits}, {decimals} of them after the decimal mark.",
            value=value,
            digits=_DIGITS,
            decimals=decimals,
        )
