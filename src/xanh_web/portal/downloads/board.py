"""The reporting board as a table to take away."""

from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import gettext as _

from xanh.documents.tables.model import Cell, Column
from xanh_web.portal.views.board import STATES, TIMELINESS
from xanh_web.reporting.standing import Standing


def board_columns() -> tuple[Column, ...]:
    """Return the columns of `board_lines`, in the reader's language."""
    return (
        Column("agency", _("Agency code"), _("the code of the agency that owes the report")),
        Column("agency_name", _("Agency"), _("its name when the round was opened")),
        Column("agency_now", _("Today's agency"), _("who answers for it now; empty where that has to be chosen")),
        Column("owed", _("Items owed"), _("how many tasks and indicators it has to report on"), "whole"),
        Column("state", _("State of the report"), _("in a word")),
        Column("timeliness", _("In time or late"), _("in a word")),
        Column("deadline", _("Deadline"), _("the first instant that is late"), "instant"),
        Column("first_sent", _("First sent"), _("when the first report arrived"), "instant"),
        Column("receipt", _("Receipt"), _("the receipt of the newest report")),
    )


def board_lines(rows: Iterable[Standing]) -> tuple[tuple[Cell, ...], ...]:
    """Return a line for each agency."""
    return tuple(
        (
            row.agency_code,
            row.agency_name,
            row.agency_now or None,
            row.owed,
            str(STATES.get(row.state, TIMELINESS.get(row.state, row.state))),
            str(TIMELINESS.get(row.timeliness, row.timeliness)),
            timezone.localtime(row.deadline),
            timezone.localtime(row.first_sent) if row.first_sent else None,
            row.latest.receipt if row.latest else None,
        )
        for row in rows
    )
