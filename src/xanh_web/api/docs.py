"""The page that shows every operation: parameters, what is sent, what is answered, an example."""

import json
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from xanh_web.api.document import document


@dataclass(frozen=True)
class Shown:
    """One operation as the page shows it."""

    id: str
    method: str
    path: str
    summary: str
    description: str
    with_key: bool
    parameters: list[dict[str, Any]]
    fields: list[tuple[str, str]]
    answers: list[tuple[str, str]]
    example: str


@require_safe
def docs(request: HttpRequest) -> HttpResponse:
    """Show the OpenAPI document as a page to be read and printed."""
    whole = document()
    shapes = whole["components"]["schemas"]
    rows = [
        (operation["tags"][0], _shown(request, path, method, operation, shapes))
        for path, methods in whole["paths"].items()
        for method, operation in methods.items()
    ]
    context = {
        "title": _("Programming interface"),
        "about": whole["info"]["description"],
        "parts": [
            (tag["description"], [shown for name, shown in rows if name == tag["name"]]) for tag in whole["tags"]
        ],
    }
    return render(request, "api/docs.html", context)


def _shown(request: HttpRequest, path: str, method: str, operation: dict[str, Any], shapes: dict[str, Any]) -> Shown:
    content: dict[str, Any] = operation.get("requestBody", {}).get("content", {})
    media = next(iter(content), "")
    shape = _resolved(content[media]["schema"], shapes) if media else {}
    return Shown(
        id=operation["operationId"],
        method=method.upper(),
        path=path,
        summary=operation["summary"],
        description=operation.get("description", ""),
        with_key="security" in operation,
        parameters=[
            {"name": one["name"], "where": one["in"], "required": one["required"], "text": one.get("description", "")}
            for one in operation["parameters"]
        ],
        fields=[(name, one.get("description", "")) for name, one in shape.get("properties", {}).items()],
        answers=[(code, one["description"]) for code, one in operation["responses"].items()],
        example=" ".join(_curl(operation, method, media, shape)) + f' "{request.build_absolute_uri("/")[:-1]}{path}"',
    )


def _curl(operation: dict[str, Any], method: str, media: str, shape: dict[str, Any]) -> list[str]:
    words = ["curl"] if method == "get" else ["curl", "-X", method.upper()]
    if "security" in operation:
        words += ["-H", '"Authorization: Bearer $KEY"']
    if media == "application/json":
        example: dict[str, Any] = next(iter(shape.get("examples", [])), {})
        words += ["-H", '"Content-Type: application/json"', "-d", f"'{json.dumps(example, ensure_ascii=False)}'"]
    elif media:
        words += [f"-F {name}=@…" for name in shape.get("properties", {})]
    return words


def _resolved(shape: dict[str, Any], shapes: dict[str, Any]) -> dict[str, Any]:
    name = shape.get("$ref", "").rpartition("/")[2]
    return dict(shapes[name]) if name else shape
