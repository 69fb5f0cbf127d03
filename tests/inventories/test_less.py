"""What facilities report themselves is subtracted from the city's line, said at it, and never below zero."""

import pytest

from tests.inventories.world import ABOUT, PETROL
from xanh.basis.language import speaking
from xanh.documents.inventories import read_entries, read_entry
from xanh.ghg.city_lines import line_content
from xanh.ghg.city_published import shown_line

OWN = PETROL | {"source": "Xe của cơ sở", "amount": "250", "facility": "CS-001"}


def test_what_is_left_is_computed_and_the_facility_left_out() -> None:
    row = read_entry("fuel_road", PETROL | {"less": "CS-001=250; CS-002=0,5"}, ABOUT).row
    assert row is not None and row.line.amount == 749.5 and row.line.without == ("CS-001", "CS-002")
    content = line_content(row, ABOUT.on)
    assert (content["amount"], content["less"]) == ("749.5", {"CS-001": "250", "CS-002": "0.5"})
    assert shown_line({**content, "notation": "C"})["less"] == {}
    plain = read_entry("fuel_road", PETROL, ABOUT).row
    assert plain is not None and "less" not in line_content(plain, ABOUT.on)


@pytest.mark.parametrize(
    ("less", "words"),
    [
        ("CS-001=1000,5", "less than nothing"),
        ("CS-001=-3", "below zero"),
        ("CS-001", "Write what is subtracted"),
        ("CS-001=1; CS-001=2", "stands twice"),
    ],
)
def test_nonsense_is_said_at_the_field(less: str, words: str) -> None:
    with speaking("en"):
        entry = read_entry("fuel_road", PETROL | {"less": less}, ABOUT)
    assert entry.row is None and words in entry.errors["less"]


def test_who_is_left_out_and_has_no_line_is_named() -> None:
    with speaking("en"):
        alone, both = (
            read_entries(lines, ABOUT)[0]
            for lines in ([("fuel_road", PETROL | {"less": "CS-001=250"})],
                          [("fuel_road", PETROL | {"less": "CS-001=250"}), ("fuel_road", OWN)])
        )  # fmt: skip
    assert "nobody counts it" in alone.doubts["without"] and "without" not in both.doubts
