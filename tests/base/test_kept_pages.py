"""A page is given again while nothing has changed, and never when anything has."""

from datetime import datetime

import pytest
from django.db import connection
from django.test import Client
from tests.world import START, city, opened_round, people, sent, vn

from xanh_web.base.actions import operator
from xanh_web.base.kept_pages import ACCOUNT, MOST_BYTES, KeptPages, state_of_database
from xanh_web.base.models import Event, Message
from xanh_web.reporting.actions import accept_submission
from xanh_web.reporting.models import Round

pytestmark = pytest.mark.django_db
NOW = vn(2024, 11, 12, 10)
BOARD, DESK = "/board/", "/desk/coordinator/"


class Clock:
    at: datetime = NOW


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    shown = Clock()
    monkeypatch.setattr("django.utils.timezone.now", lambda: shown.at)
    return shown


@pytest.fixture(autouse=True)
def as_if_committed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep pages inside the transaction of a test too, which PostgreSQL's snapshots do not look into."""
    monkeypatch.setattr("xanh_web.base.kept_pages._in_transaction", lambda: False)
    monkeypatch.setattr("xanh_web.base.kept_pages._kept", KeptPages(MOST_BYTES))
    if connection.vendor == "postgresql":
        monkeypatch.setattr("xanh_web.base.kept_pages.state_of_database", _counted)


def _counted() -> str:
    return f"{Event.objects.count()} {Message.objects.count()}"


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[Round]:
    """Return the rounds whose standings were read, one for each time a board was made anew."""
    from xanh_web.reporting import standing

    read: list[Round] = []

    def counted(round_: Round, at: datetime) -> list[standing.Standing]:
        read.append(round_)
        return standing.standings(round_, at)

    monkeypatch.setattr("xanh_web.portal.views.board.standings", counted)
    monkeypatch.setattr("xanh_web.desk.coordinator.views.board.standings", counted)
    return read


@pytest.fixture
def round_() -> Round:
    city()
    return opened_round(at=START)


def signed_in(person: object) -> Client:
    client = Client()
    client.force_login(person)  # type: ignore[arg-type]
    client.get("/account/")  # the session is written down: a change
    return client


def test_it_is_made_once(round_: Round, made: list[Round], client: Client) -> None:
    first, second = client.get(BOARD), Client().get(BOARD)
    assert len(made) == 1
    assert _without_token(first.content) == _without_token(second.content)


def test_a_change_is_seen_at_once(round_: Round, client: Client) -> None:
    assert "BN-2024-STNMT-01" not in client.get(BOARD).content.decode()
    submission = sent(round_, "STNMT", at=vn(2024, 11, 12, 9))
    assert "BN-2024-STNMT-01" in client.get(BOARD).content.decode()
    accepted = "xanh-status-good"
    before = client.get(BOARD).content.decode().count(accepted)
    accept_submission(submission=submission, by=operator(), at=vn(2024, 11, 12, 9, 30))
    assert client.get(BOARD).content.decode().count(accepted) == before + 1


def test_the_deadline_passes_on_a_kept_page_too(round_: Round, client: Client, clock: Clock) -> None:
    clock.at = vn(2024, 11, 19, 23, 59)
    assert "Quá hạn" not in client.get(BOARD).content.decode().split("<tbody")[1]
    clock.at = vn(2024, 11, 20, 0, 0)
    assert "Quá hạn" in client.get(BOARD).content.decode().split("<tbody")[1]


def test_each_language_and_each_question_has_its_own(round_: Round, client: Client) -> None:
    assert 'lang="vi"' in client.get(BOARD).content.decode()[:200]
    client.cookies["django_language"] = "en"
    assert 'lang="en"' in client.get(BOARD).content.decode()[:200]
    assert "STATE" not in client.get(f"{BOARD}?state=accepted").content.decode()
    assert b"<tbody" not in client.get(f"{BOARD}?state=accepted").content


def test_what_is_ones_own_goes_to_nobody_else(round_: Round, made: list[Round]) -> None:
    cast = people()
    lan, binh = cast.lan, cast.binh
    binh.appointments.update(valid_to=None)
    one, other = signed_in(lan), signed_in(binh)
    before = len(made)
    Message.objects.create(key="k", to=binh, kind="x", subject="Nhắc", body="…", created_at=NOW)
    pages = [browser.get(DESK).content.decode() for browser in (one, other, one)]
    assert len(made) == before + 1
    assert ["<span>Lan</span>" in page for page in pages] == [True, False, True]
    assert ["<span>Bình</span>" in page for page in pages] == [False, True, False]
    assert ["xanh-inbox-count" in page for page in pages] == [False, True, False]
    assert not any(ACCOUNT in page or "<!--token" in page for page in pages)


def test_who_holds_no_role_gets_no_kept_page_of_those_who_do(round_: Round) -> None:
    cast = people()
    assert signed_in(cast.lan).get(DESK).status_code == 200
    assert signed_in(cast.khach).get(DESK).status_code == 403
    assert Client().get(DESK).status_code == 302


def test_the_forms_of_a_kept_page_can_be_sent(round_: Round) -> None:
    Client().get(BOARD)
    visitor = Client(enforce_csrf_checks=True)
    page = visitor.get(BOARD).content.decode()
    token = page.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    sent_with = {"csrfmiddlewaretoken": token, "language": "en", "next": BOARD}
    assert visitor.post("/i18n/setlang/", sent_with).status_code == 302
    assert visitor.post("/i18n/setlang/", sent_with | {"csrfmiddlewaretoken": "x" * 64}).status_code == 403


def test_an_answer_that_is_no_page_is_not_kept(client: Client) -> None:
    cast = people()
    lan = signed_in(cast.lan)
    assert client.get("/tasks/1.1/").status_code == 404
    assert "<span>Lan</span>" in lan.get("/tasks/1.1/").content.decode()
    city()
    opened_round(at=START)
    assert client.get("/tasks/1.1/").status_code == 200


def test_nothing_is_kept_inside_a_transaction(
    round_: Round, made: list[Round], client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("xanh_web.base.kept_pages._in_transaction", lambda: connection.in_atomic_block)
    client.get(BOARD)
    client.get(BOARD)
    assert len(made) == 2


@pytest.mark.skipif(connection.vendor != "sqlite", reason="of SQLite")
def test_the_state_of_sqlite_follows_every_row(round_: Round) -> None:
    before = state_of_database()
    assert state_of_database() == before
    sent(round_, "STNMT", at=NOW)
    assert state_of_database() != before


@pytest.mark.skipif(connection.vendor != "postgresql", reason="of PostgreSQL")
def test_the_state_of_postgresql_follows_every_commit_in_whatever_order() -> None:
    reader, early, late = (connection.copy() for _ in range(3))
    states = []

    def look() -> None:
        with reader.cursor() as cursor:
            cursor.execute("SELECT pg_current_snapshot()::text")
            states.append(cursor.fetchone()[0])

    try:
        for writer in (early, late):
            writer.set_autocommit(False)
            writer.cursor().execute("SELECT pg_current_xact_id()")
        look()
        late.commit()
        look()
        early.commit()
        look()
    finally:
        for used in (reader, early, late):
            used.close()
    assert len(set(states)) == 3


def test_what_was_used_longest_ago_gives_way() -> None:
    kept = KeptPages(most=10)
    kept.put("a", (b"12345",))
    kept.put("b", (b"12345",))
    assert kept.get("a") == (b"12345",)
    kept.put("c", (b"1234",))
    assert (kept.get("a"), kept.get("b"), kept.get("c")) == ((b"12345",), None, (b"1234",))
    kept.put("d", (b"12345678901",))
    assert [kept.get(key) for key in "abcd"] == [None] * 4


def _without_token(page: bytes) -> bytes:
    before, after = page.split(b'name="csrfmiddlewaretoken" value="')
    return before + after[64:]
