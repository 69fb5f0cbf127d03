"""Loading a plan as its first edition."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from tests.refusals import NO_ROLE, refused
from tests.world import INDICATORS, START, events, people, written_plan

from xanh.plans import model as plan
from xanh_web.base.actions import operator
from xanh_web.plans.actions import load_plan
from xanh_web.plans.models import Edition, Indicator, Target, Task

pytestmark = pytest.mark.django_db


def load(**changes: Any) -> tuple[Edition, bool]:
    values = {
        "plan": written_plan(),
        "text": "Kế hoạch",
        "area_code": "92",
        "indicators": INDICATORS,
        "by": operator(),
        "at": START,
    }
    return load_plan(**values | changes)


def test_everything_of_the_plan_is_there() -> None:
    edition, new = load()
    assert new
    assert (edition.number, edition.in_force_from, edition.plan.number) == (1, date(2022, 9, 22), "7/KH-UBND")
    assert [objective.code for objective in edition.objectives.all()] == ["1", "2"]
    assert [task.number for task in edition.tasks.all()] == ["1.1", "1.2", "1.3", "1.4"]
    assert [len(task.parties.all()) for task in edition.tasks.all()] == [1, 1, 2, 1]
    assert edition.plan.duties[0]["due"] == "--11-20"
    assert len(events("load_plan")) == 1


def test_a_target_keeps_its_kind_and_numbers_and_finds_its_indicator() -> None:
    load()
    fall = Target.objects.get(kind="change_from_base")
    assert (fall.value, fall.base_year, fall.horizon, fall.indicator.code) == (-15, 2014, 2030, "emission-intensity")
    span = Target.objects.get(kind="range")
    assert (span.value, span.low, span.high) == (None, Decimal("0.75"), Decimal("0.8"))
    assert Target.objects.get(kind="milestone").indicator.code == "ban-hanh-quy-che"


def test_long_names_that_begin_alike_are_two_indicators() -> None:
    whole = written_plan()
    long = "Tỷ lệ " + "hộ gia đình " * 10
    targets = [whole.targets[1].model_copy(update={"indicator_text": long + ending, "text": ending}) for ending in "ab"]
    load(plan=whole.model_copy(update={"targets": targets}))
    assert Indicator.objects.count() == 2
    assert all(len(code) <= 80 for code in Indicator.objects.values_list("code", flat=True))


def test_a_task_without_years_runs_always_and_one_with_years_only_in_them() -> None:
    load()
    always, dated = Task.objects.get(number="1.1"), Task.objects.get(number="1.3")
    assert always.runs_in(1999) and always.runs_in(2050)
    assert [year for year in range(2020, 2033) if dated.runs_in(year)] == list(range(2022, 2031))


def test_the_same_again_changes_nothing_even_with_other_problems_noted() -> None:
    first, _new = load()
    noted = written_plan(problems=[plan.Problem(message="Không đọc được ô")])
    assert load(plan=noted) == (first, False)
    assert len(events("load_plan")) == 1


def test_another_content_under_the_same_number_is_an_amendment() -> None:
    load()
    with refused("amendments with a decision"):
        load(plan=written_plan(tasks=[]))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"number": None}, "number and title"),
        ({"title": None}, "number and title"),
        ({"date": None}, "needs its date"),
    ],
)
def test_a_plan_without_its_head_is_refused(changes: dict[str, None], words: str) -> None:
    operator()
    header = written_plan().document.model_copy(update=changes)
    with refused(words):
        load(plan=written_plan(document=header))


def test_a_target_of_an_unknown_objective_is_refused_and_nothing_stays() -> None:
    operator()
    with refused("which the plan does not have"):
        load(plan=written_plan(objectives=written_plan().objectives[:1]))


@pytest.mark.parametrize("name", ["minh", "an", "binh", "khach"])
def test_only_who_may_loads(name: str) -> None:
    cast = people()
    with refused(NO_ROLE):
        load(by=getattr(cast, name))
