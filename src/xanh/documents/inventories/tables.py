"""An issued inventory as tables: by the GPC, by IPCC 2006, and line by line; a workbook or CSV."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from io import StringIO

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from xanh.basis.language import speaking
from xanh.documents.forms import look
from xanh.documents.forms.layout import Place
from xanh.documents.forms.save import dated, saved
from xanh.documents.forms.sheet import print_setup
from xanh.documents.tables.csv_file import written
from xanh.ghg.categories import ancestors, categories, category, city_code
from xanh.ghg.city_lines import emissions_in
from xanh.ghg.city_totals import CityReading, Frozen
from xanh.ghg.gas import POLLUTANT, gas
from xanh.ghg.notation import Total

COLUMNS = (
    "line", "category", "gpc", "scope", "area", "year", "activity", "unit", "gas", "mass_kg", "notation", "factors",
    "source",
)  # fmt: skip
_KG = 1000
type Row = tuple[str | Decimal | None, ...]


@dataclass(frozen=True)
class IssuedInventory:
    """What the tables are of: a version's code and year, its totals, its frozen lines, and whether it illustrates."""

    title: str
    year: int
    reading: CityReading
    lines: Sequence[Frozen]
    illustrative: bool = False


def write_result_book(issued: IssuedInventory) -> bytes:
    """Return the .xlsx of an issued inventory, in Vietnamese; the same inventory always gives the same bytes."""
    workbook = Workbook()
    dated(workbook, issued.year)
    workbook.remove(workbook.worksheets[0])
    with speaking("vi"):
        _sheet(workbook.create_sheet("GPC"), issued, ("Mã", "Tiểu ngành", "Phạm vi", "Mức", "tCO2e"), _gpc(issued), 60)
        gases = _gases(issued.lines)
        heading = ("Mã", "Nhóm IPCC 2006", *(f"{gas(code).name} (tấn)" for code in gases), "tCO2e")
        _sheet(workbook.create_sheet("IPCC 2006"), issued, heading, _ipcc(issued, gases), 60)
        _sheet(workbook.create_sheet("Từng dòng"), issued, COLUMNS, tuple(result_rows(issued.lines)), 34)
    return saved(workbook)


def write_result_csv(lines: Sequence[Frozen]) -> str:
    """Return the lines as CSV, one row for each line and gas; masses in kg, missing cells empty, nothing computed."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in result_rows(lines):
        writer.writerow([written(cell) for cell in row])
    return out.getvalue()


def result_rows(lines: Sequence[Frozen]) -> Iterator[Row]:
    """Yield one row for each line and gas, in the order of COLUMNS."""
    for line in lines:
        for code, one in line["gases"].items():
            mass = None if one["mass"] is None else Decimal(one["mass"])
            factors = "; ".join(f"{used['code']} {used['value']} {used['unit']}" for used in one["factors"])
            yield (
                line["code"],
                line["category"],
                city_code(line["category"], one["scope"]) or "",
                str(one["scope"]),
                line["area"],
                str(line["year"]),
                None if line["amount"] is None else Decimal(line["amount"]),
                line["unit"],
                code,
                mass,
                one["notation"],
                factors,
                line["taken_from"],
            )


def _gpc(issued: IssuedInventory) -> tuple[Row, ...]:
    found = issued.reading.gpc
    rows: list[Row] = []
    for code, one in categories("gpc").items():
        if one.scope is None:
            rows.append((code, one.name, "", "", None))
            continue
        said = _said(found[code]) if code in found else ""
        rows.append((code, one.name, str(one.scope), one.level or "", said))
    rows += [(name, "", "", "", _said(whole)) for name, whole in issued.reading.sums.items()]
    return tuple(rows)


def _ipcc(issued: IssuedInventory, gases: Sequence[str]) -> tuple[Row, ...]:
    masses = _masses(issued.lines)
    rows: list[Row] = []
    for code, whole in issued.reading.tree.items():
        below = [masses.get(code, {}).get(gas_code) for gas_code in gases]
        rows.append((code, category(code).name, *below, _said(whole)))
    blank = (None,) * len(gases)
    rows.append(("", "Tổng gồm sử dụng đất", *blank, _said(issued.reading.with_land)))
    rows.append(("", "Tổng không gồm sử dụng đất", *blank, _said(issued.reading.without_land)))
    return tuple(rows)


def _masses(lines: Sequence[Frozen]) -> Mapping[str, dict[str, Decimal]]:
    """Return tonnes by category and gas, each category with all that lies below it."""
    sums: dict[str, dict[str, Decimal]] = {}
    for line in lines:
        for code, one in emissions_in(line).items():
            if one.mass is None or one.scope != 1:
                continue
            for place in (line["category"], *ancestors(line["category"])):
                by = sums.setdefault(place, {})
                by[code] = by.get(code, Decimal(0)) + Decimal(repr(one.mass)) / _KG
    return {place: {code: round(mass, 6) for code, mass in by.items()} for place, by in sums.items()}


def _gases(lines: Sequence[Frozen]) -> tuple[str, ...]:
    seen = {code for line in lines for code in line["gases"]}
    return tuple(sorted(seen, key=lambda code: (gas(code).group == POLLUTANT, code)))


def _said(whole: Total) -> str | Decimal:
    return whole.text or "" if whole.value is None or whole.hidden else round(Decimal(repr(whole.value)), 3)


def _sheet(sheet: Worksheet, issued: IssuedInventory, heading: Sequence[str], rows: Sequence[Row], wide: int) -> None:
    mark = "SỐ LIỆU MINH HỌA · " if issued.illustrative else ""
    said = f"{mark}{issued.title}, năm {issued.year}, {issued.reading.gwp}. {issued.reading.with_land.sentence}"
    _put(sheet, 1, 1, said.strip(), look.Look(bold=True, boxed=False))
    for place, text in enumerate(heading, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = wide if place == 2 else 16
        _put(sheet, 3, place, text, look.HEADING)
    for row, cells in enumerate(rows, start=4):
        for place, value in enumerate(cells, start=1):
            _put(sheet, row, place, value, look.Look(horizontal="right") if isinstance(value, Decimal) else look.Look())
    sheet.freeze_panes = "C4"
    print_setup(sheet)


def _put(sheet: Worksheet, row: int, column: int, value: str | Decimal | None, one: look.Look) -> None:
    cell = look.cell_at(sheet, Place(sheet.title, row, column))
    look.put(cell, value or None if isinstance(value, str) else value)
    one.apply(cell)
