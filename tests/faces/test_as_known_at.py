"""As known at: every route that shows figures says what it said at an earlier moment, and refuses what is no moment."""

import re
from collections.abc import Iterator
from datetime import datetime
from difflib import unified_diff
from html import unescape
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import get_resolver
from tests.accounts.test_role_matrix import patterns
from tests.faces.moment_world import ASKED, NOW, before, correct, person_in
from tests.faces.moments import LATER, NEW, OLD, PAGE, SHOWS_NO_FIGURES, TAKES_A_MOMENT, Asked

from xanh_web.base.kept_pages import MOST_BYTES, KeptPages

pytestmark = pytest.mark.django_db
WRONG = {"foo": "is not a date", "2026-11-24": "lies in the future", "1999-12-31": "recorded as early"}
INSTANT = "2026-11-18T09:00:00+07:00"
# Whose task it is today is told as of today.
LOOKS_BACK = re.compile(r"This is what was known .* has changed since then |Today's agencies are those of [\d/]+")
# What can be done there today is not offered as of an earlier moment.
PLACES_TO_WORK = {"verdict", "report_draft"}


class Clock:
    at: datetime = NOW


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    shown = Clock()
    monkeypatch.setattr("django.utils.timezone.now", lambda: shown.at)
    return shown


@pytest.fixture
def names() -> dict[str, object]:
    return correct(before())


@pytest.fixture
def clients() -> dict[str, Client]:
    """Return the browser, or the program, of everyone who asks; all read English."""
    found = {who: Client(headers={"accept-language": "en"}) for who in ("", "coordinator", "leader")}
    for who, client in found.items():
        client.cookies["django_language"] = "en"
        if who:
            client.force_login(person_in(who))
    return found


def seen(answer: HttpResponse) -> str:
    """Return the words of an answer: of a page without its marks, of a Word file its text."""
    content = b"".join(answer) if answer.streaming else answer.content
    if content.startswith(b"PK"):
        content = ZipFile(BytesIO(content)).read("word/document.xml")
    text = content.decode()
    if "html" in answer["Content-Type"]:
        text = text[text.index("<main") : text.index("</main")]
        text = re.sub(r"<svg.*?</svg>|<option.*?</option>", " ", text, flags=re.DOTALL)
    text = re.sub(r"<[^>]*>", " ", text) if text.lstrip().startswith("<") else text
    return re.sub(r'"value": "|\s+', " ", unescape(text))


def ask(client: Client, asked: Asked, names: dict[str, object], **moment: str) -> HttpResponse:
    """Ask for the address, as known at a moment where one is given."""
    address = asked.address.format(**names)
    given = dict(pair.split("=") for pair in address.partition("?")[2].split("&") if pair)
    return client.get(address.partition("?")[0], given | moment)


def moments() -> Iterator[tuple[str, str, str]]:
    """Yield every route, each parameter it is asked with, and the moment in both ways of writing."""
    for route, asked in TAKES_A_MOMENT.items():
        for name in asked.by:
            yield from ((route, name, text) for text in (f"{ASKED:%Y-%m-%d}", INSTANT))


def test_every_route_takes_the_moment_or_shows_no_figures() -> None:
    """Whoever adds a route says here how it takes the moment, or why it shows no figures."""
    without = [route for routes in SHOWS_NO_FIGURES.values() for route in routes]
    named = {route for route, _address in patterns(get_resolver())}
    assert sorted([*without, *TAKES_A_MOMENT]) == sorted(named)


def test_what_was_known_then_is_shown_and_nothing_later(names: dict[str, object], clients: dict[str, Client]) -> None:
    wrong = []
    for route, name, text in moments():
        asked = TAKES_A_MOMENT[route]
        old, new = asked.old.format(**names), asked.new.format(**names)
        then = seen(ask(clients[asked.who], asked, names, **{name: text}))
        if old not in then or new in then:
            wrong.append((route, name, text, old in then, new in then))
    assert wrong == []


def test_without_a_moment_what_is_known_now_is_shown(names: dict[str, object], clients: dict[str, Client]) -> None:
    now = {route: seen(ask(clients[asked.who], asked, names)) for route, asked in TAKES_A_MOMENT.items()}
    assert [route for route, asked in TAKES_A_MOMENT.items() if asked.new.format(**names) not in now[route]] == []


def test_it_is_word_for_word_what_was_said_on_the_day_itself(clock: Clock, clients: dict[str, Client]) -> None:
    """Asked on the day, and later for that instant: but for the sentence that says so, the same words."""
    routes = [route for route, asked in TAKES_A_MOMENT.items() if asked.by != LATER and route not in PLACES_TO_WORK]
    clock.at, names = ASKED, before()
    on_the_day = {route: said(clients, route, names) for route in routes}
    clock.at, _corrected = NOW, correct(names)
    other = {}
    for route in routes:
        then = said(clients, route, names, **{TAKES_A_MOMENT[route].by[0]: INSTANT})
        if then != on_the_day[route]:
            other[route] = list(unified_diff(on_the_day[route].split(), then.split(), lineterm="", n=0))
    assert other == {}


def said(clients: dict[str, Client], route: str, names: dict[str, object], **moment: str) -> str:
    asked = TAKES_A_MOMENT[route]
    return LOOKS_BACK.sub("", seen(ask(clients[asked.who], asked, names, **moment)))


def test_a_target_is_judged_from_what_was_known_then(names: dict[str, object], client: Client) -> None:
    then, now = (
        client.get("/api/v1/targets/b.2030.2", moment).json()["verdict"] for moment in ({"as_known_at": INSTANT}, {})
    )
    assert (then["course"], now["course"]) == ("on_course", "achieved")
    assert OLD.replace(".", ",") in then["sentence"] and NEW.replace(".", ",") not in then["sentence"]


def test_a_page_says_as_of_when_it_is_and_leads_back_to_today(
    names: dict[str, object], clients: dict[str, Client]
) -> None:
    for route, asked in TAKES_A_MOMENT.items():
        if asked.by != PAGE or "{form}" in asked.address or "figures" in route or route == "report_draft_file":
            continue
        for name in PAGE:
            text = ask(clients[asked.who], asked, names, **{name: INSTANT}).content.decode()
            if not route.startswith("embed"):
                assert "known at 09:00:00 on 18/11/2026" in text and "Back to today" in text, route
            assert "Figures as known at 09:00 on 18/11/2026" in text, route


def test_links_of_a_page_keep_the_moment(names: dict[str, object], client: Client) -> None:
    for address in ("/", "/plan/", "/tasks/", "/indicators/", "/inventories/", "/targets/b.2030.2/"):
        text = client.get(address, {"as_known_at": "2026-11-18"}).content.decode()
        assert "/?at=2026-11-18" in text, address
    text = client.get("/targets/", {"at": INSTANT}).content.decode()
    assert "/targets/b.2030.2/?at=2026-11-18T09:00:00%2B07:00" in text


@pytest.mark.parametrize("text", WRONG)
def test_what_is_no_moment_is_a_sentence(names: dict[str, object], clients: dict[str, Client], text: str) -> None:
    wrong = []
    for route, asked in TAKES_A_MOMENT.items():
        for name in asked.by:
            answer = ask(clients[asked.who], asked, names, **{name: text})
            if answer.status_code not in {200, 400, 404, 422} or WRONG[text] not in seen(answer):
                wrong.append((route, name, answer.status_code))
            if answer.status_code == 200 and "html" not in answer["Content-Type"]:
                wrong.append((route, name, "a file shows today instead"))
    assert wrong == []


def test_a_kept_page_of_today_is_not_given_for_an_earlier_moment(
    names: dict[str, object], client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("xanh_web.base.kept_pages._in_transaction", lambda: False)
    monkeypatch.setattr("xanh_web.base.kept_pages._kept", KeptPages(MOST_BYTES))
    for route in ("targets", "indicators", "tasks"):
        asked = TAKES_A_MOMENT[route]
        for moment, found in (({}, ",97"), ({"at": INSTANT}, ",31"), ({}, ",97"), ({"at": "2026-11-18"}, ",31")):
            assert found in seen(ask(client, asked, names, **moment))
