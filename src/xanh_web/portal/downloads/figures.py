"""Rows of the ledger as a table to take away: nothing of a figure is left behind."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from xanh.documents.tables.model import Cell, Column
from xanh_web.agencies.place_names import PlaceNames
from xanh_web.ledger.models import Observation
from xanh_web.portal.downloads.site import Site
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


class FigureCell(NamedTuple):
    """A cell of a line: the columns of the ledger that it is made of, and what it says of them."""

    made_of: tuple[str, ...]
    say: Callable[..., Cell]


def figure_cells(site: Site, names: Mapping[str, str], places: PlaceNames) -> tuple[FigureCell, ...]:
    """Return the cells under `figure_columns`; `names` are the names of the indicators by code."""
    return (
        FigureCell(("indicator",), str),
        FigureCell(("indicator",), lambda code: capfirst(names.get(code, code))),
        FigureCell(("area_code",), str),
        FigureCell(("area_code", "period"), places.of),
        FigureCell(("period",), str),
        FigureCell(("value",), lambda value: value.normalize() if value is not None else None),
        FigureCell(("unit",), str),
        FigureCell(("status", "missing"), _final),
        FigureCell(("missing",), lambda code: code or None),
        FigureCell(("missing",), lambda code: law_word("missing_reasons", code) if code else None),
        FigureCell(("illustrative",), bool),
        FigureCell(("source",), source_words),
        FigureCell(("recorded_at",), timezone.localtime),
        FigureCell(("id",), lambda key: site.build_absolute_uri(reverse("observation", args=[key]))),
    )


def _final(status: str, missing: str) -> str | None:
    """Return how final a value is; of none it is not said."""
    return None if missing else str(VALUE_STATUSES.get(status, status))


def figure_rows(site: Site, rows: Sequence[Observation], names: Mapping[str, str]) -> tuple[tuple[Cell, ...], ...]:
    """Return a line for each row of the ledger; `names` are the names of the indicators by code."""
    cells = figure_cells(site, names, PlaceNames(row.area_code for row in rows))
    return tuple(tuple(say(*(getattr(row, name) for name in made_of)) for made_of, say in cells) for row in rows)
