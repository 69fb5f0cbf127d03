"""One cell to one answer, or the sentence that says what is wrong with it."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from urllib.parse import urlsplit

from xanh.basis.text import collapse
from xanh.documents.forms import wording
from xanh.documents.forms.decimals import from_excel, from_text, in_words, looks_numeric, vietnamese
from xanh.documents.forms.grid import Found
from xanh.documents.forms.prompts import TEXT_LIMIT
from xanh.documents.forms.strings import unwanted

_SCHEME = re.compile(r"(?:https?|ftp|file|mailto|data|javascript|vbscript):", re.IGNORECASE)
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|]')
_NAME_LIMIT, _LINK_LIMIT = 255, 2000
_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_FIRST_DAY = date(2000, 1, 1)


class WrongCellError(Exception):
    """A cell that cannot be accepted; its text is the Vietnamese sentence for the person who filled it."""


class AmbiguousNumberError(WrongCellError):
    """A text of digits that may stand for more than one number, or was written in another country's way."""


def number(found: Found | None, low: Decimal | None = None, high: Decimal | None = None) -> Decimal | None:
    """Return the number in a cell, None where it is empty; WrongCellError if it is none or not in `low` … `high`."""
    if found is None:
        return None
    expected = _expected(low, high)
    value = _number_in(found, expected)
    if (low is not None and value < low) or (high is not None and value > high):
        raise WrongCellError(wording.OUT_OF_LIMITS.format(found=vietnamese(value), expected=expected))
    return value


def text(found: Found | None, limit: int = TEXT_LIMIT) -> str:
    """Return the text in a cell, "" where it is empty. Typed numbers and dates are taken as they are shown."""
    if found is None:
        return ""
    _check_is_value(found, wording.A_TEXT)
    if isinstance(found.value, int | float):
        exact = from_excel(found.value)
        if exact is None:
            raise WrongCellError(wording.TOO_BIG.format(found=found.shown(), expected=wording.A_TEXT))
        return vietnamese(exact)
    written = found.value if isinstance(found.value, str) else found.shown()
    if len(written) > limit:
        raise WrongCellError(
            wording.TEXT_TOO_LONG.format(found=vietnamese(Decimal(len(written))), limit=vietnamese(Decimal(limit)))
        )
    if character := unwanted(written):
        raise WrongCellError(wording.CONTROL_CHARACTERS.format(found=f"U+{ord(character):04X}"))
    return written


def choice(found: Found | None, labels: Mapping[str, str]) -> str | None:
    """Return the code whose label stands in a cell, None where it is empty. Case and extra blanks do not matter."""
    if found is None:
        return None
    _check_is_value(found, wording.A_TEXT)
    codes = {collapse(label).casefold(): code for code, label in labels.items()}
    code = codes.get(collapse(str(found.value)).casefold())
    if code is None:
        raise WrongCellError(wording.NOT_IN_LIST.format(found=found.shown(), expected="; ".join(labels.values())))
    return code


def evidence(found: Found | None) -> tuple[str, ...]:
    """Return the file names and http(s) links of a cell, one per line, empty lines left out."""
    lines = (line.strip() for line in text(found).split("\n"))
    return tuple(_evidence_line(line) for line in lines if line)


def day(found: Found | None) -> date | None:
    """Return the date in a cell: an Excel date, or the text "15/11/2025"."""
    if found is None:
        return None
    if isinstance(found.value, date):
        typed = found.value.date() if isinstance(found.value, datetime) else found.value
        if typed >= _FIRST_DAY:
            return typed
    if isinstance(found.value, str) and found.kind == "s" and (match := _DAY.fullmatch(found.value)):
        try:
            return date(int(match[3]), int(match[2]), int(match[1]))
        except ValueError as error:
            raise WrongCellError(wording.NOT_A_DAY.format(found=found.shown())) from error
    raise WrongCellError(wording.NOT_A_DAY.format(found=found.shown()))


def _number_in(found: Found, expected: str) -> Decimal:
    _check_is_value(found, expected)
    if found.kind == "d":
        raise WrongCellError(wording.DATE_IN_NUMBER.format(found=found.shown(), expected=expected))
    if "%" in found.number_format:
        raise WrongCellError(wording.PERCENT_FORMAT)
    if isinstance(found.value, str):
        exact = from_text(found.value)
        if exact is None:
            if looks_numeric(found.value):
                raise AmbiguousNumberError(wording.AMBIGUOUS_NUMBER.format(found=found.shown(), expected=expected))
            raise WrongCellError(wording.NOT_A_NUMBER.format(found=found.shown(), expected=expected))
        return exact
    value = from_excel(found.value) if isinstance(found.value, int | float) else None
    if value is None:
        raise WrongCellError(wording.TOO_BIG.format(found=found.shown(), expected=expected))
    return value


def _check_is_value(found: Found, expected: str) -> None:
    if found.kind == "f":
        raise WrongCellError(wording.FORMULA.format(found=found.shown()))
    if found.kind == "e":
        raise WrongCellError(wording.EXCEL_ERROR.format(found=found.shown()))
    if found.kind == "b":
        raise WrongCellError(wording.BOOLEAN.format(expected=expected))


def _expected(low: Decimal | None, high: Decimal | None) -> str:
    limits = in_words(low, high)
    return wording.A_NUMBER_LIMITED.format(limits=limits) if limits else wording.A_NUMBER


def _evidence_line(line: str) -> str:
    if "://" in line or _SCHEME.match(line):
        if not _is_link(line):
            raise WrongCellError(wording.NOT_A_LINK.format(found=line[:80]))
        return line
    if _NOT_IN_NAMES.search(line) or line.strip(".") == "" or len(line) > _NAME_LIMIT:
        raise WrongCellError(wording.NOT_A_FILE_NAME.format(found=line[:80]))
    return line


def _is_link(line: str) -> bool:
    if len(line) > _LINK_LIMIT or any(character.isspace() or character in '<>"' for character in line):
        return False
    try:
        parts = urlsplit(line)
        return parts.scheme.lower() in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False
