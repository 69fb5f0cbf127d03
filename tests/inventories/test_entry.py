"""A line as typed: every kind of source can be computed, nonsense is refused in a sentence at its field."""

from itertools import product

import pytest

from tests.inventories.world import ABOUT, PETROL, POWER
from xanh.basis.language import speaking
from xanh.documents.inventories import About, read_entries, read_entry
from xanh.ghg.city_sources import CitySource, city_sources, source_word

NUMBERED = [kind for kind in city_sources().values() if not kind.noted]


def written(kind: CitySource, chosen: tuple[str, ...]) -> dict[str, str]:
    asked = dict(zip(kind.ask, chosen, strict=True))
    text = {"source": "Dòng", "amount": "10", "unit": kind.units[0], "taken_from": "Sở", **asked}
    text |= dict.fromkeys(kind.quantities, "1") | {f"share_{name}": "0,5" for name in kind.shares}
    text["category"] = (kind.categories or ("1.A.2",))[-1 if asked.get("use") == "energy" else 0]
    return text | ({"history": "2020=10; 2021=10"} if kind.history else {})


@pytest.mark.parametrize("kind", NUMBERED, ids=lambda kind: kind.code)
def test_a_line_can_be_written_with_every_choice_its_kind_offers(kind: CitySource) -> None:
    for chosen in product(*kind.ask.values()):
        entry = read_entry(kind.code, written(kind, chosen), ABOUT)
        if kind.code == "rice" and "straw" in chosen[-1]:
            assert not entry.errors
        assert entry.row is not None, (chosen, entry.errors)


@pytest.mark.parametrize(
    ("kind", "changed", "field", "words"),
    [
        ("fuel_road", {"amount": "-3"}, "amount", "below zero"),
        ("fuel_road", {"amount": "ba"}, "amount", "no number"),
        ("fuel_road", {"amount": "1.234"}, "amount", "can be read as"),
        ("fuel_road", {"unit": "con"}, "unit", "not a unit of this activity"),
        ("fuel_road", {"category": "4.A"}, "category", "no category of this kind"),
        ("fuel_road", {"taken_from": ""}, "taken_from", "is empty"),
        ("fuel_road", {"notation": "NE"}, "notation", "exclude each other"),
        ("fuel_road", {"notation": "IE", "amount": ""}, "where", "is empty"),
        ("fuel_road", {"own_quantity": "combustion"}, "own_value", "is empty"),
        ("electricity", {}, "borrow_year", "is published for"),
    ],
)
def test_nonsense_is_refused_at_its_field(kind: str, changed: dict[str, str], field: str, words: str) -> None:
    base = PETROL if kind == "fuel_road" else POWER
    with speaking("en"):
        entry = read_entry(kind, base | changed, About("92", 2014, ABOUT.on))
    assert entry.row is None and words in entry.errors[field]
    assert entry.written == base | changed


def test_a_factor_out_of_its_range_needs_a_reason_and_is_a_doubt_then() -> None:
    own = {"own_quantity": "combustion", "own_value": "69", "own_reference": "Phiếu thử nghiệm"}
    with speaking("en"):
        refused = read_entry("fuel_road", PETROL | own, ABOUT)
        explained = read_entry("fuel_road", PETROL | own | {"own_reason": "Đã đo"}, ABOUT)
    assert refused.row is None and "about 10^-3 times" in refused.errors["own_value"]
    assert explained.row is not None and "lies outside" in explained.doubts["own_value"]


def test_two_lines_of_one_source_and_what_is_counted_twice() -> None:
    child = PETROL | {"source": "Xăng", "category": "1.A.3.b"}
    entries = read_entries([("fuel_road", PETROL), ("fuel_road", PETROL), ("fuel_road", child)], ABOUT)
    assert "source" in entries[1].errors and entries[1].row is None
    assert any("category" in entry.doubts for entry in entries)


def test_every_field_and_choice_has_a_word_in_both_languages() -> None:
    for kind in city_sources().values():
        own = tuple(one["quantity"] for one in kind.own)
        coded = {"refrigerant", "gas", "scope"}
        choices = [
            one for asked in (kind.ask, kind.optional) for name, of in asked.items() if name not in coded for one in of
        ]
        for code in (*kind.fields, *own, *choices):
            with speaking("vi"):
                vietnamese = source_word(code)
            assert vietnamese != code, (kind.code, code)
