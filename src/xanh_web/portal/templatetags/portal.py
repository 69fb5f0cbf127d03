"""Words and numbers in templates, in the reader's language."""

from collections.abc import Iterable
from decimal import Decimal

from django import template
from django.template import Context
from django.utils.translation import gettext as _

from xanh.basis.number import format_number
from xanh.basis.unit_label import unit_label
from xanh.catalogue.decimals import shown_decimals
from xanh.targets.amounts import change_text
from xanh_web.ledger.models import Observation
from xanh_web.plans.models import TaskParty
from xanh_web.portal import words
from xanh_web.portal.intervals import IntervalWords
from xanh_web.reporting.difference import ChangedFigure
from xanh_web.reporting.law_words import law_word as word_of_law
from xanh_web.reporting.words import amount as amount_words

register = template.Library()


@register.filter
def number(value: Decimal | int) -> str:
    """Return a number as the reader writes it."""
    return format_number(value)


@register.filter
def law_word(code: str, codes: str) -> str:
    """Return the word for a code of a code list: `status|law_word:"task_statuses"`."""
    return word_of_law(codes, code)


@register.filter
def reason(code: str) -> str:
    """Return why there is no value, as it stands after a colon."""
    word = word_of_law("missing_reasons", code)
    return word[:1].lower() + word[1:]


@register.filter
def value_status(code: str) -> str:
    """Return how final a value is, in a word."""
    return str(words.VALUE_STATUSES.get(code, code))


@register.filter
def in_role(parties: Iterable[TaskParty], role: str) -> list[TaskParty]:
    """Return the parties of a task in one role, "lead" or "coordinator"."""
    return [party for party in parties if party.role == role]


@register.simple_tag
def amount(row: Observation, kind: str = "") -> str:
    """Return the value and unit of a ledger row that has a value, with the decimals of its indicator."""
    number = row.value or Decimal(0)
    return amount_words(number, row.unit, kind, shown_decimals(row.indicator, number))


@register.simple_tag
def exact(row: Observation) -> str:
    """Return the value and unit of a ledger row that has a value, with all its digits."""
    return amount_words(row.value or Decimal(0), row.unit)


@register.inclusion_tag("portal/_value.html", takes_context=True)
def value(context: Context, row: Observation | None, kind: str = "") -> dict[str, object]:
    """Show a ledger row: value and unit, linked to its lineage as known `when`; a missing one by its reason."""
    shown = amount(row, kind) if row and row.value is not None else ""
    return {"row": row, "when": context.get("when"), "shown": shown}


@register.inclusion_tag("portal/_value.html")
def exact_value(row: Observation | None, kind: str = "") -> dict[str, object]:
    """Show a ledger row like `value`, with all its digits: small revisions are seen in them."""
    known = row.value if row else None
    return {"row": row, "shown": amount_words(known, row.unit, kind) if row and known is not None else ""}


@register.simple_tag
def interval(known: IntervalWords, row: Observation) -> str:
    """Return the interval of a ledger row in words, “–” where nothing is said of how sure it is."""
    return known.of.get(row.pk, "–")


@register.simple_tag
def by_how_much(row: ChangedFigure) -> str:
    """Return by how much a figure changed, in its unit and in per cent of what it was."""
    text = change_text(row.difference or Decimal(0), row.new.unit, rate=False, decimals=6)
    if not row.difference or row.per_cent is None or unit_label(row.new.unit) == "%":
        return text
    return f"{text} ({format_number(row.per_cent, 1)}%)"


@register.filter
def due(text: str) -> str:
    """Return the day before which a duty is due: "--11-20" is every year, an ISO date that one day."""
    if text.startswith("--"):
        return _("every year, before {day}/{month}").format(day=text[5:7], month=text[2:4])
    return _("before {day}/{month}/{year}").format(day=text[8:10], month=text[5:7], year=text[:4])
