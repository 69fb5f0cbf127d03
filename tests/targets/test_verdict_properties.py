"""What must be true of every verdict."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from random import Random

from hypothesis import given
from hypothesis import strategies as st
from tests.targets.strategies import days, numbers, positive, promises, series, statuses

from xanh.basis.errors import Refusal
from xanh.targets import Course, Kind, Observed, Promise, Verdict, is_kept, judge
from xanh.targets.aim import base_years

RANK = {Course.MOVING_AWAY: 0, Course.BEHIND: 1, Course.ON_COURSE: 2, Course.ACHIEVED: 3}


def seen(values: list[Observed], on: date) -> list[Observed]:
    return sorted((one for one in values if one.year <= on.year), key=lambda one: one.year)


def essence(verdict: Verdict) -> tuple[object, ...]:
    """Return what may not depend on the unit a series is written in."""
    return (verdict.course, verdict.reason, verdict.method, verdict.ratio, verdict.sentence)


@given(promises(), series(), days, st.randoms())
def test_the_order_of_the_series_changes_nothing(
    promise: Promise, values: list[Observed], on: date, random: Random
) -> None:
    shuffled = random.sample(values, len(values))
    assert judge(promise, shuffled, on) == judge(promise, values, on)


@given(promises(), series(least=2), days)
def test_kept_and_achieved_are_one(promise: Promise, values: list[Observed], on: date) -> None:
    known = seen(values, on)
    by_year = {one.year: one for one in known}
    base = next((by_year[year] for year in base_years(promise) if year in by_year), None)
    verdict = judge(promise, values, on)
    if known and known[-1] is not base and is_kept(promise, known[-1], base):
        assert verdict.course is Course.ACHIEVED
    if verdict.course is Course.ACHIEVED:
        assert verdict.latest and is_kept(promise, verdict.latest, base) is True


@given(
    numbers,
    st.lists(numbers, min_size=2, max_size=6),
    st.sampled_from([("%", "dimensionless", "0.01"), ("million_dong", "billion_dong", "0.001")]),
    st.sampled_from([Kind.AT_LEAST, Kind.MORE_THAN, Kind.AT_MOST, Kind.LESS_THAN, Kind.EXACTLY]),
    days,
)
def test_a_level_does_not_depend_on_the_unit(
    value: Decimal, values: list[Decimal], units: tuple[str, str, str], kind: Kind, on: date
) -> None:
    unit, other, factor = units
    promise = Promise(kind, unit, 2030, value=value)
    one = [Observed(2020 + place, number, unit, "x") for place, number in enumerate(values)]
    two = [replace(each, value=each.value * Decimal(factor), unit=other) for each in one]
    assert essence(judge(promise, one, on)) == essence(judge(promise, two, on))
    mixed = [two[0], *one[1:]]
    assert essence(judge(promise, one, on)) == essence(judge(promise, mixed, on))


@given(
    st.sampled_from(
        [
            Promise(Kind.CHANGE_FROM_BASE, "%", 2030, value=Decimal(-15), base_year=2020),
            Promise(Kind.MEAN_ANNUAL_CHANGE, "%/year", 2030, value=Decimal(2), start_year=2021, end_year=2030),
        ]
    ),
    st.lists(positive, min_size=2, max_size=6),
    st.sampled_from([("%", "dimensionless", "0.01"), ("tonne", "kilogram", "1000")]),
    days,
)
def test_a_change_does_not_depend_on_the_unit(
    promise: Promise, values: list[Decimal], units: tuple[str, str, str], on: date
) -> None:
    unit, other, factor = units
    one = [Observed(2020 + place, number, unit, "x") for place, number in enumerate(values)]
    two = [replace(each, value=each.value * Decimal(factor), unit=other) for each in one]
    first, second = judge(promise, one, on), judge(promise, two, on)
    assert essence(first)[:4] == essence(second)[:4]


@given(numbers, numbers, series(unit="%"), days)
def test_a_range_is_at_least_as_strict_as_its_lower_bound(
    first: Decimal, second: Decimal, values: list[Observed], on: date
) -> None:
    low, high = sorted([first, second])
    ranged = judge(Promise(Kind.RANGE, "%", 2030, low=low, high=high), values, on).course
    bounded = judge(Promise(Kind.AT_LEAST, "%", 2030, value=low), values, on).course
    assert RANK.get(ranged, -1) <= RANK.get(bounded, -1)


@given(promises(), series(least=2), days, positive)
def test_a_better_latest_value_never_worsens_the_verdict(
    promise: Promise, values: list[Observed], on: date, step: Decimal
) -> None:
    before, known = judge(promise, values, on), seen(values, on)
    if before.course not in RANK or len(known) < 2 or before.threshold is None:
        return
    latest = known[-1]
    if promise.kind is Kind.EXACTLY:
        distance = before.threshold - latest.value
        better = latest.value + max(-step, min(step, distance))
    else:
        better = latest.value + step * direction(promise)
    improved = [replace(one, value=better) if one is latest else one for one in values]
    after = judge(promise, improved, on)
    assert RANK[after.course] >= RANK[before.course]


def direction(promise: Promise) -> int:
    if promise.kind in (Kind.CHANGE_FROM_BASE, Kind.MEAN_ANNUAL_CHANGE):
        bounds = [bound for bound in (promise.value, promise.low, promise.high) if bound is not None]
        return 1 if sum(bounds) > 0 else -1
    return -1 if promise.kind in (Kind.AT_MOST, Kind.LESS_THAN) else 1


@given(promises(), series(), days, days)
def test_time_alone_takes_nothing_away_that_was_achieved(
    promise: Promise, values: list[Observed], first: date, second: date
) -> None:
    early, late = sorted([first, second])
    known = seen(values, early)
    if judge(promise, known, early).course is Course.ACHIEVED:
        assert judge(promise, known, late).course is Course.ACHIEVED


@given(promises(), series(), days)
def test_values_after_the_day_do_not_count(promise: Promise, values: list[Observed], on: date) -> None:
    known = seen(values, on)
    assert judge(promise, values, on) == judge(promise, known, on)


@given(promises(), series(), days)
def test_a_verdict_explains_itself(promise: Promise, values: list[Observed], on: date) -> None:
    verdict = judge(promise, values, on)
    assert verdict.sentence and verdict.reason and "{" not in verdict.sentence
    assert (verdict.method == "none") == (verdict.course is Course.CANNOT_SAY)
    assert (verdict.bands_reference != "") == (verdict.course in RANK and verdict.reason in PACED)
    assert bool(verdict.used) == (verdict.course in RANK)
    assert set(verdict.used) <= set(values)


PACED = ("significant", "moderate", "insufficient", "away", "not_passed")
odd_units = st.sampled_from(
    ["%", "", "tấn", "a b(", "kg/0", "kg**kg", "5 tonne", "index", "%/year", "tonne", "'", "degC"]
)
odd_numbers = st.decimals(allow_nan=True, allow_infinity=True)


@given(
    st.builds(
        Promise,
        kind=st.sampled_from(Kind),
        unit=odd_units,
        horizon=st.integers(-5, 3000),
        value=st.none() | odd_numbers | numbers,
        low=st.none() | numbers,
        high=st.none() | odd_numbers | numbers,
        base_year=st.none() | st.integers(2000, 2040),
        start_year=st.none() | st.integers(2000, 2040),
        end_year=st.none() | st.integers(2000, 2040),
    ),
    st.lists(
        st.builds(Observed, st.integers(1999, 2031), odd_numbers | numbers, odd_units, st.just("x"), statuses),
        max_size=4,
    ),
    st.dates(),
)
def test_nothing_but_a_refusal_is_ever_raised(promise: Promise, values: list[Observed], on: date) -> None:
    said = ""
    try:
        said = judge(promise, values, on).sentence
    except Refusal as refusal:
        said = str(refusal)
    assert said
