"""CO2 equivalents of a whole inventory, and the totals of its tree, with and without land use: all at once."""

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from xanh.ghg.categories import ancestors, land_use, memo_items
from xanh.ghg.gas import gas
from xanh.ghg.gwp import GwpSet
from xanh.ghg.inventory import Floats, Inventory, States, parents_of
from xanh.ghg.notation import PARTIAL, State, Total

type Marks = NDArray[np.bool_]
_C = np.uint8(State.C)


@dataclass(frozen=True)
class Equivalents:
    """CO2 equivalents by area, year and category, in `unit` of CO2e under the set `gwp`; states joined over the gases.

    Memory runs category first. Where `rolled`, each category holds the sum of what lies below it.
    """

    areas: tuple[str, ...]
    years: tuple[int, ...]
    categories: tuple[str, ...]
    value: Floats
    state: States
    unit: str
    gwp: str
    rolled: bool = False
    hidden: Marks | None = None  # None: nothing is confidential

    def total(self, area: str, year: int, category: str) -> Total:
        """Return one cell as a total with its sentence."""
        at = self.areas.index(area), self.years.index(year), self.categories.index(category)
        return _total(self.value[at], self.state[at], hidden=self.hidden is not None and bool(self.hidden[at]))


@dataclass(frozen=True)
class Totals:
    """The totals by area and year, with and without land use; `partial` marks where parts are missing."""

    with_land: Floats
    without_land: Floats
    state_with: States
    state_without: States

    @property
    def partial(self) -> Marks:
        """Where a total with land use rests on NE or missing parts."""
        return np.asarray((self.state_with & np.uint8(PARTIAL)) != 0)


def to_co2e(inventory: Inventory, gwp: GwpSet) -> Equivalents:
    """Return the CO2 equivalents of every cell under `gwp`, in the inventory's unit. Memo gases are left out.

    Refusal where the inventory holds a gas without a potential in `gwp`.
    """
    weights = gwp.weights(inventory.gases)
    counted = [place for place, code in enumerate(inventory.gases) if not gas(code).memo]
    mass, state = inventory.mass.transpose(3, 2, 0, 1), inventory.state.transpose(3, 2, 0, 1)
    value = np.tensordot(weights, mass, axes=1)
    joined = state[counted[0]].copy() if counted else np.zeros(value.shape, np.uint8)
    for place in counted[1:]:
        np.bitwise_or(joined, state[place], out=joined)
    axes = inventory.areas, inventory.years, inventory.categories
    return Equivalents(*axes, value.transpose(1, 2, 0), joined.transpose(1, 2, 0), inventory.unit, gwp.name)


def roll_up(leaves: Equivalents) -> Equivalents:
    """Return `leaves` with every category holding itself and all that lies below it; memo items stay beside the sum."""
    value, state = leaves.value.transpose(2, 0, 1).copy(), leaves.state.transpose(2, 0, 1).copy()
    edges = _edges(leaves.categories)
    values, states = list(value), list(state)  # rows once as views: indexing 200 times costs more than adding
    for child, parent in edges:
        np.add(values[parent], values[child], values[parent])
        np.bitwise_or(states[parent], states[child], states[parent])
    hidden = _hidden(leaves, edges) if (state & _C).any() else None
    turned = (1, 2, 0)
    axes = leaves.areas, leaves.years, leaves.categories
    rolled = value.transpose(turned), state.transpose(turned)
    return Equivalents(*axes, *rolled, leaves.unit, leaves.gwp, rolled=True, hidden=hidden)


def totals(leaves: Equivalents, rolled: Equivalents) -> Totals:
    """Return the totals over the whole tree, with land use and without.

    A number entered in a category above land use cannot be split: the total without land use is then partial.
    """
    tops, parts, own = _cover(leaves.categories)
    value, state = rolled.value.transpose(2, 0, 1), rolled.state.transpose(2, 0, 1)
    bare = leaves.state.transpose(2, 0, 1)
    without = np.bitwise_or.reduce(state[parts], axis=0)
    for place in own:
        without |= np.where(bare[place] != 0, np.uint8(State.MISSING), np.uint8(0))
    return Totals(value[tops].sum(axis=0), value[parts].sum(axis=0), np.bitwise_or.reduce(state[tops], axis=0), without)


@cache
def _edges(categories: tuple[str, ...]) -> list[tuple[int, int]]:
    """Return (child, parent) from the leaves up, without those of memo items."""
    memo = memo_items()
    found = [(child, parent) for child, parent in enumerate(parents_of(categories)) if parent >= 0]
    return [(child, parent) for child, parent in reversed(found) if categories[child] not in memo]


@cache
def _cover(categories: tuple[str, ...]) -> tuple[list[int], list[int], list[int]]:
    """Return the tops, the nodes that together hold all but land use, and the nodes above land use."""
    land = land_use() & set(categories)
    memo = memo_items()
    above = {one for code in land for one in ancestors(code)}
    parents = parents_of(categories)
    tops = [place for place, parent in enumerate(parents) if parent < 0]
    parts = [
        place
        for place, code in enumerate(categories)
        if code not in land | above | memo and (parents[place] < 0 or categories[parents[place]] in above)
    ]
    return tops, parts, [place for place, code in enumerate(categories) if code in above]


def _hidden(leaves: Equivalents, edges: list[tuple[int, int]]) -> Marks:
    """Return what must not be shown: confidential cells, and sums that would give away their one closed part."""
    closed = (leaves.state.transpose(2, 0, 1) & _C) != 0
    parts = np.zeros(closed.shape, np.uint8)
    for child, parent in edges:
        closed[child] |= parts[child] == 1
        np.minimum(parts[parent] + closed[child], 2, out=parts[parent])
    closed |= parts == 1
    return np.asarray(closed.transpose(1, 2, 0))


def _total(value: float, state: int, *, hidden: bool) -> Total:
    known = State(int(state))
    return Total(float(value) if known & State.NUMBER else None, known if known else State.MISSING, hidden)
