"""Categories of the IPCC, of cities (GPC) and of air pollutants (NFR), their trees and how they map on each other."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from xanh.basis.errors import Refusal
from xanh.basis.language import language
from xanh.basis.parameter import parameter
from xanh.ghg.gas import LATEST

SCHEMES = {"ipcc_2006": "ghg/ipcc_2006_categories", "gpc": "ghg/gpc_categories", "nfr": "ghg/nfr_categories"}
TOTALS = ("BASIC", "BASIC+", "territorial")


@dataclass(frozen=True)
class Category:
    """One category. `scope` and `level` are the GPC's: scope 1, 2 or 3; level BASIC, BASIC+, territorial or other."""

    code: str
    name_en: str
    name_vi: str
    parent: str | None
    scope: int | None = None
    level: str | None = None

    @property
    def name(self) -> str:
        """The name in the language of the current task."""
        return self.name_vi if language() == "vi" else self.name_en


@cache
def categories(scheme: str) -> Mapping[str, Category]:
    """Return the categories of `scheme` ("ipcc_2006", "gpc" or "nfr") by code, parents before children."""
    written: dict[str, list[Any]] = _values(scheme)["categories"]
    return {code: Category(code, en, vi, _parent(code, written), *rest) for code, (en, vi, *rest) in written.items()}


def category(code: str, scheme: str = "ipcc_2006") -> Category:
    """Return the category `code`; Refusal if `scheme` has none.

    >>> category("1.A.2.e").parent, category("II.1.2", "gpc").scope
    ('1.A.2', 2)
    """
    if code not in categories(scheme):
        raise Refusal("“{code}” is not a category of {scheme}: choose one of its list.", code=code, scheme=scheme)
    return categories(scheme)[code]


def ancestors(code: str, scheme: str = "ipcc_2006") -> Iterator[str]:
    """Yield the codes above `code`, nearest first.

    >>> list(ancestors("3.C.1.b"))
    ['3.C.1', '3.C', '3']
    """
    parent = category(code, scheme).parent
    while parent:
        yield parent
        parent = category(parent, scheme).parent


def mapped(code: str, to: str) -> str | None:
    """Return the category of `to` ("gpc" or "nfr") for the IPCC category `code`; None where it has no place there.

    The nearest code above with a mapping of its own answers: `data/law/ghg/category_mappings.yaml`.

    >>> mapped("1.A.3.b.iv", "gpc"), mapped("1.A.3.b.iv", "nfr"), mapped("1.A.3.a.i", "gpc")
    ('II.1.1', '1A3biv', None)
    """
    table: dict[str, str] = parameter("ghg/category_mappings", on=LATEST).values[to]
    found = next((table[one] for one in (code, *ancestors(code)) if one in table), None)
    return found or None


def city_code(code: str, scope: int = 1, *, brought_in: bool = False) -> str | None:
    """Return the GPC category for `scope` of what burns or is used in the IPCC category `code`; None where it has none.

    Waste of the city treated elsewhere is scope 3; waste `brought_in` from elsewhere has a category of its own.

    >>> city_code("1.A.4.b"), city_code("1.A.4.b", 2), city_code("2.A.1", 2)
    ('I.1.1', 'I.1.2', None)
    >>> city_code("4.A.1"), city_code("4.A.1", 3), city_code("4.A.1", brought_in=True)
    ('III.1.1', 'III.1.2', 'III.1.3')
    """
    found = mapped(code, "gpc")
    if brought_in:
        return f"{found.rpartition('.')[0]}.3" if found and found.startswith("III.") else None
    if found is None or scope == 1:
        return found
    parent = category(found, "gpc").parent
    return next((one.code for one in categories("gpc").values() if (one.parent, one.scope) == (parent, scope)), None)


def counts_in(code: str, total: str) -> bool:
    """Return whether the GPC category `code` is added up in `total`: BASIC, BASIC+ or territorial (all of scope 1).

    Electricity fed into the grid (I.4.4) and waste brought in (III.x.3) are territorial only, so that nothing is
    counted at both ends of a wire or a road. Source: GPC, Chapter 4.

    >>> [counts_in("I.4.4", total) for total in TOTALS], [counts_in("III.1.2", total) for total in TOTALS]
    ([False, False, True], [True, True, False])
    """
    found = category(code, "gpc")
    if total == "territorial":
        return found.scope == 1
    return found.level in {"BASIC": ("BASIC",), "BASIC+": ("BASIC", "BASIC+")}[total]


def memo_items() -> frozenset[str]:
    """Return the IPCC categories that are reported beside the total: international bunkers, multilateral operations."""
    return frozenset(_values("ipcc_2006")["memo"])


def land_use() -> frozenset[str]:
    """Return the IPCC categories left out of a total without land use."""
    return frozenset(_values("ipcc_2006")["land_use"])


def _values(scheme: str) -> Any:
    if scheme not in SCHEMES:
        raise Refusal(
            "“{scheme}” is not a scheme of categories: choose {names}.", scheme=scheme, names=", ".join(SCHEMES)
        )
    return parameter(SCHEMES[scheme], on=LATEST).values


def _parent(code: str, known: Mapping[str, object]) -> str | None:
    above = code.rpartition(".")[0]
    return above if above in known else None
