"""Whose report may be opened on the desk; what is not the visitor's is not there."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from xanh_web.base.models import Person
from xanh_web.reporting.models import Obligation
from xanh_web.reporting.own import OwnReport, own_report


def person_of(request: HttpRequest) -> Person:
    """Return the person who is signed in."""
    if not isinstance(request.user, Person) or not request.user.is_authenticated:
        raise PermissionDenied
    return request.user


def open_report(request: HttpRequest, round_code: str, agency_code: str) -> OwnReport:
    """Return the report under an address; a 404 where there is none, or it is not the visitor's."""
    report = own_report(person_of(request), round_code, agency_code, timezone.now())
    if report is None:
        raise Http404(_("There is no such report among yours. “My agency's report” lists all you may open."))
    return report


def open_obligation(report: OwnReport, pk: int) -> Obligation:
    """Return one obligation of a report; a 404 where it is not part of it."""
    item = next((one for one in report.owed if one.pk == pk), None)
    if item is None:
        raise Http404(_("This report does not ask that. The page of the report shows all it asks."))
    return item
