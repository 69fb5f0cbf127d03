"""What a person typed in one field, to what it means; Refusal with a sentence for the field where it means nothing."""

from collections.abc import Sequence
from decimal import Decimal

from xanh.basis.errors import Refusal
from xanh.documents.forms.decimals import from_text, readings
from xanh.ghg.categories import categories
from xanh.ghg.city_sources import source_word, source_words
from xanh.ghg.notation import Notation
from xanh.ghg.numbers import scale

LONGEST_NAME, LONGEST_TEXT = 80, 1000
# What people write in tables of figures, beside the names of units.
_UNITS = {
    "tấn": "tonne",
    "t": "tonne",
    "kg": "kilogram",
    "ha": "hectare",
    "con": "head",
    "người": "person",
    "m3": "m**3",
}


def name_in(text: str) -> str:
    """Return the name of a line."""
    if len(text) > LONGEST_NAME:
        raise Refusal("A name has at most {most} characters: shorten it.", most=LONGEST_NAME)
    return text


def text_in(text: str) -> str:
    """Return a text of at most 1000 characters."""
    if len(text) > LONGEST_TEXT:
        raise Refusal("A text has at most {most} characters: shorten it, or attach a file.", most=LONGEST_TEXT)
    return text


def number_in(text: str) -> Decimal:
    """Return the number `text` writes the Vietnamese way."""
    value = from_text(text)
    if value is not None:
        return value
    if found := readings(text):
        raise Refusal("“{text}” can be read as {readings}: write the one meant.", text=text, readings=" | ".join(found))
    raise Refusal("“{text}” is no number: write it like 1234,5.", text=text[:60])


def positive_in(text: str) -> Decimal:
    """Return a number that is not below zero."""
    value = number_in(text)
    if value < 0:
        raise Refusal("{text} is below zero: an activity, a mass or a rate is never negative.", text=text)
    return value


def factor_in(text: str) -> Decimal:
    """Return a number above zero."""
    value = number_in(text)
    if value <= 0:
        raise Refusal("{text} is not above zero, as a factor must be.", text=text)
    return value


def range_in(text: str) -> tuple[float, float]:
    """Return (low, high) of “0,82 - 0,86”; of one number what its last digit leaves open."""
    parts = [factor_in(part.strip()) for part in text.replace("–", "-").split("-")]
    if len(parts) == 1:
        half = Decimal(5).scaleb(int(parts[0].as_tuple().exponent) - 1)
        return float(parts[0] - half), float(parts[0] + half)
    if len(parts) > 2 or parts[0] > parts[1]:
        raise Refusal("“{text}” is no range: write the lower number first, like 0,82 - 0,86.", text=text[:40])
    return float(parts[0]), float(parts[1])


def share_in(text: str) -> Decimal:
    """Return a share from 0 to 1."""
    value = number_in(text)
    if not 0 <= value <= 1:
        raise Refusal("{text} is not a share from 0 to 1: write 0,85 for 85 %.", text=text)
    return value


def percent_in(text: str) -> float:
    """Return a share from ± per cent."""
    value = number_in(text.removesuffix("%").strip())
    if not 0 <= value <= 1000:
        raise Refusal("{text} is not an uncertainty in ± per cent, from 0 to 1000.", text=text)
    return float(value) / 100


def year_in(text: str) -> int:
    """Return a year from 1950 to 2100."""
    if not (text.isascii() and text.isdigit() and 1950 <= int(text) <= 2100):
        raise Refusal("“{text}” is no year between 1950 and 2100.", text=text[:20])
    return int(text)


def unit_in(text: str, units: Sequence[str]) -> str:
    """Return the unit, which must measure the same as one of `units`."""
    unit = {one.casefold(): one for one in units}.get(text.casefold()) or _UNITS.get(text.casefold(), text)
    if not any(_measures(unit, one) for one in units):
        raise Refusal(
            "“{unit}” is not a unit of this activity: write one of {units}.", unit=text[:40], units=", ".join(units)
        )
    return unit


def category_in(text: str, allowed: Sequence[str]) -> str:
    """Return the code of an IPCC category; the cell may have the name after the code."""
    code = text.split(" ")[0].rstrip(":")
    if allowed and code not in allowed:
        raise Refusal(
            "“{code}” is no category of this kind of source: write one of {codes}.",
            code=code[:40],
            codes=", ".join(allowed),
        )
    if code not in categories("ipcc_2006"):
        raise Refusal("“{code}” is not a category of IPCC 2006.", code=code[:40])
    return code


def choice_in(text: str, choices: Sequence[str]) -> str:
    """Return the code of a choice written by its code or its word."""
    known = {word.casefold(): one for one in choices for word in (*source_words(one), one)}
    if text.casefold() not in known:
        shown = "; ".join(source_word(one) for one in choices)
        raise Refusal("“{text}” is none of the choices: {choices}.", text=text[:60], choices=shown)
    return known[text.casefold()]


def notation_in(text: str) -> Notation:
    """Return a notation key."""
    if text.upper() not in Notation:
        raise Refusal("“{text}” is not a notation key: write NO, NE, NA, IE or C.", text=text[:20])
    return Notation(text.upper())


def history_in(text: str) -> dict[int, float]:
    """Return amounts by year from “2010=1200; 2011=1250”."""
    found: dict[int, float] = {}
    for part in filter(None, (one.strip() for one in text.split(";"))):
        year, sign, amount = part.partition("=")
        if not sign:
            raise Refusal("Write the earlier years like “2010=1200; 2011=1250”, not “{text}”.", text=part[:40])
        if (when := year_in(year.strip())) in found:
            raise Refusal("The year {year} stands twice: keep one.", year=when)
        found[when] = float(positive_in(amount.strip()))
    return found


def less_in(text: str) -> dict[str, float]:
    """Return what is subtracted for each facility from “CS-001=1200; CS-002=300”."""
    found: dict[str, float] = {}
    for part in filter(None, (one.strip() for one in text.split(";"))):
        code, sign, amount = (one.strip() for one in part.partition("="))
        if not sign or not code:
            raise Refusal("Write what is subtracted like “CS-001=1200; CS-002=300”, not “{text}”.", text=part[:40])
        if code in found:
            raise Refusal("The facility {facility} stands twice: keep one.", facility=code[:40])
        found[code] = float(positive_in(amount))
    return found


def codes_in(text: str) -> tuple[str, ...]:
    """Return the codes in a list separated by semicolons."""
    return tuple(dict.fromkeys(one for part in text.split(";") if (one := part.strip())))


def _measures(unit: str, other: str) -> bool:
    try:
        scale(unit, other)
    except Refusal:
        return False
    return True
