"""Tables of targets; whole ones stand in the plans of `test_other_provinces`."""

from tests.plans.documents import document

from xanh.plans.reader import read_plan

TABLE = [
    ["TT", "Tên chỉ tiêu", "ĐVT", "Thực hiện năm 2022", "Giai đoạn 2026 - 2030"],
    ["1", "Tỷ lệ đô thị hóa", "%", "35", "Trên 50"],
    ["2", "Quy chế mua sắm xanh", "", "-", "Ban hành"],
]


def test_what_has_been_is_no_promise_and_words_are_milestones() -> None:
    plan = read_plan(document("II. MỤC TIÊU", "1. Mục tiêu cụ thể", "Gồm các chỉ tiêu sau", TABLE))
    found = [(one.objective, one.horizon, one.kind, one.value, one.indicator_text) for one in plan.targets]
    assert found == [
        ("1", 2030, "more_than", 50, "Tỷ lệ đô thị hóa"),
        ("1", 2030, "milestone", None, "Quy chế mua sắm xanh"),
    ]
    assert not any("35" in one.text for one in [*plan.objectives, *plan.targets])


def test_the_words_of_a_target_stand_in_its_span() -> None:
    source = document("II. MỤC TIÊU", "1. Mục tiêu cụ thể", "Gồm các chỉ tiêu sau", TABLE)
    for target in read_plan(source).targets:
        assert target.span is not None
        piece = source.text[target.span.start : target.span.end]
        assert all(word in piece for word in target.text.split())


def test_a_table_under_no_objective_is_said() -> None:
    plan = read_plan(document("I. NHIỆM VỤ", TABLE))
    assert plan.targets == [] and any("Bảng chỉ tiêu" in problem.message for problem in plan.problems)
