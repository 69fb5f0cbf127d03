"""What became of a value: every revision with office and reason, and nobody's name."""

from decimal import Decimal

import pytest
from tests.documents_observations.cast import csv_of, line
from tests.ledger.facts import fact, record
from tests.world import REVIEWED, city, opened_round, people, sent, vn

from xanh_web.base.actions import operator
from xanh_web.ledger.actions import import_observations
from xanh_web.ledger.models import Observation
from xanh_web.reporting.actions import accept_submission
from xanh_web.reporting.revisions import revised, revisions_of

pytestmark = pytest.mark.django_db


def test_a_value_reported_corrected_and_imported_tells_each_step() -> None:
    city()
    cast = people()
    round_ = opened_round()
    accept_submission(submission=sent(round_, "SCT", hdi=Decimal("0.71")), by=operator(), at=REVIEWED)
    first = Observation.objects.get(indicator="hdi", period="2024")
    record(fact(value=Decimal("0.72")), by=cast.lan, at=vn(2024, 12, 1), reason="Sửa theo niên giám")
    content = csv_of(line(value="0,73", status="official", source="Niên giám 2024"))
    import_observations(content=content, name="so-lieu.csv", decimal_mark=",", by=cast.lan, at=vn(2025, 3, 1))
    told = revisions_of(first, vn(2025, 3, 1))
    assert [one.row.value for one in told] == [Decimal("0.71"), Decimal("0.72"), Decimal("0.73")]
    assert [one.old.value if one.old else None for one in told] == [None, Decimal("0.71"), Decimal("0.72")]
    assert [one.office for one in told] == ["Sở Công Thương", "Sở Kế hoạch và Đầu tư", "Sở Kế hoạch và Đầu tư"]
    assert [one.why for one in told][1:] == ["Sửa theo niên giám", "tệp so-lieu.csv, dòng 2; nguồn: Niên giám 2024"]
    assert not any(name in f"{one.office} {one.why}" for one in told for name in ("Lan", "Tuấn"))
    assert [one.row.pk for one in revised(Observation.objects.filter(indicator="hdi"))] == [
        told[2].row.pk,
        told[1].row.pk,
    ]


def test_one_without_an_appointment_is_told_without_a_name() -> None:
    (row,) = record(fact())
    operator().appointments.all().delete()
    (told,) = revisions_of(row, vn(2025, 3, 1))
    assert told.office == "người có thẩm quyền"
