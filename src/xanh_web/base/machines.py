"""Middleware for programs that call /api/, /sdmx/ or /ogc/: known by a key alone, answered with problem details.

A session is not taken there, so another site cannot make a signed-in browser write; what everyone may read is open to
the scripts of other sites.
"""

from collections.abc import Callable

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response, set_response_etag
from django.utils.translation import gettext as _

from xanh.basis.errors import Refusal
from xanh_web.base.accounts.keys import MARK, TooManyWrongKeys, person_of_key
from xanh_web.base.problems import PROBLEM, problem
from xanh_web.base.screens import ANYONE, SCREENS

API, EXCHANGE = "/api/", ("/sdmx/", "/ogc/")
LARGEST_MB = 100
KEYS_IN_ADDRESSES = {"access_token", "api_key", "token"}


def is_machine(request: HttpRequest) -> bool:
    """Return whether the request is for the API, or for one of the interfaces by which statistics systems exchange."""
    return request.path_info.startswith((API, *EXCHANGE))


class answer_machines:  # noqa: N801 - used and named like the function middleware beside it
    """Let every error of the API be a problem with a sentence, and everything public be read from anywhere."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not is_machine(request):
            return self._answer(request)
        response = _refused(request) or self._answer(request)
        if response.status_code >= 400 and response["Content-Type"] != PROBLEM:
            response = _as_problem(request, response)
        if _is_public(request):
            response["Access-Control-Allow-Origin"] = "*"
            response["Access-Control-Expose-Headers"] = "ETag, Content-Language, Content-Crs"
        if request.method in {"GET", "HEAD"} and response.status_code == 200 and not response.streaming:
            if not response.has_header("ETag"):
                set_response_etag(response)
            return get_conditional_response(request, etag=response["ETag"], response=response) or response
        return response

    def process_view(self, request: HttpRequest, *_view: object) -> HttpResponse | None:
        """Answer a browser that asks whether a page of another site may read here."""
        if request.method != "OPTIONS" or not is_machine(request) or not _is_public(request):
            return None
        allowed = {
            "Access-Control-Allow-Methods": "GET",
            "Access-Control-Allow-Headers": "Accept-Language, If-None-Match",
        }
        return HttpResponse(status=204, headers={"Allow": "GET, HEAD, OPTIONS", **allowed})


def know_by_key(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Let the one who calls the API be the person of the key sent, nobody without one; a wrong key is refused."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if not is_machine(request):
            return answer(request)
        request.user = AnonymousUser()
        if "Authorization" in request.headers:
            try:
                request.user = person_of_key(request, timezone.now())
            except TooManyWrongKeys as refusal:
                response = problem(429, str(refusal))
                response["Retry-After"] = str(refusal.wait)
                return response
            except Refusal as refusal:
                return _unknown(str(refusal))
        return answer(request)

    return middleware


def turn_away(request: HttpRequest) -> HttpResponse:
    """Return the answer to one who may not call an address: 401 without a key, 403 with one."""
    if request.user.is_authenticated:
        return problem(403, _("The person this key belongs to holds no role that may do this."))
    return _unknown(_("Send your key as “Authorization: Bearer KEY”; the administrator of the system gives keys."))


def _unknown(sentence: str) -> HttpResponse:
    response = problem(401, sentence)
    response["WWW-Authenticate"] = 'Bearer realm="xanh"'
    return response


def _refused(request: HttpRequest) -> HttpResponse | None:
    if KEYS_IN_ADDRESSES & request.GET.keys() or MARK in request.META.get("QUERY_STRING", ""):
        sentence = _("A key never stands in an address, where others read it: revoke it, and send keys in the header.")
        return problem(400, sentence)
    if "\0" in request.path_info:
        return problem(404, sentence_of(404, request))
    length = request.META.get("CONTENT_LENGTH") or "0"
    if length.isdigit() and int(length) > LARGEST_MB * 1024 * 1024:
        return problem(413, sentence_of(413, request))
    return None


def _as_problem(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    answer = problem(response.status_code, sentence_of(response.status_code, request))
    for name in ("Allow", "Retry-After", "Vary", "Content-Language"):
        if name in response:
            answer[name] = response[name]
    return answer


def sentence_of(status: int, request: HttpRequest) -> str:
    """Return what is said of a status where nothing more is known."""
    if status == 404:
        return _("There is nothing at this address. /api/v1/docs lists every address.")
    if status == 405:
        return _("This address does not take {method}: the header Allow says what it takes.").format(
            method=request.method
        )
    if status == 413:
        return _("The request is larger than is taken ({limit} MB): send fewer or smaller files.").format(
            limit=LARGEST_MB
        )
    if status >= 500:
        return _("Something is wrong in the program itself: nothing was changed. Try again, and tell who runs it.")
    return _("The request was not understood: /api/v1/docs shows how it is written.")


def _is_public(request: HttpRequest) -> bool:
    found = request.resolver_match
    return found is not None and SCREENS.get(found.view_name) == ANYONE
