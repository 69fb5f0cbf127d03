"""Middleware of the whole site."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.cache import add_never_cache_headers
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from xanh.basis.language import speaking
from xanh_web.base.accounts.sessions import person_of_session
from xanh_web.base.machines import is_machine, turn_away
from xanh_web.base.screens import ANYONE, SCREENS, may_open


def refuse_large_bodies(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Answer 413 to a request larger than anything the site asks for, before any of it is read and stored."""

    def middleware(request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isascii() and length.isdigit() and int(length[:15]) > settings.LARGEST_BODY:
            return HttpResponse(render_to_string("413.html"), status=413)
        return answer(request)

    return middleware


def pure_language(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Let the pure root speak the language that Django chose for this request."""

    def middleware(request: HttpRequest) -> HttpResponse:
        with speaking((get_language() or "vi")[:2]):
            return answer(request)

    return middleware


def end_revoked_sessions(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Let nobody be signed in with a revoked session; asked only where a page wants to know who is there."""

    def middleware(request: HttpRequest) -> HttpResponse:
        signed_in = request.user
        request.user = SimpleLazyObject(lambda: person_of_session(request, signed_in))  # type: ignore[assignment]
        return answer(request)

    return middleware


def vietnamese_first(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Speak Vietnamese to everyone who has not chosen English here: a browser's own language is no choice.

    A program has no other way to choose than its header.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        if not is_machine(request):
            request.META.pop("HTTP_ACCEPT_LANGUAGE", None)
        return answer(request)

    return middleware


class guard_screens:  # noqa: N801 - used and named like the function middleware beside it
    """Let a visitor open a screen only where `screens.SCREENS` says so; who is not signed in is asked to sign in."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self._answer(request)
        if SCREENS.get(_route(request)) != ANYONE and not response.has_header("Cache-Control"):
            # On a shared machine the way back leads to nothing once one has signed out.
            add_never_cache_headers(response)
        return response

    def process_view(self, request: HttpRequest, *_view: object) -> HttpResponse | None:
        """Refuse before the view runs."""
        if may_open(request, _route(request)):
            return None
        if is_machine(request):
            return turn_away(request)
        if request.user.is_authenticated:
            raise PermissionDenied
        if request.headers.get("HX-Request"):
            # A fragment: the page around it is loaded again, and that asks to sign in.
            return HttpResponse(status=204, headers={"HX-Refresh": "true"})
        # What was to be sent is gone; leading back to an address that only takes sending would end in an error.
        came_for = request.get_full_path() if request.method in ("GET", "HEAD") else settings.LOGIN_REDIRECT_URL
        return redirect_to_login(came_for)


def _route(request: HttpRequest) -> str:
    return request.resolver_match.view_name if request.resolver_match else ""
