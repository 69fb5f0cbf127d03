"""The page for leaders: what it tells, in which order, and that every line opens its source."""

import re
from dataclasses import replace
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests.desk_coordinator.conftest import NOW, Visit
from tests.world import REVIEWED, filled, sent, vn

from xanh.documents.forms.model import MoneyAnswer, TaskAnswer
from xanh_web.base.actions import operator
from xanh_web.ledger.actions import Fact, record_observations
from xanh_web.reporting.actions import accept_submission, return_submission, submit_report
from xanh_web.reporting.brief import RULES, brief_of
from xanh_web.reporting.models import Round

pytestmark = pytest.mark.django_db


@pytest.fixture
def dung(cast: SimpleNamespace, visit: Visit) -> Client:
    return visit(cast.dung)


def changed(task: TaskAnswer) -> TaskAnswer:
    money = (MoneyAnswer("I", Decimal(100), Decimal(100), Decimal(20)),)
    return replace(task, status="suspended", percentage=Decimal(0), money=money, proposals="Đề nghị <b>bổ sung</b> vốn")


@pytest.fixture
def busy(round_: Round) -> Round:
    """A round with one of everything that is late."""
    form = filled(round_, "STNMT")
    form = replace(form, tasks=tuple(changed(task) for task in form.tasks))
    submission, _new = submit_report(round_=round_, filled=form, files={}, by=operator(), at=vn(2024, 11, 12))
    accept_submission(submission=submission, by=operator(), at=REVIEWED)
    return_submission(submission=sent(round_, "SCT"), reason="Sai", by=operator(), at=vn(2024, 11, 13))
    for year, value in ((2020, 90), (2023, 80)):
        fact = Fact("treated-waste", "92", str(year), Decimal(value), "percent", "official", "import:1")
        record_observations(facts=[fact], by=operator(), at=vn(2024, 2, 1), reason="x")
    return round_


def test_without_a_plan_it_says_so(dung: Client) -> None:
    assert "No plan has been loaded yet" in dung.get("/desk/leader/").content.decode()


def test_what_is_late_comes_in_the_order_of_the_rules(busy: Round) -> None:
    brief = brief_of(busy.edition, NOW)
    assert [line.kind for line in brief.late] == ["task", "target", "overdue", "task"]
    assert [line.key for line in brief.late][:2] == ["1.3", "2.2030.1"] or brief.late[0].key == "1.3"
    assert list(RULES)[:2] == ["high_priority_tasks", "moving_away"]
    assert len(brief.late) <= 5


def test_an_objective_is_as_far_as_its_weakest_target(busy: Round) -> None:
    courses = {item.objective.code: item.course for item in brief_of(busy.edition, NOW).objectives}
    assert courses == {"1": "cannot_say", "2": "moving_away"}


def test_money_has_its_share_and_unreported_is_no_zero(busy: Round) -> None:
    money = {line.source: line for line in brief_of(busy.edition, NOW).money}
    assert money["I"].share == Decimal("0.2")
    assert money["III"].share is None
    assert money["III"].row.disbursed.value is None
    assert list(money)[-1] == ""


def test_proposals_and_old_returns_await_a_decision(busy: Round) -> None:
    brief = brief_of(busy.edition, NOW)
    assert len(brief.proposals) == 1
    assert [line.kind for line in brief.returned] == ["returned"]
    assert brief_of(busy.edition, vn(2024, 11, 19)).returned == []


def test_every_line_opens_its_source(busy: Round, dung: Client) -> None:
    text = dung.get("/desk/leader/").content.decode()
    sheet = text.split('class="sheet"')[1].split("</main>")[0]
    addresses = [address.replace("&amp;", "&") for address in re.findall(r'<a href="([^"]+)"', sheet)]
    assert len(addresses) >= 8
    assert {dung.get(address).status_code for address in addresses} == {200}
    assert "<b>" not in sheet and "&lt;b&gt;" in sheet


def test_it_asks_a_bounded_number_of_questions(
    busy: Round, dung: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(30):
        dung.get("/desk/leader/")
