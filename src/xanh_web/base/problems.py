"""Errors as programs read them: problem details (RFC 9457), with a sentence in the caller's language."""

from http import HTTPStatus

from django.http import JsonResponse

PROBLEM = "application/problem+json"


def problem(status: int, sentence: str, **more: object) -> JsonResponse:
    """Return an error with its sentence as `detail`; `more` are further members, such as both texts of a conflict."""
    content = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": sentence, **more}
    return JsonResponse(content, status=status, content_type=PROBLEM, json_dumps_params={"ensure_ascii": False})
