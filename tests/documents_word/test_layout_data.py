"""The layout numbers: within the bounds of the decree, each with its clause."""

from datetime import date

import pytest

from xanh.basis.parameter import parameter
from xanh.documents.word.layout import Measure, layout_on

LAYOUT = layout_on(date(2026, 1, 1))


@pytest.mark.parametrize("name", LAYOUT.measures)
def test_what_is_set_is_allowed_and_has_its_reference(name: str) -> None:
    measure = LAYOUT[name]
    assert measure.allows(measure.set)
    assert measure.reference


def test_the_source_is_named_and_not_called_verified() -> None:
    found = parameter("nd30_layout", on=date(2026, 1, 1))
    assert "30/2020/NĐ-CP" in found.reference
    assert not found.verified


def test_margins_never_fall_below_the_bound_by_rounding() -> None:
    for side in ("top", "bottom", "left", "right"):
        name = f"margin_{side}_mm"
        assert LAYOUT.twips(name) / 1440 * 25.4 >= (LAYOUT[name].low or 0)


def test_bounds_are_printed_the_vietnamese_way() -> None:
    assert str(Measure(10, 12.7, 10, "")) == "10 - 12,7"
    assert str(Measure(13, 13, 13, "")) == "13"
    assert str(Measure(6, None, 6, "")) == "≥ 6"
