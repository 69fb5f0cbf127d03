"""The reporter's desk at a fixed moment: a round of 2024, its people, and a browser for each of them."""

from collections.abc import Callable
from datetime import datetime
from types import SimpleNamespace

import pytest
from django.test import Client
from tests.world import city, opened_round, people, vn

from xanh_web.reporting.models import Round

NOW = vn(2024, 11, 12, 10, 22)

type Browser = Callable[[str], Client]


@pytest.fixture(autouse=True)
def now(monkeypatch: pytest.MonkeyPatch) -> datetime:
    """Let it be NOW."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    return NOW


@pytest.fixture
def round_(db: None) -> Round:
    city()
    return opened_round()


@pytest.fixture
def cast(round_: Round) -> SimpleNamespace:
    return people()


@pytest.fixture
def browser(cast: SimpleNamespace) -> Browser:
    """Return a function that gives the browser of a person of the cast, signed in, speaking English."""

    def signed_in(name: str) -> Client:
        client = Client()
        client.cookies["django_language"] = "en"
        client.force_login(getattr(cast, name))
        return client

    return signed_in
