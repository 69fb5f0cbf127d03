"""The coordinator's desk on a day in November 2024, with the standing cast and a leader; pages are in English."""

from collections.abc import Callable
from datetime import date, datetime
from types import SimpleNamespace

import pytest
from django.test import Client
from tests.world import START, city, opened_round, people, vn

from xanh_web.base.actions import appoint_person, operator
from xanh_web.base.models import Person
from xanh_web.reporting.models import Round

NOW = vn(2024, 11, 28)
type Visit = Callable[[Person | None], Client]


@pytest.fixture(autouse=True)
def now(monkeypatch: pytest.MonkeyPatch) -> datetime:
    """Let it be NOW, a week after the deadline of the round of 2024."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    return NOW


@pytest.fixture
def cast(db: None) -> SimpleNamespace:
    found = people()
    held = appoint_person(
        username="dung", full_name="Dũng", role="leader", agency_code="", valid_from=date(2021, 1, 1),
        by=operator(), at=START,
    )  # fmt: skip
    found.dung = held.person
    return found


@pytest.fixture
def round_(db: None) -> Round:
    city()
    return opened_round()


@pytest.fixture
def visit() -> Visit:
    """Return a function that gives the browser of a person; None is somebody who is not signed in."""

    def browser(person: Person | None) -> Client:
        client = Client()
        client.cookies["django_language"] = "en"
        if person is not None:
            client.force_login(person)
        return client

    return browser


@pytest.fixture
def lan(cast: SimpleNamespace, visit: Visit) -> Client:
    """The browser of the coordinator."""
    return visit(cast.lan)
