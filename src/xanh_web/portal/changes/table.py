"""The difference between two days as a table to take away."""

from collections.abc import Mapping, Sequence

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from xanh.documents.tables.model import Cell, Column
from xanh_web.agencies.place_names import PlaceNames
from xanh_web.ledger.models import Observation
from xanh_web.reporting.difference import ChangedFigure


def change_columns() -> tuple[Column, ...]:
    """Return the columns of `change_lines`, in the reader's language."""
    return (
        Column("indicator", _("Indicator code"), _("the code of what is measured")),
        Column("indicator_name", _("Statistical indicator"), _("what is measured")),
        Column("area", _("Area code"), _("the code of the administrative unit")),
        Column("area_name", _("Area"), _("its name at the end of the period")),
        Column("period", _("Period"), _("a year, or a part of one, such as 2026-Q3")),
        Column("dimensions", _("Dimensions"), _("what else the figure is divided by; empty for the whole")),
        Column("change", _("Change code"), _("added, revised, filled, withdrawn or restated")),
        Column("change_words", _("Change"), _("the change in words")),
        Column("old_value", _("Before"), _("the value on the first day; empty where there was none")),
        Column("old_missing", _("Missing before"), _("the code of the reason why there was no value")),
        Column("value", _("From then on"), _("the value on the second day; empty where there is none")),
        Column("missing", _("Missing"), _("the code of the reason why there is no value")),
        Column("difference", _("Difference"), _("the second value less the first, in the unit")),
        Column("unit", _("Unit"), _("the code of the unit, such as tonne_co2e")),
        Column("old_unit", _("Unit before"), _("the code of the unit on the first day")),
        Column("status", _("How final"), _("estimated, actual or official")),
        Column("illustrative", _("Illustrative"), _("true where the figure only shows how the system works")),
        Column("office", _("By which office"), _("who recorded it")),
        Column("reason", _("Reason"), _("what the change rests on")),
        Column("recorded_at", _("Recorded at"), _("when it entered the ledger")),
        Column("address", _("Address"), _("the page that walks the figure back to its source")),
    )


def change_lines(
    request: HttpRequest, rows: Sequence[ChangedFigure], names: Mapping[str, str], words: Mapping[str, Promise]
) -> tuple[tuple[Cell, ...], ...]:
    """Return a line for each changed figure; `names` of the indicators by code, `words` for the kinds of change."""
    places = PlaceNames(row.new.area_code for row in rows)
    return tuple(_line(request, row, names, places, words) for row in rows)


def _line(
    request: HttpRequest,
    row: ChangedFigure,
    names: Mapping[str, str],
    places: PlaceNames,
    words: Mapping[str, Promise],
) -> tuple[Cell, ...]:
    old, new = row.old, row.new
    return (
        new.indicator,
        capfirst(names.get(new.indicator, new.indicator)),
        new.area_code,
        places.of(new.area_code, new.period),
        new.period,
        "; ".join(f"{name}={code}" for name, code in sorted(new.dimensions.items())) or None,
        row.change,
        str(words[row.change]),
        _value(old),
        old.missing or None if old else None,
        _value(new),
        new.missing or None,
        row.difference.normalize() if row.difference is not None else None,
        new.unit,
        old.unit if old else None,
        new.status,
        new.illustrative,
        row.office,
        row.why or None,
        timezone.localtime(new.recorded_at),
        request.build_absolute_uri(reverse("observation", args=[new.pk])),
    )


def _value(row: Observation | None) -> Cell:
    return row.value.normalize() if row is not None and row.value is not None else None
