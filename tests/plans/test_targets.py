"""Sentences of plans read as promises."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from xanh.plans.files import plan_as_json
from xanh.plans.model import Header, Plan
from xanh.plans.passage import Passage
from xanh.plans.targets import Context, Reading, read_targets

EXAMPLES = yaml.safe_load((Path(__file__).parents[1] / "examples" / "plan_targets.yaml").read_text(encoding="utf-8"))
FIELDS = ("kind", "value", "low", "high", "unit", "base_year", "start_year", "end_year", "share_of", "indicator_text")


def read(text: str) -> Reading:
    return read_targets(Passage(text, tuple(range(len(text)))), Context("a"))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["text"][:50])
def test_examples(example: dict[str, object]) -> None:
    reading = read(str(example["text"]))
    found = plan_as_json(Plan(document=Header(), targets=reading.targets))["targets"]
    expected = example["targets"]
    assert isinstance(expected, list) and len(found) == len(expected)
    for target, wanted in zip(found, expected, strict=True):
        assert {key: target[key] for key in FIELDS} == {key: wanted.get(key) for key in FIELDS}
        assert target["horizon"] == wanted.get("horizon", example.get("horizon"))
    assert bool(reading.problems) == example.get("doubtful", False)


@given(st.text(max_size=200).filter(lambda text: not any(char.isnumeric() for char in text)))
def test_text_without_numbers_gives_no_numeric_target(text: str) -> None:
    assert all(target.kind == "milestone" for target in read(text).targets)
    assert read("Đến năm 2030: " + text) is not None


@given(st.text(alphabet="0123456789,.%- đạtgiảmtrênít nhấtsovới năm;", max_size=80))
def test_every_target_has_the_numbers_of_its_kind(text: str) -> None:
    for target in read("Đến năm 2030: " + text).targets:
        numbers = (target.value, target.low, target.high)
        assert (target.kind == "milestone") == (numbers == (None, None, None))
        assert (target.low is None) == (target.high is None)
        if target.low is not None and target.high is not None:
            assert target.value is None and target.low <= target.high
        if target.kind == "range":
            assert target.low is not None


@given(st.integers(1, 99), st.integers(1, 99))
def test_a_reduction_is_negative(value: int, more: int) -> None:
    single = read(f"Đến năm 2030: cường độ phát thải giảm ít nhất {value}% so với năm 2014").targets[0]
    ranged = read(f"Đến năm 2030: tiêu hao năng lượng giảm {value} - {value + more}%/năm").targets[0]
    assert (single.kind, single.value) == ("change_from_base", -value)
    assert (ranged.kind, ranged.low, ranged.high) == ("mean_annual_change", -value - more, -value)
