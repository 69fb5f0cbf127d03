"""The lines of a proposal as a page shows them: item by item, old beside new, the changed words marked."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from xanh.plans.amendment import Change
from xanh.plans.amendment.change import field_words, section_words
from xanh.plans.amendment.marking import Piece, marked
from xanh.plans.amendment.words import value_words
from xanh_web.amendments.lines import change_of
from xanh_web.amendments.models import Proposal, ProposedChange
from xanh_web.amendments.papers import names_of


@dataclass(frozen=True)
class ShownLine:
    """One field: its name, what it said and what it is to say, in pieces."""

    position: int
    field: str
    old: list[Piece]
    new: list[Piece]


@dataclass(frozen=True)
class ShownItem:
    """One item the proposal touches: its name, what becomes of it, its lines, the reasons given, its address."""

    heading: str
    name: str
    kind: str
    lines: list[ShownLine]
    reasons: list[str]
    url: str
    positions: list[int]


def shown_items(proposal: Proposal) -> list[ShownItem]:
    """Return the items in the order in which they were written."""
    names = names_of(proposal)
    by_item: dict[tuple[str, str], list[ProposedChange]] = {}
    for line in proposal.lines.all():
        by_item.setdefault((line.section, line.key), []).append(line)
    return [_item(proposal, lines, names.get(key, "")) for key, lines in by_item.items()]


def _item(proposal: Proposal, lines: list[ProposedChange], name: str) -> ShownItem:
    first = lines[0]
    changes = [change_of(line) for line in lines]
    return ShownItem(
        heading=section_words()[changes[0].section].format(key=first.key),
        name=name,
        kind=first.kind,
        lines=[shown for line, change in zip(lines, changes, strict=True) for shown in _lines(line.position, change)],
        reasons=list(dict.fromkeys(line.reason.strip() for line in lines if line.reason.strip())),
        url=reverse("amendment_item", args=[proposal.pk, first.section, first.key]),
        positions=[line.position for line in lines],
    )


def _lines(position: int, change: Change) -> Iterable[ShownLine]:
    words = field_words()
    if change.kind == "change":
        field = change.field or ""
        yield ShownLine(position, words[field], *marked(value_words(field, change.old), value_words(field, change.new)))
        return
    content = change.new if change.kind == "add" else change.old
    for field, value in (content or {}).items():
        text = value_words(field, value)
        if text:
            whole = [Piece(text, changed=True)]
            yield ShownLine(position, words.get(field, field), *(([], whole) if change.kind == "add" else (whole, [])))
