"""The form as a civil servant meets it in Excel."""

import hashlib
import subprocess
import sys

from openpyxl.workbook import Workbook
from openpyxl.xml.constants import DCTERMS_NS
from openpyxl.xml.functions import register_namespace  # type: ignore[attr-defined]
from tests.documents_forms import cast

from xanh.documents.forms import fill_form, write_form

VISIBLE = ("Hướng dẫn", "Nhiệm vụ", "Kinh phí", "Chỉ tiêu")


def book() -> Workbook:
    return cast.opened(cast.blank())


def unlocked(workbook: Workbook) -> set[str]:
    return {
        f"{sheet.title}!{cell.coordinate}"
        for sheet in workbook.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if not cell.protection.locked
    }


def test_sheets_and_their_protection() -> None:
    workbook = book()
    assert workbook.sheetnames == [*VISIBLE, "_xanh"]
    assert workbook["_xanh"].sheet_state == "veryHidden"
    assert workbook.security is not None and workbook.security.lockStructure
    for name in VISIBLE:
        assert workbook[name].protection.sheet and workbook[name].protection.password is None
        assert not workbook[name].protection.formatRows  # rows may be made higher


def test_only_answer_cells_are_unlocked() -> None:
    tasks = {f"Nhiệm vụ!D{row}" for row in (*range(7, 13), *range(15, 21))}
    money = {f"Kinh phí!{column}{row}" for row in (6, 7, 8, 9, 11, 12, 13, 14) for column in "DFH"}
    indicators = {f"Chỉ tiêu!{column}{row}" for row in (5, 6, 7) for column in "FGHI"}
    assert unlocked(book()) == tasks | money | indicators | {"Hướng dẫn!B8", "Hướng dẫn!B9"}


def test_last_year_stands_beside_this_year() -> None:
    workbook = book()
    tasks, money, indicators = workbook["Nhiệm vụ"], workbook["Kinh phí"], workbook["Chỉ tiêu"]
    assert (tasks["C4"].value, tasks["D4"].value) == ("Năm trước", "Năm 2025")
    assert (tasks["C7"].value, tasks["C8"].value) == ("Đang triển khai", "45,5")
    assert tasks["C10"].value == "ke-hoach-12.pdf\nhttps://cantho.gov.vn/kh/12"
    assert tasks["C7"].fill.start_color.rgb == "00EDEDED"
    assert (money["C4"].value, money["C6"].value, money["G6"].value) == ("Dự toán – Năm trước (triệu đồng)", 1500, "–")
    assert indicators["E5"].value == "4,25\nGhi chú: Ước\nTài liệu: nien-giam.pdf"
    assert indicators["E6"].value == "Chưa thu thập"


def test_units_stand_with_every_number() -> None:
    workbook = book()
    assert workbook["Nhiệm vụ"]["B8"].value == "Tỷ lệ hoàn thành (%)"
    assert all("(triệu đồng)" in workbook["Kinh phí"][f"{column}4"].value for column in "CDEFGH")
    assert [workbook["Chỉ tiêu"][f"C{row}"].value for row in (4, 5, 6)] == ["Đơn vị tính", "%", "nghìn m³"]


def test_print_setup_and_frozen_panes() -> None:
    for sheet in book().worksheets[:4]:
        assert (sheet.page_setup.orientation, str(sheet.page_setup.paperSize)) == ("landscape", "9")
        assert sheet.sheet_properties.pageSetUpPr.fitToPage and sheet.page_setup.fitToHeight == 0
        assert sheet.freeze_panes == ("A3" if sheet.title == "Hướng dẫn" else "C5")
        assert sheet.title == "Hướng dẫn" or sheet.print_title_rows == "$4:$4"


def test_validation_of_every_kind() -> None:
    workbook = book()
    rules = {
        cell: rule
        for sheet in workbook.worksheets
        for rule in sheet.data_validations.dataValidation
        for cell in (f"{sheet.title}!{area}" for area in str(rule.sqref).split())
    }
    assert rules["Nhiệm vụ!D7"].formula1 == "xanh_tinh_trang"
    percentage = rules["Nhiệm vụ!D8"]
    assert (percentage.type, percentage.formula1, percentage.formula2) == ("decimal", "0", "100")
    money = next(rule for cell, rule in rules.items() if cell.startswith("Kinh phí!"))
    assert (money.operator, money.formula1) == ("greaterThanOrEqual", "0")
    assert rules["Chỉ tiêu!F6"].operator == "greaterThanOrEqual" and "nghìn m³" in rules["Chỉ tiêu!F6"].prompt
    assert "Theo diện tích tự nhiên." in rules["Chỉ tiêu!F5"].prompt
    assert all(rule.prompt and rule.error and len(rule.prompt) <= 255 for rule in rules.values())
    assert all(rule.showInputMessage and rule.showErrorMessage for rule in rules.values())


def test_drop_down_lists_hold_the_labels_an_agency_may_choose() -> None:
    workbook = book()
    hidden = workbook["_xanh"]
    lists = {}
    for name, defined in workbook.defined_names.items():
        area = defined.attr_text.split("!")[1].replace("$", "")
        lists[name] = [row[0].value for row in hidden[area]]
    assert lists["xanh_tinh_trang"][0] == "Chưa triển khai" and len(lists["xanh_tinh_trang"]) == 5
    assert lists["xanh_ly_do"] == [
        "Chưa thu thập",
        "Chưa có số liệu chính thức",
        "Không phát sinh, không thuộc phạm vi",
        "Thuộc phạm vi bảo mật",
    ]


def test_missing_answers_are_hinted() -> None:
    sheet = book()["Nhiệm vụ"]
    areas = {str(area.sqref): [rule.formula for rule in area.rules] for area in sheet.conditional_formatting}
    assert areas["D7 D15"] == [["LEN(TRIM(D7))=0"]]
    assert areas["D9 D17"] == [['AND(LEN(TRIM(D9))=0,LEN(TRIM(D7))>0,D7<>"Chưa triển khai")']]


def test_the_illustrative_mark_is_seen_on_every_sheet() -> None:
    real, illustrative = book(), cast.opened(write_form(cast.form(illustrative=True), cast.KEY))
    for name in VISIBLE:
        first = f"{illustrative[name]['A1'].value} {illustrative[name]['A2'].value}"
        assert "SỐ LIỆU MINH HỌA" in first
        assert "SỐ LIỆU MINH HỌA" not in f"{real[name]['A1'].value} {real[name]['A2'].value}"
        assert illustrative[name].oddFooter.right.text == "SỐ LIỆU MINH HỌA"


def test_text_answers_can_never_become_formulas() -> None:
    sheet = cast.opened(cast.filled())["Nhiệm vụ"]
    assert (sheet["D11"].value, sheet["D11"].data_type, sheet["D11"].number_format) == ("=Không có", "s", "@")


def test_same_form_same_bytes_in_another_process_too() -> None:
    code = (
        "import hashlib; from tests.documents_forms import cast;"
        "print(hashlib.sha256(cast.blank() + cast.filled()).hexdigest())"
    )
    other = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert other.stdout.strip() == hashlib.sha256(cast.blank() + cast.filled()).hexdigest()


def test_names_given_to_xml_spaces_by_other_libraries_change_no_byte() -> None:
    before = cast.blank()
    register_namespace("elsewhere", DCTERMS_NS)
    assert cast.blank() == before


def test_filling_changes_nothing_but_answers() -> None:
    before, after = book(), cast.opened(fill_form(cast.blank(), cast.TASK_ANSWERS, cast.INDICATOR_ANSWERS))
    assert unlocked(before) == unlocked(after)
    for sheet in before.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.protection.locked:
                    assert after[sheet.title][cell.coordinate].value == cell.value
