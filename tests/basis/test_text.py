"""Text in one form for storing and one for comparing."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xanh.basis.text import collapse, fold, normalise


@given(st.text())
def test_each_form_is_reached_in_one_step(text: str) -> None:
    for form in (normalise, collapse, fold):
        assert form(form(text)) == form(text)


@given(st.text())
def test_the_way_it_was_typed_does_not_matter(text: str) -> None:
    composed, decomposed = unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)
    for form in (normalise, collapse, fold):
        assert form(composed) == form(decomposed)


@given(st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyàáảãạấầẩẫậắằẳẵặèéẻẽẹếềểễệìíỉĩịòóỏõọốồổỗộớờởỡợùúủũụứừửữựỳýỷỹỵ "))
def test_folded_vietnamese_is_plain_and_knows_no_case(text: str) -> None:
    assert fold(text).isascii()
    assert fold(text.upper()) == fold(text)


@pytest.mark.parametrize(
    ("written", "also"),
    [
        ("Sở Kế hoạch và Đầu tư", "SỞ KẾ HOẠCH VÀ ĐẦU TƯ"),
        ("Thuỷ", "Thủy"),
        ("hoà  bình\n", "Hòa bình"),
        ("Ủy ban\u00a0nhân dân", "Uỷ ban nhân dân"),
    ],
)
def test_spellings_of_one_name_meet(written: str, also: str) -> None:
    assert fold(written) == fold(also)


def test_different_words_do_not() -> None:
    assert fold("Sở Xây dựng") != fold("Sở Công Thương")


def test_collapse_keeps_the_marks_and_one_blank() -> None:
    assert collapse("  Cần\t\n Thơ ") == "Cần Thơ"
