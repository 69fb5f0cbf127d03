"""How the cells look: one font, grey for what is locked, white with a border for what is to be answered."""

from copy import copy
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from weakref import WeakKeyDictionary

from openpyxl.cell import Cell, MergedCell
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.worksheet import Worksheet

from xanh.documents.forms.decimals import fits_excel, vietnamese
from xanh.documents.forms.layout import Place
from xanh.documents.forms.strings import to_file, without_unwanted

FONT = "Times New Roman"
SIZE = 12
GREY, GREEN, WHITE = "EDEDED", "D9EAD3", "FFFFFF"
HINT, ERROR = "FFF2CC", "FFC7CE"
LINE_HEIGHT = 16.5

# General keeps a mistake visible: only there does Excel turn a typed date or "45%" into a date or percent format,
# which the import then names. Grouping of thousands is added by conditional formatting instead.
GENERAL = "General"
TEXT = "@"  # what is typed stays text, so that "- Đã trồng" or "=…" never becomes a formula

_THIN = Side(style="thin", color="999999")
_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)

# Describing a look is a hundred times the work of copying it, and a form has thousands of cells in twenty looks.
_styles: WeakKeyDictionary[Any, dict["Look", Any]] = WeakKeyDictionary()  # by workbook


@dataclass(frozen=True)
class Look:
    """The format of a cell; `fill` "" leaves it without one."""

    bold: bool = False
    italic: bool = False
    size: int = SIZE
    color: str = "000000"
    fill: str = ""
    boxed: bool = True
    horizontal: str = "left"
    vertical: str = "top"
    number_format: str = GENERAL
    unlocked: bool = False
    underline: bool = False

    def apply(self, cell: Cell | MergedCell) -> None:
        """Give `cell`, new and plain, this look."""
        styled: Any = cell
        known = _styles.setdefault(styled.parent.parent, {})
        if self not in known:
            self._describe(cell)
            known[self] = styled._style
        styled._style = copy(known[self])

    def _describe(self, cell: Cell | MergedCell) -> None:
        cell.font = Font(name=FONT, size=self.size, bold=self.bold, italic=self.italic, color=self.color)
        if self.underline:
            cell.font += Font(underline="single")
        cell.alignment = Alignment(horizontal=self.horizontal, vertical=self.vertical, wrap_text=True)
        cell.number_format = self.number_format
        cell.protection = Protection(locked=not self.unlocked)
        if self.fill:
            cell.fill = solid(self.fill)
        if self.boxed:
            cell.border = _BOX


LINK = Look(color="0563C1", underline=True)
TITLE = Look(bold=True, size=14, boxed=False, horizontal="center", vertical="center")
SUBTITLE = Look(italic=True, boxed=False, horizontal="center")
REMARK = Look(italic=True, boxed=False)
MARK = Look(bold=True, size=14, color="C00000", boxed=False, horizontal="center", vertical="center")
HEADING = Look(bold=True, fill=GREEN, horizontal="center", vertical="center")
BLOCK = Look(bold=True, fill=GREEN)
ABOUT = Look(italic=True, fill=GREY)
LABEL = Look(fill=GREY)
LAST_YEAR = Look(fill=GREY, color="595959")
LAST_FIGURE = Look(fill=GREY, color="595959", horizontal="right")
ANSWER_TEXT = Look(fill=WHITE, number_format=TEXT, unlocked=True)
ANSWER_CHOICE = Look(fill=WHITE, unlocked=True)
ANSWER_NUMBER = Look(fill=WHITE, horizontal="right", unlocked=True)
ANSWER_DAY = Look(fill=WHITE, number_format="dd/mm/yyyy", unlocked=True)


def solid(color: str) -> PatternFill:
    """Return a fill of one colour."""
    return PatternFill("solid", start_color=color, end_color=color)


def colouring(formula: str, color: str, *, first: bool = False) -> Rule:
    """Return the conditional format that fills cells with `color` while `formula` is true; `first` stops the others."""
    style = DifferentialStyle(fill=solid(color))
    return Rule(type="expression", formula=[formula], dxf=style, stopIfTrue=first or None)


def cell_at(sheet: Worksheet, place: Place) -> Cell:
    """Return the cell of `sheet` at `place`."""
    cell = sheet.cell(place.row, place.column)
    if not isinstance(cell, Cell):
        raise TypeError(f"{place.sheet}!{place.address} lies inside a merged range")
    return cell


def put(cell: Cell, value: str | Decimal | None) -> None:
    """Write `value` so that it stays what it is: text is never a formula, a number keeps every digit."""
    if isinstance(value, Decimal) and not fits_excel(value):
        value = vietnamese(value)
    if isinstance(value, str):
        cell.value = to_file(without_unwanted(value)) or None
        if cell.value is not None:
            cell.data_type = "s"
    else:
        cell.value = value


def height_of(texts: dict[float, str], *, at_least: int = 1) -> float:
    """Return the height in points that shows `texts` (column width in characters → text) wrapped, at most Excel's."""
    lines = [at_least]
    for width, text in texts.items():
        lines.append(sum(max(1, -(-len(line) // max(1, int(width * 0.95)))) for line in text.split("\n")))
    return min(409.0, max(lines) * LINE_HEIGHT + 3)
