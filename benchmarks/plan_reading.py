"""Reading a plan, per page: each format beside the bare extraction of its text by the library underneath."""

from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import pdfplumber
from docx import Document

from xanh.plans.reader import read_plan
from xanh.plans.source import read_source

DOCUMENTS = Path(__file__).parent.parent / "tests" / "documents_in"


def run() -> list[tuple[str, float]]:
    """Return label and milliseconds per page of reading the plan from .pdf and .docx, bare extraction, and ratios."""
    pdf, docx = DOCUMENTS / "ke-hoach-200.pdf", DOCUMENTS / "ke-hoach-200.docx"
    with pdfplumber.open(pdf) as opened:
        pages = len(opened.pages)
    ways: dict[str, tuple[Callable[[], object], Callable[[], object]]] = {
        "pdf": (lambda: read_plan(read_source(pdf)), lambda: _bare_pdf(pdf)),
        "docx": (lambda: read_plan(read_source(docx)), lambda: _bare_docx(docx)),
    }
    rows: list[tuple[str, float]] = [("pages of the plan", float(pages))]
    for name, (ours, bare) in ways.items():
        mine, theirs = _best(ours) / pages * 1000, _best(bare) / pages * 1000
        rows += [(f"plan from .{name}, ms per page", mine), (f"bare text of .{name}, ms per page", theirs)]
        rows.append((f"ratio .{name}", mine / theirs))
    return rows


def _bare_pdf(path: Path) -> int:
    with pdfplumber.open(path) as opened:
        return sum(len(page.extract_text() or "") + len(page.extract_tables()) for page in opened.pages)


def _bare_docx(path: Path) -> int:
    document = Document(str(path))
    cells = sum(len(cell.text) for table in document.tables for row in table.rows for cell in row.cells)
    return cells + sum(len(paragraph.text) for paragraph in document.paragraphs)


def _best(work: Callable[[], object]) -> float:
    times = []
    for _attempt in range(3):
        start = perf_counter()
        work()
        times.append(perf_counter() - start)
    return min(times)
