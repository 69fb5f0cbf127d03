"""Gases: greenhouse gases by species, biogenic CO2 as a memo item, and the air pollutants of the same activity."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from xanh.basis.errors import Refusal
from xanh.basis.language import language
from xanh.basis.parameter import parameter

LATEST = date.max  # code lists of the standards are named by edition: the newest file holds every edition
POLLUTANT = "pollutant"


@dataclass(frozen=True)
class Gas:
    """One gas. `group` is its family (CO2, CH4, HFC, "pollutant", …); a `memo` gas is shown but never added up."""

    code: str
    names: tuple[str, str]
    group: str
    memo: bool = False

    @property
    def name(self) -> str:
        """The name in the language of the current task."""
        return self.names[0 if language() == "vi" else 1]


@cache
def gases() -> Mapping[str, Gas]:
    """Return every gas by its code (`data/law/ghg/gases.yaml`)."""
    written = parameter("ghg/gases", on=LATEST).values
    return {
        code: Gas(code, (one["name"][0], one["name"][1]), one["group"], one.get("memo", False))
        for code, one in written.items()
    }


def gas(code: str) -> Gas:
    """Return the gas `code`; Refusal if there is none.

    >>> gas("CH4_FOSSIL").group, gas("CO2_BIO").memo
    ('CH4', True)
    """
    if code not in gases():
        raise Refusal("“{code}” is not a gas of this inventory: choose one of the list.", code=code)
    return gases()[code]


def is_of(code: str, wanted: str) -> bool:
    """Return whether the gas `code` is the gas `wanted` or of its family: CH4_FOSSIL answers for CH4.

    >>> is_of("CH4_FOSSIL", "CH4"), is_of("CO2_BIO", "CO2"), is_of("CO2", "CO2_BIO")
    (True, True, False)
    """
    return code == wanted or gas(code).group == wanted != POLLUTANT


@cache
def blends() -> Mapping[str, Mapping[str, float]]:
    """Return the refrigerant blends: share by mass of each gas (`data/law/ghg/refrigerant_blends.yaml`)."""
    written = parameter("ghg/refrigerant_blends", on=LATEST).values
    return {name: {code: float(share) for code, share in parts.items()} for name, parts in written.items()}
