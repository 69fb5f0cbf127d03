"""The layout numbers of Nghị định 30/2020/NĐ-CP, read from `data/law/nd30_layout.yaml`."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from xanh.basis.parameter import Parameter, parameter

TWIPS_PER_MM = 1440 / 25.4
TWIPS_PER_POINT = 20
EMU_PER_MM = 36000


@dataclass(frozen=True)
class Measure:
    """A number of the layout: what is allowed, what is set, and the clause that says so.

    `low` or `high` is None where the decree sets no such bound.
    """

    low: float | None
    high: float | None
    set: float
    reference: str

    def allows(self, value: float, slack: float = 0.0) -> bool:
        """Return whether `value` lies within the bounds, give or take `slack`."""
        above = self.low is None or value >= self.low - slack
        below = self.high is None or value <= self.high + slack
        return above and below

    def __str__(self) -> str:
        bounds = [_number(bound) for bound in (self.low, self.high) if bound is not None]
        if len(bounds) == 1:
            return f"≥ {bounds[0]}" if self.high is None else f"≤ {bounds[0]}"
        return bounds[0] if bounds[0] == bounds[-1] else " - ".join(bounds)


@dataclass(frozen=True)
class Layout:
    """The layout in force on a day. Lengths end in `_mm`, sizes and gaps in `_pt`, shares are of a line's length."""

    reference: str
    font: str
    colour: str
    measures: dict[str, Measure]
    first_page: int
    first_page_hidden: bool
    restart_in_appendix: bool
    page_number_reference: str

    def __getitem__(self, name: str) -> Measure:
        return self.measures[name]

    def twips(self, name: str) -> int:
        """Return the set value of `name` in twips (1/20 point), rounded up so that a lower bound is kept."""
        scale = TWIPS_PER_MM if name.endswith("_mm") else TWIPS_PER_POINT
        return -int(-self.measures[name].set * scale // 1)

    def half_points(self, name: str) -> int:
        """Return the set size `name` in half points, the unit of `w:sz`."""
        return round(self.measures[name].set * 2)

    def text_width(self, *, landscape: bool = False) -> int:
        """Return the width between the margins in twips."""
        page = self.twips("page_height_mm" if landscape else "page_width_mm")
        return page - self.twips("margin_left_mm") - self.twips("margin_right_mm")


def layout_on(day: date | None) -> Layout:
    """Return the layout in force on `day`; the latest one for a draft that has no date yet."""
    return _layout(parameter("nd30_layout", on=day or date.max).in_force_from)


@cache
def _layout(in_force_from: date) -> Layout:
    found: Parameter = parameter("nd30_layout", on=in_force_from)
    values: dict[str, Any] = found.values
    practice = values["practice"]
    measures = {name: Measure(**row) for name, row in values["measures"].items()}
    for name, row in practice["measures"].items():
        measures[name] = Measure(**row, reference=practice["reference"])
    numbering = values["page_number"]
    return Layout(
        reference=found.reference,
        font=values["font"],
        colour=values["colour"],
        measures=measures,
        first_page=numbering["from"],
        first_page_hidden=numbering["first_hidden"],
        restart_in_appendix=numbering["restart_in_appendix"],
        page_number_reference=numbering["reference"],
    )


def _number(value: float) -> str:
    return f"{value:g}".replace(".", ",")
