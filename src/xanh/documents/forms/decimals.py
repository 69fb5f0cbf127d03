"""Decimals between Excel, Vietnamese writing and exact decimals."""

import re
from decimal import Decimal

from xanh.documents.forms import wording

DIGITS = 15  # what Excel keeps of a number
_LIMIT = Decimal(10) ** DIGITS

_WHOLE = re.compile(r"[+-]?\d{1,15}")
_COMMA = re.compile(r"[+-]?(\d{1,15}),(\d{1,15})")
_GROUPED = re.compile(r"[+-]?[1-9]\d{0,2}(?:\.\d{3})+(?:,\d{1,15})?")
_LOOKS_NUMERIC = re.compile(r"[+-]?[\d.,\s]*\d[\d.,\s]*")


def from_excel(value: float) -> Decimal | None:
    """Return the decimal a person typed: the shortest one that Excel's binary number stands for.

    None where the number is not finite or has more than 15 digits before the comma.

    >>> from_excel(1.1000000000000001), from_excel(50.0), from_excel(7)
    (Decimal('1.1'), Decimal('50'), Decimal('7'))
    """
    number = Decimal(repr(value))
    if not number.is_finite() or abs(number) >= _LIMIT:
        return None
    return number.quantize(Decimal(1)) if number == number.to_integral_value() else number


def from_text(text: str) -> Decimal | None:
    """Return the number `text` writes in the Vietnamese convention (comma decimal, dot for thousands), if certain.

    Accepted: digits only; one comma as decimal sign; dots for thousands when the comma, or a second dot, shows that
    they are no decimal sign. Not certain, so None: "12.5" and "1.234" (a dot may be a foreign decimal sign),
    "1,234" (a comma before exactly three digits may be a foreign thousands sign; "0,125" and "1234,567" cannot be).

    >>> [str(from_text(text)) for text in ("12,5", "1.234,5", "1.234.567", "0,125", "1234")]
    ['12.5', '1234.5', '1234567', '0.125', '1234']
    >>> [from_text(text) for text in ("12.5", "1.234", "1,234", "1,234.5", "1 234", "abc", "")]
    [None, None, None, None, None, None, None]
    """
    text = text.strip().replace("\N{MINUS SIGN}", "-")
    if not text.isascii():
        return None
    if _WHOLE.fullmatch(text):
        return Decimal(text)
    if match := _COMMA.fullmatch(text):
        foreign_thousands = len(match[2]) == 3 and len(match[1]) <= 3 and not match[1].startswith("0")
        return None if foreign_thousands else Decimal(text.replace(",", "."))
    if _GROUPED.fullmatch(text) and ("," in text or text.count(".") > 1):
        return Decimal(text.replace(".", "").replace(",", "."))
    return None


def certain(value: Decimal) -> str:
    """Return `value` typed so that `from_text` is certain of it: no dots, and one more zero where it needs that.

    >>> certain(Decimal("1234.50")), certain(Decimal("1.234")), certain(Decimal("-7")), certain(Decimal("0.125"))
    ('1234,5', '1,2340', '-7', '0,125')
    """
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".").replace(".", ",")
    return text + "0" if "," in text and from_text(text) is None else text


def readings(text: str) -> tuple[str, ...]:
    """Return every number an uncertain `text` may stand for, each written with certainty; () where there is none.

    >>> readings("1.234"), readings("1,234"), readings("12.5"), readings("1 234"), readings("1.2.3")
    (('1234', '1,2340'), ('1,2340', '1234'), ('12,5',), ('1234',), ())
    """
    bare = "".join(text.split())
    found = []
    for thousands, point in ((".", ","), (",", ".")):
        whole, mark, fraction = bare.partition(point)
        digits = whole.replace(thousands, "")
        grouped = re.fullmatch(r"[+-]?\d{1,3}(?:[.,]\d{3})+", whole)
        if not re.fullmatch(r"[+-]?\d{1,15}", digits) or (digits != whole and not grouped):
            continue
        if not mark or re.fullmatch(r"\d{1,15}", fraction):
            found.append(certain(Decimal(f"{digits}.{fraction or 0}")))
    return tuple(dict.fromkeys(found))


def looks_numeric(text: str) -> bool:
    """Return whether `text` consists of digits, dots, commas and blanks: a number, though maybe an unclear one."""
    return bool(_LOOKS_NUMERIC.fullmatch(text.strip()))


def fits_excel(value: Decimal) -> bool:
    """Return whether Excel can hold `value` exactly as typed: finite and at most 15 significant digits."""
    return value.is_finite() and abs(value) < _LIMIT and len(value.normalize().as_tuple().digits) <= DIGITS


def vietnamese(value: Decimal) -> str:
    """Return `value` as Vietnamese documents print it, every digit kept.

    >>> vietnamese(Decimal("-1234567.50")), vietnamese(Decimal("0.125"))
    ('-1.234.567,5', '0,125')
    """
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    whole, _, decimals = text.partition(".")
    grouped = f"{abs(int(whole)):,}".replace(",", ".")
    sign = "-" if value < 0 else ""
    return sign + grouped + ("," + decimals if decimals else "")


def in_words(low: Decimal | None, high: Decimal | None) -> str:
    """Return limits in words ("từ 0 đến 100"), "" where there are none."""
    if low is not None and high is not None:
        return wording.BETWEEN.format(low=vietnamese(low), high=vietnamese(high))
    if low is not None:
        return wording.AT_LEAST.format(low=vietnamese(low))
    return "" if high is None else wording.AT_MOST.format(high=vietnamese(high))
