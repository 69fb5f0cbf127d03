"""Sentences in the reader's language."""

from threading import Thread

import pytest

from xanh.basis.errors import Refusal
from xanh.basis.language import gettext, language, set_language, speaking

SENTENCE = "No “{code}” was in force on {on}."


def test_vietnamese_unless_told_otherwise_and_back_again() -> None:
    assert language() == "vi"
    with speaking("en"):
        assert language() == "en"
        with speaking("vi"):
            assert language() == "vi"
        assert gettext(SENTENCE) == SENTENCE
    assert gettext(SENTENCE) == "Ngày {on} chưa có bộ tham số “{code}” nào có hiệu lực."


def test_an_unknown_language_is_vietnamese() -> None:
    with speaking("fr"):
        assert language() == "vi"


def test_after_an_error_the_language_is_what_it_was() -> None:
    with pytest.raises(ZeroDivisionError), speaking("en"):
        _ = 1 / 0
    assert language() == "vi"


def test_one_task_does_not_change_the_language_of_another() -> None:
    heard: list[str] = []

    def other() -> None:
        set_language("en")
        heard.append(language())

    thread = Thread(target=other)
    thread.start()
    thread.join()
    assert (heard, language()) == (["en"], "vi")


def test_a_refusal_is_translated_when_it_is_read_not_when_it_is_made() -> None:
    with speaking("en"):
        refusal = Refusal(SENTENCE, code="x", on="2020-01-01")
        assert str(refusal) == "No “x” was in force on 2020-01-01."
    assert str(refusal) == "Ngày 2020-01-01 chưa có bộ tham số “x” nào có hiệu lực."


def test_nothing_is_nothing_and_the_unknown_stays_english() -> None:
    assert gettext("") == ""
    assert gettext("No such sentence stands in any catalogue.") == "No such sentence stands in any catalogue."
