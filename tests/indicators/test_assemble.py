"""What a catalogue refuses before anything is computed."""

import pytest
from tests.indicators.declared import PART, WHOLE, given_by_report, said, share, small

from xanh.basis.errors import Refusal
from xanh.indicators import Indicator, Operand, assemble, fingerprint, formula


@formula(**said())
def first(second: Operand) -> Operand:
    return second * 1


@formula(**said())
def second(third: Operand) -> Operand:
    return third * 1


@formula(**said())
def third(first: Operand) -> Operand:
    return first * 1


@formula(**said())
def itself(part: Operand, itself__year_before: Operand) -> Operand:
    return itself__year_before * part / part


@formula(**said())
def unknown(part: Operand, nothing_of_the_kind: Operand) -> Operand:
    return part / nothing_of_the_kind


@formula(**said())
def since_when(part: Operand, part__in_base_year: Operand) -> Operand:
    return part / part__in_base_year


@formula(**said(denominators=("whole",)))
def not_divided(part: Operand) -> Operand:
    return part / part


@formula(**said(unit="tonne"))
def wrong_unit(part: Operand, whole: Operand) -> Operand:
    return part / whole


@formula(**said())
def apples_and_pears(part: Operand, hours: Operand) -> Operand:
    return (part + hours) / part


@formula(**said())
def forgets_units(part: Operand) -> Operand:
    return (1 + part) / part


@formula(**said())
def no_unit_at_all(part: Operand) -> Operand:
    return 5


HOURS = given_by_report("hours", "hour")


@pytest.mark.parametrize(
    ("entries", "words"),
    [
        ((PART, PART), "declared twice"),
        ((first, second, third), "in a circle"),
        ((PART, itself), "in a circle"),
        ((PART, unknown), "names “{name}”"),
        ((PART, since_when), "needs a base year"),
        ((PART, WHOLE, not_divided), "speaks of"),
        ((PART, WHOLE, wrong_unit), "not the declared"),
        ((PART, HOURS, apples_and_pears), "do not measure the same thing"),
        ((PART, forgets_units), "do not measure the same thing"),
        ((PART, no_unit_at_all), "not the declared"),
        ((given_by_report("odd", "furlongs_per_dong_dong"),), "is not a unit"),
    ],
    ids=lambda value: value if isinstance(value, str) else value[-1].code,
)
def test_a_wrong_declaration_is_refused_with_a_sentence(entries: tuple[Indicator, ...], words: str) -> None:
    with pytest.raises(Refusal) as caught:
        assemble(*entries)
    assert words in caught.value.message
    assert "{" not in str(caught.value)


def test_the_circle_is_named_in_the_order_it_runs() -> None:
    with pytest.raises(Refusal, match="→") as caught:
        assemble(first, second, third)
    assert all(code in str(caught.value) for code in ("first", "second", "third"))


def test_formulas_come_after_what_they_need() -> None:
    catalogue = small()
    assert catalogue.order.index("share") < catalogue.order.index("fall")
    assert set(catalogue.order) == {"share", "fall", "rest"}
    assert catalogue.uses("share") == ("fall", "rest")


def test_another_formula_or_unit_has_another_fingerprint() -> None:
    @formula(**said(denominators=("whole",)))
    def share_again(part: Operand, whole: Operand) -> Operand:
        return part / whole

    @formula(**said(unit="dimensionless"))
    def share_bare(part: Operand, whole: Operand) -> Operand:
        return part / whole

    @formula(**said())
    def share_doubled(part: Operand, whole: Operand) -> Operand:
        return part / whole * 2

    prints = {fingerprint(one) for one in (share_again, share_bare, share_doubled)}
    assert fingerprint(share) == "divided(input(part), input(whole)) [percent]"
    assert len(prints) == 3 and fingerprint(share) in prints
