"""The log: a line for each request, and nobody can be recognised in it."""

import io
import json
import logging
from collections.abc import Iterator

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.test import Client
from pytest_django import Settings
from tests.world import people

from xanh_web.base import log

pytestmark = pytest.mark.django_db
NAME, EMAIL, ADDRESS, TOKEN = "Trần Thị Minh", "minh.tran@xanh.example", "203.0.113.77", "mat-khau-rat-bi-mat"
PLANTED = (NAME, "Minh", EMAIL, ADDRESS, TOKEN, "minh")


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """Return what production would write on stderr: every logger, from INFO on."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(log.JsonLine())
    loggers = [logging.getLogger(name) for name in ("", "django", "django.request", log.REQUESTS)]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.addHandler(handler)
        logger.setLevel(logging.INFO)
    yield written
    for logger, level in zip(loggers, levels, strict=True):
        logger.removeHandler(handler)
        logger.setLevel(level)


def of_requests(written: io.StringIO) -> list[dict[str, object]]:
    read = [json.loads(line) for line in written.getvalue().splitlines()]
    return [line for line in read if line["logger"] == log.REQUESTS]


def test_a_request_is_one_line_with_route_status_and_time(client: Client, lines: io.StringIO) -> None:
    client.get("/tasks/8.1/?q=x")
    (line,) = of_requests(lines)
    assert (line["method"], line["route"], line["status"]) == ("GET", "task", 404)
    assert isinstance(line["ms"], float)
    assert set(line) == {"time", "level", "logger", "request_id", "method", "route", "status", "ms"}


def test_the_roles_are_said_and_not_the_person(client: Client, lines: io.StringIO) -> None:
    client.force_login(people().minh)
    client.get("/desk/")
    assert [line["roles"] for line in of_requests(lines)] == [["reporter"]]


@pytest.mark.parametrize("given", ["0" * 32, "7d4b2a0e-1111-4222-8333-0123456789ab"])
def test_an_id_the_proxy_gave_is_kept_and_answered(given: str, client: Client, lines: io.StringIO) -> None:
    assert client.get("/healthz", headers={"X-Request-ID": given})["X-Request-ID"] == given
    assert [line["request_id"] for line in of_requests(lines)] == [given]


def test_free_text_is_no_id(client: Client, lines: io.StringIO) -> None:
    made = client.get("/healthz", headers={"X-Request-ID": EMAIL})["X-Request-ID"]
    assert made != EMAIL
    assert len(made) == 32
    assert EMAIL not in lines.getvalue()


def test_no_personal_data_is_in_the_log(client: Client, lines: io.StringIO, settings: Settings) -> None:
    settings.CLIENT_ADDRESS_HEADER = "HTTP_X_FORWARDED_FOR"
    planted = {
        "REMOTE_ADDR": ADDRESS,
        "HTTP_X_FORWARDED_FOR": ADDRESS,
        "HTTP_USER_AGENT": NAME.encode().decode("latin1"),
    }
    person = get_user_model().objects.create(username="minh", first_name=NAME, email=EMAIL)
    client.get(f"/{EMAIL}/", {"token": TOKEN}, **planted)
    client.get("/tasks/", {"q": NAME, "token": TOKEN}, **planted)
    client.get(f"/targets/{TOKEN}/", **planted)
    client.post("/account/sign-in/", {"username": "minh", "password": TOKEN}, **planted)
    client.generic("MINH", "/", **planted)
    client.get("/", headers={"Host": EMAIL}, **planted)
    client.cookies["sessionid"] = TOKEN
    client.get("/desk/", **planted)
    client.force_login(person)
    client.get("/account/", **planted)
    client.get("/desk/", **planted)
    assert len(of_requests(lines)) == 9
    assert [word for word in PLANTED if word in lines.getvalue()] == []


def test_an_error_is_found_by_its_way_and_says_no_value(
    client: Client, lines: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ValueError(f"Key (email)=({EMAIL}) already exists")

    monkeypatch.setattr("xanh_web.base.middleware.may_open", broken)
    client.raise_request_exception = False
    answer = client.get(f"/tasks/?q={TOKEN}")
    assert answer.status_code == 500
    errors = [line for line in map(json.loads, lines.getvalue().splitlines()) if "error" in line]
    assert {line["error"] for line in errors} == {"ValueError"}
    assert all(line["request_id"] == answer["X-Request-ID"] for line in errors)
    assert all(line["way"][-1].startswith("test_log.py:") for line in errors)
    assert EMAIL not in lines.getvalue()
    assert TOKEN not in lines.getvalue()


def test_what_others_log_keeps_its_template_and_loses_its_values(lines: io.StringIO) -> None:
    logging.getLogger("elsewhere").warning("%s may not", EMAIL)
    logging.getLogger("elsewhere").warning(f"{EMAIL} may not")
    try:
        raise PermissionDenied(EMAIL)
    except PermissionDenied:
        logging.getLogger("elsewhere").exception("refused")
    assert '"template": "%s may not"' in lines.getvalue()
    assert EMAIL not in lines.getvalue()
