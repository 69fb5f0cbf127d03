"""The reading on numbers: values, what is missing, how sure, and the way they came."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.indicators.declared import PART, WHOLE, evaluation, said, small

from xanh.basis.errors import Refusal
from xanh.basis.language import speaking
from xanh.indicators import Evaluation, Given, Operand, assemble, explain, formula

AMOUNTS = st.decimals(min_value=Decimal("0.001"), max_value=10**9, places=3)


def test_a_value_knows_its_way_down_to_the_sources() -> None:
    value = evaluation(small(), {"part": 9, "whole": 10, "part@2014": 1, "whole@2014": 1}).value("fall", "2023")
    assert (value.step.value, value.step.unit, value.computed) == (Decimal(10), "percent", True)
    assert [(leaf.source, leaf.period) for leaf in value.step.leaves()] == [
        ("test:part", "2023"),
        ("test:whole", "2023"),
        ("test:part", "2014"),
        ("test:whole", "2014"),
    ]
    assert value.step.has_lineage()


@pytest.mark.parametrize(
    ("known", "missing", "because"),
    [
        ({"part": 1}, "input_missing", "whole"),
        ({"whole": 1}, "input_missing", "part"),
        ({"part": "confidential", "whole": 1}, "input_missing", "part"),
        ({"part": 0, "whole": 0}, "not_applicable", ""),
        ({"part": 1, "whole": 0}, "not_applicable", ""),
        ({}, "input_missing", "part"),
    ],
)
def test_missing_in_missing_out_and_why(known: dict[str, int | str], missing: str, because: str) -> None:
    value = evaluation(small(), known).value("share", "2023")
    assert (value.step.value, value.step.missing, value.because) == (None, missing, because)


def test_zero_is_a_number() -> None:
    assert evaluation(small(), {"part": 0, "whole": 4}).value("share", "2023").step.value == 0


def test_before_the_base_year_the_question_does_not_arise() -> None:
    value = evaluation(small(), {"part@2010": 1, "whole@2010": 2}).value("fall", "2010")
    assert (value.step.value, value.because) == (None, "share")
    assert value.inputs[1].step.missing == "not_applicable"


@pytest.mark.parametrize(
    ("one", "other", "weakest"),
    [("official", "actual", "actual"), ("official", "estimated", "estimated"), ("official", "official", "official")],
)
def test_a_chain_is_as_sure_as_its_weakest_link(one: str, other: str, weakest: str) -> None:
    known = {"part": Given(Decimal(1), "tonne", "x:1", one), "whole": Given(Decimal(2), "tonne", "x:2", other)}
    assert evaluation(small(), known).value("share", "2023").status == weakest


def test_what_is_given_stands_before_what_could_be_computed() -> None:
    read = evaluation(small(), {"part": 1, "whole": 2, "share": 51})
    assert read.value("share", "2023").step.value == 51
    assert read.computed("share", "2023").step.value == 50
    assert not read.value("share", "2023").computed


def test_a_reported_gap_is_not_filled_by_the_formula() -> None:
    value = evaluation(small(), {"part": 1, "whole": 2, "share": "confidential"}).value("share", "2023")
    assert (value.step.value, value.step.missing) == (None, "confidential")


def test_each_value_is_looked_up_once() -> None:
    asked: list[tuple[str, str]] = []

    def given_once(code: str, period: str) -> Given | None:
        asked.append((code, period))
        return None

    read = Evaluation(small(), "92", given_once)
    for code in ("fall", "rest", "share", "fall"):
        read.value(code, "2023")
    assert len(asked) == len(set(asked)) == 8


def test_only_formulas_are_computed_and_only_by_year() -> None:
    read = evaluation(small(), {})
    for code, period, words in (("part", "2023", "has no formula"), ("share", "2023-Q1", "calendar year")):
        with pytest.raises(Refusal) as caught:
            read.computed(code, period)
        assert words in caught.value.message
    with pytest.raises(Refusal, match="nothing-like-it"):
        read.value("nothing-like-it", "2023")


@given(AMOUNTS, AMOUNTS)
def test_the_unit_something_is_given_in_changes_nothing(part: Decimal, whole: Decimal) -> None:
    tonnes = {"part": Given(part, "tonne", "x"), "whole": Given(whole, "tonne", "x")}
    others = {"part": Given(part * 1000, "kilogram", "x"), "whole": Given(whole / 1000, "kilotonne", "x")}
    for code in ("share", "rest"):
        one, other = (evaluation(small(), known).value(code, "2023").step.value for known in (tonnes, others))
        assert one == pytest.approx(other, rel=Decimal("1e-20"))


@given(AMOUNTS, AMOUNTS, st.integers(1, 10**6))
def test_a_share_does_not_change_with_the_size_of_the_whole(part: Decimal, whole: Decimal, times: int) -> None:
    one = evaluation(small(), {"part": part, "whole": whole}).value("share", "2023")
    many = evaluation(small(), {"part": part * times, "whole": whole * times}).value("share", "2023")
    assert one.step.value == many.step.value


def test_the_tree_is_told_in_both_languages() -> None:
    value = evaluation(small(), {"part": 1, "whole": 8}).value("share", "2023")
    with speaking("en"):
        assert list(explain(small(), evaluation(small(), {"part": 1, "whole": 8}).value("share", "2023"))) == [
            "the share, 2023: 12.5 %",
            "  formula: “the part” divided by “the whole”, times 100",
            "  the part, 2023: 1 tonnes",
            "    source: test:part",
            "  the whole, 2023: 8 tonnes",
            "    source: test:whole",
        ]
    assert "  công thức: “số part” chia cho “số whole”, nhân 100" in list(explain(small(), value))


def test_the_tree_says_what_is_missing() -> None:
    with speaking("en"):
        lines = list(explain(small(), evaluation(small(), {"part": 1}).value("share", "2023")))
    assert lines[2] == "  missing, because there is no value of “the whole”"


def test_a_constant_of_its_own_is_a_bare_number() -> None:
    @formula(**said(unit="dimensionless"))
    def doubled(part: Operand, whole: Operand) -> Operand:
        return 2 - 2 * part / whole

    found = evaluation(assemble(PART, WHOLE, doubled), {"part": 1, "whole": 4}).value("doubled", "2023")
    assert found.step.value == Decimal("1.5")
