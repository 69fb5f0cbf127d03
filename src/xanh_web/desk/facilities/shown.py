"""What the pages of facilities show: numbers, lines, totals and findings in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from xanh.basis.number import format_number
from xanh.basis.unit_label import unit_label
from xanh.documents.facilities.words import choice_label, field_label, quantity_label
from xanh.ghg import gwp_set
from xanh.ghg.categories import category
from xanh.ghg.city_compared import NUMBERS
from xanh.ghg.facilities import counted_twice, feeds_of, source_kind, year_totals
from xanh.ghg.facilities.content import equivalent, line_uncertainty, masses_of
from xanh.ghg.gas import gas


@dataclass(frozen=True)
class ShownLine:
    """One line of a version as a reader sees it."""

    code: str
    kind: str
    source: str
    year: int
    category: str
    amount: str
    details: tuple[str, ...]
    masses: tuple[tuple[str, str], ...]
    equivalent: str
    uncertainty: str
    scope: int
    factors: tuple[str, ...]
    sentences: tuple[str, ...]
    evidence: tuple[str, ...]
    note: str
    role: str
    reason: str


def tonnes(value: float, decimals: int = 1) -> str:
    """Return a mass in tonnes as the reader writes it."""
    return format_number(Decimal(repr(round(value, 6))), decimals)


def percent(share: float | None) -> str:
    """Return ± per cent, "" where it is not stated."""
    return f"±{format_number(Decimal(repr(share * 100)), 1)}%" if share is not None else ""


def shown_lines(content: Mapping[str, Any]) -> list[ShownLine]:
    """Return the lines of a version's content, each with what it feeds into the city's inventory."""
    gwp = gwp_set(content["gwp"])
    return [
        ShownLine(
            code=line["code"],
            kind=source_kind(line["kind"]).name,
            source=line["source"],
            year=line["year"],
            category=f"{line['category']} {category(line['category']).name}",
            amount=f"{_number(line['amount'])} {unit_label(line['unit'])}",
            details=_details(line),
            masses=tuple((gas_word(code), _mass(mass)) for code, mass in masses_of(line).items()),
            equivalent=tonnes(equivalent(line, gwp)),
            uncertainty=percent(line_uncertainty(line)),
            scope=line["scope"],
            factors=tuple(_factor(one) for one in line["factors"]),
            sentences=tuple(line["sentences"]),
            evidence=tuple(one["name"] for one in line["evidence"]),
            note=line["note"],
            role=feed.role,
            reason=feed.reason,
        )
        for line, feed in zip(content["lines"], feeds_of(content), strict=True)
    ]


def twice_in(content: Mapping[str, Any]) -> list[str]:
    """Return what within the report itself would be counted twice."""
    return [one.sentence for one in counted_twice(feeds_of(content))]


def total_rows(lines: Sequence[Mapping[str, Any]], gwp: str) -> list[dict[str, str | int]]:
    """Return the totals by year in tonne CO2e, as text, under the set of warming potentials the report names."""
    return [
        {
            "year": one.year,
            "gwp": one.gwp,
            "direct": tonnes(one.direct),
            "indirect": tonnes(one.indirect),
            "whole": tonnes(one.whole),
            "elsewhere": tonnes(one.elsewhere),
            "memo": tonnes(one.memo),
            "uncertainty": percent(one.uncertainty),
            "unstated": one.unstated,
        }
        for one in year_totals(lines, gwp_set(gwp))
    ]


def chosen(words: Mapping[str, Promise], asked: str) -> str:
    """Return what is asked for where it is one of `words`, "" elsewhere."""
    return asked if asked in words else ""


def role_words() -> dict[str, str]:
    """Return what the roles of a line in the city's inventory are called."""
    return {
        "adds": _("enters the inventory"),
        "territorial": _("in the total of the territory alone"),
        "beside": _("not added: counted elsewhere"),
    }


def _details(line: Mapping[str, Any]) -> tuple[str, ...]:
    kind = source_kind(line["kind"])
    said = [choice_label(value) for name, value in line["keys"].items() if name in kind.ask]
    said += [f"{value} {unit_label(unit)}" for value, unit in line["quantities"].values()]
    for one in line["own"]:
        text = _("factor of its own: {what} {value} {unit} ({reference})")
        said.append(
            text.format(
                what=quantity_label(one["quantity"]),
                value=_number(one["value"]),
                unit=one["unit"],
                reference=one["reference"],
            )
        )
    for name, unit in kind.compared.items():
        if stated := line.get("compared", {}).get(NUMBERS.get(name, name)):
            values = [stated] if isinstance(stated, str) else stated
            said.append(f"{field_label(name)}: {' – '.join(map(_number, values))} {unit_label(unit)}")
    if line["own_reason"]:
        said.append(_("why: {reason}").format(reason=line["own_reason"]))
    if line["borrow_year"]:
        said.append(_("grid factor of {year}, chosen expressly").format(year=line["borrow_year"]))
    return tuple(said)


def _number(text: str) -> str:
    return format_number(Decimal(text))


def gas_word(code: str) -> str:
    """Return what a gas is called beside its mass."""
    names = {"CO2_BIO": _("biogenic CO2"), "CH4_FOSSIL": _("fossil CH4")}
    return names.get(code, gas(code).code)


def _mass(kilograms: float) -> str:
    if abs(kilograms) >= 1000:
        return f"{tonnes(kilograms / 1000, 3)} {unit_label('tonne')}"
    return f"{format_number(Decimal(repr(round(kilograms, 6))), 3)} kg"


def _factor(one: Mapping[str, Any]) -> str:
    value = _number(one["value"]) if one["value"] else ""
    said = f"{value} {one['unit']}: {one['reference']}"
    return said if one["verified"] else f"{said} ({_('not verified')})"
