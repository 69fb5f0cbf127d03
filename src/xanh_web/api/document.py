"""The OpenAPI document: every operation with all its answers, in the reader's language."""

from copy import deepcopy
from functools import cache
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from xanh_web.api.entrance import api
from xanh_web.base.problems import PROBLEM

TITLE = "Xanh"
ABOUT = (
    "What is published of the green-growth action plan may be read by everyone, without a key. An agency's own system "
    "writes its report with a key (Authorization: Bearer KEY), by the same rules as the form. Every number is text, "
    "with its unit beside it; every error is a problem (RFC 9457) whose detail says what to do, in Vietnamese or, with "
    "Accept-Language: en, in English."
)
# What any operation may answer, whatever it is for.
ALWAYS = {
    400: "The request was not understood, or a key stands in its address.",
    401: "The key is missing, unknown, revoked or no longer valid.",
    429: "Too many wrong keys came from this address; Retry-After says how many seconds to wait.",
}
TOO_LARGE = {413: "The request is larger than is taken."}
SAID = {
    200: "Done.",
    201: "Stored.",
    204: "Removed.",
    403: "The person of the key may not do this.",
    404: "There is no such thing, or it is not yours.",
    409: "It cannot be done as things stand: nothing was changed.",
    412: "Somebody changed it since: nothing was changed.",
    422: "The request does not have the shape described here.",
}
TAGS = {
    "plan": "The plan: objectives, targets with verdicts, tasks.",
    "inventories": "Issued inventories of greenhouse gases and air pollutants.",
    "figures": "Indicators and the ledger.",
    "reporting": "Rounds, the board, the reports issued.",
    "agencies": "Agencies and areas through time.",
    "own report": "With a key: an agency's own report.",
}
# What stands in addresses and headers, wherever it does.
NAMED = {
    "round_code": "The code of the round.",
    "agency_code": "The code of the agency that owes the report.",
    "obligation": "The code of what is owed, as the report lists it.",
    "code": "The code, as the list shows it.",
    "number": "The number, as the list shows it.",
    "id": "The number, as the list shows it.",
    "receipt": "The number of the receipt.",
    "If-Match": "The revision that was read, in quotation marks.",
}
_METHODS = {"get", "put", "post", "delete"}
_WORDS = {"description", "summary"}


@require_safe
def openapi(_request: HttpRequest) -> JsonResponse:
    """Answer with the OpenAPI document."""
    return JsonResponse(document(), json_dumps_params={"ensure_ascii": False})


def document() -> dict[str, Any]:
    """Return the OpenAPI document in the language of the moment."""
    whole = deepcopy(_english())
    _translate(whole)
    return whole


def _translate(part: Any) -> None:
    if isinstance(part, list):
        for item in part:
            _translate(item)
    if not isinstance(part, dict):
        return
    for name, value in part.items():
        if name in _WORDS and isinstance(value, str):
            part[name] = gettext(value) if value else value
        elif name not in {"example", "examples"}:
            _translate(value)


@cache
def _english() -> dict[str, Any]:
    whole: dict[str, Any] = dict(deepcopy(api.get_openapi_schema()))
    whole["info"] = {"title": TITLE, "version": api.version, "description": ABOUT}
    whole["tags"] = [{"name": name, "description": text} for name, text in TAGS.items()]
    whole["components"]["securitySchemes"] = {
        "key": {"type": "http", "scheme": "bearer", "description": "The administrator of the system gives keys."}
    }
    for path in whole["paths"].values():
        for method, operation in path.items():
            if method in _METHODS:
                _complete(method, operation)
    for shape in whole["components"]["schemas"].values():
        if "description" in shape:
            shape["description"] = _one_line(shape["description"])
    return whole


def _complete(method: str, operation: dict[str, Any]) -> None:
    told = _one_line(operation.pop("description", ""))
    operation["summary"], _dot, rest = told.partition(". ")
    operation["summary"] = operation["summary"].removesuffix(".") + "."
    if rest:
        operation["description"] = rest
    if operation["tags"] == ["own report"]:
        operation["security"] = [{"key": []}]
    _complete_sent(operation)
    _complete_answers(operation, ALWAYS | ({} if method in {"get", "delete"} else TOO_LARGE))


def _complete_sent(operation: dict[str, Any]) -> None:
    for parameter in operation["parameters"]:
        if parameter["name"] in NAMED:
            parameter.setdefault("description", NAMED[parameter["name"]])
    for body in operation.get("requestBody", {}).get("content", {}).values():
        for name, shape in body["schema"].get("properties", {}).items():
            if "$ref" in shape:  # a field of a form that is JSON: more is said of it there
                body["schema"]["properties"][name] = {"$ref": shape["$ref"]}


def _complete_answers(operation: dict[str, Any], problems: dict[int, str]) -> None:
    answers = operation["responses"]
    for code in problems:
        answers.setdefault(code, {"content": {PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}}})
    for code, answer in answers.items():
        answer["description"] = (SAID | problems)[code]
        if code >= 400 and "application/json" in answer.get("content", {}):
            answer["content"] = {PROBLEM: answer["content"].pop("application/json")}
    operation["responses"] = {str(code): answers[code] for code in sorted(answers)}


def _one_line(text: str) -> str:
    return " ".join(text.split())
