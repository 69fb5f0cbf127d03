"""What the administrator sees of messages and calls on their way: those that failed, or nobody knows of."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from xanh.basis.errors import Refusal
from xanh_web.base.models import Delivery
from xanh_web.base.models.delivery import DeliveryState
from xanh_web.base.outbox.actions import resend_delivery
from xanh_web.base.outbox.outcome import error_words
from xanh_web.desk.coordinator.signed_in import person_of

PER_PAGE = 50


@require_safe
def deliveries(request: HttpRequest) -> HttpResponse:
    """Show what was not sent or may not have been, the newest first."""
    return _page(request)


@require_POST
def delivery_resend(request: HttpRequest, pk: int) -> HttpResponse:
    """Send one of them again, on purpose."""
    delivery = get_object_or_404(Delivery, pk=pk)
    try:
        resend_delivery(delivery=delivery, by=person_of(request), at=timezone.now())
    except Refusal as refused:
        return _page(request, refusal=str(refused))
    return redirect(reverse("deliveries") + "?done=resent")


def _page(request: HttpRequest, refusal: str = "") -> HttpResponse:
    troubled = Delivery.objects.filter(state__in=[DeliveryState.FAILED, DeliveryState.UNKNOWN])
    found = troubled.select_related("message__to", "call__subscription", "upload").order_by("-id")
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "title": _("Messages not sent"),
        "page": page,
        "rows": [(delivery, error_words(delivery.last_error)) for delivery in page],
        "waiting": Delivery.objects.filter(state=DeliveryState.WAITING).count(),
        "notice": _("It waits to be sent again.") if request.GET.get("done") == "resent" else "",
        "refusal": refusal,
    }
    return render(request, "desk/inbox/deliveries.html", context, status=422 if refusal else 200)
