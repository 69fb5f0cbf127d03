"""A line of a city's inventory: computed by gas, and frozen with all it was computed from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from xanh.basis.errors import Refusal
from xanh.basis.hashing import plain_decimal
from xanh.ghg import ALL_METHODS
from xanh.ghg.city_compared import Compared
from xanh.ghg.city_sources import city_source
from xanh.ghg.factors import Choice, Factor
from xanh.ghg.gas import POLLUTANT, gases
from xanh.ghg.lines import Emission, Line, compute
from xanh.ghg.notation import Notation
from xanh.ghg.uncertainty import combined, half_width


@dataclass(frozen=True)
class CityLine:
    """One source of the city in one year. `taken_from` says where the amount is from; uncertainties are shares.

    `less` is what was subtracted for facilities that report themselves, by their code, in the unit of the line: the
    amount of `line` is what is left.
    """

    kind: str
    line: Line
    taken_from: str = ""
    own: tuple[Factor, ...] = ()
    own_reason: str = ""
    borrow_year: int | None = None
    uncertainty_activity: float | None = None
    uncertainty_factor: float | None = None
    note: str = ""
    less: Mapping[str, float] = field(default_factory=dict)
    compared: Compared = field(default_factory=Compared)


def emissions_of(row: CityLine, on: date) -> dict[str, Emission]:
    """Return what the line emits, in kg by gas: greenhouse gases all, pollutants where there is a factor for them.

    Refusal where a greenhouse gas of the method cannot be computed.
    """
    line, kind = row.line, city_source(row.kind)
    if kind.noted:
        scope = int(line.keys.get("scope", "1"))
        return {gas: Emission(gas, None, scope, line.notation) for gas in kind.noted}
    wanted = (line.keys["gas"],) if "gas" in line.keys else None
    found = _computed(row, on, wanted)
    if line.amount is None:
        return found
    for gas in _pollutants():
        try:
            found.update(_computed(row, on, (gas,)))
        except Refusal:  # no factor of this pollutant: nothing is said of it
            continue
    return found


def line_content(row: CityLine, on: date) -> dict[str, Any]:
    """Return the line as it is frozen: what was entered, what came out by gas, which factors and why. Only plain JSON.

    Numbers are text in decimal notation, masses in kg.
    """
    line = row.line
    emissions = emissions_of(row, on)
    beside = {"compared": row.compared.content} if row.compared.content else {}
    less = {"less": {code: _plain(value) for code, value in sorted(row.less.items())}} if row.less else {}
    return {
        "code": line.code,
        "kind": row.kind,
        "method": line.method,
        "equation": ALL_METHODS[line.method].equation,
        "category": line.category,
        "area": line.area,
        "year": line.year,
        "amount": _plain(line.amount),
        "unit": line.unit,
        "keys": dict(line.keys),
        "shares": {name: _plain(value) for name, value in line.shares.items()},
        "quantities": {name: [_plain(value), unit] for name, (value, unit) in line.quantities.items()},
        "history": {str(year): _plain(value) for year, value in sorted(line.history.items())},
        "facility": line.facility,
        "without": list(line.without),
        "notation": str(line.notation or ""),
        "where": line.where,
        "taken_from": row.taken_from,
        "own_reason": row.own_reason,
        "borrow_year": row.borrow_year,
        "uncertainty_activity": _plain(row.uncertainty_activity),
        "note": row.note,
        **less,
        **beside,
        "gases": {gas: _gas_content(row, one) for gas, one in sorted(emissions.items())},
    }


def line_in(content: Mapping[str, Any]) -> Line:
    """Return the line of activity in a frozen line."""
    return Line(
        code=content["code"],
        method=content["method"],
        category=content["category"],
        area=content["area"],
        year=content["year"],
        amount=_number(content["amount"]),
        unit=content["unit"],
        keys=content["keys"],
        shares={name: float(value) for name, value in content["shares"].items()},
        facility=content["facility"],
        without=tuple(content["without"]),
        notation=Notation(content["notation"]) if content["notation"] else None,
        where=content["where"],
        quantities={name: (float(value), unit) for name, (value, unit) in content["quantities"].items()},
        history={int(year): float(value) for year, value in content["history"].items()},
    )


def emissions_in(content: Mapping[str, Any]) -> dict[str, Emission]:
    """Return the emissions by gas in a frozen line, in kg."""
    return {
        gas: Emission(gas, _number(one["mass"]), one["scope"], Notation(one["notation"]) if one["notation"] else None)
        for gas, one in content["gases"].items()
    }


def _computed(row: CityLine, on: date, wanted: Iterable[str] | None) -> dict[str, Emission]:
    return compute(row.line, ALL_METHODS, on=on, gases=wanted, facility_factors=row.own, borrow_year=row.borrow_year)


def _gas_content(row: CityLine, one: Emission) -> dict[str, Any]:
    return {
        "mass": _plain(one.mass),
        "scope": one.scope,
        "notation": str(one.notation or ""),
        "factors": [_factor_content(choice) for choice in one.choices],
        "sentences": list(one.sentences),
        "uncertainty": _plain(_factor_uncertainty(row, one)),
    }


def _factor_content(choice: Choice) -> dict[str, Any]:
    factor = choice.factor
    return {
        "code": factor.code,
        "quantity": factor.quantity,
        "value": _plain(factor.value),
        "low": _plain(factor.low),
        "high": _plain(factor.high),
        "unit": factor.unit,
        "source": factor.source,
        "reference": factor.reference,
        "verified": factor.verified,
    }


def _factor_uncertainty(row: CityLine, one: Emission) -> float | None:
    """Return what the line states, else what the factors' own ranges give where every factor has one."""
    if row.uncertainty_factor is not None:
        return row.uncertainty_factor
    widths = [half_width(choice.factor) for choice in one.choices]
    known = [width for width in widths if width is not None]
    return float(combined(*known)) if known and len(known) == len(widths) else None


@cache
def _pollutants() -> tuple[str, ...]:
    return tuple(code for code, one in gases().items() if one.group == POLLUTANT)


def _plain(value: float | None) -> str | None:
    return None if value is None else plain_decimal(Decimal(repr(float(value))))


def _number(text: str | None) -> float | None:
    return None if text is None else float(text)
