"""A line of a facility's report as lines of the city's inventory: its activity, or the masses it reports."""

from collections.abc import Mapping
from decimal import Decimal
from math import isclose
from typing import Any

from xanh.basis.errors import Refusal
from xanh.basis.hashing import plain_decimal
from xanh.documents.inventories.entry import About, read_entry
from xanh.documents.inventories.typed import LONGEST_NAME
from xanh.ghg.city_lines import emissions_of
from xanh.ghg.city_sources import city_source
from xanh.ghg.facilities import source_kind
from xanh.ghg.facilities.content import masses_of
from xanh.ghg.numbers import scale

type Written = dict[str, str]
STATED = "stated"


def lines_from_report(
    line: Mapping[str, Any], facility: str, taken_from: str, about: About
) -> list[tuple[str, Written]]:
    """Return (kind of source, text by field) of what a frozen line of a report puts into the inventory.

    One line with the activity where the inventory computes from it the masses that the report states; otherwise a line
    for each gas with its mass, as the facility computed it (tier 3). Refusal where the inventory takes no such mass.
    """
    activity = _activity(line, facility, taken_from, about)
    if activity and _gives_the_same(line, *activity, about):
        return [activity]
    return [_mass(line, gas, mass, facility, taken_from, about) for gas, mass in masses_of(line).items()]


def _activity(line: Mapping[str, Any], facility: str, taken_from: str, about: About) -> tuple[str, Written] | None:
    kind = source_kind(line["kind"])
    city = city_source(kind.city)
    written = _shared(line, facility, taken_from, about) | {"amount": _typed(line["amount"]), "unit": line["unit"]}
    written |= {name: line["keys"][name] for name in (*city.ask, *city.optional) if name in line["keys"]}
    written |= {f"share_{name}": _typed(value) for name, value in line["shares"].items()}
    for name, (value, unit) in line["quantities"].items():
        asked = {**city.quantities, **city.more}.get(name, unit)
        written[name] = _times(value, scale(unit, asked))
    for own in line["own"]:
        offered = {one["quantity"]: one["unit"] for one in city.own}
        if own["quantity"] not in offered or "own_quantity" in written:
            return None
        written |= {
            "own_quantity": own["quantity"],
            "own_value": _times(own["value"], scale(own["unit"], offered[own["quantity"]])),
            "own_reference": own["reference"],
            "own_reason": line["own_reason"],
        }
    return kind.city, {name: text for name, text in written.items() if text}


def _mass(
    line: Mapping[str, Any], gas: str, mass: float, facility: str, taken_from: str, about: About
) -> tuple[str, Written]:
    if gas not in city_source(STATED).ask["gas"]:
        raise Refusal(
            "{source}: the inventory takes no mass of {gas} as stated. Enter the line by hand.",
            source=line["source"],
            gas=gas,
        )
    written = _shared(line, facility, taken_from, about)
    written["source"] = f"{written['source'][: LONGEST_NAME - len(gas) - 2]}, {gas}"
    written |= {"gas": gas, "amount": _times(repr(mass), 1.0), "unit": "kilogram"}
    return STATED, {name: text for name, text in written.items() if text}


def _shared(line: Mapping[str, Any], facility: str, taken_from: str, about: About) -> Written:
    return {
        "source": f"{facility} {line['source']}"[:LONGEST_NAME],
        "category": line["category"],
        "taken_from": taken_from,
        "facility": facility,
        # A facility of today may lie in a ward that the boundary of the inventory does not know yet.
        "area": line["area"] if line["area"] in about.areas else "",
        "uncertainty_activity": _percent(line["uncertainty_activity"]),
        "uncertainty_factor": _percent(line["uncertainty_factor"]),
        "note": line["note"],
    }


def _gives_the_same(line: Mapping[str, Any], kind: str, written: Written, about: About) -> bool:
    row = read_entry(kind, written, about).row
    if row is None:
        return False
    found = {gas: one.mass for gas, one in emissions_of(row, about.on).items()}
    return all(isclose(mass, found.get(gas) or 0.0, rel_tol=1e-9) for gas, mass in masses_of(line).items())


def _typed(number: str | None) -> str:
    return (number or "").replace(".", ",")


def _times(number: str, factor: float) -> str:
    return _typed(plain_decimal(Decimal(number) * Decimal(repr(factor))))


def _percent(share: str | None) -> str:
    return "" if share is None else _times(share, 100.0)
