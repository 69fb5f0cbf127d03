"""Who may do what, when."""

import pytest
from tests.world import people, vn

from xanh_web.base.models.person import Role
from xanh_web.base.permissions import ANYWHERE, IN_OWN_AGENCY, may

pytestmark = pytest.mark.django_db
DAY = vn(2024, 11, 1)
COORDINATORS_WORK = sorted(ANYWHERE[Role.COORDINATOR])


def test_every_role_stands_in_the_table() -> None:
    assert ANYWHERE.keys() | IN_OWN_AGENCY.keys() == set(Role)


@pytest.mark.parametrize("action", COORDINATORS_WORK)
def test_the_coordinator_does_the_coordinators_work_and_nobody_else_in_the_city(action: str) -> None:
    cast = people()
    assert may(cast.lan, action, at=DAY)
    for other in (cast.an, cast.binh, cast.khach):
        assert not may(other, action, agency_code="SKHDT", at=DAY)


def test_reporters_and_heads_send_for_their_own_agency_only() -> None:
    cast = people()
    for person in (cast.minh, cast.hoa):
        assert may(person, "submit_report", agency_code="STNMT", at=DAY)
        assert not may(person, "submit_report", agency_code="SCT", at=DAY)
        assert not may(person, "submit_report", at=DAY)
        assert not may(person, "accept_submission", agency_code="STNMT", at=DAY)


def test_an_appointment_holds_to_the_end_of_its_last_day_in_vietnam() -> None:
    binh = people().binh
    assert may(binh, "open_round", at=vn(2023, 12, 31, 23, 59))
    assert not may(binh, "open_round", at=vn(2024, 1, 1, 0, 0))
    assert not may(binh, "open_round", at=vn(2020, 12, 31, 23, 59))


def test_the_auditor_changes_nothing() -> None:
    an = people().an
    assert may(an, "verify", at=DAY)
    assert not any(may(an, action, at=DAY) for action in COORDINATORS_WORK)
