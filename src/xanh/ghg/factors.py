"""Factors with unit, range, region, year and reference, and the choice among them with its reason.

Files: `data/law/ghg/factors_*.yaml`, each a parameter set whose `rows` are factors of one source.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from xanh.basis.errors import Refusal
from xanh.basis.language import gettext
from xanh.basis.parameter import LAW, Parameter, parameter
from xanh.ghg.gas import is_of
from xanh.ghg.numbers import scale

SOURCES = ("facility", "national", "ipcc", "emep")  # Thông tư 38/2023/TT-BCT, Điều 18; EMEP for pollutants alone
_FIELDS = {"code", "quantity", "value", "low", "high", "unit", "year", "region", "at", "kind", "status"}


@dataclass(frozen=True)
class Factor:
    """One factor: what it is (`quantity`), for what (`keys`), its value in `unit` with the 95 % range where known.

    `value` is None where the source gives a range only. `kind` is "multiplier" or "correction" (a share such as MCF).
    `year` is set where the factor is published year by year; `valid_from` is the day its edition came into force.
    """

    code: str
    quantity: str
    value: float | None
    unit: str
    source: str
    reference: str
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    low: float | None = None
    high: float | None = None
    region: str = "VN"
    year: int | None = None
    verified: bool = False
    kind: str = "multiplier"
    valid_from: date | None = None

    def value_in(self, unit: str) -> float:
        """Return the value in `unit`; Refusal where the source gives only a range, or the units do not fit."""
        if self.value is None:
            bounds = {"low": self.low, "high": self.high, "unit": self.unit, "reference": self.reference}
            raise Refusal(
                "Only a range is given, {low} to {high} {unit} ({reference}): enter a factor of your own.", **bounds
            )
        return self.value * scale(self.unit, unit)


@dataclass(frozen=True)
class Choice:
    """The factor chosen, why, and what the reader must know of it (`flags`: borrowed, unverified)."""

    factor: Factor
    reason: str
    flags: tuple[str, ...] = ()


def factor_for(
    quantity: str,
    *,
    year: int,
    on: date,
    region: str = "VN",
    facility: Iterable[Factor] = (),
    borrow_year: int | None = None,
    **keys: str,
) -> Choice:
    """Return the factor for `quantity` and `keys` in `year`, by the editions in force on `on`, with the reason.

    The facility's own factors come first, then the national list, then the IPCC defaults; within a source the one with
    the most keys. A yearly factor serves its own year; another year's only where `borrow_year` asks for it. Refusal
    where there is none, or two that fit equally well.
    """
    named = [one for one in (*facility, *_of(quantity, on)) if one.quantity == quantity and _fits(one, region, keys)]
    wanted = borrow_year or year
    fitting = [one for one in named if one.year in (None, wanted)]
    if not fitting:
        raise _nothing(quantity, keys, year, named)
    first = min(SOURCES.index(one.source) for one in fitting)
    best = [one for one in fitting if SOURCES.index(one.source) == first]
    most = max(_closeness(one) for one in best)
    best = [one for one in best if _closeness(one) == most]
    if len(best) > 1:
        codes = ", ".join(one.code for one in best)
        raise Refusal(
            "Several factors fit {what} equally well ({codes}): say more precisely which.",
            what=_what(quantity, keys),
            codes=codes,
        )
    chosen = best[0]
    return Choice(chosen, _reason(chosen), _flags(chosen, year))


@lru_cache(maxsize=16)
def factors(on: date) -> tuple[Factor, ...]:
    """Return every factor of the law data in the editions in force on `on`."""
    found: list[Factor] = []
    for path in sorted((LAW / "ghg").glob("factors_*.yaml")):
        try:
            edition = parameter(f"ghg/{path.stem}", on=on)
        except Refusal:  # nothing of this source was in force yet
            continue
        shared = {name: edition.values[name] for name in ("source", "region", "at")}
        found += [_factor(row, shared, edition) for row in edition.values["rows"]]
    return tuple(found)


@lru_cache(maxsize=512)
def _of(quantity: str, on: date) -> tuple[Factor, ...]:
    return tuple(one for one in factors(on) if one.quantity == quantity)


def _factor(row: Mapping[str, Any], shared: Mapping[str, str], edition: Parameter) -> Factor:
    keys = {name: _tuple(value) for name, value in row.items() if name not in _FIELDS}
    numbers = {name: float(row[name]) if name in row else None for name in ("value", "low", "high")}
    return Factor(
        code=row["code"],
        quantity=row["quantity"],
        unit=row["unit"],
        source=shared["source"],
        reference=row.get("at", shared["at"]),
        keys=keys,
        region=row.get("region", shared["region"]),
        year=row.get("year"),
        verified=row["status"] == "verified" if "status" in row else edition.verified,
        kind=row.get("kind", "multiplier"),
        valid_from=edition.in_force_from,
        **numbers,
    )


def _tuple(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list) else (str(value),)


def _fits(one: Factor, region: str, keys: Mapping[str, str]) -> bool:
    if one.source == "national" and not (region == one.region or region.startswith(one.region + "-")):
        return False
    return all(_has(name, values, keys.get(name)) for name, values in one.keys.items())


def _has(name: str, values: tuple[str, ...], wanted: str | None) -> bool:
    if wanted is None:
        return False
    return any(is_of(value, wanted) for value in values) if name == "gas" else wanted in values


def _closeness(one: Factor) -> tuple[int, int]:
    return len(one.keys), len(one.region) if one.source == "national" else 0


def _reason(chosen: Factor) -> str:
    texts = {
        "facility": gettext("The facility's own factor is used ({reference})."),
        "national": gettext("The national factor is used: the facility has none of its own ({reference})."),
        "ipcc": gettext(
            "The IPCC default is used: neither the facility nor the national list has a factor ({reference})."
        ),
        "emep": gettext("The European factor is used: there is no national one ({reference})."),
    }
    return texts[chosen.source].format(reference=chosen.reference)


def _flags(chosen: Factor, year: int) -> tuple[str, ...]:
    flags = []
    if chosen.year not in (None, year):
        text = gettext("The factor of {borrowed} stands in for {year}, by an explicit choice.")
        flags.append(text.format(borrowed=chosen.year, year=year))
    if not chosen.verified:
        flags.append(gettext("The factor {code} is not verified: compare it with its source.").format(code=chosen.code))
    return tuple(flags)


def _nothing(quantity: str, keys: Mapping[str, str], year: int, named: list[Factor]) -> Refusal:
    what = _what(quantity, keys)
    years = sorted({one.year for one in named if one.year})
    if years:
        return Refusal(
            "No factor of {year} is published for {what}, only of {years}. "
            "A factor of another year is used only where someone chooses it expressly.",
            year=year,
            what=what,
            years=", ".join(map(str, years)),
        )
    return Refusal("There is no factor for {what}: enter one with its source.", what=what)


def _what(quantity: str, keys: Mapping[str, str]) -> str:
    return ", ".join([quantity, *(value for value in keys.values() if value)])
