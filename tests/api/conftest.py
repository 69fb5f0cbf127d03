"""The API at a fixed moment: a round of 2024, its people with a key each, and a caller who speaks English."""

import json
from collections.abc import Callable
from datetime import date, datetime
from types import SimpleNamespace
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from tests.world import city, opened_round, people, vn

from xanh_web.base.accounts.keys import create_api_key
from xanh_web.base.actions import operator
from xanh_web.base.models import Person
from xanh_web.reporting.models import Round

NOW = vn(2024, 11, 12, 10, 22)
OWN = "/api/v1/own/reports/2024-7-kh-ubnd/STNMT"
PDF = b"%PDF-1.7\n1 0 obj\n"
TASK = {
    "status": "in_progress",
    "percentage": 62.5,
    "result": "Đã triển khai",
    "difficulties": "Thiếu kinh phí",
    "money": [{"source": "I", "planned": 1234567, "disbursed": 0}],
}
INDICATOR = {"value": "91.25", "note": "Ước cả năm"}


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> datetime:
    """Let it be NOW."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    return NOW


@pytest.fixture
def round_(now: datetime, db: None) -> Round:
    city()
    return opened_round()


@pytest.fixture
def cast(round_: Round) -> SimpleNamespace:
    return people()


def key_of(person: Person) -> str:
    """Return a new key of a person."""
    _key, text = create_api_key(
        person=person, label="Phần mềm của Sở", valid_to=date(2025, 6, 30), by=operator(), at=NOW
    )
    return text


class Caller:
    """A program that calls with the key of a person, or without one."""

    def __init__(self, key: str = "", language: str = "en") -> None:
        self.key = key
        self.headers = {"accept-language": language} | ({"authorization": f"Bearer {key}"} if key else {})

    def __call__(self, method: str, path: str, content: Any = None, **headers: str) -> HttpResponse:
        """Send JSON; header names with "_" for "-"."""
        sent = {name.replace("_", "-"): text for name, text in headers.items()} | self.headers
        body = b"" if content is None else json.dumps(content).encode()
        answer: HttpResponse = Client().generic(method, path, body, content_type="application/json", headers=sent)
        return answer

    def post_form(self, path: str, fields: dict[str, Any], **headers: str) -> HttpResponse:
        """Send a form with files."""
        sent = {name.replace("_", "-"): text for name, text in headers.items()} | self.headers
        answer: HttpResponse = Client().post(path, fields, headers=sent)
        return answer


type Call = Callable[[str], Caller]


@pytest.fixture
def call(cast: SimpleNamespace) -> Call:
    """Return a function that gives a caller with a new key of a person of the cast."""
    return lambda name: Caller(key_of(getattr(cast, name)))


def answers_of(round_: Round, agency: str = "STNMT") -> list[dict[str, Any]]:
    """Return an answer to everything the agency owes."""
    owed = round_.obligations.filter(agency_code=agency)
    return [{"obligation": item.code, **(TASK if item.task_id else INDICATOR)} for item in owed]
