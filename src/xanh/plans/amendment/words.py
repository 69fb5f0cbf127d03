"""The values of amendment lines in the reader's words: what stands on pages and in the annex."""

from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import Any

from xanh.basis.language import gettext as _
from xanh.basis.number import format_number
from xanh.basis.unit_label import unit_label

_YEARS = {"horizon", "base_year", "start_year", "end_year"}


def value_words(field: str, value: Any) -> str:
    """Return a value as plain text, lists line by line; "" where there is none."""
    if value is None or value == "" or value == []:
        return ""
    if field in _YEARS:
        return str(value)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, int | float | Decimal):
        return _number(value)
    if field in _SAID:
        return _SAID[field](value)
    if isinstance(value, list):
        return "\n".join(f"- {value_words('', part)}" for part in value)
    return str(value.get("text", "")) if isinstance(value, dict) else str(value)


def kind_words() -> dict[str, str]:
    """Return the kinds of promise in words."""
    return {
        "at_least": _("not less than"),
        "more_than": _("greater than"),
        "at_most": _("not more than"),
        "less_than": _("smaller than"),
        "exactly": _("equal to"),
        "range": _("between two values"),
        "change_from_base": _("change against a base year"),
        "mean_annual_change": _("mean change a year"),
        "milestone": _("to be done, without a number"),
    }


def _number(value: float | Decimal) -> str:
    try:
        return format_number(Decimal(str(value)))
    except (InvalidOperation, ValueError):
        return str(value)


def _parties(value: Any) -> str:
    return "; ".join(part.get("text", "") for part in value if isinstance(part, dict))


def _references(value: Any) -> str:
    parts = [part for part in value if isinstance(part, dict)]
    return "; ".join(" - ".join(filter(None, (part.get("item"), part.get("document")))) for part in parts)


_SAID: dict[str, Callable[[Any], str]] = {
    "kind": lambda value: kind_words().get(value, str(value)),
    "unit": lambda value: unit_label(str(value)) or str(value),
    "priority": lambda value: _("high") if value == "high" else str(value),
    "funding": lambda value: ", ".join(map(str, value)),
    "leads": _parties,
    "coordinators": _parties,
    "references": _references,
}
