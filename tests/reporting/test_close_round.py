"""Closing a round."""

from pathlib import Path

import pytest
from tests.races import last_line_of
from tests.refusals import NO_ROLE, refused
from tests.world import city, events, opened_round, people, vn

from xanh_web.base.actions import operator
from xanh_web.reporting.actions import close_round
from xanh_web.reporting.models import Round

pytestmark = pytest.mark.django_db
DEADLINE = vn(2024, 11, 20, 0)


@pytest.fixture
def round_() -> Round:
    city()
    return opened_round()


def test_it_closes_at_its_deadline(round_: Round) -> None:
    closed = close_round(round_=round_, by=operator(), at=DEADLINE)
    assert closed.closed_at == Round.objects.get(pk=round_.pk).closed_at == DEADLINE
    assert len(events("close_round")) == 1


def test_not_before(round_: Round) -> None:
    with refused("before its deadline"):
        close_round(round_=round_, by=operator(), at=vn(2024, 11, 19, 23, 59))
    assert Round.objects.get(pk=round_.pk).closed_at is None


def test_not_twice(round_: Round) -> None:
    close_round(round_=round_, by=operator(), at=DEADLINE)
    with refused("closed already"):
        close_round(round_=round_, by=operator(), at=DEADLINE)


def test_only_the_coordinator_may(round_: Round) -> None:
    cast = people()
    for person in (cast.minh, cast.hoa, cast.an, cast.binh, cast.khach):
        with refused(NO_ROLE):
            close_round(round_=round_, by=person, at=DEADLINE)


def test_a_report_that_waited_for_the_closing_is_refused(tmp_path: Path) -> None:
    assert last_line_of("tests.reporting.closing_race", tmp_path) == "Round {round} is closed: ask the coordinator."
