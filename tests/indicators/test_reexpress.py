"""Old areas on new ones: totals are kept, nothing is invented, and what is lost is said."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xanh.basis.errors import Refusal
from xanh.indicators.reexpress import Method, Piece, reexpress

AMOUNTS = st.decimals(min_value=-(10**6), max_value=10**6, places=3, allow_nan=False)
WEIGHTS = st.decimals(min_value=Decimal("0.01"), max_value=10**6, places=2, allow_nan=False)
OLD, NEW = ["A", "B", "C", "D"], ["1", "2", "3"]
SPLITS = st.sampled_from([Method.POPULATION_SPLIT, Method.AREA_SPLIT])
VALUES = st.dictionaries(st.sampled_from(OLD), AMOUNTS, min_size=1)
GRID = st.dictionaries(st.tuples(st.sampled_from(OLD), st.sampled_from(NEW)), WEIGHTS, min_size=1)


def pieces(grid: dict[tuple[str, str], Decimal]) -> list[Piece]:
    return [Piece(old, new, weight) for (old, new), weight in grid.items()]


@given(VALUES, GRID, SPLITS)
def test_a_split_keeps_the_total_of_what_is_covered(
    values: dict[str, Decimal], grid: dict[tuple[str, str], Decimal], method: Method
) -> None:
    grid = {key: weight for key, weight in grid.items() if key[0] in values}
    found = reexpress(values, pieces(grid), method, "tonne")
    covered = {old for old, _new in grid}
    arrived = sum((one.value or Decimal(0) for one in found.values), Decimal(0))
    total = sum((value for old, value in values.items() if old in covered), Decimal(0))
    assert abs(arrived - total) <= Decimal("0.000001") * len(NEW)
    assert set(found.lost.without_weight) == set(values) - covered
    for old in covered:
        assert sum(share for one in found.values for name, share in one.shares if name == old) == 1


@given(VALUES, st.sampled_from(list(Method)), WEIGHTS)
def test_one_to_one_changes_nothing(values: dict[str, Decimal], method: Method, weight: Decimal) -> None:
    same = [Piece(old, f"{old}'", None if method is Method.SUM else weight) for old in values]
    found = reexpress(values, same, method, "percent" if method.is_mean else "tonne")
    assert {one.area: one.value for one in found.values} == {f"{old}'": value for old, value in values.items()}
    assert found.lost.nothing


@given(st.dictionaries(st.sampled_from(OLD), AMOUNTS, min_size=4), GRID, st.booleans())
def test_a_mean_lies_between_what_it_is_of_and_weights_matter_by_proportion_only(
    values: dict[str, Decimal], grid: dict[tuple[str, str], Decimal], doubled: bool
) -> None:
    once = reexpress(values, pieces(grid), Method.POPULATION_MEAN, "percent")
    for one in once.values:
        of = [values[old] for old, _share in one.shares]
        assert one.value is not None and min(of) <= one.value <= max(of)
        assert sum(share for _old, share in one.shares) == 1
    thrice = {key: weight * 3 for key, weight in grid.items()}
    assert reexpress(values, pieces(thrice), Method.POPULATION_MEAN, "percent").values == once.values


def test_whole_districts_are_summed_into_the_city() -> None:
    values = {"916": Decimal("10.5"), "917": Decimal(4), "918": Decimal("0.25")}
    found = reexpress(values, [Piece(old, "92") for old in values], Method.SUM, "tonne")
    assert [(one.area, one.value) for one in found.values] == [("92", Decimal("14.75"))]


def test_a_district_is_split_by_its_people() -> None:
    found = reexpress({"916": Decimal(900)}, [Piece("916", "a", Decimal(100)), Piece("916", "b", Decimal(200))],
                      Method.POPULATION_SPLIT, "person")  # fmt: skip
    assert [(one.area, one.value) for one in found.values] == [("a", 300), ("b", 600)]
    assert found.values[0].shares == (("916", Fraction(1, 3)),)


def test_missing_in_missing_out_and_all_that_is_lost_is_said() -> None:
    values = {"A": Decimal(10), "B": None, "C": Decimal(5)}
    given_ = [Piece("A", "1", Decimal(3)), Piece("A", "", Decimal(1)), Piece("B", "2", Decimal(1)),
              Piece("B", "1", Decimal(0))]  # fmt: skip
    found = reexpress(values, given_, Method.AREA_SPLIT, "hectare")
    assert [(one.area, one.value, one.missing) for one in found.values] == [
        ("1", Decimal("7.5"), ""),
        ("2", None, "input_missing"),
    ]
    assert found.lost.uncovered == (("A", Fraction(1, 4)),)
    assert (found.lost.without_weight, found.lost.without_value) == (("C",), ("B",))


@pytest.mark.parametrize(
    ("given_", "method", "unit", "words"),
    [
        ([Piece("A", "1")], Method.SUM, "percent", "cannot be added"),
        ([Piece("A", "1")], Method.SUM, "tonne/person", "cannot be added"),
        ([Piece("A", "1", Decimal(1))], Method.AREA_MEAN, "tonne", "do not average"),
        ([Piece("A", "1"), Piece("A", "2")], Method.SUM, "tonne", "lies in several"),
        ([Piece("A", "1")], Method.AREA_SPLIT, "tonne", "has no weight"),
        ([Piece("A", "1"), Piece("A", "1")], Method.SUM, "tonne", "stands twice"),
        ([Piece("A", "1", Decimal(-1))], Method.AREA_SPLIT, "tonne", "below zero"),
    ],
)
def test_a_method_that_does_not_fit_is_refused(given_: list[Piece], method: Method, unit: str, words: str) -> None:
    with pytest.raises(Refusal) as caught:
        reexpress({"A": Decimal(1)}, given_, method, unit)
    assert words in caught.value.message
