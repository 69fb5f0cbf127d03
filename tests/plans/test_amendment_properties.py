"""For any plan and any change of it: the differences make the one of the other, and codes and numbers stay."""

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.world import written_plan

from xanh.basis.errors import Refusal
from xanh.plans import model as plan
from xanh.plans.amendment import Change, apply_changes, differences, with_codes, with_codes_of
from xanh.plans.amendment.parts import FIELDS, content_of, items_of
from xanh.plans.files import dump_plan, load_plan

WORDS = st.text(alphabet="abc đê", min_size=1, max_size=8).map(str.strip).filter(bool)
YEARS = st.none() | st.integers(2020, 2040)
PARTIES = st.lists(
    st.builds(lambda text, code: plan.Party(text=text, code=code), WORDS, st.sampled_from([None, "STC", "SCT"]))
    | WORDS.map(lambda text: plan.Party(text=text, rule="communes", open_set=True)),
    max_size=2,
)
TARGETS = st.builds(
    lambda objective, horizon, value, thing, text: plan.Target(
        objective=objective, horizon=horizon, kind="at_least", value=value, unit="%", indicator_text=thing, text=text
    ),
    st.sampled_from(["1", "2"]), YEARS, st.integers(-5, 5).map(Decimal), WORDS, WORDS,
)  # fmt: skip
TASKS = st.builds(
    lambda number, title, period, leads, funding, activities, notes: plan.Task(
        number=number, group=None, title=title, leads=leads, funding=funding, notes=notes,
        period=plan.Period(text=period) if period else None,
        activities=[plan.Activity(text=text) for text in activities],
    ),
    st.integers(1, 9).map(lambda number: f"1.{number}"), WORDS, st.none() | WORDS, PARTIES,
    st.lists(st.sampled_from(["I", "II", "III", "IV"]), unique=True), st.lists(WORDS, max_size=2), st.none() | WORDS,
)  # fmt: skip
PLANS = st.builds(
    lambda targets, tasks: written_plan(targets=targets, tasks=tasks, groups=[]),
    st.lists(TARGETS, max_size=4),
    st.lists(TASKS, max_size=4, unique_by=lambda task: task.number),
)


def said(whole: plan.Plan) -> dict[str, dict[str, object]]:
    """Return what a plan says, by section and key, whatever the order."""
    return {
        section: {key: content_of(item, section) for key, item in items_of(whole, section).items()}
        for section in FIELDS
    }


@given(PLANS, PLANS)
def test_the_differences_make_the_new_plan_of_the_old(old: plan.Plan, new: plan.Plan) -> None:
    old = with_codes(old)
    wanted = with_codes_of(new, old)
    assert said(apply_changes(old, differences(old, wanted))) == said(wanted)


@given(PLANS, PLANS)
def test_they_make_the_old_of_the_new_as_well(old: plan.Plan, new: plan.Plan) -> None:
    old = with_codes(old)
    wanted = with_codes_of(new, old)
    assert said(apply_changes(wanted, differences(wanted, old))) == said(old)


@given(PLANS)
def test_a_plan_does_not_differ_from_itself_nor_from_its_file(whole: plan.Plan) -> None:
    whole = with_codes(whole)
    assert differences(whole, whole) == []
    assert differences(whole, load_plan(dump_plan(whole))) == []


@given(PLANS, PLANS)
def test_no_code_is_given_twice_nor_that_of_a_dropped_target(old: plan.Plan, new: plan.Plan) -> None:
    old = with_codes(old)
    codes = [target.code for target in with_codes_of(new, old, {"2.2030.1"}).targets]
    assert len(codes) == len(set(codes))
    first = {target.code: target for target in old.targets}
    for target in with_codes_of(new, old, {"2.2030.1"}).targets:
        kept = first.get(target.code)
        assert kept is None or (kept.objective, kept.horizon) == (target.objective, target.horizon)
        assert target.code != "2.2030.1" or kept is not None


@given(PLANS, TARGETS)
def test_a_target_put_before_others_renumbers_none(old: plan.Plan, added: plan.Target) -> None:
    old = with_codes(old)
    assume(added.text not in {target.text for target in old.targets})
    assume(added.indicator_text not in {target.indicator_text for target in old.targets})
    bare = [target.model_copy(update={"code": None}) for target in old.targets]
    found = with_codes_of(old.model_copy(update={"targets": [added, *bare]}), old)
    assert [target.code for target in found.targets[1:]] == [target.code for target in old.targets]


@given(PLANS, PLANS, st.data())
def test_a_line_made_against_another_value_is_refused(old: plan.Plan, new: plan.Plan, data: st.DataObject) -> None:
    lines = [line for line in differences(with_codes(old), new) if line.kind == "change"]
    assume(lines)
    line: Change = data.draw(st.sampled_from(lines))
    with pytest.raises(Refusal) as refused:
        apply_changes(old, [line.model_copy(update={"old": "điều không có trong kế hoạch"})])
    assert line.key in str(refused.value)


def test_the_codes_of_a_first_edition_are_those_of_their_places() -> None:
    codes = [target.code for target in with_codes(written_plan()).targets]
    assert codes == ["1.2030.1", "2.2030.2", "2.2030.3", "2.2025.4"]


def test_a_code_is_written_into_a_plan_file_only_where_there_is_one() -> None:
    assert "code:" not in dump_plan(written_plan()).split("targets:")[1].split("groups:")[0]
    assert "code: 2.2030.2" in dump_plan(with_codes(written_plan()))
