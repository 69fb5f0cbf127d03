"""The form of one report on one page."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from xanh.documents.forms.model import CellError
from xanh_web.desk.reporter.access import open_report
from xanh_web.desk.reporter.notice import told
from xanh_web.desk.reporter.sheet import Card, Standing, cards_of, entries_and_writable, standing_of
from xanh_web.desk.reporter.words import PHASES, TONES
from xanh_web.reporting.draft_form import Entry
from xanh_web.reporting.own import OwnReport


@require_safe
def report_form(request: HttpRequest, round_code: str, agency_code: str) -> HttpResponse:
    """Show the form with what is typed, what is missing, and last year beside it."""
    return show_form(request, open_report(request, round_code, agency_code))


def show_form(
    request: HttpRequest,
    report: OwnReport,
    *,
    status: int = 200,
    refusal: str = "",
    refused_files: tuple[int, list[str]] | None = None,
    cell_errors: tuple[CellError, ...] = (),
) -> HttpResponse:
    """Show the form, with what was just refused: the whole request, files of one answer, or cells of a workbook."""
    standing = standing_of(report, timezone.now())
    entries, writable = entries_and_writable(report, standing)
    cards = cards_of(report, entries, writable=writable)
    if refused_files:
        cards = [_with_refused(card, *refused_files) for card in cards]
    if refusal:
        cards = [replace(card, checked=True) for card in cards]
    address = {"round_code": report.round.code, "agency_code": report.own.agency_code}
    context = {
        **summary(entries, standing),
        "title": _("Report {year}: {agency}").format(year=report.round.year, agency=report.agency_name),
        "breadcrumbs": [
            {"text": _("My agency's report"), "url": reverse("my_obligations")},
            {"text": str(report.round.year)},
        ],
        "report": report,
        "address": address,
        "standing": standing,
        "writable": writable,
        "tasks": [card for card in cards if card.entry.obligation.task_id],
        "indicators": [card for card in cards if card.entry.obligation.indicator_id],
        "refusal": refusal,
        "show_all": bool(refusal),
        "cell_errors": cell_errors,
        "notice": told(request),
        "illustrative": report.round.illustrative,
    }
    return render(request, "desk/reporter/report_form.html", context, status=status)


def summary(entries: list[Entry], standing: Standing) -> dict[str, object]:
    """Return how far a report is, for the head of the page: counts, what is missing, its phase in words."""
    tone, icon = TONES[standing.phase]
    return {
        "owed": len(entries),
        "complete": sum(entry.state == "complete" for entry in entries),
        "unready": [entry for entry in entries if entry.errors],
        "phase": PHASES[standing.phase],
        "phase_tone": tone,
        "phase_icon": icon,
    }


def _with_refused(card: Card, obligation: int, sentences: list[str]) -> Card:
    if card.entry.obligation.pk != obligation:
        return card
    return replace(card, refused=sentences)
