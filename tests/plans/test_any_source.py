"""Whatever the document, reading ends in a plan: spans lie in the text, and the plan survives being written."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.plans.documents import Entry, document

from xanh.plans.files import dump_plan, load_plan, plan_as_json
from xanh.plans.reader import is_empty, read_plan

WORDS = ["KẾ HOẠCH", "I. MỤC TIÊU", "1. Mục tiêu chung", "a) Đến năm 2030:", "- Tỷ lệ A đạt 15 - 20%;", "giảm 1,0%/năm"]
WORDS += [
    "II. TỔ CHỨC THỰC HIỆN",
    "trước ngày 31/02 hằng năm",
    "Nơi nhận:",
    "- Lưu: VT;",
    "TM. ỦY BAN NHÂN DÂN",
    "¹ ghi chú",
]
WORDS += [
    "STT",
    "Nhiệm vụ",
    "Cơ quan chủ trì",
    "Thời gian",
    "(Cao)",
    "Sở Y tế, Sở",
    "<p>a</p>",
    "mục 1.1 - 8/QĐ-A",
    "Phụ lục",
]
WORDS += [
    "Số: /KH-UBND",
    "Huế, ngày 31 tháng 2 năm 2024",
    "1",
    "I",
    "1.1",
    "",
    "\n- b",
    "chữ thường",
    "2022 - 2030",
    "9" * 40,
]
lines = st.lists(st.sampled_from(WORDS) | st.text(max_size=30), max_size=4).map(" ".join)
entries = st.none() | lines | st.tuples(lines, st.integers(1, 4), st.integers(1, 3))
tables = st.integers(1, 5).flatmap(
    lambda width: st.lists(st.lists(entries, min_size=width, max_size=width), max_size=6)
)
HEADED: list[Entry] = ["STT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian", "Nguồn lực", "Ghi chú"]
headed = st.lists(st.lists(entries, min_size=7, max_size=7), max_size=5).map(lambda rows: [HEADED, *rows])
documents = st.lists(lines | tables | headed, max_size=10).map(lambda blocks: document(*blocks))
patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def spans(value: object) -> list[list[int]]:
    if isinstance(value, dict):
        own = [value["span"]] if value.get("span") else []
        return own + [span for inner in value.values() for span in spans(inner)]
    return [span for inner in value for span in spans(inner)] if isinstance(value, list) else []


@patient
@given(documents)
def test_reading_ends_in_a_plan_that_can_be_written_and_loaded(source: object) -> None:
    plan = read_plan(source)  # type: ignore[arg-type]
    length = len(source.text)  # type: ignore[attr-defined]
    assert all(0 <= start <= end <= length for start, end in spans(plan_as_json(plan)))
    assert load_plan(dump_plan(plan)) == plan


@patient
@given(documents)
def test_numbers_are_unique_and_groups_exist(source: object) -> None:
    plan = read_plan(source)  # type: ignore[arg-type]
    numbers = [task.number for task in plan.tasks]
    assert len(set(numbers)) == len(numbers)
    assert {task.group for task in plan.tasks} <= {None, *(group.number for group in plan.groups)}
    assert is_empty(plan) == (not plan.tasks and not plan.targets and not plan.objectives)


@patient
@given(documents)
def test_what_is_a_task_table_is_not_also_running_text(source: object) -> None:
    plan = read_plan(source)  # type: ignore[arg-type]
    titles = {task.title for task in plan.tasks if len(task.title) > 60}
    assert not titles & {objective.text for objective in plan.objectives}


def test_a_clause_with_thousands_of_numbers_ends() -> None:
    source = document("I. MỤC TIÊU", "1. Mục tiêu cụ thể", "Đến năm 2030: " + "tỷ lệ A đạt 1%, " * 3000)
    assert len(read_plan(source).targets) == 3000
