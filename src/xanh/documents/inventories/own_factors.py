"""A factor of one's own in a line: made, and compared with the one it takes the place of."""

from collections.abc import Mapping
from datetime import date

from xanh.basis.errors import Refusal
from xanh.basis.language import gettext
from xanh.documents.inventories import typed
from xanh.ghg.city_sources import CitySource, source_word
from xanh.ghg.factors import Factor, factor_for
from xanh.ghg.lines import Line
from xanh.ghg.plausibility import power_of_ten, significant

FIELDS = ("own_quantity", "own_value", "own_reference")


def own_factor(
    kind: CitySource, texts: Mapping[str, str], line: Line, on: date, errors: dict[str, str], doubts: dict[str, str]
) -> tuple[Factor, ...]:
    """Return the factor a line brings, or none; `errors` and `doubts` take the sentences by field.

    Outside the range of the usual factor (or beyond a third and three times it, where it has no range) it needs a
    reason, and then is a doubt. Source: 2006 IPCC Guidelines, Volume 1, Chapter 6.
    """
    if not kind.own or not any(texts.get(name) for name in FIELDS):
        return ()
    empty = gettext("“{name}” is empty: fill it in.")
    missing = [name for name in FIELDS if not texts.get(name)]
    for name in missing:
        errors[name] = empty.format(name=source_word(name))
    if missing:
        return ()
    offered = {one["quantity"]: one for one in kind.own}
    try:
        quantity = typed.choice_in(texts["own_quantity"], tuple(offered))
    except Refusal as refusal:
        errors["own_quantity"] = str(refusal)
        return ()
    try:
        value = float(typed.factor_in(texts["own_value"]))
    except Refusal as refusal:
        errors["own_value"] = str(refusal)
        return ()
    asked = offered[quantity]
    usual = _usual(quantity, asked.get("gas", ""), line, on)
    keys = {"gas": usual.keys.get("gas", (asked["gas"],)) if usual else (asked["gas"],)} if "gas" in asked else {}
    code = f"{line.code}:{quantity}"
    reference = texts["own_reference"]
    made = Factor(code, quantity, value, asked["unit"], "facility", reference, keys, verified=True)
    if usual and (doubt := _doubt(made, usual)):
        (doubts if texts.get("own_reason") else errors)["own_value"] = doubt
    return (made,)


def _usual(quantity: str, gas: str, line: Line, on: date) -> Factor | None:
    try:
        keys = {**line.keys, **({"gas": gas} if gas else {})}
        return factor_for(quantity, year=line.year, on=on, region="VN", facility=(), borrow_year=None, **keys).factor
    except Refusal:  # nothing to compare with
        return None


def _doubt(own: Factor, usual: Factor) -> str:
    if usual.value is None or own.value is None:
        return ""
    value = own.value_in(usual.unit)
    low = usual.low if usual.low is not None else usual.value / 3
    high = usual.high if usual.high is not None else usual.value * 3
    if low <= value <= high:
        return ""
    text = gettext("{value} {unit} lies outside {low} to {high} ({reference}): correct the factor, or give the reason.")
    bounds = {
        "value": significant(value, 6),
        "unit": usual.unit,
        "low": significant(low, 6),
        "high": significant(high, 6),
    }
    said = text.format(**bounds, reference=usual.reference)
    if power := power_of_ten(value, usual.value):
        said += " " + gettext("That is about 10^{power} times the usual factor: see to the unit.").format(power=power)
    return said
