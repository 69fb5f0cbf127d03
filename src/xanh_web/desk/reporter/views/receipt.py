"""The receipt of a report that was sent: to be printed, or kept as a text file."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from xanh.basis.deadline import is_in_time
from xanh_web.base.screens import may_open, roles_of
from xanh_web.desk.reporter.access import person_of
from xanh_web.desk.reporter.notice import told
from xanh_web.reporting.models import Obligation, Submission
from xanh_web.reporting.own import own_agencies


@require_safe
def receipt(request: HttpRequest, number: str) -> HttpResponse:
    """Show a receipt to the agency it was given to and to the coordinator; with `?as=text` as a text file."""
    sent = Submission.objects.filter(receipt=number.replace("\0", ""))
    submission = sent.select_related("round__edition__plan", "submitted_by").first()
    if submission is None or not _may_see(request, submission):
        raise Http404(_("There is no such receipt among yours."))
    owing = Obligation.objects.filter(round=submission.round, agency_code=submission.agency_code)
    extensions = submission.round.extensions.filter(agency_code=submission.agency_code)
    deadline = max([submission.round.deadline, *extensions.values_list("until", flat=True)])
    context = {
        "title": _("Receipt {number}").format(number=submission.receipt),
        "submission": submission,
        "sent_at": timezone.localtime(submission.submitted_at),
        "owed_as": owing.values_list("agency_name", flat=True).first() or submission.agency_code,
        "in_time": is_in_time(submission.submitted_at, deadline),
        "counts": (owing.filter(task__isnull=False).count(), owing.filter(indicator__isnull=False).count()),
        "check_url": request.build_absolute_uri(reverse("receipt", args=[submission.receipt])),
        "is_reporter": may_open(request, "my_obligations"),
        "illustrative": submission.illustrative,
    }
    if request.GET.get("as") == "text":
        text = render_to_string("desk/reporter/receipt.txt", context, request)
        response = HttpResponse(text, content_type="text/plain; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="{submission.receipt}.txt"'
        return response
    return render(request, "desk/reporter/receipt.html", {**context, "notice": told(request)})


def _may_see(request: HttpRequest, submission: Submission) -> bool:
    if "coordinator" in roles_of(request):
        return True
    own = own_agencies(person_of(request), timezone.now())
    return submission.agency_code in own
