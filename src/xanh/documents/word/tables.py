"""Tables: thin borders, fixed widths, header rows repeated, short rows never broken across pages."""

from math import ceil

from xanh.basis.errors import Refusal
from xanh.documents.word.composition import Composition
from xanh.documents.word.layout import TWIPS_PER_MM, Layout
from xanh.documents.word.markup import paragraph, run
from xanh.documents.word.model import Table, TableCell
from xanh.documents.word.wording import UNEVEN_ROW

_MEAN_ADVANCE = 0.5  # the mean width of a letter of Times New Roman, as a share of its size
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_BORDERS = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for side in _SIDES)
_JUSTIFICATION = {"left": "", "center": '<w:jc w:val="center"/>', "right": '<w:jc w:val="right"/>'}
_KEEP = "<w:keepNext/>"

type Placed = tuple[TableCell | None, int, int]  # a cell, its first column, how many columns it takes


def table(block: Table, composition: Composition, *, landscape: bool = False, keep_last: bool = False) -> str:
    """Return the XML of `block` with its caption above; a table wider than the page is scaled down to it.

    Where `keep_last`, the last row stays on the page of what follows.

    Refusal where a row does not fill the columns, because Word would call the file damaged.
    """
    layout = composition.layout
    widths = _widths(block.widths, layout.text_width(landscape=landscape))
    style = "WideTableText" if landscape else "TableText"
    points = layout["landscape_table_pt" if landscape else "table_pt"].set
    columns, merged = len(widths), dict[int, tuple[int, int]]()
    header = [_place(row, columns, merged) for row in block.header]
    merged.clear()
    placed = [_place(row, columns, merged) for row in block.rows]
    heights = [_height_in_lines(row, widths, points) for row in placed]
    kept = _kept(block, placed, whole=sum(heights) <= layout["short_table_lines"].set, ending=keep_last)
    rows = [_row(row, widths, composition, style=style, header=True) for row in header]
    for number, (row, height) in enumerate(zip(placed, heights, strict=True)):
        bold, short = block.total and number == len(placed) - 1, height <= layout["short_row_lines"].set
        rows.append(_row(row, widths, composition, style=style, bold=bold, short=short, keep=number in kept))
    caption = paragraph("Caption", run(block.caption)) if block.caption else ""
    return f"{caption}<w:tbl>{_properties(widths, layout)}{''.join(rows)}</w:tbl>"


def _kept(block: Table, placed: list[list[Placed]], *, whole: bool, ending: bool) -> set[int]:
    """Return the rows that stay with the next one: all of a small table, titles across it, and the one above a total.

    The last row stays with what follows the table where `ending`.
    """
    last = len(placed) - 1
    kept = {number for number, row in enumerate(placed) if whole or (len(row) == 1 and len(block.widths) > 1)}
    if block.total:
        kept.add(last - 1)
    return kept | {last} if ending else kept - {last}


def _properties(widths: tuple[int, ...], layout: Layout) -> str:
    side = layout.twips("cell_side_mm")
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>{_BORDERS}'
        f'</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="{side}" w:type="dxa"/>'
        f'<w:right w:w="{side}" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
    )


def _widths(millimetres: tuple[float, ...], room: int) -> tuple[int, ...]:
    wanted = [width * TWIPS_PER_MM for width in millimetres]
    scale = min(1.0, room / sum(wanted)) if wanted else 1.0
    return tuple(int(width * scale) for width in wanted)


def _row(
    placed: list[Placed],
    widths: tuple[int, ...],
    composition: Composition,
    *,
    style: str,
    header: bool = False,
    bold: bool = False,
    short: bool = True,
    keep: bool = False,
) -> str:
    parts: list[str] = []
    vertical = '<w:vAlign w:val="center"/>' if header else ""
    for cell, column, columns in placed:
        width = sum(widths[column : column + columns])
        shape = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
        if cell is None:
            content, justification = "", ""
            shape += "<w:vMerge/>"
        else:
            content = composition.runs(cell.runs, bold=header or bold)
            justification = _JUSTIFICATION["center" if header else cell.align]
            shape += '<w:vMerge w:val="restart"/>' if cell.rows > 1 else ""
        text = paragraph(style, content, (_KEEP if header or keep else "") + justification)
        parts.append(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shape}{vertical}</w:tcPr>{text}</w:tc>')
    properties = ("<w:cantSplit/>" if short else "") + ("<w:tblHeader/>" if header else "")
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(parts)}</w:tr>"


def _place(cells: tuple[TableCell, ...], columns: int, merged: dict[int, tuple[int, int]]) -> list[Placed]:
    """Give each cell its first column; None stands for a cell that comes down from a row above (`merged`)."""
    placed: list[Placed] = []
    waiting, column = iter(cells), 0
    while column < columns:
        if column in merged:
            span, left = merged.pop(column)
            if left > 1:
                merged[column] = (span, left - 1)
            placed.append((None, column, span))
            column += span
            continue
        cell = next(waiting, None)
        if cell is None or any(place in merged for place in range(column, column + cell.columns)):
            raise _uneven(columns)
        placed.append((cell, column, cell.columns))
        if cell.rows > 1:
            merged[column] = (cell.columns, cell.rows - 1)
        column += cell.columns
    if column != columns or next(waiting, None) is not None:
        raise _uneven(columns)
    return placed


def _uneven(columns: int) -> Refusal:
    return Refusal(UNEVEN_ROW, columns=columns)


def _height_in_lines(placed: list[Placed], widths: tuple[int, ...], points: float) -> int:
    tallest = 1
    for cell, column, columns in placed:
        width = sum(widths[column : column + columns])
        letters = max(1.0, width / (points * 20 * _MEAN_ADVANCE))
        texts = [part.text for part in cell.runs] if cell else []
        tallest = max(tallest, sum(ceil(max(1, len(line)) / letters) for text in texts for line in text.split("\n")))
    return tallest
