"""Who works at the desk: the guard of the screens lets nobody in who is not signed in."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from xanh_web.base.models import Person


def person_of(request: HttpRequest) -> Person:
    """Return the person who is signed in."""
    if not isinstance(request.user, Person) or not request.user.is_authenticated:
        raise PermissionDenied
    return request.user
