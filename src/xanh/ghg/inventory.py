"""The whole inventory as dense arrays: masses and what stands in each cell; unit, notation, completeness kept."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from xanh.basis.errors import Refusal
from xanh.ghg.categories import ancestors
from xanh.ghg.lines import Emission, Line
from xanh.ghg.notation import Amount, State

type Floats = NDArray[np.float64]
type States = NDArray[np.uint8]
type Cell = tuple[str, int, str, str, Amount]  # area, year, category, gas, what is known
NUMBER, REPORTED = np.uint8(State.NUMBER), np.uint8(127)


@dataclass(frozen=True)
class Inventory:
    """Masses by area, year, category and gas, all in `unit`; `mass` and `state` have that order of axes.

    `mass` is 0 wherever `state` has no NUMBER. Memory runs gas first and year last, so that a sum over gases or
    categories goes through whole rows. `categories` list parents before children and hold every parent of theirs.
    """

    areas: tuple[str, ...]
    years: tuple[int, ...]
    categories: tuple[str, ...]
    gases: tuple[str, ...]
    mass: Floats
    state: States
    unit: str = "kilogram"

    def __post_init__(self) -> None:
        shape = (len(self.areas), len(self.years), len(self.categories), len(self.gases))
        if self.mass.shape != shape or self.state.shape != shape:
            raise ValueError(f"mass and state must have the shape {shape}")

    @cached_property
    def parents(self) -> tuple[int, ...]:
        """The place of each category's parent, −1 for those at the top."""
        return parents_of(self.categories)


def parents_of(categories: Sequence[str]) -> tuple[int, ...]:
    """Return the place of each category's parent, −1 at the top; ValueError where a parent stands after its child."""
    place = {code: index for index, code in enumerate(categories)}
    found = tuple(next((place[one] for one in ancestors(code) if one in place), -1) for code in categories)
    if any(parent >= index for index, parent in enumerate(found)):
        raise ValueError("parents must stand before their children")
    return found


def inventory_of(
    cells: Iterable[Cell],
    areas: Sequence[str],
    years: Sequence[int],
    categories: Sequence[str],
    gases: Sequence[str],
    *,
    expected: Iterable[tuple[str, str]] | None = None,
    unit: str = "kilogram",
) -> Inventory:
    """Return the inventory of `cells`; several amounts for one cell are added up.

    `expected` are the (category, gas) pairs every area must answer for every year; None: whatever some area answers in
    some year. A pair left unanswered is missing, unless the category above it, or a part of it, is answered.
    """
    shape = (len(gases), len(categories), len(areas), len(years))  # the order in memory
    mass, state = np.zeros(shape), np.zeros(shape, np.uint8)
    axes = [{name: place for place, name in enumerate(axis)} for axis in (gases, categories, areas, years)]
    for area, year, category, gas, amount in cells:
        try:
            at = tuple(axis[name] for axis, name in zip(axes, (gas, category, area, year), strict=True))
        except KeyError as error:
            raise Refusal(
                "“{name}” is outside this inventory: add it or leave the line out.", name=error.args[0]
            ) from error
        mass[at] += amount.value or 0.0
        state[at] |= amount.state
    wanted = None if expected is None else {(axes[1][category], axes[0][gas]) for category, gas in expected}
    _mark_missing(state, parents_of(categories), wanted)
    turned = (2, 3, 1, 0)
    return Inventory(
        tuple(areas),
        tuple(years),
        tuple(categories),
        tuple(gases),
        mass.transpose(turned),
        state.transpose(turned),
        unit,
    )


def cells_of(line: Line, emissions: Mapping[str, Emission]) -> list[Cell]:
    """Return the cells that `emissions` of `line` fill in a tree of the territory: those of scope 1."""
    return [
        (line.area, line.year, line.category, gas, Amount(one.mass, one.notation, line.where))
        for gas, one in emissions.items()
        if one.scope == 1
    ]


def _mark_missing(state: States, parents: tuple[int, ...], wanted: set[tuple[int, int]] | None) -> None:
    """Write MISSING into the cells that should have been answered and are not covered from above or below."""
    reported = state != 0
    asked = reported.any(axis=(2, 3))
    if wanted is not None:
        asked[:] = False
        for category, gas in wanted:
            asked[gas, category] = True
    below, above = reported.copy(), reported.copy()
    for child in reversed(range(len(parents))):
        if parents[child] >= 0:
            below[:, parents[child]] |= below[:, child]
    for child, parent in enumerate(parents):
        if parent >= 0:
            above[:, child] |= above[:, parent]
    missing = asked[:, :, None, None] & ~below & ~above
    state[missing] = np.uint8(State.MISSING)
