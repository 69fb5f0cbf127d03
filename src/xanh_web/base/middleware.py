"""Middleware of the whole site."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from xanh.basis.language import speaking


def pure_language(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Let the pure root speak the language that Django chose for this request."""

    def middleware(request: HttpRequest) -> HttpResponse:
        with speaking((get_language() or "vi")[:2]):
            return answer(request)

    return middleware
