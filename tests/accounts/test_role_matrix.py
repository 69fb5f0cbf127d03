"""Every route of the site, asked by nobody, by an account without a role, and by every role."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from xanh_web.base.accounts.keys import create_api_key
from xanh_web.base.actions import operator
from xanh_web.base.machines import API
from xanh_web.base.models import Appointment, Person
from xanh_web.base.models.person import Role
from xanh_web.base.screens import NOBODY, SCREENS, WITHOUT_ROLE

pytestmark = pytest.mark.django_db
# Screens in the table whose address is still being built. A room that lands its addresses takes its names out.
PENDING: set[str] = set()
MADE_UP = {"IntConverter": 987654, "UUIDConverter": "00000000-0000-4000-8000-000000000000"}


def patterns(resolver: URLResolver, space: str = "", arguments: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    """Yield (route name, an address of it with made-up arguments) for every pattern there is."""
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from patterns(pattern, inner)
        else:
            yield f"{space}{pattern.name}", _address(f"{space}{pattern.name}", pattern)


def _address(route: str, pattern: URLPattern) -> str:
    converters = pattern.pattern.converters
    return reverse(route, kwargs={name: MADE_UP.get(type(kind).__name__, "x") for name, kind in converters.items()})


ROUTES = sorted(set(patterns(get_resolver())))
NAMES = {route for route, _address in ROUTES}
WHO = [NOBODY, WITHOUT_ROLE, *Role.values]


@pytest.fixture
def cast() -> dict[str, Person]:
    """Return one person for every role, and one without."""
    found = {who: Person.objects.create(username=who, first_name=who) for who in WHO if who != NOBODY}
    for role in Role.values:
        Appointment.objects.create(person=found[role], role=role, agency_code="STC", valid_from=date(2021, 1, 1))
    return found


def ask(who: str, cast: dict[str, Person], method: str, address: str) -> HttpResponse:
    """Ask by a session, or of the API by a key: a session says nothing there."""
    client = Client()
    if address.startswith(API) and who != NOBODY:
        client = Client(headers={"authorization": f"Bearer {_key(cast[who])}"})
    elif who != NOBODY:
        client.force_login(cast[who])
    answer: HttpResponse = client.generic(method, address)
    return answer


def _key(person: Person) -> str:
    made = create_api_key(
        person=person, label="phần mềm", valid_to=timezone.localdate(), by=operator(), at=timezone.now()
    )
    return made[1]


def turned_away(answer: HttpResponse) -> bool:
    return answer.status_code in {401, 403} or answer.headers.get("Location", "").startswith("/account/sign-in/?next=")


def test_every_route_is_in_the_table() -> None:
    assert "None" not in NAMES
    assert NAMES - SCREENS.keys() == set()


def test_everything_in_the_table_is_a_route() -> None:
    assert SCREENS.keys() - NAMES == PENDING


def test_the_table_speaks_of_roles_there_are() -> None:
    assert {who for allowed in SCREENS.values() for who in allowed} <= set(WHO)
    assert [route for route, allowed in SCREENS.items() if not allowed] == []


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize(("route", "address"), ROUTES, ids=[f"{route} {address}" for route, address in ROUTES])
def test_a_screen_opens_for_whom_the_table_says_and_for_nobody_else(
    route: str, address: str, method: str, cast: dict[str, Person]
) -> None:
    for who in WHO:
        answer = ask(who, cast, method, address)
        assert turned_away(answer) == (who not in SCREENS.get(route, frozenset())), who
        assert answer.status_code < 500, who


@pytest.mark.parametrize(("route", "address"), ROUTES, ids=[f"{route} {address}" for route, address in ROUTES])
def test_who_is_not_signed_in_is_asked_to_and_who_may_not_is_told_so(
    route: str, address: str, cast: dict[str, Person]
) -> None:
    allowed = SCREENS.get(route, frozenset())
    for who in set(WHO) - allowed:
        unknown = 401 if address.startswith(API) else 302
        assert ask(who, cast, "GET", address).status_code == (unknown if who == NOBODY else 403), who


def test_a_route_that_is_in_no_table_opens_for_nobody(cast: dict[str, Person], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(SCREENS, "plan")
    assert all(turned_away(ask(who, cast, "GET", "/plan/")) for who in WHO)


@pytest.mark.parametrize(("route", "address"), [(r, a) for r, a in ROUTES if a.startswith(API)])
def test_a_session_is_nobody_on_the_api(route: str, address: str, cast: dict[str, Person]) -> None:
    client = Client()
    client.force_login(cast[Role.AGENCY_HEAD])
    for method in ("GET", "POST", "PUT", "DELETE"):
        assert (client.generic(method, address).status_code == 401) == (NOBODY not in SCREENS[route]), method
