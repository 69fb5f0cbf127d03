"""Which facilities, reports and versions the visitor may see and write on; the rest is not there for them."""

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from xanh_web.base.models import Person
from xanh_web.base.models.person import Role
from xanh_web.base.permissions import may
from xanh_web.base.screens import roles_of
from xanh_web.desk.coordinator.signed_in import person_of
from xanh_web.emissions.models import Facility, FacilityLine, FacilityReport, FacilityReportVersion

# Who sees every facility; a reporter of a facility sees their own alone.
SEE_ALL = frozenset(
    {
        Role.COORDINATOR.value,
        Role.FACILITY_REVIEWER.value,
        Role.VERIFIER.value,
        Role.LEADER.value,
        Role.AUDITOR.value,
    }
)


def own_facilities(person: Person) -> list[str]:
    """Return the codes of the facilities the person reports for today."""
    held = person.held_on(timezone.localdate())
    return [one.agency_code for one in held if one.role == Role.FACILITY_REPORTER]


def way_in(request: HttpRequest) -> str:
    """Return the address of the list of facilities the visitor may open: the register, or their own."""
    return reverse("facilities" if SEE_ALL & roles_of(request) else "my_facilities")


def may_write_for(request: HttpRequest, facility: Facility) -> bool:
    """Return whether the visitor may write the facility's report."""
    return may(person_of(request), "write_facility_report", agency_code=facility.code)


def facility_of(request: HttpRequest, code: str) -> Facility:
    """Return the facility, where the visitor may see it; a 404 with the reason elsewhere."""
    found = Facility.objects.filter(code=code).first()
    if found is None or not (SEE_ALL & roles_of(request) or code in own_facilities(person_of(request))):
        raise Http404(_("There is no such facility among those you may see. The register lists them."))
    return found


def report_of(request: HttpRequest, pk: int) -> FacilityReport:
    """Return the draft of a report, for those who may write it alone."""
    found = FacilityReport.objects.select_related("facility").filter(pk=pk).first()
    if found is None or not may_write_for(request, found.facility):
        raise Http404(_("There is no such report among those you may write. The page of your facility leads to it."))
    return found


def line_of(report: FacilityReport, pk: int) -> FacilityLine:
    """Return a line of the report's draft."""
    found = report.lines.filter(pk=pk).first()
    if found is None:
        raise Http404(_("This line is not in the report any more. The page of the report lists its lines."))
    return found


def version_of(request: HttpRequest, pk: int) -> FacilityReportVersion:
    """Return a version that was sent, where the visitor may see its facility."""
    found = FacilityReportVersion.objects.select_related("report__facility", "submitted_by").filter(pk=pk).first()
    if found is None:
        raise Http404(_("There is no such version of a report. The page of the facility lists them."))
    facility_of(request, found.report.facility.code)
    return found
