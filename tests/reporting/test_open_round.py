"""Opening a round: what each agency owes on that day, each thing once."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import translation
from tests.refusals import NO_ROLE, refused, row_counts
from tests.world import INDICATORS, START, city, edition, events, opened_round, people, vn, written_plan

from xanh.plans import model as plan
from xanh_web.agencies.models import Agency
from xanh_web.base.actions import operator
from xanh_web.plans.actions import load_plan
from xanh_web.plans.models import Edition
from xanh_web.reporting.actions import close_round, open_round
from xanh_web.reporting.actions.round import OpenedRound
from xanh_web.reporting.models import Round

pytestmark = pytest.mark.django_db
AFTER = vn(2025, 9, 1)  # the departments have merged, the districts are gone


def open_(**changes: Any) -> OpenedRound:
    values = {"edition": Edition.objects.first(), "year": 2024, "coordinator": "SKHDT", "by": operator(), "at": START}
    return open_round(**values | changes)


@pytest.fixture(autouse=True)
def _loaded() -> None:
    city()
    edition()


def owed(round_: Round, task: str = "", indicator: str = "") -> list[str]:
    chosen = {"task__number": task} if task else {"indicator__code": indicator}
    return sorted(round_.obligations.filter(**chosen).values_list("agency_code", flat=True))


def test_a_named_lead_owes_its_task() -> None:
    assert owed(open_().round, task="1.1") == ["STNMT"]


def test_each_of_several_leads_owes_it() -> None:
    assert owed(open_().round, task="1.3") == ["SCT", "STNMT"]


def test_an_open_set_is_expanded_to_its_members_of_the_day() -> None:
    districts = sorted(Agency.objects.on(START.date()).of_kinds(["district"]).values_list("code", flat=True))
    assert len(districts) == 9
    assert owed(open_().round, task="1.2") == districts


def test_a_lead_outside_the_city_falls_to_the_coordinator_and_says_so() -> None:
    round_ = open_().round
    assert owed(round_, task="1.4") == ["SKHDT"]
    assert "cơ quan điều phối" in round_.obligations.get(task__number="1.4").basis


def test_the_basis_is_written_in_vietnamese_whoever_opens() -> None:
    with translation.override("en"):
        round_ = open_().round
    assert "cơ quan điều phối" in round_.obligations.get(task__number="1.4").basis


def test_an_indicator_is_owed_by_its_owner_or_else_by_the_coordinator() -> None:
    round_ = open_().round
    assert owed(round_, indicator="treated-waste") == ["STNMT"]
    assert owed(round_, indicator="ban-hanh-quy-che") == ["SKHDT"]


def test_obligations_name_the_agency_of_the_day() -> None:
    before, after = open_().round, open_(year=2025, coordinator="STC", at=AFTER).round
    names = [round_.obligations.get(task__number="1.1").agency_name for round_ in (before, after)]
    assert names == ["Sở Tài nguyên và Môi trường", "Sở Nông nghiệp và Môi trường"]
    assert owed(after, task="1.3") == ["SCT", "SNNMT"]
    assert owed(after, task="1.2") == ["STC"]


def test_a_set_whose_bodies_are_gone_is_a_gap_to_be_decided() -> None:
    assert open_().gaps == []
    (gap,) = open_(year=2025, coordinator="STC", at=AFTER).gaps
    assert "1.2" in gap


def test_two_leads_that_merged_owe_the_task_once() -> None:
    both = [plan.Party(text="Sở TNMT", code="STNMT"), plan.Party(text="Sở NNPTNT", code="SNNPTNT")]
    task = plan.Task(number="1", group=None, title="Rừng", leads=both)
    header = written_plan().document.model_copy(update={"number": "8/KH-UBND"})
    other, _new = load_plan(
        plan=written_plan(document=header, tasks=[task]),
        text="",
        area_code="92",
        indicators=INDICATORS,
        by=operator(),
        at=START,
    )
    assert owed(open_(edition=other, year=2025, coordinator="STC", at=AFTER).round, task="1") == ["SNNMT"]


def test_a_task_outside_its_years_is_not_owed() -> None:
    assert owed(open_(year=2031).round, task="1.3") == []


def test_the_deadline_is_the_plans_own_midnight() -> None:
    assert open_().round.deadline == vn(2024, 11, 20, 0)
    assert open_(regime="decree_09_annual").round.deadline == vn(2024, 12, 15, 0)


def test_a_dry_run_says_the_same_and_writes_nothing() -> None:
    operator()
    before = row_counts()
    dry = open_(dry_run=True)
    assert row_counts() == before
    assert dry.round.pk is None
    assert dry.owed == dry.added == open_().owed


def test_again_adds_nothing() -> None:
    first = open_()
    again = open_(at=START + timedelta(days=1))
    assert (again.round, again.new, again.added) == (first.round, False, [])
    assert again.round.obligations.count() == len(first.owed)
    assert len(events("open_round")) == 1


def test_again_adds_only_what_is_owed_since() -> None:
    first = open_()
    Agency.objects.create(code="UBND-930", name="UBND quận mới", kind="district", sort_key="~")
    again = open_(at=vn(2024, 3, 1))
    assert [item.code for item in again.added] == ["UBND-930:task:1.2"]
    positions = list(first.round.obligations.order_by("position").values_list("position", flat=True))
    assert positions == list(range(len(first.owed) + 1))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"year": 2021}, "no round of"),
        ({"regime": "monthly"}, "no reporting regime"),
        ({"coordinator": "KHONGCO"}, "cannot coordinate"),
        ({"coordinator": "SKHDT", "at": AFTER}, "cannot coordinate"),
    ],
)
def test_refused(changes: dict[str, Any], words: str) -> None:
    operator()
    with refused(words):
        open_(**changes)


def test_a_plan_without_a_yearly_duty_names_no_deadline() -> None:
    header = written_plan().document.model_copy(update={"number": "9/KH-UBND"})
    other, _new = load_plan(
        plan=written_plan(document=header, duties=[]), text="", area_code="92", indicators=(), by=operator(), at=START
    )
    with refused("names no day"):
        open_(edition=other, year=2023)


def test_a_closed_round_is_not_opened_again() -> None:
    round_ = opened_round()
    close_round(round_=round_, by=operator(), at=vn(2024, 12, 1))
    with refused("is closed"):
        open_(at=vn(2024, 12, 2))


@pytest.mark.parametrize("name", ["minh", "hoa", "tuan", "an", "binh", "khach"])
def test_only_the_coordinator_may(name: str) -> None:
    cast = people()
    with refused(NO_ROLE):
        open_(by=getattr(cast, name))
    assert open_(by=cast.lan).new
