"""A file that is not this agency's form of this round, whole and unchanged, is refused as a whole."""

from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest
from docx import Document
from openpyxl import Workbook
from tests.documents_forms import cast
from tests.documents_forms.package import packed, parts, rewritten

from xanh.basis.errors import Refusal
from xanh.documents.forms import Form, fill_form, form_id, mark_errors, read_form, write_form

OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def refusal(content: bytes, expected: Form | None = None, key: bytes = cast.KEY) -> str:
    with pytest.raises(Refusal) as refused:
        read_form(content, expected or cast.form(), key)
    return str(refused.value)


def word_file() -> bytes:
    out = BytesIO()
    Document().save(out)
    return out.getvalue()


def bomb() -> bytes:
    return packed(parts(cast.filled()) | {"xl/media/image1.png": b"\x89PNG" + b"\x00" * 40_000_000})


def lying_bomb() -> bytes:
    content = bytearray(bomb())
    central = content.rindex(b"PK\x01\x02")
    content[central + 24 : central + 28] = (1000).to_bytes(4, "little")
    return bytes(content)


def encrypted_entry() -> bytes:
    content = bytearray(cast.filled())
    central = content.index(b"PK\x01\x02")
    content[central + 8] |= 1
    return bytes(content)


def renamed_twice() -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in parts(cast.filled()).items():
            archive.writestr(ZipInfo(name), content)
        archive.writestr(ZipInfo("XL/workbook.xml"), b"<workbook/>")
    return out.getvalue()


FILES: list[tuple[str, Callable[[], bytes], str]] = [
    ("nothing", lambda: b"", "Tệp rỗng"),
    ("old Excel", lambda: OLE + b"\x00" * 600 + "Workbook".encode("utf-16-le"), "(.xls)"),
    ("with a password", lambda: OLE + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
    ("encrypted entry", encrypted_entry, "mật khẩu"),
    ("a CSV", lambda: "Mã,Giá trị\n1,2\n".encode(), "không phải là Excel"),
    ("a Word file", word_file, "văn bản Word"),
    ("another archive", lambda: packed({"a.txt": b"a"}), "không phải là Excel"),
    ("cut off", lambda: cast.filled()[:-2000], "bị hỏng"),
    ("too large", lambda: b"PK" + bytes(10 * 1024 * 1024), "lớn hơn 10 MB"),
    ("bomb", bomb, "lớn bất thường"),
    ("bomb with a false size", lying_bomb, "bị hỏng"),
    ("many entries", lambda: packed({f"xl/{n}": b"" for n in range(300)} | parts(cast.filled())), "lớn bất thường"),
    ("one name twice", renamed_twice, "bị hỏng"),
    ("macros", lambda: packed(parts(cast.filled()) | {"xl/vbaProject.bin": b"\x00"}), "macro"),
    ("another workbook", lambda: cast.closed(Workbook()), "không phải là biểu báo cáo"),
]


@pytest.mark.parametrize(("make", "says"), [row[1:] for row in FILES], ids=[row[0] for row in FILES])
def test_not_an_intact_workbook(make: Callable[[], bytes], says: str) -> None:
    assert says in refusal(make())


@pytest.mark.parametrize(
    "declaration",
    ['<!DOCTYPE a [<!ENTITY b "c">]>', '<!DOCTYPE worksheet SYSTEM "http://a.vn/x.dtd">', '<!ENTITY b "c">'],
)
@pytest.mark.parametrize("part", ["xl/worksheets/sheet2.xml", "xl/workbook.xml", "docProps/core.xml"])
def test_document_types_and_entities(part: str, declaration: str) -> None:
    content = rewritten(cast.filled(), lambda name, text: declaration + text if name == part else text)
    assert "DOCTYPE" in refusal(content)


def test_xml_in_an_encoding_that_would_hide_them() -> None:
    changed = parts(cast.filled())
    text = changed["xl/workbook.xml"].decode()
    for hidden in (f"<!DOCTYPE a []>{text}".encode("utf-16"), f"<!DOCTYPE a []>{text}".encode("utf-16-be")):
        assert "bảng mã lạ" in refusal(packed(changed | {"xl/workbook.xml": hidden}))
    declared = f'<?xml version="1.0" encoding="utf-7"?>{text}'.encode()
    assert "bảng mã lạ" in refusal(packed(changed | {"xl/workbook.xml": declared}))


def edited(change: Callable[[Workbook], object]) -> bytes:
    workbook = cast.opened(cast.filled())
    change(workbook)
    return cast.closed(workbook)


LAYOUTS: list[tuple[str, Callable[[Workbook], object], str]] = [
    ("row added", lambda book: book["Nhiệm vụ"].insert_rows(8), "trang “Nhiệm vụ”"),
    ("row removed", lambda book: book["Kinh phí"].delete_rows(7), "trang “Kinh phí”"),
    ("column added", lambda book: book["Chỉ tiêu"].insert_cols(4), "trang “Chỉ tiêu”"),
    ("column removed", lambda book: book["Chỉ tiêu"].delete_cols(8), "trang “Chỉ tiêu”"),
    ("block moved", lambda book: book["Nhiệm vụ"].move_range("A5:D12", rows=20), "trang “Nhiệm vụ”"),
    ("unit changed", lambda book: book["Chỉ tiêu"].__setitem__("C6", "m³"), "phải là “nghìn m³”, đang là “m³”"),
    ("form id changed", lambda book: book["Hướng dẫn"].__setitem__("B3", "X"), "ô B3 trang “Hướng dẫn”"),
    ("sheet added", lambda book: book.create_sheet("Nháp"), "Nháp"),
    ("sheet removed", lambda book: book.remove(book["Kinh phí"]), "đang có: Hướng dẫn, Nhiệm vụ, Chỉ tiêu;"),
    ("sheet renamed", lambda book: setattr(book["Kinh phí"], "title", "Tiền"), "Tiền"),
    ("sheets moved", lambda book: book.move_sheet("Kinh phí", -1), "đổi thứ tự"),
    ("identity removed", lambda book: book.remove(book["_xanh"]), "không phải là biểu báo cáo"),
    ("identity emptied", lambda book: book["_xanh"].delete_cols(1), "không phải là biểu báo cáo"),
    ("agency changed", lambda book: book["_xanh"].__setitem__("B3", "SYT"), "đã bị thay đổi"),
    ("id changed", lambda book: book["_xanh"].__setitem__("B1", "2025.STC.AAAA"), "đã bị thay đổi"),
    ("signature changed", lambda book: book["_xanh"].__setitem__("B7", "é" * 64), "đã bị thay đổi"),
    ("signature removed", lambda book: book["_xanh"].__setitem__("B7", None), "đã bị thay đổi"),
    ("obligation changed", lambda book: book["_xanh"].__setitem__("K1", "T-9"), "đã bị thay đổi"),
    ("list extended", lambda book: book["_xanh"].__setitem__("E6", "Khác"), "đã bị thay đổi"),
]


@pytest.mark.parametrize(("change", "says"), [row[1:] for row in LAYOUTS], ids=[row[0] for row in LAYOUTS])
def test_changed_layout_or_identity(change: Callable[[Workbook], object], says: str) -> None:
    assert says in refusal(edited(change))


def test_two_rows_swapped() -> None:
    def swap(book: Workbook) -> None:
        sheet = book["Chỉ tiêu"]
        for column in "ABCDEFGHI":
            upper, lower = sheet[f"{column}5"], sheet[f"{column}6"]
            upper.value, lower.value = lower.value, upper.value

    assert "ô A5 trang “Chỉ tiêu” phải là “0801”, đang là “1102”" in refusal(edited(swap))


def test_another_agency_round_or_key() -> None:
    assert "Sở Y tế" in refusal(cast.filled(), cast.form(agency_code="SYT", agency_name="Sở Y tế"))
    assert "kỳ “2026”" in refusal(cast.filled(), cast.form(round_code="2026"))
    assert "đã bị thay đổi" in refusal(cast.filled(), key=b"another key")


def test_obligations_changed_since_the_form_was_made() -> None:
    fewer = cast.form(indicators=cast.form().indicators[:2])
    assert "đã thay đổi sau khi biểu được lập" in refusal(cast.filled(), fewer)
    turned = cast.form(tasks=cast.form().tasks[::-1])
    assert "đã thay đổi sau khi biểu được lập" in refusal(cast.filled(), turned)


def test_what_may_change_meanwhile_does_not_refuse_the_form() -> None:
    later = cast.form(deadline_text="trước ngày 30 tháng 11 năm 2025", agency_name="Sở Tài chính thành phố")
    assert read_form(cast.filled(), later, cast.KEY).errors == ()


def test_a_sheet_full_of_strange_content() -> None:
    entries = [("Chỉ tiêu", f"L{row}", "x") for row in range(10, 150)]
    assert "quá nhiều nội dung ngoài" in refusal(cast.typed(*entries))


def test_an_answer_nobody_asked_for_and_one_excel_cannot_hold() -> None:
    from dataclasses import replace
    from decimal import Decimal

    task, indicator = cast.TASK_ANSWERS[0], cast.INDICATOR_ANSWERS[0]
    for tasks, indicators in (
        ([replace(task, obligation="T-9")], []),
        ([replace(task, result="chuông\x07")], []),
        ([], [replace(indicator, value=Decimal("1.2345678901234567"))]),
    ):
        with pytest.raises(Refusal):
            fill_form(cast.blank(), tasks, indicators)


def test_the_id_depends_on_all_it_names() -> None:
    base = form_id("2025", "STC", ["a", "b"], cast.KEY)
    others = {
        form_id("2026", "STC", ["a", "b"], cast.KEY),
        form_id("2025", "SYT", ["a", "b"], cast.KEY),
        form_id("2025", "STC", ["b", "a"], cast.KEY),
        form_id("2025", "STC", ["a", "b"], b"other"),
    }
    assert base.startswith("2025.STC.") and len(others | {base}) == 5
    assert base == form_id("2025", "STC", ("a", "b"), cast.KEY)
    with pytest.raises(ValueError, match="signing key"):
        write_form(cast.form(), b"")


def test_marking_refuses_a_merged_range_that_would_never_end() -> None:
    content = rewritten(
        cast.filled(),
        lambda name, text: text.replace('<mergeCell ref="A1:D1"', '<mergeCell x=">" ref="A1:XFD1048576"'),
    )
    assert content != cast.filled()
    with pytest.raises(Refusal):
        mark_errors(content, ())
