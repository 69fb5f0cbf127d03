"""What is filled in comes back exactly."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.documents_forms import cast

from xanh.documents.forms import IndicatorAnswer, MoneyAnswer, TaskAnswer, fill_form, read_form
from xanh.documents.forms.strings import tidy

BLANK = cast.blank()

texts = (
    st.text(
        st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cf"), exclude_characters="\ufffe\uffff")
        | st.sampled_from("\nĐđẰằữựỹ=+-@_x0D"),
        max_size=60,
    )
    .map(tidy)
    .filter(lambda text: text != "")
)
optional_texts = st.just("") | texts
file_names = st.from_regex(r"[a-zà-ỹđ0-9 _-]{1,20}\.(pdf|docx|xlsx)", fullmatch=True).map(tidy)
links = st.from_regex(r"https?://[a-z]{1,9}\.vn/[a-z0-9/=?&-]{0,20}", fullmatch=True)
evidence = st.lists(file_names | links, max_size=3).map(tuple)
money_figures = st.none() | st.decimals(0, 10**9, places=3)


def figures(low: int | None = None, high: int | None = None) -> st.SearchStrategy[Decimal]:
    return st.decimals(low if low is not None else -(10**9), high if high is not None else 10**9, places=4)


@st.composite
def money_answers(draw: st.DrawFn) -> tuple[MoneyAnswer, ...]:
    answers = [MoneyAnswer(source, *(draw(money_figures) for _ in range(3))) for source in ("I", "II", "III", "IV")]
    return tuple(one for one in answers if {one.planned, one.allocated, one.disbursed} != {None})


@st.composite
def task_answers(draw: st.DrawFn, obligation: str) -> TaskAnswer:
    status = draw(st.sampled_from(("not_started", "in_progress", "recurring", "completed", "suspended")))
    return TaskAnswer(
        obligation,
        status,
        draw(st.none() | figures(0, 100)),
        draw(optional_texts if status == "not_started" else texts),
        draw(evidence),
        draw(money_answers()),
        draw(optional_texts),
        draw(optional_texts),
    )


@st.composite
def indicator_answers(draw: st.DrawFn, obligation: str, low: int | None, high: int | None) -> IndicatorAnswer:
    value = draw(st.none() | figures(low, high))
    reasons = st.sampled_from(("not_collected", "not_yet_available", "not_applicable", "confidential"))
    return IndicatorAnswer(
        obligation, value, draw(reasons) if value is None else None, draw(optional_texts), draw(evidence)
    )


@settings(max_examples=40, deadline=None)
@given(
    st.tuples(task_answers("T-1.1"), task_answers("T-1.2")),
    st.tuples(
        indicator_answers("I-FOREST", 0, 100),
        indicator_answers("I-WATER", 0, None),
        indicator_answers("I-FLOOD", None, None),
    ),
)
def test_any_answers_survive(tasks: tuple[TaskAnswer, ...], indicators: tuple[IndicatorAnswer, ...]) -> None:
    content = fill_form(BLANK, tasks, indicators)
    read = read_form(content, cast.form(), cast.KEY)
    assert read.errors == ()
    assert read.tasks == tasks
    assert read.indicators == indicators


def test_the_cast_survives_with_who_and_when() -> None:
    read = read_form(cast.filled(), cast.form(), cast.KEY)
    assert (read.errors, read.tasks, read.indicators) == ((), cast.TASK_ANSWERS, cast.INDICATOR_ANSWERS)
    assert (read.filled_by, read.filled_on) == ("Nguyễn Văn A", cast.FILLED_ON)
    assert (read.round_code, read.agency_code, read.form_id) == ("2025", "STC", cast.form().form_id)


def test_empty_money_is_none_and_zero_is_zero() -> None:
    first, third = read_form(cast.filled(), cast.form(), cast.KEY).tasks[0].money
    assert (first.source, first.disbursed) == ("I", Decimal(0))
    assert (third.source, third.planned, third.allocated) == ("III", None, None)


def test_text_that_looks_like_a_formula_or_an_escape_stays_text() -> None:
    task = TaskAnswer("T-1.1", "in_progress", None, "=1+1", (), (), "_x000D_", "#REF!")
    read = read_form(fill_form(BLANK, [task, cast.TASK_ANSWERS[1]], cast.INDICATOR_ANSWERS), cast.form(), cast.KEY)
    assert read.tasks[0] == task


def test_a_form_without_tasks_or_indicators_is_read() -> None:
    from xanh.documents.forms import write_form

    empty = cast.form(tasks=(), indicators=())
    read = read_form(write_form(empty, cast.KEY), empty, cast.KEY)
    assert (read.errors, read.tasks, read.indicators) == ((), (), ())
