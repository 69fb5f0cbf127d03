"""What a request asks of the register of agencies."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from xanh_web.agencies.querysets import one_register


def ask_the_register_once(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Let all of a request see one register: no page changes it, and guard, view and action ask the same."""

    def middleware(request: HttpRequest) -> HttpResponse:
        with one_register():
            return answer(request)

    return middleware
