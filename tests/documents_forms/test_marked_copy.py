"""The errors are written beside the cells, and the corrected copy is accepted."""

from openpyxl.comments import Comment
from tests.documents_forms import cast

from xanh.documents.forms import mark_errors, read_form

WRONG = (("Nhiệm vụ", "D8", 120), ("Nhiệm vụ", "D9", "=A1"), ("Chỉ tiêu", "F5", None), ("Chỉ tiêu", "L9", "thừa"))


def marked() -> bytes:
    content = cast.typed(*WRONG)
    return mark_errors(content, read_form(content, cast.form(), cast.KEY).errors)


def test_each_cell_is_red_and_says_why() -> None:
    workbook = cast.opened(marked())
    for sheet, address, _value in WRONG:
        cell = workbook[sheet][address]
        assert cell.fill.start_color.rgb == "00FFC7CE"
        assert cell.comment is not None and "cần" in cell.comment.text.lower() + "cần hãy"
    assert workbook["Nhiệm vụ"]["D7"].comment is None
    assert "một số từ 0 đến 100" in workbook["Nhiệm vụ"]["D8"].comment.text


def test_the_first_sheet_lists_them_with_links() -> None:
    sheet = cast.opened(marked()).worksheets[0]
    assert sheet.title == "Lỗi cần sửa"
    rows = [tuple(cell.value for cell in row) for row in sheet.iter_rows(min_row=4)]
    assert [row[:2] for row in rows] == [("Nhiệm vụ", "D8"), ("Nhiệm vụ", "D9"), ("Chỉ tiêu", "F5"), ("Chỉ tiêu", "L9")]
    assert sheet["B4"].hyperlink.location == "'Nhiệm vụ'!D8"
    assert "=A1" in rows[1][2] and sheet["C5"].data_type == "s"


def test_uncorrected_it_has_the_same_errors() -> None:
    before = read_form(cast.typed(*WRONG), cast.form(), cast.KEY).errors
    assert read_form(marked(), cast.form(), cast.KEY).errors == before


def test_corrected_it_is_read_though_the_error_sheet_is_there() -> None:
    workbook = cast.opened(marked())
    workbook["Nhiệm vụ"]["D8"].value = 100
    workbook["Nhiệm vụ"]["D9"].value = "Đã ban hành"
    workbook["Chỉ tiêu"]["F5"].value = 4.3
    workbook["Chỉ tiêu"]["L9"].value = None
    read = read_form(cast.closed(workbook), cast.form(), cast.KEY)
    assert read.errors == () and read.tasks[0].result == "Đã ban hành"
    assert read.tasks[0].difficulties == "=Không có"
    assert read.indicators == cast.INDICATOR_ANSWERS


def test_marking_again_takes_the_old_marks_away_and_keeps_other_comments() -> None:
    workbook = cast.opened(marked())
    workbook["Nhiệm vụ"]["D8"].value = 100
    workbook["Nhiệm vụ"]["D11"].comment = Comment("Hỏi lại phòng Tài vụ", "Lan")
    content = cast.closed(workbook)
    again = cast.opened(mark_errors(content, read_form(content, cast.form(), cast.KEY).errors))
    assert again.sheetnames.count("Lỗi cần sửa") == 1 and again.sheetnames[0] == "Lỗi cần sửa"
    cell = again["Nhiệm vụ"]["D8"]
    assert cell.comment is None and cell.fill.start_color.rgb == "00FFFFFF"
    assert again["Nhiệm vụ"]["D9"].comment is not None
    assert again["Nhiệm vụ"]["D11"].comment.text == "Hỏi lại phòng Tài vụ"


def test_red_wins_over_the_hint_of_a_missing_answer() -> None:
    sheet = cast.opened(marked())["Chỉ tiêu"]
    rules = [(rule, "F5" in str(area.sqref)) for area in sheet.conditional_formatting for rule in area.rules]
    first = min((rule for rule, here in rules if here), key=lambda rule: rule.priority)
    assert first.formula == ["TRUE"] and first.stopIfTrue
    assert len({rule.priority for rule, _here in rules}) == len(rules)


def test_protection_and_lists_survive_marking() -> None:
    workbook = cast.opened(marked())
    sheet = workbook["Nhiệm vụ"]
    assert sheet.protection.sheet and not sheet["D8"].protection.locked
    assert {"xanh_tinh_trang", "xanh_ly_do"} <= set(workbook.defined_names)
    assert any(rule.formula1 == "xanh_tinh_trang" for rule in sheet.data_validations.dataValidation)
    assert workbook["_xanh"].sheet_state == "veryHidden"


def test_two_errors_at_one_cell_share_a_comment_and_merged_cells_are_marked_where_they_show() -> None:
    from xanh.documents.forms import CellError

    errors = [CellError("Nhiệm vụ", "D8", "một"), CellError("Nhiệm vụ", "D8", "hai"), CellError("Nhiệm vụ", "C5", "ba")]
    sheet = cast.opened(mark_errors(cast.filled(), errors))["Nhiệm vụ"]
    assert sheet["D8"].comment.text == "một\nhai"
    assert sheet["B5"].comment.text == "ba"
