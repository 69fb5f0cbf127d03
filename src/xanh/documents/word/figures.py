"""Reading figures back from a Word file, so that they can be compared with the ledger."""

import io
from decimal import Decimal
from pathlib import PurePosixPath
from zipfile import BadZipFile

from lxml import etree
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from xanh.documents.word.charts import SERIES_COLUMNS
from xanh.documents.word.opening import W, not_word, opened, parse
from xanh.documents.word.wording import CHART_FIGURES


def figures_in(docx: bytes) -> dict[str, str]:
    """Return the printed text of every bookmark of `docx` by the bookmark's name (`figure_of` gives the figure).

    Refusal where the file is not a Word document.
    """
    with opened(docx) as archive:
        body = parse(archive, "word/document.xml")
    names: dict[str, str] = {}
    texts: dict[str, list[str]] = {}
    running: list[str] = []
    for element in body.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd", f"{W}t", f"{W}br", f"{W}tab"):
        running = _step(element, names, texts, running)
    return {name: "".join(parts) for name, parts in texts.items()}


def _step(element: etree._Element, names: dict[str, str], texts: dict[str, list[str]], running: list[str]) -> list[str]:
    if element.tag == f"{W}bookmarkStart":
        name = element.get(f"{W}name", "")
        names[element.get(f"{W}id", "")] = name
        texts.setdefault(name, [])
        return [*running, name]
    if element.tag == f"{W}bookmarkEnd":
        ended = names.get(element.get(f"{W}id", ""))
        return [name for name in running if name != ended]
    text = element.text or "" if element.tag == f"{W}t" else {f"{W}br": "\n"}.get(str(element.tag), "\t")
    for name in running:
        texts[name].append(text)
    return running


def chart_figures_in(docx: bytes) -> tuple[tuple[str, Decimal | None], ...]:
    """Return (figure, value drawn) of every chart point of `docx` that names its figure; None is a gap.

    They are read from the workbooks inside the charts, under whatever name Word keeps them. Refusal where the file is
    not a Word document.
    """
    found: list[tuple[str, Decimal | None]] = []
    with opened(docx) as archive:
        for name in sorted(archive.namelist(), key=lambda name: (len(name), name)):
            if PurePosixPath(name).match("word/embeddings/*.xlsx"):
                found += _points(archive.read(name))
    return tuple(found)


def _points(workbook: bytes) -> list[tuple[str, Decimal | None]]:
    try:
        sheet = load_workbook(io.BytesIO(workbook)).worksheets[0]
    except (BadZipFile, InvalidFileException, KeyError, ValueError) as error:
        raise not_word() from error
    found: list[tuple[str, Decimal | None]] = []
    for _, value_column, figure_column in SERIES_COLUMNS:
        title = CHART_FIGURES.format(series=sheet[f"{value_column}1"].value)
        if sheet[f"{figure_column}1"].value != title:
            continue  # another workbook, or a series without figures
        for row in range(2, sheet.max_row + 1):
            figure, value = sheet[f"{figure_column}{row}"].value, sheet[f"{value_column}{row}"].value
            if figure:
                found.append((str(figure), Decimal(str(value)) if isinstance(value, int | float) else None))
    return found
