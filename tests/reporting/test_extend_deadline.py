"""A later deadline for one agency, under a decision."""

from datetime import date
from typing import Any

import pytest
from tests.refusals import NO_ROLE, refused
from tests.world import city, events, opened_round, people, sent, vn

from xanh_web.base.actions import operator
from xanh_web.reporting.actions import close_round, exempt_agency, extend_deadline
from xanh_web.reporting.models import Extension, Round
from xanh_web.reporting.standing import standings

pytestmark = pytest.mark.django_db
DECIDED = {"decision_number": "12/QĐ-UBND", "decision_date": date(2024, 11, 14), "reason": "Chờ số liệu"}


def extend(round_: Round, **changes: Any) -> Extension:
    values = {"agency_code": "STNMT", "until": vn(2024, 12, 1, 0), "by": operator(), "at": vn(2024, 11, 14)}
    return extend_deadline(round_=round_, **DECIDED | values | changes)


@pytest.fixture
def round_() -> Round:
    city()
    return opened_round()


def timeliness(round_: Round, agency: str = "STNMT") -> tuple[str, str]:
    row = next(row for row in standings(round_, vn(2024, 12, 20)) if row.agency_code == agency)
    return row.timeliness, row.note


def test_what_comes_within_it_is_extended_not_on_time(round_: Round) -> None:
    extend(round_)
    sent(round_, "STNMT", at=vn(2024, 11, 30, 23, 59))
    assert timeliness(round_) == ("extended", "12/QĐ-UBND: Chờ số liệu")
    assert len(events("extend_deadline")) == 1


def test_what_came_before_the_deadline_stays_on_time(round_: Round) -> None:
    extend(round_)
    sent(round_, "STNMT", at=vn(2024, 11, 19, 23, 59))
    assert timeliness(round_)[0] == "on_time"


def test_what_comes_after_it_is_late(round_: Round) -> None:
    extend(round_)
    sent(round_, "STNMT", at=vn(2024, 12, 1, 0, 0))
    assert timeliness(round_)[0] == "late"


def test_it_helps_no_other_agency(round_: Round) -> None:
    extend(round_)
    sent(round_, "SCT", at=vn(2024, 11, 21))
    assert timeliness(round_, "SCT") == ("late", "")


def test_the_last_decision_counts(round_: Round) -> None:
    extend(round_, until=vn(2024, 12, 15, 0))
    extend(round_, until=vn(2024, 11, 25, 0), decision_number="13/QĐ-UBND")
    sent(round_, "STNMT", at=vn(2024, 11, 26))
    assert timeliness(round_) == ("late", "13/QĐ-UBND: Chờ số liệu")


def test_who_is_exempt_stays_exempt_whatever_deadline_was_given(round_: Round) -> None:
    extend(round_)
    exempt_agency(
        round_=round_, agency_code="STNMT", **DECIDED | {"reason": "Miễn"}, by=operator(), at=vn(2024, 11, 15)
    )
    assert timeliness(round_) == ("exempt", "12/QĐ-UBND: Miễn")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"agency_code": "STC"}, "owes nothing"),
        ({"decision_number": " "}, "number of the decision"),
        ({"reason": ""}, "number of the decision"),
        ({"until": vn(2024, 11, 20, 0)}, "must end after the deadline"),
    ],
)
def test_refused(round_: Round, changes: dict[str, Any], words: str) -> None:
    with refused(words):
        extend(round_, **changes)


def test_refused_in_a_closed_round(round_: Round) -> None:
    closed = close_round(round_=round_, by=operator(), at=vn(2024, 12, 1))
    with refused("is closed"):
        extend(closed)


def test_only_the_coordinator_may(round_: Round) -> None:
    cast = people()
    for person in (cast.minh, cast.hoa, cast.an, cast.binh, cast.khach):
        with refused(NO_ROLE):
            extend(round_, by=person)
