"""A version as it was sent with the opinions on it, and the desk of those who give them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from xanh.basis.errors import Refusal
from xanh.ghg.facilities import report_form
from xanh_web.base.permissions import may
from xanh_web.desk.coordinator.signed_in import person_of
from xanh_web.desk.facilities.access import version_of, way_in
from xanh_web.desk.facilities.shown import role_words, shown_lines, total_rows, twice_in
from xanh_web.emissions.actions import Finding, review_facility_report, verify_facility_report
from xanh_web.emissions.facility_rules import due_of
from xanh_web.emissions.facility_standing import facility_standings
from xanh_web.emissions.facility_words import RECIPIENTS
from xanh_web.emissions.models import Conclusion, FacilityOpinion, FacilityReportVersion, OpinionKind

ROWS = 6  # empty rows for findings; more by giving another opinion


@require_safe
def verification_desk(request: HttpRequest) -> HttpResponse:
    """Show which versions await a review or a verification, and the opinions given."""
    now = timezone.now()
    years = FacilityReportVersion.objects.values_list("report__due_year", flat=True).distinct().order_by()
    rows = [row for year in sorted(years, reverse=True) for row in facility_standings(year, now) if row.latest]
    given = FacilityOpinion.objects.select_related("version__report__facility").defer("version__content")
    context = {
        "title": _("Review and verification of facility reports"),
        "waiting": [row for row in rows if row.waits_for_review or row.waits_for_verification],
        "opinions": given.order_by("-id")[:100],
        "illustrative": any(row.latest and row.latest.illustrative for row in rows),
    }
    return render(request, "desk/facilities/verification.html", context)


@require_safe
def facility_version(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a version."""
    return show_version(request, version_of(request, pk))


@require_POST
def facility_opinion(request: HttpRequest, pk: int) -> HttpResponse:
    """Give an opinion on a version: the province's or that of a verification body, as the form says."""
    version, given = version_of(request, pk), request.POST
    findings = _findings(request)
    said = {
        "version": version,
        "conclusion": given.get("conclusion", ""),
        "text": given.get("text", ""),
        "findings": findings,
        "by": person_of(request),
        "at": timezone.now(),
    }
    try:
        if given.get("kind") == OpinionKind.VERIFICATION:
            body, certificate = given.get("body_name", ""), given.get("certificate", "")
            verify_facility_report(**said, body_name=body, certificate=certificate)  # type: ignore[arg-type]
        else:
            review_facility_report(**said)  # type: ignore[arg-type]
    except Refusal as refused:
        return show_version(request, version, refusal=str(refused), typed=given.dict(), findings=findings, status=422)
    return redirect(reverse("facility_version", args=[pk]) + "?done=opinion")


def show_version(
    request: HttpRequest,
    version: FacilityReportVersion,
    *,
    refusal: str = "",
    typed: dict[str, str] | None = None,
    findings: tuple[Finding, ...] = (),
    status: int = 200,
) -> HttpResponse:
    """Return the page of a version; `typed` is what an opinion that was refused said."""
    content, facility = version.content, version.report.facility
    context = {
        "title": _("Inventory report of {facility}, due in {year}").format(
            facility=content["facility"]["name"], year=content["due_year"]
        ),
        "breadcrumbs": [
            {"text": _("Facilities"), "url": way_in(request)},
            {"text": facility.code, "url": reverse("facility", args=[facility.code])},
            {"text": version.receipt},
        ],
        "version": version,
        "content": content,
        "typed": typed or {},
        "finding_rows": [*findings, *[None] * max(1, ROWS - len(findings))],
        "refusal": refusal,
        "done": {
            "sent": _("The report was sent. This is its receipt: keep the number."),
            "same": _("Nothing has changed since this version: the receipt is the same."),
            "opinion": _("The opinion is given."),
        }.get(request.GET.get("done", "")),
        "illustrative": version.illustrative,
    }
    context |= _said(version) | _judging(request, version)
    return render(request, "desk/facilities/version.html", context, status=status)


def _said(version: FacilityReportVersion) -> dict[str, object]:
    """Return what the version says, and what was said of it."""
    content = version.content
    due = due_of(version.report.facility, version.report.due_year)
    form = report_form(timezone.localtime(version.submitted_at).date())
    return {
        "to": RECIPIENTS[content["to"]],
        "late": version.number == 1 and version.submitted_at >= due.end,
        "asks_verification": due.verified,
        "parts": [
            (number, title, [(item, content["texts"].get(item.code, "")) for item in items])
            for number, title, items in form.parts
        ],
        "lines": shown_lines(content),
        "totals": total_rows(content["lines"], content["gwp"]),
        "twice": twice_in(content),
        "roles": role_words(),
        "opinions": list(version.opinions.prefetch_related("findings")),
        "abouts": [item.code for item in form.texts] + [line["code"] for line in content["lines"]],
    }


def _judging(request: HttpRequest, version: FacilityReportVersion) -> dict[str, object]:
    """Return which opinions the visitor may give on the version, were it the latest, and the later one if any."""
    person = person_of(request)
    latest = version.report.versions.order_by("-number").values_list("pk", flat=True).first()
    kinds = [OpinionKind.REVIEW] if may(person, "review_facility_report") else []
    kinds += [OpinionKind.VERIFICATION] if may(person, "verify_facility_report") else []
    return {
        "latest": latest if latest != version.pk else None,
        "kinds": [(kind.value, kind.label) for kind in kinds] if latest == version.pk else [],
        "conclusions": Conclusion.choices,
    }


def _findings(request: HttpRequest) -> tuple[Finding, ...]:
    texts, abouts = request.POST.getlist("finding"), request.POST.getlist("about")
    material = set(request.POST.getlist("material"))
    return tuple(
        Finding(text, str(place) in material, abouts[place] if place < len(abouts) else "")
        for place, text in enumerate(texts)
        if text.strip()
    )
