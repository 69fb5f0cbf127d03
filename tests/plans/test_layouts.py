"""Task tables as other provinces draw them: other columns, other numbers, merged and cut cells."""

from tests.plans.documents import document

from xanh.plans.model import Plan
from xanh.plans.reader import read_plan

HEADINGS = ["TT", "Nội dung công việc", "Đơn vị chủ trì", "Đơn vị phối hợp", "Tiến độ", "Kinh phí"]


def rows(plan: Plan) -> list[tuple[str, str | None, str]]:
    return [(task.number, task.group, task.title) for task in plan.tasks]


def codes(plan: Plan, task: int) -> list[str | None]:
    return [party.code or party.rule for party in plan.tasks[task].leads]


def test_columns_in_another_order_under_other_headings() -> None:
    plan = read_plan(
        document(
            [
                [
                    "Kết quả, sản phẩm",
                    "Thời hạn hoàn thành",
                    "Sở, ngành chủ trì tham mưu",
                    "Cơ quan phối hợp",
                    "Tên nhiệm vụ",
                    "STT",
                ],
                ["Báo cáo", "Trong năm 2026", "Sở Tài chính", "Sở Y tế", "Lập danh mục", "1"],
            ]
        )
    )
    task = plan.tasks[0]
    assert rows(plan) == [("1", None, "Lập danh mục")]
    assert (task.product, task.period and task.period.end, codes(plan, 0)) == ("Báo cáo", 2026, ["STC"])


def test_numbers_of_columns_and_repeated_headings_are_no_tasks() -> None:
    plan = read_plan(
        document(
            [HEADINGS, ["", "(1)", "(2)", "(3)", "(4)", "(5)"], ["1", "Việc một", "Sở Y tế", "", "2026", "I"]],
            "3",
            [HEADINGS, ["2", "Việc hai", "Sở Xây dựng", "", "2027", "II"]],
        )
    )
    assert rows(plan) == [("1", None, "Việc một"), ("2", None, "Việc hai")]


def test_roman_groups_over_numbered_tasks_that_begin_anew() -> None:
    plan = read_plan(
        document(
            [
                HEADINGS,
                ["I", "NĂNG LƯỢNG", "", "", "", ""],
                ["1", "Việc một", "Sở Công Thương", "", "2026", ""],
                ["2", "Việc hai", "Sở Công Thương", "", "2026", ""],
                ["II", "CHẤT THẢI", "", "", "", ""],
                ["1", "Việc ba", "Sở Nông nghiệp và Môi trường", "", "2026", ""],
            ]
        )
    )
    assert [group.number for group in plan.groups] == ["I", "II"]
    assert rows(plan) == [("1", "I", "Việc một"), ("2", "I", "Việc hai"), ("1'", "II", "Việc ba")]


def test_group_rows_merged_across_with_and_without_a_number() -> None:
    plan = read_plan(
        document(
            [
                HEADINGS,
                [("A. Nhóm năng lượng", 6, 1), None, None, None, None, None],
                ["1", "Việc một", "Sở Công Thương", "", "2026", ""],
                [("NHÓM CHẤT THẢI", 6, 1), None, None, None, None, None],
                ["2", "Việc hai", "Sở Y tế", "", "2026", ""],
            ]
        )
    )
    assert [(group.number, group.title) for group in plan.groups] == [("A", "Nhóm năng lượng"), ("2", "NHÓM CHẤT THẢI")]
    assert rows(plan) == [("1", "A", "Việc một"), ("2", "2", "Việc hai")]


def test_a_row_cut_by_a_page_end_is_one_row() -> None:
    plan = read_plan(
        document(
            [
                HEADINGS,
                ["1", "Rà soát các quy định về", "Sở Kế hoạch và", "Các sở, ban, ngành; UBND các", "2026 -", "I"],
            ],
            [["", "môi trường", "Đầu tư", "xã, phường", "2030", ""], ["2", "Việc hai", "Sở Y tế", "", "2026", ""]],
        )
    )
    assert rows(plan) == [("1", None, "Rà soát các quy định về môi trường"), ("2", None, "Việc hai")]
    assert codes(plan, 0) == ["SKHDT"]
    assert [party.rule for party in plan.tasks[0].coordinators] == ["departments", "communes"]
    assert plan.tasks[0].period is not None and (plan.tasks[0].period.start, plan.tasks[0].period.end) == (2026, 2030)


def test_merged_cells_hold_for_every_row_they_reach_and_empty_ones_for_none() -> None:
    plan = read_plan(
        document(
            [
                HEADINGS,
                ["1", "Việc một", ("Sở Y tế", 1, 2), "", ("2026", 1, 2), ""],
                ["2", "Việc hai", None, "Sở Nội vụ", None, ""],
                ["3", "Việc ba", "Sở Nội vụ", "", "", ""],
            ]
        )
    )
    assert [codes(plan, index) for index in range(3)] == [["SYT"], ["SYT"], ["SNV"]]
    assert plan.tasks[1].period is not None and plan.tasks[1].period.start == 2026
    assert plan.tasks[2].period is None


def test_one_column_for_both_roles_is_parted_at_its_labels() -> None:
    plan = read_plan(
        document(
            [
                ["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian"],
                ["1", "Việc một", "Chủ trì: Sở Y tế\nPhối hợp: Sở Nội vụ, Công an tỉnh", "2026"],
            ]
        )
    )
    assert [party.code for party in plan.tasks[0].leads] == ["SYT"]
    assert [party.code for party in plan.tasks[0].coordinators] == ["SNV", "CA"]


def test_two_task_tables_under_their_own_headings() -> None:
    plan = read_plan(
        document(
            "Phụ lục I",
            [HEADINGS, ["1", "Việc một", "Sở Y tế", "", "2026", ""]],
            "Phụ lục II",
            [["STT", "Nhiệm vụ", "Cơ quan thực hiện", "Thời gian"], ["1", "Việc hai", "Sở Nội vụ", "2027"]],
        )
    )
    assert rows(plan) == [("1", None, "Việc một"), ("1'", None, "Việc hai")]
    assert codes(plan, 1) == ["SNV"]


def test_what_is_not_understood_is_said() -> None:
    plan = read_plan(
        document(
            [
                [*HEADINGS, "Mức độ phức tạp"],
                ["1", "Việc một", "Sở Khí hậu", "các chuyên gia độc lập", "khoảng 3 đợt", "Quỹ B", "x"],
            ]
        )
    )
    said = " ".join(problem.message for problem in plan.problems)
    assert all(
        word in said for word in ("Sở Khí hậu", "các chuyên gia độc lập", "khoảng 3 đợt", "Quỹ B", "Mức độ phức tạp")
    )
    assert plan.tasks[0].leads[0].code is None and plan.tasks[0].funding_text == "Quỹ B"


def test_a_table_of_something_else_is_not_a_task_table() -> None:
    plan = read_plan(document([["TT", "Tên xã", "Diện tích"], ["1", "Xã A", "12"], ["2", "Xã B", "9"]]))
    assert plan.tasks == []
    assert any(problem.span and problem.span.end > 20 for problem in plan.problems)  # said, not passed over
