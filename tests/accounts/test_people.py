"""Accounts are made, given roles and passwords, by whoever may appoint; the command line says what it did."""

import io
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from tests.accounts.conftest import PASSWORD
from tests.cli.conftest import Run, xanh
from tests.refusals import NO_ROLE, refused
from tests.world import START, city, events, people

from xanh_web.base.accounts.people import add_person, end_appointment, link_identity, set_password
from xanh_web.base.actions import appoint_person, operator
from xanh_web.base.models import Appointment, Event, Person

__all__ = ["xanh"]
pytestmark = pytest.mark.django_db


def add(**changes: Any) -> Person:
    values = {"username": "minh.tran", "full_name": "Trần Văn Minh", "password": PASSWORD, "by": operator()}
    return add_person(at=START, **values | changes)


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(PASSWORD + "\n"))


def test_an_account_is_made_with_its_password_and_without_it_in_any_event() -> None:
    person = add()
    assert (str(person), person.check_password(PASSWORD)) == ("Trần Văn Minh", True)
    assert person.password.startswith("argon2$argon2id$")
    (event,) = events("add_person")
    assert event.subject == "person:minh.tran"
    assert PASSWORD not in str(list(Event.objects.values()))


def test_an_account_of_the_single_sign_on_has_no_password() -> None:
    assert not add(password="").has_usable_password()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"username": "có dấu cách"}, "cannot be made"),
        ({"username": "x" * 151}, "cannot be made"),
        ({"username": "OPERATOR"}, "already"),
        ({"full_name": "x" * 151}, "cannot be made"),
        ({"password": "ngắn"}, "not accepted"),
        ({"password": "minh.tran.123"}, "not accepted"),
    ],
)
def test_what_cannot_be_an_account_is_refused(changes: dict[str, str], words: str) -> None:
    operator()
    with refused(words):
        add(**changes)


@pytest.mark.parametrize("name", ["lan", "minh", "hoa", "an", "khach"])
def test_only_an_administrator_may(name: str) -> None:
    cast = people()
    by, minh = getattr(cast, name), cast.minh
    values: dict[str, Any] = {"by": by, "at": START}
    with refused(NO_ROLE):
        add(by=by)
    with refused(NO_ROLE):
        set_password(person=minh, password=PASSWORD, **values)
    with refused(NO_ROLE):
        end_appointment(person=minh, role="reporter", agency_code="STNMT", last_day=date(2024, 1, 1), **values)


def test_nobody_but_an_administrator_links_another(settings: Any) -> None:
    settings.OIDC_ISSUER = "https://sso.example"
    cast = people()
    with refused(NO_ROLE):
        link_identity(person=cast.minh, subject="1", by=cast.lan, at=START)
    link_identity(person=cast.minh, subject="1", by=cast.minh, at=START)
    with refused(NO_ROLE):
        link_identity(person=cast.minh, subject="2", by=cast.minh, at=START)
    with refused("belongs to this person"):
        link_identity(person=cast.lan, subject="1", by=operator(), at=START)
    with refused("nobody signs in"):
        link_identity(person=operator(), subject="3", by=operator(), at=START)


def test_the_command_lines_own_account_gets_no_password() -> None:
    nobody = operator()
    with refused("nobody signs in"):
        set_password(person=nobody, password=PASSWORD, by=operator(), at=START)


def end(person: Person, last_day: date) -> Appointment:
    return end_appointment(
        person=person, role="reporter", agency_code="STNMT", last_day=last_day, by=operator(), at=START
    )


def test_an_appointment_ends_on_its_last_day() -> None:
    cast: SimpleNamespace = people()
    assert end(cast.minh, date(2024, 6, 30)).valid_to == date(2024, 6, 30)
    assert [event.details["last_day"] for event in events("end_appointment")] == ["2024-06-30"]
    assert end(cast.minh, date(2024, 3, 31)).valid_to == date(2024, 3, 31)
    with refused("ended on"):
        end(cast.minh, date(2024, 12, 31))
    with refused("begins on"):
        end(cast.minh, date(2020, 12, 31))
    with refused("does not hold"):
        end(cast.lan, date(2024, 12, 31))


def appoint(first: date, last: date | None) -> Appointment:
    return appoint_person(
        username="mai", full_name="Mai", role="reporter", agency_code="SCT", valid_from=first, valid_to=last,
        by=operator(), at=START,
    )  # fmt: skip


def test_an_appointment_may_have_its_last_day_from_the_beginning() -> None:
    first, last = date(2024, 1, 1), date(2024, 12, 31)
    assert appoint(first, last).valid_to == last
    assert appoint(first, last).pk == appoint(first, date(2024, 6, 30)).pk
    with refused("until"):
        appoint(first, None)
    with refused("until"):
        appoint(first, date(2025, 12, 31))
    assert appoint(date(2025, 1, 1), None).valid_to is None
    with refused("the other way round"):
        appoint(last, first)


def test_the_command_line_from_the_account_to_the_end_of_its_role(xanh: Run, typed: None) -> None:
    city()
    ran = xanh("person", "add", "minh.tran", "--name", "Trần Văn Minh", "--password-stdin")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Đã lập tài khoản minh.tran cho Trần Văn Minh.")
    assert Person.objects.get(username="minh.tran").check_password(PASSWORD)
    ran = xanh("person", "appoint", "minh.tran", "reporter", "--agency", "STC", "--from", "2026-01-01")
    assert (ran.code, ran.out) == (0, "minh.tran: Đầu mối báo cáo · STC · 01/01/2026 – …\n")
    ran = xanh("person", "end", "minh.tran", "reporter", "--agency", "STC", "--on", "2026-06-30")
    assert (ran.code, ran.out) == (0, "minh.tran: Đầu mối báo cáo · STC · 01/01/2026 – 30/06/2026\n")
    assert "Đầu mối báo cáo · STC · 01/01/2026 – 30/06/2026" in xanh("person", "list").out


def test_the_command_line_gives_a_new_password(xanh: Run, typed: None) -> None:
    add(password="")
    ran = xanh("person", "password", "minh.tran", "--password-stdin")
    assert ran.code == 0 and "Đã đổi mật khẩu của minh.tran" in ran.out
    assert Person.objects.get(username="minh.tran").check_password(PASSWORD)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["appoint", "khong.co", "reporter", "--agency", "STC", "--from", "2026-01-01"], "Không có tài khoản"),
        (["appoint", "minh.tran", "reporter", "--agency", "XYZ", "--from", "2026-01-01"], "Không có cơ quan mang mã"),
        (["appoint", "minh.tran", "reporter", "--from", "2026-01-01"], "thuộc về một cơ quan"),
        (["end", "minh.tran", "leader", "--on", "2026-01-01"], "không giữ vai trò"),
        (["add", "minh.tran", "--name", "Minh", "--no-password"], "Đã có tài khoản"),
        (["link", "minh.tran", "1"], "chưa có đăng nhập một lần"),
    ],
)
def test_the_command_line_refuses_with_a_sentence(arguments: list[str], sentence: str, xanh: Run) -> None:
    add(password="")
    ran = xanh("person", *arguments)
    assert (ran.code, ran.out) == (1, "")
    assert sentence in ran.err


def test_an_empty_line_is_no_password(xanh: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("\n"))
    ran = xanh("person", "add", "minh.tran", "--name", "Minh", "--password-stdin")
    assert ran.code == 1 and "Chưa nhập mật khẩu" in ran.err
    assert not Person.objects.filter(username="minh.tran").exists()
