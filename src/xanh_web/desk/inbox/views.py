"""One's own messages: the unread first, each with the way to its matter."""

from django.core.paginator import Paginator
from django.db.models import Case, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from xanh_web.base.accounts.addresses import own_address
from xanh_web.base.models import Message
from xanh_web.base.outbox.actions import mark_all_read, mark_read
from xanh_web.desk.coordinator.signed_in import person_of
from xanh_web.desk.inbox.words import kind_of

PER_PAGE = 20


@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    """Show the messages to the visitor, the unread and then the newest first."""
    unread_first = Case(When(read_at=None, then=0), default=1)
    found = Message.objects.filter(to=person_of(request)).order_by(unread_first, "-created_at", "-id")
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "title": _("Inbox"),
        "page": page,
        "messages": [(message, *kind_of(message)) for message in page],
    }
    return render(request, "desk/inbox/inbox.html", context)


@require_POST
def inbox_read(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark a message as read; with `go` lead on to its matter, else back to the inbox."""
    person = person_of(request)
    message = get_object_or_404(Message, pk=pk, to=person)
    mark_read(message=message, by=person, at=timezone.now())
    if "go" in request.POST and (link := own_address(request, message.link)):
        return redirect(link)
    return redirect("inbox")


@require_POST
def inbox_read_all(request: HttpRequest) -> HttpResponse:
    """Mark all messages as read."""
    mark_all_read(by=person_of(request), at=timezone.now())
    return redirect("inbox")
