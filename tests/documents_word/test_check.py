"""The layout check: silent on what is right, and naming every fault that is planted."""

import io
from collections.abc import Callable
from dataclasses import replace

import pytest
from docx import Document
from tests.documents_word.opened import spoiled
from tests.documents_word.samples import draft, rich_document, small_document

from xanh.basis.errors import Refusal
from xanh.documents.word import check_layout, write_word

DOCUMENT, STYLES = "word/document.xml", "word/styles.xml"
HEADER, FIRST_HEADER, CHART = "word/header1.xml", "word/header2.xml", "word/charts/chart1.xml"
ARIAL = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>'


def style(name: str, old: str, new: str) -> tuple[str, str, str]:
    """A fault in the style `name`: the first `old` in it becomes `new`."""
    return STYLES, rf'(w:styleId="{name}">(?:(?!</w:style>).)*?){old}', rf"\g<1>{new}"


SIZE = '<w:sz w:val="[0-9]+"/>'
FAULTS: dict[str, tuple[str, tuple[str, str, str]]] = {
    "Letter instead of A4": ("paper", (DOCUMENT, 'w:w="11906" w:h="16838"', 'w:w="12240" w:h="15840"')),
    "a left margin of 25 mm": ("margins", (DOCUMENT, 'w:left="1701"', 'w:left="1417"')),
    "a top margin of 30 mm": ("margins", (DOCUMENT, 'w:top="1134"', 'w:top="1701"')),
    "another font in the text": ("font", (DOCUMENT, "<w:r>(<w:t[^>]*>Tỷ lệ)", rf"<w:r><w:rPr>{ARIAL}</w:rPr>\1")),
    "another font in a table": ("font", style("TableText", "<w:rPr>", f"<w:rPr>{ARIAL}")),
    "another font in the page header": ("font", (HEADER, "<w:r>(<w:t)", rf"<w:r><w:rPr>{ARIAL}</w:rPr>\1")),
    "another font in a chart": ("font", (CHART, 'latin typeface="Times New Roman"', 'latin typeface="Calibri"')),
    "another font throughout": ("font", (STYLES, 'w:hAnsi="Times New Roman"', 'w:hAnsi="Calibri"')),
    "blue letters": ("colour", style("Heading1", "<w:rPr>", '<w:rPr><w:color w:val="2F5496"/>')),
    "no page number": ("page_number", (HEADER, " PAGE ", " DATE ")),
    "a page number on the right": ("page_number", style("Header", 'w:jc w:val="center"', 'w:jc w:val="right"')),
    "a small page number": ("page_number", style("Header", SIZE, '<w:sz w:val="22"/>')),
    "a number on the first page": ("first_page_number", (DOCUMENT, "<w:titlePg/>", "")),
    "no national name": ("nation", (DOCUMENT, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "")),
    "a small national name": ("nation", style("Nation", SIZE, '<w:sz w:val="22"/>')),
    "a motto with long dashes": ("motto", (DOCUMENT, "Độc lập - Tự do", "Độc lập – Tự do")),
    "a motto in the wrong case": ("motto", (DOCUMENT, "Độc lập - Tự do - Hạnh phúc", "Độc Lập - Tự Do - Hạnh Phúc")),
    "a motto that is not bold": ("motto", style("Motto", "<w:b/>", "")),
    "no rules": ("rule", (DOCUMENT, "<w:pBdr>.*?</w:pBdr>", "")),
    "rules over the whole width": ("rule", (DOCUMENT, '(</w:pBdr>)<w:ind [^>]*/>', r"\1")),
    "an issuer in small letters": ("issuer", (DOCUMENT, "SỞ TÀI CHÍNH", "Sở Tài chính")),
    "an issuer that is not bold": ("issuer", style("Issuer", "<w:b/>", "")),
    "a parent in small letters": ("parent_issuer", (DOCUMENT, "UBND THÀNH PHỐ CẦN THƠ", "UBND thành phố Cần Thơ")),
    "a number without its zero": ("number", (DOCUMENT, "Số: 05/", "Số: 5/")),
    "a number without a slash": ("number", (DOCUMENT, "Số: 05/BC", "Số: 05 BC")),
    "a number of 14 pt": ("number", style("Number", SIZE, '<w:sz w:val="28"/>')),
    "a day without its zero": ("place_date", (DOCUMENT, "ngày 05 tháng 01", "ngày 5 tháng 01")),
    "a month without its zero": ("place_date", (DOCUMENT, "tháng 01 năm", "tháng 1 năm")),
    "a date with slashes": ("place_date", (DOCUMENT, "ngày 05 tháng 01 năm 2026", "ngày 05/01/2026")),
    "a day that does not exist": ("place_date", (DOCUMENT, "ngày 05 tháng 01", "ngày 32 tháng 01")),
    "an upright date": ("place_date", style("PlaceDate", "<w:i/>", "")),
    "no date": ("place_date", (DOCUMENT, "Cần Thơ, ngày 05 tháng 01 năm 2026", "")),
    "a kind in small letters": ("kind", (DOCUMENT, ">BÁO CÁO<", ">Báo cáo<")),
    "a subject on the left": ("subject", style("Subject", 'w:jc w:val="center"', 'w:jc w:val="left"')),
    "a small subject": ("subject", style("Subject", SIZE, '<w:sz w:val="24"/>')),
    "bold addressees": ("addressed_to", style("AddressedTo", "<w:rPr>", "<w:rPr><w:b/>")),
    "a heading of 16 pt": ("heading", style("Heading1", SIZE, '<w:sz w:val="32"/>')),
    "a heading that is not bold": ("heading", style("Heading1", "<w:b/>", "")),
    "a heading in small letters": ("heading", (DOCUMENT, "I. KẾT QUẢ THỰC HIỆN", "I. Kết quả thực hiện")),
    "a body of 12 pt": ("body_size", style("BodyText", SIZE, '<w:sz w:val="24"/>')),
    "a ragged body": ("body_alignment", style("BodyText", '<w:jc w:val="both"/>', "")),
    "a body without indent": ("body_indent", style("BodyText", '<w:ind w:firstLine="[0-9]+"/>', "")),
    "paragraphs without a gap": ("paragraph_gap", style("BodyText", 'w:after="120"', 'w:after="60"')),
    "double line spacing": ("line_spacing", style("BodyText", 'w:line="[0-9]+"', 'w:line="480"')),
    "a table of 9 pt": ("table_size", style("TableText", SIZE, '<w:sz w:val="18"/>')),
    "no recipients": ("recipients", (DOCUMENT, "Nơi nhận:", "Gửi đến:")),
    "upright recipients": ("recipients", style("RecipientsTitle", "<w:i/>", "")),
    "a recipient without its mark": ("recipients", (DOCUMENT, "- Như trên;", "- Như trên,")),
    "recipients of 12 pt": ("recipients", style("Recipients", SIZE, '<w:sz w:val="24"/>')),
    "no file copy": ("filing", (DOCUMENT, "- Lưu: VT, TH.", "- Cổng thông tin điện tử.")),
    "a file copy without its unit": ("filing", (DOCUMENT, "- Lưu: VT, TH.", "- Lưu: VT.")),
    "no authority": ("signature", (DOCUMENT, ">(KT. |PHÓ )?GIÁM ĐỐC<", "><")),
    "an authority that is not bold": ("signature", style("Authority", "<w:b/>", "")),
    "a signer of 12 pt": ("signature", style("Signer", SIZE, '<w:sz w:val="24"/>')),
    "appendices without numbers": ("appendix_label", (DOCUMENT, ">Phụ lục II?<", ">Phụ lục<")),
    "a small appendix label": ("appendix_label", style("AppendixLabel", SIZE, '<w:sz w:val="24"/>')),
    "an appendix title in small letters": ("appendix_title", (DOCUMENT, ">GIẢI TRÌNH", ">Giải trình")),
    "an upright appendix note": ("appendix_note", style("AppendixNote", "<w:i/>", "")),
    "no appendix note": ("appendix_note", (DOCUMENT, r"\(Kèm theo[^<]*", "")),
    "appendix pages counted on": ("appendix_page_number", (DOCUMENT, ' w:start="1"', "")),
}  # fmt: skip


@pytest.fixture(scope="module")
def faultless() -> bytes:
    document = rich_document()
    return write_word(
        replace(
            small_document(),
            blocks=(*small_document().blocks, *document.blocks[:16]),
            addressed_to=document.addressed_to,
            appendices=document.appendices,
        )
    )


@pytest.mark.parametrize("make", [small_document, draft, rich_document])
def test_what_is_written_is_without_fault(make: Callable[[], object]) -> None:
    assert check_layout(write_word(make())) == ()  # type: ignore[arg-type]


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_found(fault: str, faultless: bytes) -> None:
    rule, (part, old, new) = FAULTS[fault]
    assert check_layout(faultless) == ()
    findings = check_layout(spoiled(faultless, part, old, new))
    assert rule in {finding.rule for finding in findings}
    for finding in findings:
        assert finding.where and finding.found and finding.expected
        assert finding.found != finding.expected


def test_a_finding_says_what_stands_there_and_what_should(faultless: bytes) -> None:
    findings = check_layout(spoiled(faultless, DOCUMENT, 'w:left="1701"', 'w:left="1417"'))
    assert {(entry.found, entry.expected) for entry in findings} == {("24,99 mm", "30 - 35 mm")}
    assert findings[0].reference == "Mục I, khoản 3"


def test_a_plain_document_of_another_hand_is_judged_not_refused() -> None:
    buffer, document = io.BytesIO(), Document()
    document.add_paragraph("Báo cáo")
    document.add_table(rows=2, cols=2)
    document.save(buffer)
    rules = {finding.rule for finding in check_layout(buffer.getvalue())}
    assert {"paper", "margins", "page_number", "nation", "motto", "issuer", "number", "recipients"} <= rules


def test_a_file_that_is_not_word_is_refused() -> None:
    with pytest.raises(Refusal, match="Word"):
        check_layout(b"not a document")
