"""How long the consolidated report of a whole city takes to set: 150 agencies with 21 tasks each.

Beside it, in the same run, the same headings, paragraphs and tables written bare with python-docx: no fonts, no
borders, no formal parts. Run it with `python benchmarks/report_writing.py`.
"""

import io
import sys
from collections.abc import Callable
from datetime import date
from time import perf_counter

from docx import Document

from xanh.documents.word import write_word
from xanh.documents.word.model import (
    Block,
    FigureRun,
    Heading,
    OfficialDocument,
    Paragraph,
    Signature,
    Table,
    TableCell,
    Text,
)

AGENCIES, TASKS = 150, 21
_COLUMNS = ("TT", "Nhiệm vụ", "Tình trạng", "Tiến độ (%)", "Kết quả thực hiện", "Khó khăn, kiến nghị")
_RESULT = (
    "Đã ban hành kế hoạch, phân công đơn vị đầu mối, bố trí kinh phí và tổ chức tập huấn cho cán bộ phụ trách; "
    "cập nhật tài liệu kiểm chứng lên hệ thống theo đúng thời hạn."
)


def report() -> OfficialDocument:
    """Return a report of 150 agencies, each with a heading, a paragraph and a table of 21 task results."""
    blocks: list[Block] = []
    for agency in range(1, AGENCIES + 1):
        blocks += [
            Heading(2, f"{agency}. Cơ quan thứ {agency}"),
            Paragraph((Text(f"Cơ quan thứ {agency} báo cáo {TASKS} nhiệm vụ. {_RESULT}"),)),
            _table(agency),
        ]
    return OfficialDocument(
        parent_issuer="UBND THÀNH PHỐ",
        issuer="SỞ TÀI CHÍNH",
        number="12",
        symbol="BC-STC",
        place="Cần Thơ",
        date=date(2026, 1, 5),
        kind="BÁO CÁO",
        subject="Kết quả thực hiện nhiệm vụ tăng trưởng xanh (số liệu minh họa)",
        addressed_to=("Ủy ban nhân dân thành phố",),
        blocks=tuple(blocks),
        recipients=("Như trên",),
        filing="VT, TH",
        signature=Signature(("GIÁM ĐỐC",)),
    )


def _table(agency: int) -> Table:
    rows = tuple(
        (
            TableCell((Text(str(task)),), "center"),
            TableCell((Text(f"Nhiệm vụ {task}: rà soát, xây dựng và triển khai cơ chế, chính sách"),)),
            TableCell((Text("Đang triển khai"),)),
            TableCell((FigureRun(f"{task * 4 % 101},5", f"progress_{agency}_{task}"),), "right"),
            TableCell((Text(_RESULT),)),
            TableCell((Text("Đề nghị bổ sung kinh phí sự nghiệp môi trường."),)),
        )
        for task in range(1, TASKS + 1)
    )
    return Table((10, 40, 20, 17, 48, 30), (tuple(TableCell((Text(name),)) for name in _COLUMNS),), rows)


def write_bare(document: OfficialDocument) -> bytes:
    """Return the words of `document` as python-docx writes them, reaching cells row by row, its quicker way."""
    bare = Document()
    for block in document.blocks:
        if isinstance(block, Heading):
            bare.add_paragraph(block.text)
        elif isinstance(block, Paragraph):
            bare.add_paragraph("".join(part.text for part in block.runs))
        elif isinstance(block, Table):
            lines = (*block.header, *block.rows)
            table = bare.add_table(rows=len(lines), cols=len(block.widths))
            for row, cells in zip(table.rows, lines, strict=True):
                for place, cell in zip(row.cells, cells, strict=True):
                    place.text = "".join(part.text for part in cell.runs)
    buffer = io.BytesIO()
    bare.save(buffer)
    return buffer.getvalue()


def run() -> list[tuple[str, float]]:
    """Return (what, seconds) for both ways, the better of two goes each, and last their ratio."""
    document = report()
    ours = min(_seconds(lambda: write_word(document)) for _ in range(2))
    bare = min(_seconds(lambda: write_bare(document)) for _ in range(2))
    return [
        (f"write_word, {AGENCIES * TASKS} task results (s)", ours),
        ("python-docx, the same words bare (s)", bare),
        ("ratio (at most 2)", ours / bare),
    ]


def _seconds(work: Callable[[], bytes]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


if __name__ == "__main__":
    for name, value in run():
        sys.stdout.write(f"{name:<48}{value:8.2f}\n")
