"""The way in: all operations of version 1, and every refusal as a problem with a sentence."""

from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from xanh.basis.errors import Refusal
from xanh_web.api.asked import Misread
from xanh_web.api.own import evidence, reports, sending
from xanh_web.api.public import agencies, changes, figures, inventories, plans, rounds, targets, tasks
from xanh_web.base.machines import sentence_of
from xanh_web.base.problems import problem
from xanh_web.reporting.actions.send import WrongAnswers

api = NinjaAPI(title="Xanh", version="1", openapi_url=None, docs_url=None)
for room in (plans, targets, tasks, figures, changes, inventories, rounds, agencies, reports, evidence, sending):
    api.add_router("", room.router)

# What pydantic calls it, and what we say; all other kinds are wrong in the way the last sentence says.
_WRONG = {"missing": 0, "extra_forbidden": 1, "too_long": 2, "string_too_long": 2}


def _sentences() -> tuple[str, ...]:
    return (
        _("This is missing."),
        _("This is not known here: leave it out."),
        _("This is too long."),
        _("This is not written as /api/v1/docs says."),
    )


@api.exception_handler(Refusal)
def _refusal(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    if isinstance(refusal, WrongAnswers):
        return problem(409, str(refusal), errors=refusal.errors)
    return problem(409, str(refusal))


@api.exception_handler(Http404)
def _not_found(request: HttpRequest, error: Http404) -> HttpResponse:
    return problem(404, str(error) or sentence_of(404, request))


@api.exception_handler(PermissionDenied)
def _denied(request: HttpRequest, _error: PermissionDenied) -> HttpResponse:
    return problem(403, sentence_of(403, request))


@api.exception_handler(RequestDataTooBig)
def _too_big(request: HttpRequest, _error: RequestDataTooBig) -> HttpResponse:
    return problem(413, sentence_of(413, request))


@api.exception_handler(HttpError)
def _not_understood(request: HttpRequest, error: HttpError) -> HttpResponse:
    return problem(error.status_code, sentence_of(error.status_code, request))


@api.exception_handler(Misread)
def _misread(request: HttpRequest, error: Misread) -> HttpResponse:
    return problem(422, str(error), errors=[{"where": f"query.{error.name}", "detail": str(error)}])


@api.exception_handler(ValidationError)
def _wrong_shape(request: HttpRequest, error: ValidationError) -> HttpResponse:
    said = _sentences()
    errors = [
        {"where": ".".join(map(str, one["loc"]))[:200], "detail": said[_WRONG.get(one["type"], 3)]}
        for one in error.errors[:50]
    ]
    sentence = _("The request does not have the shape it should: {where}. {what}").format(
        where=errors[0]["where"], what=errors[0]["detail"]
    )
    return problem(422, sentence, errors=errors)
