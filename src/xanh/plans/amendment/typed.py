"""The fields of an item as people type them in a form, and what they mean; read as the plan document itself is read."""

from collections.abc import Callable
from typing import Any, get_args

from xanh.basis.errors import Refusal
from xanh.plans.amendment.change import field_words
from xanh.plans.amendment.words import value_words
from xanh.plans.funding import read_funding
from xanh.plans.model import TargetKind
from xanh.plans.numbers import parse_number
from xanh.plans.parties import read_parties
from xanh.plans.passage import Passage
from xanh.plans.periods import read_period
from xanh.plans.references import read_references

KINDS: tuple[str, ...] = get_args(TargetKind)
NUMBERS = {"value", "low", "high"}
YEARS = {"horizon", "base_year", "start_year", "end_year"}
LONG = {"title", "text", "notes", "indicator_text", "activities", "leads", "coordinators", "references"}


def typed(field: str, value: Any) -> str:
    """Return a value of a line as one would type it; "" for none.

    >>> typed("activities", ["Trồng cây", "Chăm cây"]), typed("leads", [{"text": "Sở Tài chính", "code": "STC"}])
    ('Trồng cây\\nChăm cây', 'Sở Tài chính')
    """
    if value is None:
        return ""
    if field in _PLAIN:
        return str(value)
    if field == "activities":
        return "\n".join(value)
    if field in ("leads", "coordinators"):
        return "\n".join(part["text"] for part in value)
    if field == "references":
        return "\n".join(" - ".join(filter(None, (part["item"], part["document"]))) for part in value)
    if field == "period":
        return str(value["text"])
    return value_words(field, value)


def read_typed(field: str, text: str) -> Any:
    """Return what is typed as a value of a line, None where nothing is; Refusal where it cannot be read.

    >>> read_typed("value", "12,5"), read_typed("funding", "I và III"), read_typed("period", "2026 - 2030")["end"]
    (12.5, ['I', 'III'], 2030)
    """
    text = text.replace("\r\n", "\n").strip()
    if not text:
        return None
    return _READ[field](text) if field in _READ else " ".join(text.split())


def _passage(text: str) -> Passage:
    return Passage(text, tuple(range(len(text))))


def _number(text: str) -> int | float:
    number = parse_number(text.removeprefix("-").strip())
    if number is None:
        raise Refusal("“{text}” is not a number: write it as in the plan, such as 12,5.", text=text)
    signed = -number if text.startswith("-") else number
    return int(signed) if signed == signed.to_integral_value() else float(signed)


def _year(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) == 4):
        raise Refusal("“{text}” is not a year: write four digits.", text=text)
    return int(text)


def _kind(text: str) -> str:
    if text not in KINDS:
        raise Refusal("“{text}” is not a kind of promise: choose one from the list.", text=text)
    return text


def _lines(text: str) -> list[str]:
    return [" ".join(line.lstrip("-+• ").split()) for line in text.split("\n") if line.strip("-+• ")]


def _parties(text: str) -> list[dict[str, Any]]:
    found = [party for line in _lines(text) for party in read_parties(_passage(line))]
    return [{"text": party.text, "code": party.code, "rule": party.rule} for party in found]


def _period(text: str) -> dict[str, Any] | None:
    period = read_period(_passage(text))
    return {"text": period.text, "start": period.start, "end": period.end} if period else None


def _funding(text: str) -> list[str]:
    codes, more = read_funding(_passage(text))
    if more is not None or not codes:
        raise Refusal(
            "“{text}” names a funding source that is not in the list: write I, II, III or IV under “{field}”.",
            text=text,
            field=field_words()["funding"],
        )
    return codes


def _references(text: str) -> list[dict[str, Any]]:
    found = [one for line in _lines(text) for one in read_references(_passage(line))]
    if not found:
        raise Refusal("“{text}” cites no document: write its number, such as 882/QĐ-TTg.", text=text)
    return [{"document": one.document, "item": one.item} for one in found]


_PLAIN = {"title", "text", "notes", "indicator_text", "unit", "group", "objective", "kind", "priority", "horizon"}
_PLAIN |= YEARS
_READ: dict[str, Callable[[str], Any]] = {
    **dict.fromkeys(NUMBERS, _number),
    **dict.fromkeys(YEARS, _year),
    "kind": _kind,
    "general": lambda text: True if text == "yes" else None,
    "activities": _lines,
    "leads": _parties,
    "coordinators": _parties,
    "period": _period,
    "funding": _funding,
    "references": _references,
}
