"""Pages that other sites and programs fetch: no cookie comes with them, so their address names the language."""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from xanh.basis.language import speaking


def language_of_address(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Answer in the language `?lang=` names; in the one already chosen where it names none there is."""

    @wraps(view)
    def answer(request: HttpRequest, *args: object, **named: object) -> HttpResponse:
        asked = request.GET.get("lang", "")
        if asked not in dict(settings.LANGUAGES):
            return view(request, *args, **named)
        with translation.override(asked), speaking(asked):
            return view(request, *args, **named)

    return answer
