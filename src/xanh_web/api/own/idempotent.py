"""Requests that may be sent again: the header Idempotency-Key lets them be done once."""

import re
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from xanh.basis.hashing import canonical_json, sha256_hex
from xanh_web.api.own.caller import caller_of
from xanh_web.base.idempotency import OtherRequest, StillRunning, begin_request, end_request, free_request
from xanh_web.base.models import IdempotentRequest
from xanh_web.base.problems import problem

PATTERN = "^[A-Za-z0-9._:-]{1,128}$"
DOCUMENTED = {
    "parameters": [
        {
            "in": "header",
            "name": "Idempotency-Key",
            "required": False,
            "schema": {"type": "string", "pattern": PATTERN, "examples": ["5f0c6a1e-2024-bao-cao"]},
            "description": "Chosen by the caller. The same request under the same key is done once and answered alike.",
        }
    ]
}
type Run = Callable[..., HttpResponse]


def idempotent(run: Run) -> Run:
    """Return the operation so that a request under a key is carried out once; without a key it runs as it is."""

    @wraps(run)
    def once(request: HttpRequest, **path: Any) -> HttpResponse:
        key = request.headers.get("Idempotency-Key")
        if key is None:
            return run(request, **path)
        if not re.fullmatch(PATTERN, key):
            sentence = _("Write an Idempotency-Key of 1 to 128 letters, digits, dots, colons or hyphens.")
            return problem(422, sentence, errors=[{"where": "header.Idempotency-Key", "detail": sentence}])
        return _once(run, request, key, path)

    return once


def _once(run: Run, request: HttpRequest, key: str, path: dict[str, Any]) -> HttpResponse:
    call = f"{request.method} {request.path}"
    try:
        row = begin_request(
            person=caller_of(request), key=key, call=call, request_hash=_hash(request), at=timezone.now()
        )
    except StillRunning as refusal:
        return problem(409, str(refusal))
    except OtherRequest as refusal:
        where = {"where": "header.Idempotency-Key", "detail": str(refusal)}
        return problem(422, str(refusal), errors=[where])
    if row.status is not None:
        response = HttpResponse(row.body, status=row.status, content_type="application/json; charset=utf-8")
        response["Idempotent-Replayed"] = "true"
        return response
    return _carried_out(run, request, row, path)


def _carried_out(run: Run, request: HttpRequest, row: IdempotentRequest, path: dict[str, Any]) -> HttpResponse:
    done = False
    try:
        response = run(request, **path)
        done = 200 <= response.status_code < 300
        if done:
            end_request(row, response.status_code, response.content.decode())
        return response
    finally:
        if not done:
            free_request(row)


def _hash(request: HttpRequest) -> str:
    """Return the hash of what is sent: of a form its fields and files, for the marks between them change each time."""
    if request.content_type != "multipart/form-data":
        return sha256_hex(request.body)
    files = [
        (field, file.name, sha256_hex(b"".join(file.chunks())))
        for field, sent in sorted(request.FILES.lists())
        for file in sent
    ]
    for _field, sent in request.FILES.lists():
        for file in sent:
            file.seek(0)
    return sha256_hex(canonical_json({"fields": sorted(map(list, request.POST.lists())), "files": files}))
