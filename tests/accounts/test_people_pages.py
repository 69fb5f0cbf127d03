"""The administrator's pages for people: found, made, given a role, ended, locked, and a link that works once."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from tests.accounts.conftest import PASSWORD
from tests.refusals import NO_ROLE, refused
from tests.world import START, city, events, people

from xanh.basis.language import speaking
from xanh_web.base.accounts.password_link import make_password_link, set_password_by_link
from xanh_web.base.accounts.people import add_person, lock_person, unlock_person
from xanh_web.base.actions import appoint_person, operator
from xanh_web.base.models import Appointment, Event, Person

pytestmark = pytest.mark.django_db
ROLE = {"role": "reporter", "agency_code": "STC", "valid_from": "2026-01-01", "basis": "QĐ 12/QĐ-STC ngày 05/01/2026"}


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with translation.override("en"), speaking("en"):
        yield


@pytest.fixture
def quan(db: None) -> Person:
    city()
    people()
    held = appoint_person(
        username="quan.tri", full_name="Quản Trị", role="administrator", agency_code="",
        valid_from=START.date(), by=operator(), at=START,
    )  # fmt: skip
    return held.person


@pytest.fixture
def desk(quan: Person) -> Client:
    client = Client()
    client.cookies["django_language"] = "en"
    client.force_login(quan)
    return client


def made(name: str = "minh.tran", password: str = "") -> Person:
    return add_person(username=name, full_name="Trần Văn Đạt", password=password, by=operator(), at=START)


def page(client: Client, person: Person) -> str:
    return client.get(reverse("person", args=[person.pk])).content.decode()


def test_a_person_is_made_given_a_role_and_found_without_marks(desk: Client) -> None:
    said = {"username": "dat.tran", "full_name": "Trần Văn Đạt", "email": "dat@example.vn"}
    answer = desk.post(reverse("person_new"), said, follow=True)
    assert "The account is made." in answer.content.decode()
    person = Person.objects.get(username="dat.tran")
    assert not person.has_usable_password() and "No role yet" in page(desk, person)
    desk.post(reverse("person_appoint", args=[person.pk]), ROLE)
    (held,) = person.appointments.all()
    assert (held.role, held.agency_code, held.basis) == ("reporter", "STC", ROLE["basis"])
    assert events("appoint_person")[-1].details == {"role": "reporter", "basis": ROLE["basis"]}
    shown = page(desk, person)
    assert ROLE["basis"] in shown and "in force" in shown
    for query in ("tran dat", "STC", "dat.tran"):
        assert "dat.tran" in desk.get(reverse("people"), {"q": query, "role": "reporter"}).content.decode()
    assert "Nobody is found" in desk.get(reverse("people"), {"q": "xyzzy"}).content.decode()
    assert "dat.tran" not in desk.get(reverse("people"), {"role": "verifier"}).content.decode()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"basis": ""}, "required"),
        ({"valid_from": "hôm nay"}, "valid date"),
        ({"valid_to": "2025-01-01"}, "The last day comes before the first"),
        ({"agency_code": ""}, "held for one agency"),
        ({"agency_code": "KHONG-CO"}, "no agency with the code"),
        ({"role": "facility_reporter", "agency_code": "STC"}, "no facility with the code"),
    ],
)
def test_nonsense_is_said_and_nothing_typed_is_lost(desk: Client, changes: dict[str, str], words: str) -> None:
    person = made()
    answer = desk.post(reverse("person_appoint", args=[person.pk]), ROLE | {"basis": "QĐ 9"} | changes)
    text = answer.content.decode()
    assert answer.status_code in (409, 422) and words in text
    assert (changes.get("basis") == "" or 'value="QĐ 9"' in text) and not person.appointments.exists()


def test_a_role_ends_on_a_day_with_its_basis(desk: Client) -> None:
    person = made()
    desk.post(reverse("person_appoint", args=[person.pk]), ROLE)
    held = Appointment.objects.get(person=person)
    address, sent = reverse("person_end", args=[person.pk]), {"appointment": held.pk, "basis": "QĐ 13"}
    early = desk.post(address, sent | {"last_day": "2025-12-31"})
    assert early.status_code == 409 and "cannot end before" in early.content.decode()
    assert desk.post(address, sent).status_code == 422
    desk.post(address, sent | {"last_day": "2026-06-30"})
    held.refresh_from_db()
    assert held.valid_to is not None and events("end_appointment")[-1].details["basis"] == "QĐ 13"
    assert desk.post(address, {"appointment": "0"}).status_code == 404


def test_a_locked_account_is_signed_out_and_opens_again(desk: Client, quan: Person) -> None:
    person, own = made(password=PASSWORD), Client()
    own.force_login(person)
    assert own.get(reverse("account")).status_code == 200
    desk.post(reverse("person_lock", args=[person.pk]))
    assert own.get(reverse("account")).status_code == 302 and "locked" in page(desk, person)
    sign_in = {"username": person.username, "password": PASSWORD}
    assert own.post(reverse("sign_in"), sign_in).status_code == 403
    desk.post(reverse("person_lock", args=[person.pk]), {"unlock": "1"})
    assert own.post(reverse("sign_in"), sign_in).status_code == 302
    assert (len(events("lock_person")), len(events("unlock_person"))) == (1, 1)
    assert desk.post(reverse("person_lock", args=[quan.pk])).status_code == 409


def test_a_link_sets_a_password_once_and_stands_in_no_event(desk: Client) -> None:
    person, own = made(), Client()
    own.cookies["django_language"] = "en"
    shown = desk.post(reverse("person_password", args=[person.pk])).content.decode()
    path = "/account/password/set/" + shown.partition("/account/password/set/")[2].partition("<")[0]
    assert "minh.tran" in own.get(path).content.decode()
    short = own.post(path, {"new": "ngắn", "again": "ngắn"})
    assert short.status_code == 400 and not Person.objects.get(pk=person.pk).has_usable_password()
    assert own.post(path, {"new": PASSWORD, "again": PASSWORD + "x"}).status_code == 400
    assert own.post(path, {"new": PASSWORD, "again": PASSWORD}).headers["Location"] == reverse("sign_in")
    assert Person.objects.get(pk=person.pk).check_password(PASSWORD)
    again = own.post(path, {"new": PASSWORD + "2", "again": PASSWORD + "2"})
    assert again.status_code == 410 and "was used, or is too old" in again.content.decode()
    assert path.split("/")[-2] not in str(list(Event.objects.values()))
    assert own.get("/account/password/set/xx/yy/").status_code == 410
    assert (len(events("make_password_link")), len(events("set_password_by_link"))) == (1, 1)


def test_who_may_not(quan: Person) -> None:
    person = made()
    for other in (*Person.objects.filter(username__in=("lan", "minh")), person):
        for act in (make_password_link, lock_person, unlock_person):
            with refused(NO_ROLE):
                act(person=person, by=other, at=START)
    with refused("command line"):
        lock_person(person=operator(), by=quan, at=START)
    with refused("command line"):
        make_password_link(person=operator(), by=quan, at=START)
    with refused("was used, or is too old"):
        set_password_by_link(person=person, token="x-y", new=PASSWORD, at=START)
    lock_person(person=person, by=quan, at=START)
    with refused("unlock it first"):
        make_password_link(person=person, by=quan, at=START)


def test_the_command_lines_own_account_is_not_shown(desk: Client) -> None:
    own = operator()
    assert own.username not in desk.get(reverse("people")).content.decode()
    assert desk.get(reverse("person", args=[own.pk])).status_code == 404


def test_the_list_asks_few_questions_however_many_there_are(
    desk: Client, django_assert_max_num_queries: Callable[[int], AbstractContextManager[object]]
) -> None:
    for number in range(60):
        person = made(f"nguoi.{number}")
        Appointment.objects.create(person=person, role="reporter", agency_code="STC", valid_from=START.date())
    for address in (
        reverse("people"),
        reverse("people") + "?q=tran&role=reporter",
        reverse("person", args=[person.pk]),
    ):
        with django_assert_max_num_queries(14):
            assert desk.get(address).status_code == 200
