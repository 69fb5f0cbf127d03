"""Middleware of the whole site."""

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language

from xanh.basis.language import speaking
from xanh_web.base.screens import may_open


def pure_language(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Let the pure root speak the language that Django chose for this request."""

    def middleware(request: HttpRequest) -> HttpResponse:
        with speaking((get_language() or "vi")[:2]):
            return answer(request)

    return middleware


class guard_screens:  # noqa: N801 - used and named like the function middleware beside it
    """Let a visitor open a screen only where `screens.SCREENS` says so; who is not signed in is asked to sign in."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self._answer(request)

    def process_view(self, request: HttpRequest, *_view: object) -> HttpResponse | None:
        """Refuse before the view runs."""
        route = request.resolver_match.view_name if request.resolver_match else ""
        if may_open(request, route):
            return None
        if not request.user.is_authenticated:
            return redirect(f"{settings.LOGIN_URL}?next={request.path}")
        raise PermissionDenied
