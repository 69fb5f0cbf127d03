"""The draft of a facility's report: its texts, its lines with what is wrong at their fields, sending it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from xanh.basis.errors import Refusal
from xanh.basis.unit_label import unit_label
from xanh.documents.facilities.words import circular_label, field_label
from xanh.documents.forms.model import CellError
from xanh.ghg.facilities import line_content, report_form, source_kinds
from xanh_web.desk.coordinator.signed_in import person_of
from xanh_web.desk.facilities.access import facility_of, report_of, way_in
from xanh_web.desk.facilities.shown import total_rows
from xanh_web.desk.facilities.views.register import show_facility
from xanh_web.emissions.actions import open_facility_report, submit_facility_report, write_facility_texts
from xanh_web.emissions.facility_draft import GWP_SETS, DraftLine, due_for, entries_of, missing_texts
from xanh_web.emissions.models import FacilityReport


@require_POST
def facility_open(request: HttpRequest, code: str) -> HttpResponse:
    """Open the report of the year sent, or the one there is."""
    one = facility_of(request, code)
    year = request.POST.get("year", "")
    try:
        if not (year.isascii() and year.isdigit() and len(year) == 4):
            raise Refusal("Choose the year in which the report is due.")
        report = open_facility_report(facility=one, due_year=int(year), by=person_of(request), at=timezone.now())
    except Refusal as refused:
        return show_facility(request, one, refusal=str(refused), status=422)
    return redirect("facility_report", report.pk)


@require_safe
def facility_report(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the draft."""
    return show_report(request, report_of(request, pk))


@require_POST
def facility_texts(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep the written items of the form."""
    report = report_of(request, pk)
    items = report_form(timezone.localdate()).texts
    texts = {item.code: request.POST[item.code] for item in items if item.code in request.POST}
    gwp = request.POST.get("gwp", "")
    try:
        write_facility_texts(report=report, texts=texts, gwp=gwp, by=person_of(request), at=timezone.now())
    except Refusal as refused:
        # What was typed stays in its fields.
        report.texts = {**report.texts, **texts}
        return show_report(request, report, refusal=str(refused), status=422)
    return redirect(reverse("facility_report", args=[pk]) + "?done=texts")


@require_POST
def facility_submit(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the report; a later sending is a supplementary report with its reason."""
    report = report_of(request, pk)
    reason = request.POST.get("reason", "")
    try:
        version, new = submit_facility_report(report=report, by=person_of(request), at=timezone.now(), reason=reason)
    except Refusal as refused:
        return show_report(request, report, refusal=str(refused), reason=reason, status=422)
    return redirect(reverse("facility_version", args=[version.pk]) + ("?done=sent" if new else "?done=same"))


def show_report(
    request: HttpRequest,
    report: FacilityReport,
    *,
    refusal: str = "",
    reason: str = "",
    cell_errors: tuple[CellError, ...] = (),
    status: int = 200,
) -> HttpResponse:
    """Return the page of the draft; `cell_errors` are those of a workbook that was not taken."""
    today, facility = timezone.localdate(), report.facility
    lines, form = entries_of(report, today), report_form(today)
    versions = list(report.versions.defer("content").order_by("-number"))
    frozen = [line_content(line.entry.row, today) for line in lines if line.entry.row]
    wrong = [place for place, line in enumerate(lines, start=1) if line.entry.row is None]
    context = {
        "title": _("Inventory report of {facility}, due in {year}").format(
            facility=facility.name, year=report.due_year
        ),
        "breadcrumbs": [
            {"text": _("Facilities"), "url": way_in(request)},
            {"text": facility.code, "url": reverse("facility", args=[facility.code])},
            {"text": str(report.due_year)},
        ],
        "report": report,
        "due": due_for(report),
        "form": form,
        "parts": [
            (number, title, [(item, report.texts.get(item.code, "")) for item in items])
            for number, title, items in form.parts
        ],
        "lines": [_shown(line) for line in lines],
        "kinds": [(kind.code, kind.name, circular_label(kind.circular)) for kind in source_kinds().values()],
        "totals": total_rows(frozen, report.gwp),
        "gwp_sets": GWP_SETS,
        "wrong": wrong,
        "missing": missing_texts(report, today),
        "versions": versions,
        "reason": reason,
        "cell_errors": cell_errors,
        "refusal": refusal,
        "done": {
            "texts": _("The texts are saved."),
            "line": _("The line is saved."),
            "removed": _("The line was taken out."),
            "taken": _("The workbook was taken into the report."),
        }.get(request.GET.get("done", "")),
        "illustrative": report.illustrative,
    }
    return render(request, "desk/facilities/report.html", context, status=status)


def _shown(line: DraftLine) -> dict[str, object]:
    entry, written = line.entry, line.line.written
    kinds = source_kinds()
    return {
        "pk": line.line.pk,
        "kind": kinds[entry.kind].name if entry.kind in kinds else entry.kind,
        "source": written.get("source") or _("no name yet"),
        "year": written.get("year", ""),
        "amount": f"{written.get('amount', '')} {unit_label(written.get('unit', ''))}".strip(),
        "evidence": line.line.evidence,
        "right": entry.row is not None,
        "errors": [(field_label(name), said) for name, said in entry.errors.items()],
        "doubts": [(field_label(name), said) for name, said in entry.doubts.items()],
    }
