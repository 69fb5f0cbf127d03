"""One cell to one answer, or the sentence that says what is wrong with it."""

import re
from decimal import Decimal

from xanh.basis.errors import Refusal
from xanh.basis.language import gettext as _
from xanh.basis.missing import MissingReason
from xanh.basis.number import format_number, require_storable, rounded
from xanh.basis.parameter import parameter
from xanh.basis.period import Period
from xanh.basis.text import fold
from xanh.basis.unit import convert
from xanh.basis.unit_label import unit_label, unit_named
from xanh.documents.forms.strings import unwanted
from xanh.documents.observations.cells import Cell
from xanh.documents.observations.model import Known

STATUSES: dict[str, tuple[str, ...]] = {
    "estimated": ("ước thực hiện", "ước tính"),
    "actual": ("thực hiện",),
    "official": ("chính thức",),
}
GIVEN = (
    MissingReason.NOT_COLLECTED,
    MissingReason.NOT_YET_AVAILABLE,
    MissingReason.NOT_APPLICABLE,
    MissingReason.CONFIDENTIAL,
    MissingReason.NOT_REPORTED,
)
_WHOLE = re.compile(r"[+-]?[0-9]{1,18}")
_DIGITS_AND_MARKS = re.compile(r"[+-]?[0-9.,]*[0-9][0-9.,]*")
_DECIMALS, _DIGITS = 6, 15
# What marks a computed value beside a reported one, and one expressed on the boundaries of another day.
RESERVED = frozenset({"reading", "boundaries"})


class WrongCellError(Exception):
    """A cell that cannot be accepted; its text is the sentence for the person who filled it."""


def plain(cell: Cell, longest: int) -> str:
    """Return the text of a cell; WrongCellError where it holds no text or too much of it."""
    if cell.kind == "formula":
        raise WrongCellError(_("a formula stands here: put its result in its place"))
    if cell.kind == "error":
        raise WrongCellError(_("an error value stands here: put the number in its place"))
    if cell.kind in ("truth", "day"):
        raise WrongCellError(
            _("“{text}” is not what this column asks for: format the cell as text").format(text=cell.text)
        )
    if len(cell.text) > longest:
        raise WrongCellError(_("the text is longer than {longest} letters").format(longest=longest))
    if found := unwanted(cell.text):
        raise WrongCellError(_("the text holds the control character U+{code}").format(code=f"{ord(found):04X}"))
    return cell.text


def number(cell: Cell, mark: str) -> Decimal | None:
    """Return the number in a cell, None where it is empty. `mark` is the file's decimal mark, "" where not stated."""
    text = plain(cell, 60).replace("\N{MINUS SIGN}", "-")
    if not text:
        return None
    if cell.percent:
        raise WrongCellError(_("the cell is formatted as per cent: format it as a number and state the unit"))
    if cell.kind == "number":
        return cell.number if cell.number is not None else _too_large()
    if _WHOLE.fullmatch(text):
        return Decimal(text)
    if not _DIGITS_AND_MARKS.fullmatch(text):
        raise WrongCellError(_("“{text}” is not a number").format(text=text))
    if not mark:
        raise WrongCellError(
            _("“{text}” has a dot or a comma: say which of the two is the decimal mark of this file").format(text=text)
        )
    group, point = re.escape("." if mark == "," else ","), re.escape(mark)
    if not re.fullmatch(
        rf"[+-]?(?:[0-9]{{1,18}}|[0-9]{{1,3}}(?:{group}[0-9]{{3}}){{1,5}})(?:{point}[0-9]{{1,18}})?", text
    ):
        raise WrongCellError(_("“{text}” is not a number whose decimal mark is “{mark}”").format(text=text, mark=mark))
    return Decimal(text.replace("." if mark == "," else ",", "").replace(",", "."))


def _too_large() -> Decimal:
    raise WrongCellError(_("the number is too large"))


def period(cell: Cell) -> Period:
    """Return the period named in a cell."""
    try:
        return Period.parse(plain(cell, 9))
    except Refusal as refusal:
        raise WrongCellError(str(refusal)) from refusal


def area(cell: Cell, known: Known) -> str:
    """Return the area code in a cell; a number only where no zero can have been lost in front of it."""
    code = plain(cell, 10)
    if cell.kind == "number":
        meant = [one for one in known.areas if one.lstrip("0") == code.lstrip("0")]
        if meant != [code]:
            raise WrongCellError(_("the code is a number, and zeros in front may be lost: write it as text"))
    if code not in known.areas:
        raise WrongCellError(_("“{code}” is not the code of an area").format(code=code))
    return code


def status(cell: Cell) -> str:
    """Return how final the value is: estimated, actual or official."""
    word = fold(plain(cell, 60))
    for code, words in STATUSES.items():
        if word in (code, *map(fold, words)):
            return code
    choices = "; ".join(f"{code} ({words[0]})" for code, words in STATUSES.items())
    if not word:
        raise WrongCellError(_("how final the value is, is not said: write one of {choices}").format(choices=choices))
    raise WrongCellError(_("“{text}” is not one of: {choices}").format(text=cell.text, choices=choices))


def missing(cell: Cell, when: Period | None, known: Known) -> str:
    """Return the code of the reason there is no value, "" where none is given; its Vietnamese label will do too."""
    word = fold(plain(cell, 120))
    if not word:
        return ""
    labels = parameter("missing_reasons", on=when.end if when else known.today).values
    for code in GIVEN:
        if word in (code.value, fold(str(labels[code.value]))):
            return code.value
    choices = "; ".join(f"{code.value} ({labels[code.value]})" for code in GIVEN)
    raise WrongCellError(_("“{text}” is not one of: {choices}").format(text=cell.text, choices=choices))


def dimensions(cell: Cell) -> dict[str, str]:
    """Return the dimensions written "sex=female; age=15-24"; none where the cell is empty."""
    found: dict[str, str] = {}
    for part in filter(None, (piece.strip() for piece in plain(cell, 400).split(";"))):
        name, equals, value = (side.strip() for side in part.partition("="))
        if not (name and equals and value) or len(name) > 40 or len(value) > 80:
            raise WrongCellError(_("“{text}” is not a dimension: write “sex=female; age=15-24”").format(text=part))
        if name in found:
            raise WrongCellError(_("the dimension “{name}” stands here twice").format(name=name))
        if name in RESERVED:
            raise WrongCellError(_("the dimension “{name}” is given by the system only").format(name=name))
        found[name] = value
    return found


def unit(cell: Cell, kept: str, factors: dict[str, Decimal]) -> tuple[str, Decimal]:
    """Return the unit written and by what a value in it is multiplied to be in `kept`; `factors` remembers."""
    text = plain(cell, 40)
    if not text:
        raise WrongCellError(_("the unit is missing: “{unit}” is what this indicator is kept in").format(unit=kept))
    labels = {kept.casefold(), unit_label(kept, "vi").casefold(), unit_label(kept, "en").casefold()}
    written = kept if text.casefold() in labels else unit_named(text)
    place = f"{written}→{kept}"
    if place not in factors:
        try:
            factors[place] = convert(Decimal(1), written, kept)
        except Refusal as refusal:
            raise WrongCellError(str(refusal)) from refusal
    return written, factors[place]


def kept_value(value: Decimal, factor: Decimal) -> Decimal:
    """Return `value` times `factor` as the ledger keeps it; WrongCellError where it cannot be kept."""
    try:
        if factor == 1:
            require_storable(value)
            return value
        exact = value * factor
        places = min(_DECIMALS, _DIGITS - max(exact.adjusted() + 1, 1))
        kept = rounded(exact, max(places, 0))
        require_storable(kept)
    except Refusal as refusal:
        raise WrongCellError(str(refusal)) from refusal
    if kept.is_zero() and not exact.is_zero():
        raise WrongCellError(_("in the indicator's unit the value is too small to be kept"))
    return kept


def check_limits(value: Decimal, low: Decimal | None, high: Decimal | None) -> None:
    """Refuse a value that the indicator cannot have."""
    if low is not None and value < low:
        raise WrongCellError(
            _("{value} is below {limit}, the lowest the indicator can be").format(
                value=format_number(value), limit=format_number(low)
            )
        )
    if high is not None and value > high:
        raise WrongCellError(
            _("{value} is above {limit}, the highest the indicator can be").format(
                value=format_number(value), limit=format_number(high)
            )
        )
