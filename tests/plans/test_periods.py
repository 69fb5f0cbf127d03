"""Periods in the words of plans."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from xanh.plans.passage import Passage
from xanh.plans.periods import is_understood, read_period

EXAMPLES = yaml.safe_load((Path(__file__).parents[1] / "examples" / "plan_periods.yaml").read_text(encoding="utf-8"))


def cell(text: str) -> Passage:
    return Passage(text, tuple(range(len(text))))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example[0][:40])
def test_examples(example: list[object]) -> None:
    text, start, end, last_day, frequency = example
    period = read_period(cell(str(text)))
    assert period is not None and period.text == text and is_understood(period)
    assert (period.start, period.end, period.last_day, period.frequency) == (start, end, last_day, frequency)


def test_an_empty_cell_is_no_period() -> None:
    assert read_period(cell("  ")) is None


def test_a_number_that_is_no_year_is_not_understood() -> None:
    period = read_period(cell("trong 3 đợt"))
    assert period is not None and not is_understood(period) and period.start is None


@given(st.integers(1990, 2099), st.integers(0, 20), st.sampled_from([" - ", "-", "–", " đến ", " đến năm "]))
def test_two_years_are_first_and_last(start: int, length: int, dash: str) -> None:
    period = read_period(cell(f"{start}{dash}{start + length}"))
    assert period is not None and (period.start, period.end) == (start, start + length)


@given(st.text(alphabet="0123456789/-. quýthángnămtừđếnrướcVIX", max_size=30))
def test_years_stand_in_the_text_and_in_order(text: str) -> None:
    period = read_period(cell(text))
    if period and period.start and period.end:
        assert period.start <= period.end
        assert str(period.start) in text
