"""Answers typed on a page: the rules and sentences are those of the workbook."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.documents_forms import cast

from xanh.documents.forms import IndicatorQuestion, TaskQuestion
from xanh.documents.forms.decimals import certain, from_text, readings
from xanh.documents.forms.typed import read_indicator, read_task, type_indicator, type_task
from xanh.documents.forms.vocabulary import vocabulary

WORDS = vocabulary(2025)
TASK = TaskQuestion("T-1.1", "1.1", "Rà soát", "", ("I",))
SHARE = IndicatorQuestion("I-1", "i", "Tỷ lệ", "%", "2025", low=Decimal(0), high=Decimal(100))


def test_what_is_typed_is_what_was_meant() -> None:
    for answer in cast.TASK_ANSWERS:
        question = TaskQuestion(answer.obligation, "1", "", "", ())
        assert read_task(question, type_task(answer), WORDS) == (answer, {})
    for given_ in cast.INDICATOR_ANSWERS:
        asked = IndicatorQuestion(given_.obligation, "i", "", "", "")
        assert read_indicator(asked, type_indicator(given_), WORDS) == (given_, {})


@given(st.decimals(-(10**9), 10**9, places=6, allow_nan=False))
def test_a_number_written_with_certainty_is_read_back(value: Decimal) -> None:
    assert from_text(certain(value)) == value


@given(st.text(alphabet="0123456789.,+- ", max_size=12))
def test_an_uncertain_number_is_explained_by_certain_ones(text: str) -> None:
    for reading in readings(text):
        assert from_text(reading) is not None


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("1.234", "hãy gõ 1234 hoặc 1,2340"),
        ("12.5", "hãy gõ 12,5"),
        ("abc", "Đang có chữ “abc”; cần nhập một số từ 0 đến 100"),
        ("101", "Đang có 101; cần nhập một số từ 0 đến 100"),
        ("45%", "Đang có chữ “45%”"),
    ],
)
def test_a_wrong_number_says_what_to_type(typed: str, sentence: str) -> None:
    answer, errors = read_indicator(SHARE, {"value": typed}, WORDS)
    assert answer.value is None
    assert sentence in errors["value"]


def test_what_is_missing_is_said_at_its_field() -> None:
    _answer, errors = read_task(TASK, {}, WORDS)
    assert set(errors) == {"status"}
    _answer, errors = read_task(TASK, {"status": "in_progress", "result": "  "}, WORDS)
    assert set(errors) == {"result"}
    _answer, errors = read_indicator(SHARE, {"note": "x"}, WORDS)
    assert set(errors) == {"value"} and "“Lý do không có số liệu”" in errors["value"]
    _answer, errors = read_indicator(SHARE, {"value": "5", "missing": "not_collected"}, WORDS)
    assert "“Giá trị”" in errors["missing"]


def test_a_path_is_no_name_and_a_strange_address_no_link() -> None:
    for line in ("a/b.pdf", "javascript:alert(1)", ".."):
        _answer, errors = read_indicator(SHARE, {"value": "5", "evidence": line}, WORDS)
        assert "evidence" in errors, line
