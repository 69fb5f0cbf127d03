"""Releasing an agency from a round, under a decision."""

from datetime import date
from typing import Any

import pytest
from tests.refusals import NO_ROLE, refused
from tests.world import city, events, filled, opened_round, people, sent, vn

from xanh_web.base.actions import operator
from xanh_web.reporting.actions import close_round, exempt_agency, prepare_reminders, submit_report
from xanh_web.reporting.models import Exemption, Round
from xanh_web.reporting.standing import standings

pytestmark = pytest.mark.django_db


def exempt(round_: Round, **changes: Any) -> Exemption:
    values = {
        "agency_code": "UBND-916",
        "decision_number": "5/QĐ-UBND",
        "decision_date": date(2024, 7, 15),
        "reason": "Sắp xếp",
        "by": operator(),
        "at": vn(2024, 7, 15),
    }
    return exempt_agency(round_=round_, **values | changes)


@pytest.fixture
def round_() -> Round:
    city()
    return opened_round()


def test_it_is_neither_late_nor_reminded(round_: Round) -> None:
    exempt(round_)
    row = next(row for row in standings(round_, vn(2024, 12, 1)) if row.agency_code == "UBND-916")
    assert (row.timeliness, row.note) == ("exempt", "5/QĐ-UBND: Sắp xếp")
    reminded = {message.agency_code for message in prepare_reminders(round_=round_, by=operator(), at=vn(2024, 12, 1))}
    assert "UBND-916" not in reminded and "UBND-917" in reminded
    assert len(events("exempt_agency")) == 1


def test_it_cannot_send_a_report(round_: Round) -> None:
    exempt(round_)
    with refused("is exempt from round"):
        sent(round_, "UBND-916")
    assert filled(round_, "UBND-916").tasks


def test_before_it_was_recorded_nothing_is_known_of_it(round_: Round) -> None:
    exempt(round_)
    row = next(row for row in standings(round_, vn(2024, 7, 14)) if row.agency_code == "UBND-916")
    assert (row.timeliness, row.note) == ("waiting", "")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"agency_code": "STC"}, "owes nothing"),
        ({"decision_number": ""}, "number of the decision"),
        ({"reason": "  "}, "number of the decision"),
    ],
)
def test_refused(round_: Round, changes: dict[str, Any], words: str) -> None:
    with refused(words):
        exempt(round_, **changes)


def test_once_is_enough(round_: Round) -> None:
    exempt(round_)
    with refused("already"):
        exempt(round_)


def test_refused_in_a_closed_round(round_: Round) -> None:
    closed = close_round(round_=round_, by=operator(), at=vn(2024, 12, 1))
    with refused("is closed"):
        exempt(closed)


def test_only_the_coordinator_may(round_: Round) -> None:
    cast = people()
    for person in (cast.minh, cast.hoa, cast.an, cast.binh, cast.khach):
        with refused(NO_ROLE):
            exempt(round_, by=person)


def test_what_is_sent_is_not_lost_by_an_exemption(round_: Round) -> None:
    submission = sent(round_, "UBND-917")
    exempt(round_, agency_code="UBND-917", at=vn(2024, 11, 15))
    row = next(row for row in standings(round_, vn(2024, 12, 1)) if row.agency_code == "UBND-917")
    assert (row.timeliness, row.latest) == ("exempt", submission)
    again = submit_report(
        round_=round_,
        filled=filled(round_, "UBND-917"),
        files={"bien-ban.pdf": b"bien ban", "so-lieu.xlsx": b"so lieu"},
        by=operator(),
        at=vn(2024, 11, 16),
    )
    assert again == (submission, False)
