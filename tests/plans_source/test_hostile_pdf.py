"""PDFs that are scans, protected, or made to harm."""

import zlib
from contextlib import suppress

import pytest

from xanh.basis.errors import Refusal
from xanh.basis.language import speaking
from xanh.plans.source.limits import PDF_MEMORY_BYTES


def pdf(stream: bytes, extra: bytes = b"", trailer: bytes = b"", resources: bytes = b"") -> bytes:
    """Return a PDF of one page with this content stream."""
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R/Resources<<"
        + resources
        + b">>>>endobj\n"
        b"4 0 obj<</Length " + str(len(stream)).encode() + extra + b">>stream\n" + stream + b"\nendstream endobj\n"
        b"trailer<</Root 1 0 R" + trailer + b">>\n%%EOF"
    )


def refused(read, content: bytes) -> str:
    with speaking("en"), pytest.raises(Refusal) as refusal:
        read(content, "a.pdf")
    with speaking("en"):
        return str(refusal.value)


FONT = b"/Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>>>"
WORDS = b"BT /F1 12 Tf 20 200 Td (Ke hoach xanh) Tj ET"


def test_the_sample_page_itself_reads(read):
    assert read(pdf(WORDS, resources=FONT), "a.pdf").text == "Ke hoach xanh\n"
    assert read(b"\n" + pdf(WORDS, resources=FONT), "b.txt").format == "pdf"


def test_a_scan_is_refused_with_what_to_do(read):
    said = refused(read, pdf(b"0 0 10 10 re f"))
    assert "OCR" in said
    assert ".docx" in said


def test_a_protected_pdf(read):
    lock = b"/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -44/O(" + b"o" * 32 + b")/U(" + b"u" * 32 + b")>>"
    said = refused(read, pdf(WORDS, resources=FONT, trailer=lock + b"/ID[(0123456789abcdef)(0123456789abcdef)]"))
    assert "password" in said


def test_a_stream_that_swells_is_stopped(read):
    giant = zlib.compressobj()
    piece = b" " * 10_000_000
    bomb = b"".join(giant.compress(piece) for _ in range(PDF_MEMORY_BYTES // len(piece))) + giant.flush()
    assert len(bomb) < 10_000_000
    assert "too large to be read" in refused(read, pdf(bomb, b"/Filter/FlateDecode"))


def test_pages_that_contain_themselves(read):
    loop = pdf(WORDS, resources=FONT).replace(b"/Kids[3 0 R]", b"/Kids[2 0 R]")
    with suppress(Refusal):
        assert read(loop, "a.pdf").text == "Ke hoach xanh\n"


@pytest.mark.parametrize("share", [0.02, 0.3, 0.7])
def test_a_file_cut_off_is_read_in_part_or_refused(read, documents, share):
    whole = (documents / "ke-hoach-200.pdf").read_bytes()
    try:
        read(whole[: int(len(whole) * share)], "a.pdf")
    except Refusal as refusal:
        said = str(refusal)
        assert "\n" not in said
