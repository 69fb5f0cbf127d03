"""`xanh person appoint`: a role, and the decision it rests on."""

import pytest
from tests.cli.conftest import Run

from xanh_web.base.models import Appointment, Event

pytestmark = pytest.mark.django_db


def test_the_basis_is_kept_with_the_appointment_and_in_the_audit_log(xanh: Run) -> None:
    assert xanh("person", "add", "minh", "--name", "Minh", "--no-password").code == 0
    given = ("person", "appoint", "minh", "leader", "--from", "2026-01-01", "--basis")
    long = xanh(*given, "x" * 251)
    assert long.code == 1 and len(long.err.strip().splitlines()) == 1 and "250" in long.err
    assert not Appointment.objects.filter(person__username="minh").exists()
    assert xanh(*given, "QĐ 12/QĐ-UBND ngày 02/01/2026").code == 0
    assert Appointment.objects.get(person__username="minh").basis == "QĐ 12/QĐ-UBND ngày 02/01/2026"
    assert any("QĐ 12/QĐ-UBND" in str(event.details) for event in Event.objects.filter(action="appoint_person"))
