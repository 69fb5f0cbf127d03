"""Who calls, and what of theirs an address names; what is another's is not there."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from xanh_web.base.models import Person
from xanh_web.reporting.models import Obligation
from xanh_web.reporting.own import OwnReport, own_report


def caller_of(request: HttpRequest) -> Person:
    """Return the person of the key; the guard has let nobody else through."""
    if not isinstance(request.user, Person):
        raise PermissionDenied
    return request.user


def report_of(request: HttpRequest, round_code: str, agency_code: str) -> OwnReport:
    """Return the report under an address; a 404 where there is none, or it is not the caller's."""
    report = own_report(caller_of(request), round_code, agency_code, timezone.now())
    if report is None:
        raise Http404(_("There is no such report among yours. /api/v1/own/reports lists all you may write."))
    return report


def obligation_of(report: OwnReport, code: str) -> Obligation:
    """Return one obligation of a report; a 404 where it is not part of it."""
    item = next((one for one in report.owed if one.code == code), None)
    if item is None:
        raise Http404(_("This report does not ask that. The report itself lists all it asks."))
    return item
