"""The whole tree at once: sums, notation, completeness, land use, memo items, what must stay hidden."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xanh.basis.errors import Refusal
from xanh.ghg import Amount, Equivalents, Inventory, Notation, Totals, gwp_set, inventory_of, roll_up, to_co2e, totals
from xanh.ghg.categories import memo_items
from xanh.ghg.inventory import parents_of

CODES = (
    "1",
    "1.A",
    "1.A.3",
    "1.A.3.a",
    "1.A.3.a.i",
    "1.A.3.a.ii",
    "1.B",
    "3",
    "3.A",
    "3.B",
    "3.B.1",
    "3.B.2",
    "4",
    "4.A",
)
LEAVES = tuple(code for place, code in enumerate(CODES) if place not in parents_of(CODES))
GASES = ("CO2", "CO2_BIO", "CH4", "N2O")
AREAS, YEARS = ("CT", "HG"), (2022, 2023)
masses = st.dictionaries(
    st.tuples(st.sampled_from(AREAS), st.sampled_from(YEARS), st.sampled_from(LEAVES), st.sampled_from(GASES)),
    st.integers(-1000, 100000).map(float),
    min_size=1,
)
type Known = dict[tuple[str, int, str, str], Amount | float]


def held(known: Known, **given: object) -> Inventory:
    cells = [(*at, one if isinstance(one, Amount) else Amount(one)) for at, one in known.items()]
    return inventory_of(cells, AREAS, YEARS, CODES, GASES, **given)  # type: ignore[arg-type]


def through(inventory: Inventory, name: str = "AR5") -> tuple[Equivalents, Totals]:
    leaves = to_co2e(inventory, gwp_set(name))
    rolled = roll_up(leaves)
    return rolled, totals(leaves, rolled)


@given(masses, st.sampled_from(["SAR", "AR4", "AR5", "AR6"]))
def test_the_total_is_the_sum_of_the_leaves(known: Known, name: str) -> None:
    weight = {code: 0.0 if code == "CO2_BIO" else gwp_set(name).of(code) for code in GASES}
    _rolled, found = through(held(known), name)
    for a, area in enumerate(AREAS):
        for y, year in enumerate(YEARS):
            inside = {at: one for at, one in known.items() if at[:2] == (area, year) and at[2] not in memo_items()}
            everything = sum(one * weight[at[3]] for at, one in inside.items())
            without = sum(one * weight[at[3]] for at, one in inside.items() if not at[2].startswith("3.B"))
            assert found.with_land[a, y] == pytest.approx(everything, abs=1e-6)
            assert found.without_land[a, y] == pytest.approx(without, abs=1e-6)


@given(masses)
def test_a_parent_is_the_sum_of_its_children_but_for_memo_items(known: Known) -> None:
    rolled, _ = through(held(known))
    for place in range(len(CODES)):
        below = [child for child, parent in enumerate(parents_of(CODES)) if parent == place]
        counted = [child for child in below if CODES[child] not in memo_items()]
        if below:
            np.testing.assert_allclose(rolled.value[..., place], rolled.value[..., counted].sum(axis=-1), atol=1e-6)


@given(masses)
def test_tonnes_and_kilograms_are_the_same_inventory(known: Known) -> None:
    kilograms, _ = through(held(known))
    tonnes, _ = through(held({at: one / 1000 for at, one in known.items()}, unit="tonne"))
    np.testing.assert_allclose(tonnes.value * 1000, kilograms.value, atol=1e-6)
    np.testing.assert_array_equal(tonnes.state, kilograms.state)
    assert (kilograms.unit, tonnes.unit, tonnes.gwp) == ("kilogram", "tonne", "AR5")


@given(masses)
def test_reading_under_another_set_and_back_returns(known: Known) -> None:
    inventory = held(known)
    before, _ = through(inventory, "AR4")
    through(inventory, "AR6")
    after, _ = through(inventory, "AR4")
    np.testing.assert_array_equal(before.value, after.value)


def test_missing_is_partial_and_zero_is_not() -> None:
    ct, hg = ("CT", 2023, "4.A", "CH4"), ("HG", 2023, "4.A", "CH4")
    rolled, found = through(held({ct: 0.0, hg: 5.0, ("CT", 2022, "4.A", "CH4"): 1.0}))
    assert rolled.total("CT", 2023, "4").value == 0 and not rolled.total("CT", 2023, "4").partial
    assert rolled.total("HG", 2022, "4").value is None and rolled.total("HG", 2022, "4").partial
    np.testing.assert_array_equal(found.partial, [[False, False], [True, False]])


def test_notation_travels_to_the_top() -> None:
    at = ("CT", 2023, "4.A", "CH4")
    for key, partial in ((Notation.NO, False), (Notation.NA, False), (Notation.NE, True)):
        total = through(held({at: Amount(notation=key)}))[0].total("CT", 2023, "4")
        assert (total.text, total.partial, total.value) == (key, partial, None)


def test_a_parent_filled_as_a_whole_leaves_no_part_missing() -> None:
    whole = {("CT", 2023, "3.B", "CO2"): -50.0, ("HG", 2023, "3.B.1", "CO2"): -20.0, ("HG", 2023, "3.B.2", "CO2"): 5.0}
    rolled, _ = through(held(whole))
    assert not rolled.total("CT", 2023, "3.B").partial and rolled.total("CT", 2023, "3.B").value == -50
    assert not rolled.total("HG", 2023, "3.B").partial
    assert rolled.total("CT", 2022, "3.B").partial


def test_what_is_expected_and_not_there_is_missing() -> None:
    known = {("CT", 2023, "4.A", "CH4"): 5.0}
    assert not through(held(known))[1].partial[0, 1]
    asked = held(known, expected=[("4.A", "CH4"), ("1.B", "CH4")])
    assert through(asked)[1].partial.all()


def test_a_number_above_land_use_cannot_be_split() -> None:
    _, found = through(held({("CT", 2023, "3", "CO2"): 9.0}))
    assert found.with_land[0, 1] == 9 and not found.partial[0, 1]
    assert found.without_land[0, 1] == 0 and found.state_without[0, 1] & 64


def test_biogenic_co2_and_bunkers_stand_beside_the_total() -> None:
    known = {
        ("CT", 2023, "1.B", "CO2_BIO"): 100.0,
        ("CT", 2023, "1.A.3.a.i", "CO2"): 40.0,
        ("CT", 2023, "4.A", "CO2"): 1.0,
    }
    rolled, found = through(held(known))
    assert found.with_land[0, 1] == 1
    assert rolled.total("CT", 2023, "1.A.3.a.i").value == 40 and rolled.total("CT", 2023, "1").value is None


def test_a_sum_that_gives_its_one_confidential_part_away_is_hidden() -> None:
    secret = Amount(7.0, Notation.C)
    one, _ = through(held({("CT", 2023, "3.B.1", "CO2"): secret, ("CT", 2023, "3.B.2", "CO2"): 1.0}))
    assert [one.total("CT", 2023, code).text for code in ("3.B.1", "3.B.2", "3.B", "3")] == ["C", "", "C", "C"]
    two, _ = through(held({("CT", 2023, "3.B.1", "CO2"): secret, ("CT", 2023, "3.A", "CO2"): secret}))
    assert [two.total("CT", 2023, code).text for code in ("3.B", "3.A", "3")] == ["C", "C", ""]
    assert two.total("CT", 2023, "3").value == 14
    assert through(held({("CT", 2023, "4.A", "CO2"): 1.0}))[0].hidden is None


def test_what_is_outside_or_out_of_order_is_refused() -> None:
    with pytest.raises(Refusal) as caught:
        held({("HN", 2023, "4.A", "CO2"): 1.0})
    assert "HN" in str(caught.value)
    with pytest.raises(ValueError, match="parents"):
        parents_of(("1.A", "1"))
    with pytest.raises(ValueError, match="shape"):
        Inventory(AREAS, YEARS, CODES, GASES, np.zeros(3), np.zeros(3, np.uint8))
