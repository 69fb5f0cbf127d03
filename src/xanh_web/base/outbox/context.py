"""How many messages wait for the reader, in the corner of every page."""

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from xanh_web.base.models import Message, Person


def unread(request: HttpRequest) -> dict[str, object]:
    """Context processor: return `unread_messages`; one question, asked only where a page shows it."""
    return {"unread_messages": SimpleLazyObject(lambda: _count(request))}


def _count(request: HttpRequest) -> int:
    if not isinstance(request.user, Person) or not request.user.is_authenticated:
        return 0
    return Message.objects.filter(to=request.user, read_at=None).count()
