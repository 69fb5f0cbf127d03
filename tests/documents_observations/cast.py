"""What the tests import: a small code list, and files written as people write them."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from io import BytesIO

from openpyxl import Workbook

from xanh.documents.observations import COLUMNS, Known

SINCE = date(2025, 7, 1)
KNOWN = Known(
    indicators={"hdi": "index", "treated-waste": "percent", "waste": "tonne", "grdp": "billion_dong"},
    areas={"92": ((None, None),), "916": ((None, date(2025, 6, 30)),), "31120": ((SINCE, None),)},
    today=date(2026, 11, 26),
    limits={"treated-waste": (Decimal(0), Decimal(100))},
)
LINE = {
    "indicator": "hdi",
    "area": "92",
    "period": "2024",
    "value": "1",
    "unit": "index",
    "status": "actual",
    "source": "Niên giám thống kê 2024",
}


def line(**changes: object) -> dict[str, object]:
    """Return a right line with some cells changed."""
    return {**LINE, **changes}


def csv_of(*lines: dict[str, object], mark: str = ",", headings: Sequence[str] = tuple(COLUMNS)) -> bytes:
    """Return the lines as CSV under the keys of the columns; cells with the mark or quotes in them are quoted."""

    def cell(value: object) -> str:
        text = "" if value is None else str(value)
        return '"' + text.replace('"', '""') + '"' if any(sign in text for sign in f'{mark}"\n\r') else text

    rows = [mark.join(headings), *(mark.join(cell(one.get(key, "")) for key in COLUMNS) for one in lines)]
    return "\n".join(rows).encode()


def xlsx_of(*lines: dict[str, object], formats: dict[str, str] | None = None) -> bytes:
    """Return the lines as a workbook under Vietnamese headings; `formats` gives number formats by column."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([words[0] for words in COLUMNS.values()])
    for one in lines:
        sheet.append([one.get(key) for key in COLUMNS])
        for key, number_format in (formats or {}).items():
            sheet.cell(sheet.max_row, list(COLUMNS).index(key) + 1).number_format = number_format
    out = BytesIO()
    book.save(out)
    return out.getvalue()
