"""What the program writes down about its running: JSON lines on stderr, and no personal data in them.

A line says which route was asked for, never the address: numbers, codes and search words stand in addresses. Of what
others log only the template is kept, of an error its kind and the way to it: values would give somebody away.
"""

import json
import logging
import re
import time
import traceback
import uuid
from collections.abc import Callable
from contextvars import ContextVar
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse

REQUESTS = "xanh.request"
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
# What a proxy gives: 32 hexadecimal digits or a UUID. Free text in this header could be anybody's name.
_REQUEST_ID = re.compile(r"[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_request_id: ContextVar[str] = ContextVar("request_id", default="")


class JsonLine(logging.Formatter):
    """A record as one line of JSON: time, level, logger, request id, and what the record is about."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line; the values put into a message, and the text of an error, stay out."""
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
        }
        if known := _request_id.get():
            line["request_id"] = known
        if record.name == REQUESTS:
            line |= record.__dict__["answered"]
        else:
            line["at"] = f"{record.module}:{record.lineno}"
            if record.args:
                line["template"] = str(record.msg)
        if record.exc_info and record.exc_info[0]:
            line["error"] = record.exc_info[0].__qualname__
            line["way"] = [
                f"{Path(frame.filename).name}:{frame.lineno} {frame.name}"
                for frame in traceback.extract_tb(record.exc_info[2])
            ]
        return json.dumps(line, ensure_ascii=False)


def log_requests(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Write one line for each request, and give the answer the id under which the line can be found."""

    def middleware(request: HttpRequest) -> HttpResponse:
        given = request.headers.get("X-Request-ID", "")
        known = given if _REQUEST_ID.fullmatch(given) else uuid.uuid4().hex
        token = _request_id.set(known)
        began = time.perf_counter()
        try:
            response = answer(request)
            response["X-Request-ID"] = known
            answered = _answered(request, response, time.perf_counter() - began)
            logging.getLogger(REQUESTS).info("", extra={"answered": answered})
        finally:
            _request_id.reset(token)
        return response

    return middleware


def log_settings(*, production: bool) -> dict[str, object]:
    """Return Django's LOGGING: in production JSON lines with every request, else plain warnings."""
    handler: dict[str, object] = {"class": "logging.StreamHandler"}
    if production:
        handler["formatter"] = "json"
    kept = {"handlers": ["stderr"], "propagate": False}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": "xanh_web.base.log.JsonLine"}},
        "handlers": {"stderr": handler},
        "root": {"handlers": ["stderr"], "level": "WARNING"},
        "loggers": {
            REQUESTS: {**kept, "level": "INFO" if production else "WARNING"},
            # Django has handlers of its own here, which would write addresses and mail tracebacks.
            "django": {**kept, "level": "WARNING"},
            # Below an error, the line of the request says the same.
            "django.request": {**kept, "level": "ERROR" if production else "WARNING"},
        },
    }


def _answered(request: HttpRequest, response: HttpResponse, seconds: float) -> dict[str, object]:
    line: dict[str, object] = {
        "method": request.method if request.method in METHODS else "other",
        "route": route_of(request),
        "status": response.status_code,
        "ms": round(seconds * 1000, 1),
    }
    # Only where the page asked already: a line of the log is no reason to ask the database.
    if asked := getattr(request, "_roles_of", None):
        line["roles"] = sorted(asked[1])
    return line


def route_of(request: HttpRequest) -> str:
    """Return the name of the page that was asked for, never its address."""
    if request.resolver_match:
        return request.resolver_match.view_name
    return "static" if request.path.startswith(settings.STATIC_URL) else "unknown"
