"""How many questions a page asks the database does not grow with what is in it."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests.portal.world import NOW, accept, day, full_world, issue, record_series, send

from xanh.basis.hashing import sha256_hex
from xanh_web.base.actions import operator
from xanh_web.ledger.actions import Fact, record_observations
from xanh_web.ledger.models import Observation
from xanh_web.plans.models import Activity, Indicator, Target, Task, TaskParty
from xanh_web.reporting.models import ConsolidatedReport, Obligation, Round

pytestmark = pytest.mark.django_db
MOST = {
    "/": 18,
    "/plan/": 5,
    "/tasks/": 14,
    "/tasks/2.1/": 18,
    "/targets/": 4,
    "/targets/b.2030.2/": 4,
    "/board/": 12,
    "/reports/": 3,
    "/objectives/b/": 5,
    "/indicators/": 6,
    "/indicators/kinh-te-so/": 11,
    "/search/?q=ke+hoach": 14,
    "/changes/": 7,
    "/feeds/changes.xml": 7,
    "/data/": 4,
    "/embed/targets/b.2030.2/": 4,
    "/embed/indicators/kinh-te-so/": 4,
    "/targets/figures.xlsx": 5,
    "/indicators/kinh-te-so/figures.csv": 4,
    "/tasks/figures.json": 9,
    "/board/figures.csv": 12,
    "/sitemap.xml": 7,
}


def grow(round_: Round) -> None:
    """Make everything there is some of, many."""
    first, task = Target.objects.all()[0], Task.objects.get(number="2.1")
    for number in range(30):
        indicator = Indicator.objects.create(code=f"i{number}", name=f"Chỉ số {number}", unit="%")
        Target.objects.create(
            objective=first.objective, indicator=indicator, code=f"x.{number}", horizon=2030, kind="at_least",
            value=5, unit="%", indicator_text="", text=f"Chỉ số {number}", position=100 + number,
        )  # fmt: skip
        fact = Fact(indicator.code, "92", "2024", Decimal(3), "%", "actual", "import:x")
        record_observations(facts=[fact], by=operator(), at=day("2025-02-01"), reason="x")
        other = Task.objects.create(
            edition=task.edition, group=task.group, number=f"9.{number}", title="Việc", position=100 + number
        )
        Activity.objects.create(task=other, text="Làm", position=0)
        TaskParty.objects.create(task=other, role="lead", text="Sở Xây dựng", agency_code="SXD", position=0)
        for what in (other, task):
            Obligation.objects.create(
                round=round_, code=f"A{number}:task:{what.number}", agency_code=f"A{number}",
                agency_name=f"Đơn vị {number}", task=what, basis="", position=1000 + number,
            )  # fmt: skip
        send(round_, f"A{number}", "2026-11-11")
    for submission in round_.submissions.filter(agency_code__startswith="A")[:15]:
        accept(submission, "2026-11-12")
    for number in range(20):
        ConsolidatedReport.objects.create(
            round=round_, number=str(100 + number), symbol="BC", issued_on=day("2026-11-20").date(), pins={},
            recorded_at=NOW - timedelta(days=1), issued_by=operator(), as_known_at=NOW, pins_hash=sha256_hex(b""),
            docx_hash=sha256_hex(b""),
        )  # fmt: skip


@pytest.mark.parametrize("path", MOST)
def test_the_number_of_queries_has_a_bound(
    path: str, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    round_ = full_world()
    issue(round_)
    grow(round_)
    with django_assert_max_num_queries(MOST[path]):
        assert client.get(path).status_code == 200


def test_a_value_asks_no_more_for_a_longer_ledger(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    round_ = full_world()
    grow(round_)
    record_series()
    key = round_.submissions.get(agency_code="SKHCN").indicator_answers.get().pk
    row = Observation.objects.get(source=f"indicator_answer:{key}")
    with django_assert_max_num_queries(18):
        assert client.get(f"/observations/{row.pk}/").status_code == 200
