"""Gases and warming potentials: named sets, memo items, there and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xanh.basis.errors import Refusal
from xanh.basis.language import speaking
from xanh.ghg import co2e, gas, gases, gwp_set, restate
from xanh.ghg.gas import POLLUTANT, blends, is_of

SETS = ("SAR", "AR4", "AR5", "AR6")


@given(st.floats(1e-6, 1e12), st.sampled_from(SETS), st.sampled_from(SETS), st.sampled_from(["CH4", "N2O", "SF6"]))
def test_from_one_set_to_another_and_back_is_where_one_was(amount: float, old: str, new: str, code: str) -> None:
    there = restate(amount, code, gwp_set(old), gwp_set(new))
    assert restate(there, code, gwp_set(new), gwp_set(old)) == pytest.approx(amount, rel=1e-12)


@pytest.mark.parametrize("name", SETS)
def test_a_set_counts_co2_once_and_knows_its_gases(name: str) -> None:
    found = gwp_set(name)
    assert found.of("CO2") == 1 and found.reference
    assert set(found.values) <= set(gases()) and found.unverified <= set(found.values)
    assert min(found.values.values()) == 1


def test_methane_is_told_apart_by_origin_where_the_set_does() -> None:
    assert co2e(1.0, "CH4_FOSSIL", gwp_set("AR6")) > co2e(1.0, "CH4", gwp_set("AR6"))
    assert "CH4_FOSSIL" in gwp_set("AR6").unverified


@pytest.mark.parametrize(
    ("code", "name", "words"),
    [
        ("CO2_BIO", "AR5", "memo item"),
        ("PM2.5", "AR5", "no warming potential"),
        ("NF3", "SAR", "no warming potential"),
        ("H2O", "AR5", "is not a gas"),
        ("CO2", "AR7", "is not a set"),
    ],
)
def test_what_cannot_be_counted_is_refused(code: str, name: str, words: str) -> None:
    with pytest.raises(Refusal) as caught:
        co2e(1.0, code, gwp_set(name))
    assert words in caught.value.message and "{" not in str(caught.value)


def test_a_family_answers_for_its_gases_but_pollutants_are_no_family() -> None:
    assert is_of("HFC-32", "HFC") and not is_of("HFC-32", "HFC-125")
    assert gas("NOx").group == POLLUTANT and not is_of("NOx", POLLUTANT)


@pytest.mark.parametrize("name", blends())
def test_a_blend_is_whole(name: str) -> None:
    assert sum(blends()[name].values()) == pytest.approx(1)
    assert set(blends()[name]) <= set(gases())


def test_every_gas_has_a_name_in_both_languages() -> None:
    for code, one in gases().items():
        with speaking("vi"):
            vietnamese = one.name
        with speaking("en"):
            assert one.name.isascii() or "µ" in one.name, code
            assert one.name != vietnamese, code
    assert len({one.names[0] for one in gases().values()}) == len(gases())
