"""What every visible sheet shares: widths, title, frozen and repeated heading, print setup, protection."""

from openpyxl.formatting.rule import Rule
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from xanh.documents.forms import layout, look, wording
from xanh.documents.forms.layout import Place
from xanh.documents.forms.model import Form

_A4 = "9"
_MARGIN = 0.4  # inch


def prepare(sheet: Worksheet, form: Form, *, freeze: str) -> None:
    """Set up one sheet: widths, A4 landscape fitted to the width, heading on each page, protection without password."""
    mark = wording.ILLUSTRATIVE if form.illustrative else None
    for column, width in enumerate(layout.WIDTHS[sheet.title], start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.sheet_view.showGridLines = False
    sheet.freeze_panes = freeze
    print_setup(sheet)
    footer = {"left": form.form_id.replace("&", "&&"), "center": wording.FOOTER, "right": mark}
    for part, text in footer.items():
        getattr(sheet.oddFooter, part).text = text
    protect(sheet)


def print_setup(sheet: Worksheet) -> None:
    """Print on A4, landscape, as wide as the page."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins.left = sheet.page_margins.right = _MARGIN
    sheet.page_margins.top = sheet.page_margins.bottom = 2 * _MARGIN
    sheet.print_options.horizontalCentered = True


def protect(sheet: Worksheet) -> None:
    """Lock all but the answer cells, without a password: against slips, not against intent (the import checks that).

    Rows and columns may still be made higher and wider.
    """
    sheet.protection.sheet = True
    sheet.protection.formatRows = False  # False: not forbidden
    sheet.protection.formatColumns = False


def head(sheet: Worksheet, form: Form) -> None:
    """Format title, subtitle, note and heading row, and repeat the heading on every page."""
    columns = len(layout.WIDTHS[sheet.title])
    looks = (
        (layout.TITLE_ROW, look.MARK if form.illustrative else look.TITLE, 24.0),
        (layout.SUBTITLE_ROW, look.SUBTITLE, 18.0),
        (layout.NOTE_ROW, look.REMARK, 36.0),
    )
    for row, one, height in looks:
        across(sheet, Place(sheet.title, row, 1), columns)
        one.apply(sheet.cell(row, 1))
        sheet.row_dimensions[row].height = height
    for column in range(1, columns + 1):
        look.HEADING.apply(sheet.cell(layout.HEADING_ROW, column))
    sheet.row_dimensions[layout.HEADING_ROW].height = 54
    sheet.print_title_rows = f"{layout.HEADING_ROW}:{layout.HEADING_ROW}"


def across(sheet: Worksheet, first: Place, columns: int) -> None:
    """Merge `columns` cells of a row, from `first` to the right."""
    sheet.merge_cells(
        start_row=first.row, end_row=first.row, start_column=first.column, end_column=first.column + columns - 1
    )


def fit_row(sheet: Worksheet, row: int, columns: tuple[int, ...], *, at_least: int = 1) -> None:
    """Make a row high enough for what stands in `columns`; `at_least` so many lines."""
    widths = layout.WIDTHS[sheet.title]
    lines = [
        look.height_of({widths[column - 1]: str(sheet.cell(row, column).value or "")}, at_least=at_least)
        for column in columns
    ]
    sheet.row_dimensions[row].height = max(lines)


def hint(sheet: Worksheet, places: list[Place], formula: str) -> None:
    """Colour `places` while `formula`, written for the first of them, says that an answer is still missing."""
    if places:
        sheet.conditional_formatting.add(_addresses(places), look.colouring(formula, look.HINT))


def group_thousands(sheet: Worksheet, places: list[Place]) -> None:
    """Show numbers from 1,000 on in groups of three, with decimals only where there are any."""
    if not places:
        return
    cell = places[0].address
    for number_format, formula in (
        ("#,##0", f"AND(ISNUMBER({cell}),ABS({cell})>=1000,{cell}=INT({cell}))"),
        ("#,##0.######", f"AND(ISNUMBER({cell}),ABS({cell})>=1000,{cell}<>INT({cell}))"),
    ):
        shown = DifferentialStyle(numFmt=NumberFormat(numFmtId=200 + len(number_format), formatCode=number_format))
        sheet.conditional_formatting.add(_addresses(places), Rule(type="expression", formula=[formula], dxf=shown))


def _addresses(places: list[Place]) -> str:
    return " ".join(place.address for place in places)
