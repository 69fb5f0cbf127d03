"""Open sets of the plan, expanded at a date."""

from datetime import date

import pytest

from xanh.basis.errors import Refusal
from xanh.basis.parameter import parameter
from xanh_web.agencies.models import AgencyKind
from xanh_web.agencies.open_sets import KINDS_OF_SET
from xanh_web.agencies.querysets import expand_set, explain_set
from xanh_web.base.models import Person

BEFORE, AFTER = date(2025, 6, 30), date(2025, 7, 1)


def test_localities_are_districts_then_communes(city: Person) -> None:
    assert {agency.kind for agency in expand_set("localities_concerned", BEFORE)} == {"district"}
    assert {agency.kind for agency in expand_set("localities_concerned", AFTER)} == {"commune"}
    assert len(expand_set("localities_concerned", AFTER)) == 103


def test_departments_are_those_of_the_day(city: Person) -> None:
    before = {agency.code for agency in expand_set("departments", date(2025, 2, 28))}
    after = {agency.code for agency in expand_set("departments", date(2025, 3, 1))}
    assert "SKHDT" in before - after and "SNNMT" in after - before and {"STC", "TTT", "VPUB"} <= before & after


def test_set_whose_bodies_are_gone_is_empty_and_says_so(city: Person) -> None:
    assert len(expand_set("districts", BEFORE)) == 9 and explain_set("districts", BEFORE) == ""
    assert expand_set("districts", AFTER) == []
    assert "01/07/2025" in explain_set("districts", AFTER)


@pytest.mark.parametrize("rule", [rule for rule, kinds in KINDS_OF_SET.items() if not kinds])
def test_sets_of_people_who_do_not_report_are_empty_without_complaint(city: Person, rule: str) -> None:
    assert expand_set(rule, AFTER) == [] and explain_set(rule, AFTER) == ""


def test_unknown_set_is_refused(db: None) -> None:
    with pytest.raises(Refusal, match="“everyone” is not a set of agencies"):
        expand_set("everyone", AFTER)


def test_union_takes_in_each_agency_once(city: Person) -> None:
    union = expand_set("departments_concerned+agencies+localities_concerned", AFTER)
    single = [a for rule in ("agencies", "localities_concerned") for a in expand_set(rule, AFTER)]
    assert [a.code for a in union] == [a.code for a in single]
    with pytest.raises(Refusal, match="“everyone” is not a set of agencies"):
        expand_set("departments+everyone", AFTER)


def test_every_set_that_a_plan_may_name_is_known() -> None:
    sets = parameter("open_sets", on=AFTER).values["sets"]
    variants = {one[key] for one in sets.values() for key in ("concerned", "competent") if key in one}
    assert set(sets) | variants == set(KINDS_OF_SET)


def test_table_names_only_kinds_that_exist() -> None:
    assert {kind for kinds in KINDS_OF_SET.values() for kind in kinds} == set(AgencyKind.values)
