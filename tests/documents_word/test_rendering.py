"""The pages as they come out: fonts, page count, the motto on one line, no heading left alone at the foot of a page."""

import os
import re
import shutil
import subprocess
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from tests.documents_word.samples import body, chart, draft, rich_document, small_document

from xanh.basis.errors import Refusal
from xanh.documents.word import has_libreoffice, to_pdf, write_word
from xanh.documents.word import pdf as pdf_module
from xanh.documents.word.model import ChartPoint
from xanh.documents.word.wording import MOTTO, NATION

MISSING = [
    name
    for name, there in (
        ("LibreOffice", has_libreoffice()),
        *((tool, shutil.which(tool) is not None) for tool in ("pdffonts", "pdfinfo", "pdftotext", "pdftoppm")),
    )
    if not there
]
FONT = re.compile(r"(LiberationSerif|TimesNewRoman)", re.IGNORECASE)


@pytest.fixture(scope="module")
def pdfs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    if MISSING and os.environ.get("XANH_REQUIRE_ALL") == "1":
        pytest.fail(f"not installed here: {', '.join(MISSING)}")
    if MISSING:
        pytest.skip(f"not installed here: {', '.join(MISSING)}")
    folder = tmp_path_factory.mktemp("pages")
    made = {}
    for name, document in (("small", small_document()), ("draft", draft()), ("rich", rich_document())):
        docx = folder / f"{name}.docx"
        docx.write_bytes(write_word(document))
        made[name] = to_pdf(docx, folder / "pdf")
    return made


def said(*command: str | Path) -> str:
    return subprocess.run([str(part) for part in command], check=True, capture_output=True, text=True).stdout


def pages(pdf: Path) -> list[list[str]]:
    text = said("pdftotext", "-layout", pdf, "-")
    return [[line.strip() for line in page.splitlines() if line.strip()] for page in text.split("\f")[:-1]]


def test_only_one_family_of_letters_is_used(pdfs: dict[str, Path]) -> None:
    for pdf in pdfs.values():
        fonts = [line.split()[0] for line in said("pdffonts", pdf).splitlines()[2:]]
        assert fonts
        assert all(FONT.search(font) for font in fonts), fonts


def test_the_page_counts_are_those_of_the_content(pdfs: dict[str, Path]) -> None:
    assert [len(pages(pdfs[name])) for name in ("small", "draft")] == [1, 1]
    assert 20 <= len(pages(pdfs["rich"])) <= 26


def test_the_motto_stands_on_one_line_and_number_and_date_on_another(pdfs: dict[str, Path]) -> None:
    for pdf in pdfs.values():
        lines = pages(pdf)[0]
        assert any(NATION in line for line in lines)
        assert any(MOTTO in line for line in lines)
        assert any(re.search(r"Số: .*/BC-STC .*Cần Thơ, ngày ", line) for line in lines)


def test_no_page_ends_with_a_heading_or_caption(pdfs: dict[str, Path]) -> None:
    for page in pages(pdfs["rich"]):
        assert not re.match(r"([IVX]+\. |[0-9]\. |[a-z]\) |Bảng )", page[-1]), page[-1]


def test_the_signature_is_never_alone_on_a_page(pdfs: dict[str, Path]) -> None:
    (page,) = [page for page in pages(pdfs["rich"]) if any("Nơi nhận:" in line for line in page)]
    place = next(number for number, line in enumerate(page) if "Nơi nhận:" in line)
    assert page[place - 1].endswith("./.")


def test_pages_are_numbered_from_two_and_afresh_in_each_appendix(pdfs: dict[str, Path]) -> None:
    found = pages(pdfs["rich"])
    starts = [number for number, page in enumerate(found) if any(re.fullmatch("Phụ lục I+", line) for line in page)]
    first, second = starts
    for start, end in ((0, first), (first, second), (second, len(found))):
        numbers = [next((line for line in page[:2] if line.isdigit()), None) for page in found[start:end]]
        assert numbers == [None, *(str(number) for number in range(2, end - start + 1))]


def test_header_rows_come_again_on_the_next_page(pdfs: dict[str, Path]) -> None:
    with_heads = [page for page in pages(pdfs["rich"]) if any(re.search("Kết quả trong kỳ", line) for line in page[:4])]
    assert len(with_heads) >= 3


def test_the_mark_is_on_every_page(pdfs: dict[str, Path]) -> None:
    assert all("SỐ LIỆU MINH HỌA" in page[:2] for page in pages(pdfs["rich"]))
    assert not any("DỰ THẢO" in line for line in pages(pdfs["small"])[0])


def test_the_chart_is_drawn_with_its_axes_and_legend(pdfs: dict[str, Path]) -> None:
    text = "\n".join(line for page in pages(pdfs["rich"]) for line in page)
    assert re.search(r"2018\s+2019\s+2020\s+2021", text)
    assert re.search(r"Thực hiện\s+Mục tiêu theo Kế hoạch", text)


def test_a_short_line_is_drawn_beside_a_long_target(pdfs: dict[str, Path], tmp_path: Path) -> None:
    target = tuple(ChartPoint(year, Decimal(year - 2010)) for year in range(2021, 2031))
    known = tuple(ChartPoint(year, None if year == 2023 else Decimal(4)) for year in range(2021, 2026))
    unknown = tuple(replace(point, value=None) for point in known)
    ink = []
    for name, points in (("known", known), ("unknown", unknown)):
        drawing = replace(chart(), points=points, target_points=target)
        docx = tmp_path / f"{name}.docx"
        docx.write_bytes(write_word(replace(small_document(), blocks=(drawing, body("Hết.")))))
        ink.append(_black_dots(to_pdf(docx, tmp_path)))
    assert ink[0] > ink[1] + 150, ink


def _black_dots(pdf: Path) -> int:
    """Count the black dots of the first page at 72 dots per inch."""
    command = ["pdftoppm", "-r", "72", "-gray", "-singlefile", str(pdf), str(pdf.with_suffix(""))]
    subprocess.run(command, check=True, capture_output=True)
    picture = pdf.with_suffix(".pgm").read_bytes().split(b"\n", 3)[3]
    return sum(1 for dot in picture if dot < 64)


def test_without_libreoffice_one_sentence_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not has_libreoffice()
    with pytest.raises(Refusal, match="chưa cài LibreOffice"):
        to_pdf(tmp_path / "any.docx", tmp_path)


def test_a_conversion_that_does_not_end_is_ended_with_all_it_started(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    note = tmp_path / "child"
    slow = tmp_path / "soffice"
    slow.write_text(f"#!/bin/sh\nsleep 60 &\necho $! > {note}\nwait\n")
    slow.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    monkeypatch.setattr(pdf_module, "_SECONDS", 1)
    with pytest.raises(Refusal, match="1 giây"):
        to_pdf(tmp_path / "any.docx", tmp_path)
    assert _ended(int(note.read_text()))


def _ended(process: int) -> bool:
    status = Path(f"/proc/{process}/stat")
    return not status.exists() or status.read_text().rsplit(")", 1)[1].split()[0] == "Z"


def test_a_file_libreoffice_cannot_read_is_refused(pdfs: dict[str, Path], tmp_path: Path) -> None:
    broken = tmp_path / "broken.docx"
    broken.write_bytes(b"PK\x03\x04 no zip")
    with pytest.raises(Refusal, match=r"broken\.docx"):
        to_pdf(broken, tmp_path / "pdf")
