"""Words are found whatever their marks and case, where they stand."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xanh.basis.found import found_spans, words_of
from xanh.basis.text import fold


def found(text: str, query: str) -> list[str]:
    return [text[start:end] for start, end in found_spans(text, words_of(query))]


@pytest.mark.parametrize("query", ["da nang", "Đà Nẵng", "ĐÀ NẴNG", unicodedata.normalize("NFD", "Đà Nẵng")])
def test_any_spelling_finds_any_other(query: str) -> None:
    assert found("thành phố Đà Nẵng", query) == ["Đà", "Nẵng"]
    assert found("DA NANG", query) == ["DA", "NANG"]


def test_letters_set_apart_from_their_marks_are_marked_whole() -> None:
    text = unicodedata.normalize("NFD", "Đà Nẵng mới")
    assert found(text, "nang") == [unicodedata.normalize("NFD", "Nẵng")]


def test_a_word_is_found_by_its_beginning_and_not_inside_another() -> None:
    assert found("không khí, khí", "kh") == ["kh", "kh", "kh"]
    assert found("tăng trưởng", "ang") == []
    assert found("200/KH-UBND", "ubnd") == ["UBND"]


def test_signs_alone_are_no_words() -> None:
    assert words_of("%_*.?()[]\\ '\" -- ;") == ()


@given(st.text(), st.text())
def test_what_is_marked_lies_in_the_text_in_order_and_begins_with_a_word(text: str, query: str) -> None:
    words = words_of(query)
    spans = found_spans(text, words)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert all(any(word.startswith(fold(text[start]).strip()[:1]) for word in words) for start, end in spans)


@given(st.text(alphabet="aàáâăđĐeêioôơuưyỳnNgh ", min_size=1))
def test_a_text_is_found_by_each_of_its_own_words(text: str) -> None:
    for word in text.split():
        assert found(text, word)
