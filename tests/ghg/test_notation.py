"""A number, zero, NO, NA, NE, IE, C and nothing at all are seven things."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xanh.basis.errors import Refusal
from xanh.basis.language import speaking
from xanh.ghg import Amount, Notation, State, total

amounts = st.one_of(
    st.builds(Amount, st.integers(-1000, 1000).map(float)),
    st.builds(Amount, st.none() | st.integers(0, 1000).map(float), st.just(Notation.C)),
    st.builds(Amount, st.none(), st.sampled_from(Notation), st.just("1.A.4")),
    st.just(Amount()),
)
SEVEN = [
    Amount(1.0),
    Amount(notation=Notation.NO),
    Amount(notation=Notation.NA),
    Amount(notation=Notation.NE),
    Amount(notation=Notation.IE, where="1.A.4"),
    Amount(1.0, Notation.C),
    Amount(),
]


def test_the_seven_are_told_apart() -> None:
    assert len({one.state for one in SEVEN}) == 7
    assert total([Amount(0.0)]).value == 0
    assert total([Amount(notation=Notation.NO)]).value is None
    assert total([]).state is State.MISSING


@pytest.mark.parametrize("one", SEVEN, ids=str)
def test_only_ne_and_nothing_make_a_total_partial(one: Amount) -> None:
    found = total([Amount(5.0), one])
    assert found.partial == (one in (Amount(notation=Notation.NE), Amount()))
    assert found.value == 5.0 + (one.value or 0.0)
    assert bool(found.sentence) == found.partial


@given(st.lists(amounts, max_size=8), st.randoms(use_true_random=False))
def test_the_order_of_the_parts_changes_nothing(parts: list[Amount], random: Random) -> None:
    assert total(random.sample(parts, len(parts))) == total(parts)


@given(st.lists(amounts, min_size=1, max_size=8), amounts)
def test_a_further_part_never_makes_a_partial_total_whole(parts: list[Amount], one: Amount) -> None:
    assert total([*parts, one]).partial >= total(parts).partial


def test_a_total_that_gives_its_one_confidential_part_away_is_hidden() -> None:
    secret, open_ = Amount(7.0, Notation.C), Amount(3.0)
    assert total([secret, open_]).hidden and total([secret, open_]).text == "C"
    assert total([secret, open_]).value == 10
    assert not total([secret, secret, open_]).hidden
    assert total([Amount(notation=Notation.C), open_]).partial


def test_the_keys_of_a_total_without_a_number_are_named() -> None:
    assert total([Amount(notation=Notation.NA), Amount(notation=Notation.NO)]).text == "NO, NA"


def test_what_excludes_itself_is_refused() -> None:
    with speaking("en"):
        with pytest.raises(Refusal, match="exclude each other"):
            Amount(1.0, Notation.NO)
        with pytest.raises(Refusal, match="in which it is included"):
            Amount(notation=Notation.IE)
