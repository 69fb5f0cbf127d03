"""A file of observations as data: its columns, its rows, what is wrong in its cells, what it may speak of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from openpyxl.utils import get_column_letter

from xanh.basis.language import gettext as _
from xanh.basis.language import language

# key: its heading in Vietnamese and in English. A file may use the key or either heading, in any order of columns.
COLUMNS: dict[str, tuple[str, str]] = {
    "indicator": ("Mã chỉ tiêu", "Indicator code"),
    "area": ("Mã đơn vị hành chính", "Area code"),
    "period": ("Kỳ", "Period"),
    "dimensions": ("Phân tổ", "Dimensions"),
    "value": ("Giá trị", "Value"),
    "missing": ("Lý do không có số liệu", "Reason there is no value"),
    "unit": ("Đơn vị tính", "Unit"),
    "status": ("Mức độ hoàn chỉnh", "How final"),
    "source": ("Nguồn số liệu", "Source"),
    "note": ("Ghi chú", "Note"),
}
REQUIRED = ("indicator", "area", "period", "value", "unit", "status", "source")
MOST_ROWS = 50_000


def heading(key: str) -> str:
    """Return the heading of a column in the reader's language."""
    vietnamese, english = COLUMNS[key]
    return vietnamese if language() == "vi" else english


@dataclass(frozen=True)
class Known:
    """What a file may speak of: indicators with the unit each is kept in, areas with the days (from, to) of each.

    `limits` are the lowest and highest value an indicator can have, in its unit; None is no limit.
    """

    indicators: Mapping[str, str]
    areas: Mapping[str, tuple[tuple[date | None, date | None], ...]]
    today: date
    limits: Mapping[str, tuple[Decimal | None, Decimal | None]] = field(default_factory=dict)

    def has_area(self, code: str, on: date) -> bool:
        """Return whether `code` is the code of an area on the day `on`."""
        return any(
            (first is None or first <= on) and (last is None or on <= last) for first, last in self.areas.get(code, ())
        )


@dataclass(frozen=True)
class ObservationRow:
    """One line of a file: a value in the unit the indicator is kept in, or the reason there is none.

    `row` counts from 1 as a spreadsheet does; `written` is the value of the file where its unit is another.
    """

    row: int
    indicator: str
    area: str
    period: str
    value: Decimal | None
    missing: str
    unit: str
    status: str
    source: str
    note: str = ""
    dimensions: dict[str, str] = field(default_factory=dict)
    written: str = ""

    @property
    def key(self) -> tuple[str, str, str, tuple[tuple[str, str], ...]]:
        """What the row speaks of: two rows with one key contradict or repeat each other."""
        return self.indicator, self.area, self.period, tuple(sorted(self.dimensions.items()))


@dataclass(frozen=True)
class CellError:
    """What is wrong in a cell: its row and column from 1, the heading of the column, and a sentence."""

    row: int
    column: int
    heading: str
    message: str

    @property
    def cell(self) -> str:
        """The address a spreadsheet gives the cell: "E12"."""
        return f"{get_column_letter(self.column)}{self.row}"

    def __str__(self) -> str:
        return _("row {row}, column “{column}”: {message}").format(
            row=self.row, column=self.heading, message=self.message
        )


@dataclass(frozen=True)
class ObservationFile:
    """The rows of a file and every error in its cells, in order; with errors the rows are not to be used.

    `sheet` is the sheet of a workbook they stand on, "" for CSV.
    """

    rows: tuple[ObservationRow, ...]
    errors: tuple[CellError, ...]
    sheet: str = ""
