"""Rows of the ledger as a table to take away: nothing of a figure is left behind."""

from collections.abc import Sequence

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from xanh.documents.tables.model import Cell, Column
from xanh_web.agencies.place_names import PlaceNames
from xanh_web.ledger.models import Observation
from xanh_web.portal.words import VALUE_STATUSES, source_words
from xanh_web.reporting.law_words import law_word


def figure_columns() -> tuple[Column, ...]:
    """Return the columns of `figure_rows`, in the reader's language."""
    return (
        Column("indicator", _("Indicator code"), _("the code of what is measured")),
        Column("indicator_name", _("Statistical indicator"), _("what is measured")),
        Column("area", _("Area code"), _("the code of the administrative unit")),
        Column("area_name", _("Area"), _("its name at the end of the period")),
        Column("period", _("Period"), _("a year, or a part of one, such as 2026-Q3")),
        Column("value", _("Value"), _("a number in the unit; empty where it is missing"), "decimal"),
        Column("unit", _("Unit"), _("the code of the unit, such as tonne_co2e")),
        Column("status", _("How final"), _("estimated, actual or official")),
        Column("missing", _("Missing"), _("the code of the reason why there is no value")),
        Column("missing_reason", _("Reason"), _("the reason in words")),
        Column("illustrative", _("Illustrative"), _("true where the figure only shows how the system works"), "truth"),
        Column("source", _("Source"), _("what the figure comes from")),
        Column("recorded_at", _("Recorded at"), _("when it entered the ledger"), "instant"),
        Column("address", _("Address"), _("the page that walks the figure back to its source")),
    )


def figure_rows(
    request: HttpRequest, rows: Sequence[Observation], names: dict[str, str]
) -> tuple[tuple[Cell, ...], ...]:
    """Return a line for each row of the ledger; `names` are the names of the indicators by code."""
    places = PlaceNames(row.area_code for row in rows)
    return tuple(_line(request, row, names, places) for row in rows)


def _line(request: HttpRequest, row: Observation, names: dict[str, str], places: PlaceNames) -> tuple[Cell, ...]:
    reason = law_word("missing_reasons", row.missing) if row.missing else None
    final = str(VALUE_STATUSES.get(row.status, row.status)) if row.value is not None else None
    return (
        row.indicator,
        capfirst(names.get(row.indicator, row.indicator)),
        row.area_code,
        places.of(row.area_code, row.period),
        row.period,
        row.value.normalize() if row.value is not None else None,
        row.unit,
        final,
        row.missing or None,
        reason,
        row.illustrative,
        source_words(row.source),
        timezone.localtime(row.recorded_at),
        request.build_absolute_uri(reverse("observation", args=[row.pk])),
    )
