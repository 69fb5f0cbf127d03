"""Hashes: the same content the same hash, any change another."""

import hashlib
import json
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xanh.basis.hashing import canonical_json, merkle_root, plain_decimal, sha256_hex

DECIMALS = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**20), max_value=10**20)
SCALARS = st.none() | st.booleans() | st.integers() | st.text() | DECIMALS | st.dates()
CONTENT = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4), max_leaves=12
)
LEAVES = st.lists(st.binary(min_size=32, max_size=32).map(bytes.hex), max_size=9)


@given(st.dictionaries(st.text(), CONTENT))
def test_the_order_of_keys_does_not_matter(content: dict) -> None:
    backwards = dict(reversed(list(content.items())))
    assert canonical_json(content) == canonical_json(backwards)


@given(CONTENT)
def test_it_is_json_in_utf8_and_the_same_every_time(content: object) -> None:
    assert canonical_json(content) == canonical_json(content)
    json.loads(canonical_json(content).decode())


@given(DECIMALS, st.integers(0, 10))
def test_equal_numbers_are_one_text_and_other_numbers_another(value: Decimal, zeros: int) -> None:
    padded = Decimal(f"{value:f}" + ("" if "." in f"{value:f}" else ".") + "0" * zeros + "0")
    assert padded == value
    assert plain_decimal(padded) == plain_decimal(value)
    assert Decimal(plain_decimal(value)) == value


@pytest.mark.parametrize(
    ("written", "text"),
    [("1.50", "1.5"), ("1.5", "1.5"), ("100", "100"), ("1E+2", "100"), ("0.00", "0"), ("-0", "0"), ("-0.10", "-0.1")],
)
def test_decimals_in_their_one_form(written: str, text: str) -> None:
    assert canonical_json(Decimal(written)) == f'"{text}"'.encode()


def test_an_instant_is_the_same_in_every_zone() -> None:
    at = datetime(2026, 11, 19, 23, 30, 1, 5, tzinfo=timezone(timedelta(hours=7)))
    assert canonical_json(at) == canonical_json(at.astimezone(UTC)) == b'"2026-11-19T16:30:01.000005+00:00"'
    assert canonical_json(date(2026, 11, 19)) == b'"2026-11-19"'


NAIVE = datetime(2026, 11, 19)  # noqa: DTZ001 - the point of the test


@pytest.mark.parametrize("content", [NAIVE, float("nan"), Decimal("NaN"), Decimal("Infinity")])
def test_what_has_no_single_form_is_an_error(content: object) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - three sources, three texts
        canonical_json([content])


def test_what_is_no_data_is_an_error() -> None:
    with pytest.raises(TypeError):
        canonical_json({1, 2})


def by_definition(leaves: list[bytes]) -> bytes:
    """The Merkle tree hash exactly as RFC 6962, section 2.1 defines it."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return hashlib.sha256(b"\x00" + leaves[0]).digest()
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    return hashlib.sha256(b"\x01" + by_definition(leaves[:k]) + by_definition(leaves[k:])).digest()


@given(LEAVES)
def test_the_merkle_root_is_that_of_the_rfc(leaves: list[str]) -> None:
    assert merkle_root(leaves) == by_definition([bytes.fromhex(leaf) for leaf in leaves]).hex()


@given(LEAVES.filter(bool), st.data())
def test_any_changed_added_dropped_or_moved_leaf_changes_the_root(leaves: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(leaves) - 1))
    changed = [*leaves[:at], sha256_hex(leaves[at].encode()), *leaves[at + 1 :]]
    moved = leaves[::-1]
    others = [changed, leaves[:at] + leaves[at + 1 :], [*leaves, leaves[at]], *([moved] if moved != leaves else [])]
    assert merkle_root(leaves) not in {merkle_root(other) for other in others}


def test_no_leaves_have_the_root_of_nothing() -> None:
    assert merkle_root([]) == hashlib.sha256(b"").hexdigest()
