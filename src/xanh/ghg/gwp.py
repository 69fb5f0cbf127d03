"""Warming potentials: masses are kept, CO2 equivalents are made when reading, under a named set."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from xanh.basis.errors import Refusal
from xanh.basis.parameter import parameter
from xanh.ghg.gas import LATEST, POLLUTANT, gas
from xanh.ghg.numbers import Numbers


@dataclass(frozen=True)
class GwpSet:
    """One set of 100-year potentials by gas; `unverified` names gases whose value is only recalled."""

    name: str
    values: Mapping[str, float]
    unverified: frozenset[str]
    reference: str

    def of(self, code: str) -> float:
        """Return the potential of the gas `code`, kg CO2e per kg; Refusal where the set has none."""
        found = gas(code)
        if found.memo:
            raise Refusal("{gas} is a memo item: it is shown beside the total and never added to it.", gas=code)
        if found.group == POLLUTANT or code not in self.values:
            raise Refusal(
                "{name} has no warming potential for {gas}: leave it out of the total.", name=self.name, gas=code
            )
        return self.values[code]

    def weights(self, codes: Sequence[str]) -> NDArray[np.float64]:
        """Return the potentials of `codes` as an array, 0 for memo items; Refusal where the set has none."""
        return np.array([0.0 if gas(code).memo else self.of(code) for code in codes])


@cache
def gwp_set(name: str) -> GwpSet:
    """Return the set `name` (SAR, AR4, AR5 or AR6); Refusal if there is none.

    >>> gwp_set("AR5").of("N2O")
    265.0
    """
    sets = parameter("ghg/gwp", on=LATEST).values
    if name not in sets:
        raise Refusal("“{name}” is not a set of warming potentials: choose {names}.", name=name, names=", ".join(sets))
    written = sets[name]
    values = {code: float(value) for code, value in written["values"].items()}
    return GwpSet(name, values, frozenset(written["unverified"]), written["reference"])


def co2e(mass: Numbers, code: str, gwp: GwpSet) -> Numbers:
    """Return the CO2 equivalent of `mass` of the gas `code` under `gwp`, in the unit of `mass`.

    >>> co2e(10.0, "CH4", gwp_set("AR4"))
    250.0
    """
    return mass * gwp.of(code)


def restate(amount: Numbers, code: str, old: GwpSet, new: GwpSet) -> Numbers:
    """Return CO2 equivalents of the gas `code` under `new` from those under `old`; there and back is where one was.

    >>> restate(250.0, "CH4", gwp_set("AR4"), gwp_set("AR5"))
    280.0
    """
    return amount / old.of(code) * new.of(code)
