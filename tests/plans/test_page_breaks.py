"""Rows of a task table that a page end has cut, as PDF files have them."""

from tests.plans.documents import document

from xanh.plans.model import Plan
from xanh.plans.reader import read_plan

HEADINGS = ["TT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời gian", "Kinh phí", "Ghi chú"]
GROUP = ["1", "Nhóm việc", "", "", "", "", ""]


def read(first: list[str], *rest: list[str]) -> Plan:
    return read_plan(document([HEADINGS, GROUP, first], list(rest)))


def test_a_bullet_at_the_head_of_a_page_belongs_to_the_row_before() -> None:
    plan = read(
        ["", "Đào tạo.\n- Cán bộ.", "Sở Nội vụ", "", "2026", "I", ""], ["", "- Doanh nghiệp.", "", "", "", "", ""]
    )
    assert [one.text for one in plan.tasks[0].activities] == ["Cán bộ.", "Doanh nghiệp."]
    assert [group.number for group in plan.groups] == ["1"]


def test_a_sentence_at_the_head_of_a_page_heads_nothing_where_groups_have_numbers() -> None:
    plan = read(["", "Việc một.", "Sở Nội vụ", "", "2026", "I", ""], ["", "Hoàn thiện kiến trúc.", "", "", "", "", ""])
    assert len(plan.groups) == len(plan.tasks) == 1
    assert "Hoàn thiện kiến trúc" in plan.tasks[0].title


def test_a_row_of_data_is_not_taken_for_headings() -> None:
    cut = ["", "các dự án, nhiệm vụ", "quận, huyện", "các cơ quan, đơn vị có liên quan", "- 2030", "I, II", "mục 1.1"]
    plan = read(["", "Phối hợp thực hiện", "UBND các", "Các sở", "2026", "", ""], cut, ["2", "Nhóm hai", *[""] * 5])
    assert [task.title for task in plan.tasks] == ["Phối hợp thực hiện các dự án, nhiệm vụ"]
    assert not any("cột" in problem.message.lower() for problem in plan.problems)


def test_the_number_of_a_document_cut_at_its_hyphen_is_made_whole() -> None:
    note = "Mục 1.1.2 - Quyết định số 882/QĐ-"
    plan = read(["", "Việc một", "Sở Nội vụ", "", "2026", "I", note], ["", "", "", "", "", "", "TTg"])
    assert [(one.document, one.item) for one in plan.tasks[0].references] == [("882/QĐ-TTg", "1.1.2")]


def test_a_number_printed_many_times_stays_short() -> None:
    rows = [["1", f"Việc {n}", "Sở Nội vụ", "", "2026", "", ""] for n in range(40)]
    numbers = [task.number for task in read_plan(document([HEADINGS, *rows])).tasks]
    assert numbers[:3] == ["1", "1'", "1''"] and len(set(numbers)) == 40 and max(map(len, numbers)) < 8


def test_a_piece_in_capitals_without_a_lead_belongs_to_the_row_before() -> None:
    first = ["", "Triển khai Quyết định của", "Sở Nội vụ", "Các sở; UBND", "2026", "I", "Triển khai mục 1.1.2 -"]
    cut = ["", "Bộ trưởng Bộ Nội vụ", "", "các xã; các cơ quan", "", "", "Quyết định số 882/QĐ-TTg"]
    (task,) = read(first, cut).tasks
    assert task.title == "Triển khai Quyết định của Bộ trưởng Bộ Nội vụ"
    assert [one.rule for one in task.coordinators] == ["departments", "communes", "agencies"]
    assert [one.item for one in task.references] == ["1.1.2"]


def test_a_whole_row_at_the_head_of_a_page_is_its_own() -> None:
    plan = read(
        ["", "Việc một", "Sở Nội vụ", "", "2026", "I", ""], ["", "Việc hai", "Sở Y tế", "Các sở", "2027", "", ""]
    )
    assert [task.title for task in plan.tasks] == ["Việc một", "Việc hai"]
