"""One line of a report: its kind, its fields with what is wrong at each, its evidence."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from xanh.basis.errors import Refusal
from xanh.basis.unit_label import unit_label
from xanh.documents.facilities import Entry, fields_of, read_entry
from xanh.documents.facilities.words import choice_label, circular_label, field_label, quantity_label
from xanh.ghg.categories import category
from xanh.ghg.city_compared import NUMBERS
from xanh.ghg.facilities import source_kind, source_kinds
from xanh.ghg.facilities.law import SourceKind
from xanh_web.desk.coordinator.signed_in import person_of
from xanh_web.desk.facilities.access import line_of, report_of, way_in
from xanh_web.desk.facilities.views.report import show_report
from xanh_web.emissions.actions import attach_facility_evidence, remove_facility_line, write_facility_line
from xanh_web.emissions.facility_draft import about, entries_of
from xanh_web.emissions.models import FacilityLine, FacilityReport
from xanh_web.reporting.evidence_check import check_evidence, check_size, clean_name
from xanh_web.reporting.virus_scan import scan

TEXT, CHOICE, NUMBER, LONG = "text", "choice", "number", "long"
_NUMBERS = ("amount", "own_value", "uncertainty_activity", "uncertainty_factor", "borrow_year", *NUMBERS)


@dataclass(frozen=True)
class LineField:
    """A field of the page: what is typed, what may be chosen, what is wrong or doubtful."""

    name: str
    label: str
    kind: str
    text: str
    choices: tuple[tuple[str, str], ...]
    hint: str
    error: str
    doubt: str
    needed: bool


@require_http_methods(["GET", "HEAD", "POST"])
def facility_line_new(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for a line of the kind in `?kind=`; without one, for the kind. A POST keeps the line, right or wrong."""
    report = report_of(request, pk)
    code = (request.POST if request.method == "POST" else request.GET).get("kind", "")
    if code not in source_kinds():
        return _ask_kind(request, report)
    return _edit(request, report, source_kind(code), None)


@require_http_methods(["GET", "HEAD", "POST"])
def facility_line(request: HttpRequest, pk: int, line: int) -> HttpResponse:
    """Show a line with what is wrong of it; a POST keeps it as typed."""
    report = report_of(request, pk)
    kept = line_of(report, line)
    return _edit(request, report, source_kind(kept.kind), kept)


@require_POST
def facility_line_remove(request: HttpRequest, pk: int, line: int) -> HttpResponse:
    """Take a line out of the draft."""
    report = report_of(request, pk)
    remove_facility_line(report=report, line=line_of(report, line), by=person_of(request), at=timezone.now())
    return redirect(reverse("facility_report", args=[pk]) + "?done=removed")


@require_POST
def facility_evidence(request: HttpRequest, pk: int, line: int) -> HttpResponse:
    """Attach the file sent to a line; one that is not taken is named with the reason."""
    report = report_of(request, pk)
    kept, file = line_of(report, line), request.FILES.get("file")
    try:
        if file is None:
            raise Refusal("No file was chosen: choose one, then attach it.")
        name = clean_name(file.name or "")
        check_size(name, file.size or 0)  # before it is read into memory
        content = bytes(file.read())
        check_evidence(name, content)
        scan(name, content)
        said = {"name": name, "content": content}
        attach_facility_evidence(report=report, line=kept, by=person_of(request), at=timezone.now(), **said)  # type: ignore[arg-type]
    except Refusal as refused:
        return show_report(request, report, refusal=str(refused), status=422)
    return redirect("facility_line", pk, line)


def _ask_kind(request: HttpRequest, report: FacilityReport) -> HttpResponse:
    kinds = [(kind.code, kind.name, circular_label(kind.circular)) for kind in source_kinds().values()]
    context = {
        "title": _("Add a source"),
        "breadcrumbs": _crumbs(request, report, _("new")),
        "report": report,
        "kinds": kinds,
    }
    return render(request, "desk/facilities/line_kind.html", context)


def _edit(request: HttpRequest, report: FacilityReport, kind: SourceKind, kept: FacilityLine | None) -> HttpResponse:
    refusal, status = "", 200
    written: Mapping[str, str] = kept.written if kept else {}
    if request.method == "POST":
        written = {name: request.POST.get(name, "").strip() for name in fields_of(kind)}
        try:
            saved = write_facility_line(
                report=report, kind=kind.code, written=written, line=kept, by=person_of(request), at=timezone.now()
            )
        except Refusal as refused:
            refusal, status = str(refused), 422
        else:
            if "again" not in request.POST and _entry(report, kind, written, saved).row:
                return redirect(reverse("facility_report", args=[report.pk]) + "?done=line")
            # Kept all the same: what is wrong is said at its field, and nothing has to be typed twice.
            return redirect("facility_line", report.pk, saved.pk)
    entry = _entry(report, kind, written, kept) if kept else Entry(kind.code, written)
    context = {
        "title": kind.name,
        "breadcrumbs": _crumbs(request, report, written.get("source") or _("new")),
        "report": report,
        "line": kept,
        "kind": kind,
        "circular": circular_label(kind.circular),
        "fields": [_field(kind, name, written, entry, report) for name in _asked(kind)],
        "wrong": bool(entry.errors),
        "elsewhere": [said for name, said in entry.errors.items() if name not in fields_of(kind)],
        "refusal": refusal,
        "illustrative": report.illustrative,
    }
    return render(request, "desk/facilities/line.html", context, status=status)


def _entry(report: FacilityReport, kind: SourceKind, written: Mapping[str, str], kept: FacilityLine | None) -> Entry:
    today = timezone.localdate()
    if kept:
        for line in entries_of(report, today):
            if line.line.pk == kept.pk:
                return line.entry
    return read_entry(kind.code, written, about(report, today))


def _asked(kind: SourceKind) -> list[str]:
    return [name for name in fields_of(kind) if name != "category" or len(kind.categories) > 1]


def _field(kind: SourceKind, name: str, written: Mapping[str, str], entry: Entry, report: FacilityReport) -> LineField:
    choices = _choices(kind, name, report)
    numeric = name in _NUMBERS or name in kind.quantities or name in kind.shares
    shape = CHOICE if choices else NUMBER if numeric else LONG if name in ("note", "own_reason") else TEXT
    per = {**kind.quantities, **kind.compared}.get(name, "")
    return LineField(
        name=name,
        label=f"{field_label(name)} ({unit_label(per)})" if per else field_label(name),
        kind=shape,
        text=written.get(name, ""),
        choices=choices,
        hint=_hint(kind, name),
        error=entry.errors.get(name, ""),
        doubt=entry.doubts.get(name, ""),
        needed=not name.startswith(("own_", "uncertainty")) and name not in ("borrow_year", "note", *kind.compared),
    )


def _choices(kind: SourceKind, name: str, report: FacilityReport) -> tuple[tuple[str, str], ...]:
    if name == "year":
        return tuple((str(year), str(year)) for year in about(report, timezone.localdate()).years)
    if name == "category":
        return tuple((code, f"{code} {category(code).name}") for code in kind.categories)
    if name == "unit":
        return tuple((unit, unit_label(unit)) for unit in kind.units)
    if name == "own_quantity":
        return tuple((one["quantity"], f"{quantity_label(one['quantity'])} ({one['unit']})") for one in kind.own)
    return tuple((choice, choice_label(choice)) for choice in kind.ask.get(name, ()))


def _hint(kind: SourceKind, name: str) -> str:
    hints = {
        "source": _("The boiler, meter, kiln or vehicle fleet, as your records name it; each once a year."),
        "amount": _("With a decimal comma, like 1234,5. A source that stood still has 0."),
        "own_value": _("Left empty, the national factor is taken, or that of the IPCC where there is none."),
        "borrow_year": _("Only where no factor of the year is published, and another year's is chosen expressly."),
        "also_mass": _("Where you know it besides: it enters no result, but shows a slip of the unit."),
        "density": _("In the range of the supplier's certificate; with the volume beside it."),
        "uncertainty_activity": _("Half the width of the 95 per cent range, such as 5 for ±5%."),
    }
    return hints.get(name, "")


def _crumbs(request: HttpRequest, report: FacilityReport, last: str) -> list[dict[str, str]]:
    return [
        {"text": _("Facilities"), "url": way_in(request)},
        {"text": report.facility.code, "url": reverse("facility", args=[report.facility.code])},
        {"text": str(report.due_year), "url": reverse("facility_report", args=[report.pk])},
        {"text": last},
    ]
