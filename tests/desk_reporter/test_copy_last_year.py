"""Copying last year's answer: into what is empty, marked, without its evidence."""

from types import SimpleNamespace

import pytest
from tests.desk_reporter.conftest import NOW
from tests.desk_reporter.typed import owed
from tests.refusals import refused
from tests.world import city, events, opened_round, people, sent, vn

from xanh_web.base.actions import operator
from xanh_web.plans.models import Edition
from xanh_web.reporting.actions import accept_submission, open_round
from xanh_web.reporting.actions.draft import Conflict, Saved, copy_last_year, save_draft_answer
from xanh_web.reporting.draft_form import entries_of
from xanh_web.reporting.models import Round

pytestmark = pytest.mark.django_db


@pytest.fixture
def round_() -> Round:
    """The round of 2024, after one of 2023 in which the agency's report was accepted."""
    city()
    before = opened_round(2023, vn(2023, 2, 14))
    accept_submission(submission=sent(before, "STNMT", at=vn(2023, 11, 1)), by=operator(), at=vn(2023, 11, 20))
    at = vn(2024, 2, 14)
    return open_round(edition=Edition.objects.get(), year=2024, coordinator="SKHDT", by=operator(), at=at).round


@pytest.fixture
def cast(round_: Round) -> SimpleNamespace:
    return people()


def test_it_fills_what_is_empty_and_says_so(round_: Round, cast: SimpleNamespace) -> None:
    item = owed(round_)
    save_draft_answer(obligation=item, content={"result": "Mới"}, expected_revision=0, by=cast.minh, at=NOW)
    result = copy_last_year(obligation=item, expected_revision=1, by=cast.minh, at=NOW)
    assert isinstance(result, Saved)
    assert result.answer.content["result"] == "Mới"
    assert (result.answer.content["percentage"], result.answer.content["money.I.planned"]) == ("62,5", "100")
    assert "evidence" not in result.answer.content
    assert result.answer.copied_year == 2023
    assert [event.details["obligation"] for event in events("copy_last_year")] == [item.code]


def test_a_reason_is_not_copied_beside_a_value(round_: Round, cast: SimpleNamespace) -> None:
    item = owed(round_, "indicator:treated-waste")
    typed = {"missing": "not_collected"}
    save_draft_answer(obligation=item, content=typed, expected_revision=0, by=cast.minh, at=NOW)
    copy_last_year(obligation=item, expected_revision=1, by=cast.minh, at=NOW)
    entry = next(row for row in entries_of(round_, "STNMT") if row.obligation == item)
    assert "value" not in entry.content and entry.state == "complete"


def test_it_does_not_copy_over_an_answer_it_has_not_seen(round_: Round, cast: SimpleNamespace) -> None:
    item = owed(round_)
    save_draft_answer(obligation=item, content={"result": "Mới"}, expected_revision=0, by=cast.hoa, at=NOW)
    assert isinstance(copy_last_year(obligation=item, expected_revision=0, by=cast.minh, at=NOW), Conflict)


def test_without_an_answer_of_last_year_there_is_nothing_to_copy(round_: Round, cast: SimpleNamespace) -> None:
    with refused("no accepted answer of last year"):
        copy_last_year(obligation=owed(round_, "task:1.3", "SCT"), expected_revision=0, by=cast.tuan, at=NOW)
