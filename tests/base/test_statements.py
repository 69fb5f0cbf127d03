"""Statements whose SQL is made once: the same rows, and the same written, as Django gives and writes."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import Exists, OuterRef, QuerySet
from tests.world import vn

from xanh_web.base.actions import operator
from xanh_web.base.models import Appointment, Event, Person, SessionRecord
from xanh_web.base.statements import Prepared, insert, update

pytestmark = pytest.mark.django_db
NOW = vn(2026, 11, 19, 10)


@pytest.fixture
def people() -> list[Person]:
    made = [Person.objects.create(username=f"p{n}", first_name=f"Người {n}") for n in range(3)]
    for n, person in enumerate(made):
        Appointment.objects.create(person=person, role="reporter", agency_code="SXD", valid_from=date(2025, 1 + n, 1))
    return made


def begun_by(agency_code: str, day: date) -> QuerySet[Appointment]:
    recorded = Exists(SessionRecord.objects.filter(person=OuterRef("person")))
    found = Appointment.objects.filter(agency_code=agency_code, valid_from__lte=day).annotate(recorded=recorded)
    return found.select_related("person").order_by("-valid_from")


def shown(rows: list[Appointment]) -> list[tuple[object, ...]]:
    return [(row.pk, row.valid_from, row.valid_to, row.person.username, row.recorded) for row in rows]  # type: ignore[attr-defined]


def test_a_question_gives_what_its_queryset_gives(people: list[Person]) -> None:
    SessionRecord.objects.create(person=people[0], key_hash="h", created=NOW, last_seen=NOW)
    ask = Prepared(begun_by)
    for values in (("SXD", date(2025, 2, 1)), ("SXD", date(2026, 1, 1)), ("STC", date(2026, 1, 1))):
        assert shown(ask(*values)) == shown(list(begun_by(*values)))
    assert len(ask("SXD", date(2025, 2, 1))) == 2


def test_related_rows_are_there_without_another_question(people: list[Person]) -> None:
    ask = Prepared(begun_by)
    rows = ask("SXD", date(2026, 1, 1))
    with connection.execute_wrapper(refuse):
        assert [row.person.first_name for row in rows] == ["Người 2", "Người 1", "Người 0"]


def refuse(*_asked: object) -> None:
    raise AssertionError("asked again")


@pytest.mark.skipif(connection.vendor != "postgresql", reason="of PostgreSQL")
def test_postgresql_keeps_the_plan(people: list[Person]) -> None:
    ask = Prepared(lambda username: Person.objects.filter(username=username, is_staff=False))
    for username in ("p0", "p1", "p2"):
        assert [person.username for person in ask(username)] == [username]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT generic_plans + custom_plans FROM pg_prepared_statements WHERE statement LIKE '%is_staff%'"
        )
        assert cursor.fetchall() == [(3,)]


def test_its_queryset_is_built_once(people: list[Person]) -> None:
    built: list[object] = []

    def build(username: str) -> QuerySet[Person]:
        built.append(username)
        return Person.objects.filter(username=username)

    ask = Prepared(build)
    assert [ask.first(person.username) for person in people] == people
    assert ask.first("nobody") is None
    assert len(built) == 1


def test_one_value_may_stand_in_two_places(people: list[Person]) -> None:
    ask = Prepared(lambda name: Person.objects.filter(username=name) | Person.objects.filter(last_name=name))
    Person.objects.filter(pk=people[2].pk).update(last_name="p0")
    assert {person.pk for person in ask("p0")} == {people[0].pk, people[2].pk}


def test_a_moment_is_compared_to_the_microsecond() -> None:
    SessionRecord.objects.create(
        person=operator(), key_hash="h", created=NOW, last_seen=NOW.replace(microsecond=123456)
    )
    ask = Prepared(lambda moment: SessionRecord.objects.filter(last_seen__gte=moment))
    assert len(ask(NOW.replace(microsecond=123456))) == 1
    assert ask(NOW.replace(microsecond=123457)) == []


def test_a_value_that_decides_what_is_asked_is_refused(people: list[Person]) -> None:
    def build(latest: int) -> QuerySet[Person]:
        return Person.objects.order_by("-pk" if latest else "pk")

    with pytest.raises(TypeError, match="do not reach the SQL"):
        Prepared(build)(1)


def test_text_stays_text() -> None:
    person = Person.objects.create(username="' OR 1=1 --", first_name="?value 0?")
    ask = Prepared(lambda username, first: Person.objects.filter(username=username, first_name=first))
    assert ask(person.username, person.first_name) == [person]
    assert ask("%s", "' OR '1'='1") == []


def test_a_row_is_written_as_django_writes_it() -> None:
    by = operator()
    details = {"tên": "Sở Xây dựng", "n": [1, None]}
    mine = Event(at=NOW, actor=by, action="a", subject="s", agency_code="SXD", details=details)
    insert(mine)
    theirs = Event.objects.create(at=NOW, actor=by, action="a", subject="s", agency_code="SXD", details=details)
    kept = list(
        Event.objects.filter(action="a").order_by("pk").values("at", "actor", "subject", "agency_code", "details")
    )
    assert kept[0] == kept[1]
    assert theirs.pk > mine.pk
    assert not mine._state.adding
    assert Event.objects.get(pk=mine.pk) == mine


def test_a_row_that_is_there_is_left_out_where_that_is_wanted() -> None:
    person = operator()
    assert insert(SessionRecord(person=person, key_hash="h", created=NOW, last_seen=NOW), unless_there=True)
    again = SessionRecord(person=person, key_hash="h", created=NOW, last_seen=NOW)
    assert not insert(again, unless_there=True)
    assert again.pk is None
    with pytest.raises(IntegrityError), transaction.atomic():
        insert(SessionRecord(person=person, key_hash="h", created=NOW, last_seen=NOW))
    assert SessionRecord.objects.count() == 1


def test_only_the_fields_named_are_changed() -> None:
    record = SessionRecord.objects.create(person=operator(), key_hash="h", created=NOW, last_seen=NOW, agent="old")
    record.agent, record.last_seen = "new", vn(2026, 11, 19, 11)
    update(record, "last_seen")
    kept = SessionRecord.objects.get(pk=record.pk)
    assert (kept.agent, kept.last_seen) == ("old", vn(2026, 11, 19, 11))


def test_each_thread_asks_by_its_own_connection() -> None:
    ask = Prepared(lambda username: Person.objects.filter(username=username))
    mine = connection.connection
    assert ask("nobody") == []

    def asked(_turn: int) -> bool:
        try:
            return ask("nobody") == [] and connection.connection is not mine
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(asked, range(4))) == [True] * 4
