"""The content of a report as plain values, frozen when it is sent: what stands in it, what it emits, and its totals.

Numbers stand as text without exponent, masses in kg: the same report always gives the same bytes.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from xanh.basis.hashing import canonical_json, plain_decimal, sha256_hex
from xanh.ghg.facilities.lines import SourceLine, emissions_of
from xanh.ghg.gas import gas
from xanh.ghg.gwp import GwpSet, co2e
from xanh.ghg.lines import Emission, Line
from xanh.ghg.uncertainty import of_sum

DIRECT, INDIRECT, ELSEWHERE = 1, 2, 3
KG_PER_TONNE = 1000.0


@dataclass(frozen=True)
class YearTotal:
    """A year of a report in tonne CO2e under a named set: direct, indirect (energy bought), elsewhere, memo.

    `uncertainty` is a share of direct and indirect together, None while `unstated` lines do not say theirs.
    """

    year: int
    gwp: str
    direct: float
    indirect: float
    elsewhere: float
    memo: float
    uncertainty: float | None
    unstated: int

    @property
    def whole(self) -> float:
        """Direct and indirect emissions together, what is compared with the level of the decree."""
        return self.direct + self.indirect


def line_content(row: SourceLine, on: date, files: Mapping[str, str] | None = None) -> dict[str, Any]:
    """Return one line with its emissions by the law in force on `on`; `files` gives the SHA-256 of evidence by name."""
    emitted = emissions_of(row, on)
    line = row.line
    beside = {"compared": row.compared.content} if row.compared.content else {}
    return {
        "code": line.code,
        "kind": row.kind,
        "source": row.source,
        "method": line.method,
        "category": line.category,
        "area": line.area,
        "year": line.year,
        "amount": _text(line.amount),
        "unit": line.unit,
        "keys": dict(line.keys),
        "shares": {name: _text(value) for name, value in line.shares.items()},
        "quantities": {name: [_text(value), unit] for name, (value, unit) in line.quantities.items()},
        "own": [
            {"quantity": one.quantity, "value": _text(one.value), "unit": one.unit, "reference": one.reference}
            for one in row.own
        ],
        "own_reason": row.own_reason,
        "borrow_year": row.borrow_year,
        "uncertainty_activity": _text(row.uncertainty_activity),
        "uncertainty_factor": _text(row.uncertainty_factor),
        "evidence": [{"name": name, "sha256": (files or {}).get(name, "")} for name in row.evidence],
        "note": row.note,
        **beside,
        "scope": max((one.scope for one in emitted.values()), default=DIRECT),
        "masses": {code: _text(one.mass) for code, one in emitted.items()},
        "factors": _factors(emitted.values()),
        "sentences": list(dict.fromkeys(said for one in emitted.values() for said in one.sentences)),
    }


def line_in(content: Mapping[str, Any], facility: str) -> Line:
    """Return the line of activity that a frozen line says, as the inventory takes it."""
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
        quantities={name: (float(value), unit) for name, (value, unit) in content["quantities"].items()},
        facility=facility,
    )


def content_hash(content: Mapping[str, Any]) -> str:
    """Return the hash under which a report stands: of all it says, but not of when it was sent."""
    return sha256_hex(canonical_json(content))


def masses_of(line: Mapping[str, Any]) -> dict[str, float]:
    """Return the masses of a frozen line by gas, in kg."""
    return {code: float(mass) for code, mass in line["masses"].items() if mass is not None}


def equivalent(line: Mapping[str, Any], gwp: GwpSet) -> float:
    """Return what a frozen line emits in tonne CO2e, memo items left out."""
    masses = masses_of(line).items()
    return float(sum(co2e(mass, code, gwp) for code, mass in masses if not gas(code).memo)) / KG_PER_TONNE


def year_totals(lines: Iterable[Mapping[str, Any]], gwp: GwpSet) -> tuple[YearTotal, ...]:
    """Return the totals of frozen lines by year.

    Source of the uncertainty: 2006 IPCC Guidelines, Volume 1, Chapter 3, Equations 3.1 and 3.2.
    """
    by_year: dict[int, list[Mapping[str, Any]]] = defaultdict(list)
    for line in lines:
        by_year[line["year"]].append(line)
    return tuple(_year_total(year, by_year[year], gwp) for year in sorted(by_year))


def _year_total(year: int, lines: list[Mapping[str, Any]], gwp: GwpSet) -> YearTotal:
    scopes: dict[int, float] = defaultdict(float)
    amounts, shares, unstated = [], [], 0
    memo = 0.0
    for line in lines:
        value = equivalent(line, gwp)
        scopes[line["scope"]] += value
        memo += sum(mass for code, mass in masses_of(line).items() if gas(code).memo) / KG_PER_TONNE
        share = line_uncertainty(line)
        if line["scope"] == ELSEWHERE or value == 0:
            continue
        unstated += share is None
        amounts.append(value)
        shares.append(share or 0.0)
    known = of_sum(amounts, shares) if amounts and not unstated else None
    return YearTotal(year, gwp.name, scopes[DIRECT], scopes[INDIRECT], scopes[ELSEWHERE], memo, known, unstated)


def line_uncertainty(line: Mapping[str, Any]) -> float | None:
    """Return the uncertainty of a frozen line as a share, None where it does not say both of its parts."""
    activity, factor = _number(line["uncertainty_activity"]), _number(line["uncertainty_factor"])
    return None if activity is None or factor is None else float((activity**2 + factor**2) ** 0.5)


def _factors(emitted: Iterable[Emission]) -> list[dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for one in emitted:
        for choice in one.choices:
            factor = choice.factor
            found[factor.code] = {
                "code": factor.code,
                "value": _text(factor.value),
                "unit": factor.unit,
                "reference": factor.reference,
                "verified": factor.verified,
            }
    return list(found.values())


def _text(value: float | None) -> str | None:
    return None if value is None else plain_decimal(Decimal(repr(float(value))))


def _number(text: str | None) -> float | None:
    return None if text is None else float(text)
