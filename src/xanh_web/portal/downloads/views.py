"""The addresses under which figures are taken away; each is beside the page that shows the same."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.text import capfirst, format_lazy
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from xanh.documents.tables import OpenTable
from xanh.documents.tables.model import Cell, Column
from xanh_web.base.known_at import KnownAt, known_at_of_file
from xanh_web.ledger.models import Observation
from xanh_web.plans.querysets import edition_on
from xanh_web.portal.downloads.about import about_in_every_language
from xanh_web.portal.downloads.answer import check_format, download, file_name
from xanh_web.portal.downloads.board import board_columns, board_lines
from xanh_web.portal.downloads.figures import figure_columns, figure_rows
from xanh_web.portal.downloads.tasks import task_columns, task_lines
from xanh_web.portal.indicators import find_indicator, rows_of
from xanh_web.portal.views.board import chosen_rows
from xanh_web.portal.views.targets import find_target
from xanh_web.reporting.judgements import judge_targets, targets_of

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@require_safe
def targets_figures(request: HttpRequest, form: str) -> HttpResponse:
    """Give the values behind all targets, as the page of targets judges them."""
    check_format(form)
    when = known_at_of_file(request)
    edition = edition_on(when.day)
    if edition is None:
        raise Http404(_("No plan was in force on that day, so there are no figures of it."))
    judged = judge_targets(targets_of(edition), edition.plan.area_code, when.at, when.day)
    rows = {row.pk: row for item in judged for row in item.rows}
    names = {item.target.indicator.code: item.target.indicator.name for item in judged}
    return _figures(
        request, form, when, "targets", gettext_lazy("Targets"), reverse("targets"), list(rows.values()), names
    )


@require_safe
def target_figures(request: HttpRequest, code: str, form: str) -> HttpResponse:
    """Give the values of one target."""
    check_format(form)
    when = known_at_of_file(request)
    found, _others = find_target(code, when)
    (judged,) = judge_targets([found], found.objective.edition.plan.area_code, when.at, when.day)
    names = {found.indicator.code: found.indicator.name}
    page = reverse("target", args=[found.code])
    name = file_name("target", found.code)
    return _figures(request, form, when, name, capfirst(found.text), page, judged.rows, names)


@require_safe
def indicator_figures(request: HttpRequest, code: str, form: str) -> HttpResponse:
    """Give every value of an indicator, of all areas and periods."""
    check_format(form)
    when = known_at_of_file(request)
    found = find_indicator(code)
    page = reverse("indicator", args=[found.code])
    name = file_name("indicator", found.code)
    names = {found.code: found.name}
    return _figures(request, form, when, name, capfirst(found.name), page, list(rows_of(found, when)), names)


@require_safe
def tasks_figures(request: HttpRequest, form: str) -> HttpResponse:
    """Give the tasks with what the newest round said of them."""
    check_format(form)
    when = known_at_of_file(request)
    lines, round_ = task_lines(request, when)
    illustrative = bool(round_ and round_.illustrative)
    what = request, gettext_lazy("Tasks"), reverse("tasks") + when.query, when.at
    return _file(form, "tasks", task_columns(), lines, what, illustrative=illustrative)


@require_safe
def board_figures(request: HttpRequest, form: str) -> HttpResponse:
    """Give the agencies of a round with the state of their reports."""
    check_format(form)
    when = known_at_of_file(request)
    shown = chosen_rows(request, when)
    if shown.round is None:
        raise Http404(_("No round has been opened yet, so there is nothing to take away."))
    title = format_lazy(gettext_lazy("Reporting round {year}"), year=shown.round.year)
    name, lines = file_name("board", str(shown.round.year)), board_lines(shown.rows)
    what = request, title, reverse("board"), when.at
    return _file(form, name, board_columns(), lines, what, illustrative=shown.round.illustrative)


def _figures(
    request: HttpRequest,
    form: str,
    when: KnownAt,
    name: str,
    title: "str | _StrPromise",
    page: str,
    rows: Sequence[Observation],
    names: dict[str, str],
) -> HttpResponse:
    illustrative = any(row.illustrative for row in rows)
    lines = figure_rows(request, rows, names)
    return _file(
        form, name, figure_columns(), lines, (request, title, page, when.at), illustrative=illustrative, rows=rows
    )


def _file(
    form: str,
    name: str,
    columns: tuple[Column, ...],
    lines: tuple[tuple[Cell, ...], ...],
    what: "tuple[HttpRequest, str | _StrPromise, str, datetime]",
    *,
    illustrative: bool,
    rows: Sequence[Observation] = (),
) -> HttpResponse:
    """Answer with the table; `what` is the request, the title, the page beside it and the moment."""
    told = about_in_every_language(*what, illustrative=illustrative, rows=rows)
    own = told[(get_language() or "vi")[:2]]
    return download(what[0], OpenTable(name, str(what[1]), columns, lines, own, told), form)
