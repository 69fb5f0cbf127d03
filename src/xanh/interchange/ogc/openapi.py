"""The OpenAPI 3.0 document of the features: every address, what it takes and what it answers."""

from collections.abc import Iterable, Mapping
from typing import Any

from xanh.interchange.ogc.asking import MOST, USUAL
from xanh.interchange.ogc.crs import CRS84, SYSTEMS
from xanh.interchange.ogc.documents import GEOJSON, JSON, OPENAPI, Collection

PROBLEM = "application/problem+json"
_TEXT = {"type": "string"}
_SYSTEM = {"type": "string", "format": "uri", "enum": list(SYSTEMS), "default": CRS84}


def openapi_document(base: str, title: str, description: str, collections: Iterable[Collection]) -> dict[str, Any]:
    """Return the description of the service at `base`; each collection has addresses of its own."""
    paths = {
        "/": _get("getLandingPage", JSON),
        "/api": _get("getApi", OPENAPI),
        "/conformance": _get("getConformance", JSON),
        "/collections": _get("getCollections", JSON),
    }
    for one in collections:
        here, name = f"/collections/{one.id}", one.id.capitalize()
        paths[here] = _get(f"describe{name}", JSON, title=one.title)
        paths[f"{here}/items"] = _get(f"get{name}", GEOJSON, parameters_of(one), "FeatureCollection", one.title)
        own = [_in_path("featureId"), _parameter("crs", "", _SYSTEM)]
        own += [_parameter(key, told, _TEXT) for key, told in one.more.items()]
        found = _get(f"getOne{name}", GEOJSON, own, "Feature", one.title)
        found["get"]["responses"]["404"] = _answer("Not found", PROBLEM)
        paths[f"{here}/items/{{featureId}}"] = found
    return {
        "openapi": "3.0.3",
        "info": {"title": title, "description": description, "version": "1.0"},
        "servers": [{"url": base.rstrip("/")}],
        "paths": paths,
        "components": {"schemas": _SCHEMAS},
    }


def parameters_of(one: Collection) -> list[dict[str, Any]]:
    """Return what the items of a collection may be asked with, each parameter as OpenAPI describes it."""
    numbers = {"type": "array", "items": {"type": "number"}, "minItems": 4, "maxItems": 6}
    limit = {"type": "integer", "minimum": 1, "maximum": MOST, "default": USUAL}
    return [
        _parameter("limit", "", limit),
        _parameter("offset", "", {"type": "integer", "minimum": 0, "maximum": 999_999_999, "default": 0}),
        _parameter("bbox", "", numbers),
        _parameter("bbox-crs", "", _SYSTEM),
        _parameter("crs", "", _SYSTEM),
        _parameter("datetime", "", _TEXT),
        *(_parameter(name, told, _TEXT) for name, told in (*one.more.items(), *one.filters.items())),
    ]


def _get(
    name: str, kind: str, parameters: Iterable[dict[str, Any]] = (), schema: str = "", title: str = ""
) -> dict[str, Any]:
    form = _parameter("f", "", {"type": "string", "enum": ["json"]})
    answers = {"200": _answer("OK", kind, schema), "400": _answer("Bad request", PROBLEM)}
    return {
        "get": {
            "operationId": name,
            "summary": title or name,
            "parameters": [*parameters, form],
            "responses": answers,
        }
    }


def _answer(description: str, kind: str, schema: str = "") -> dict[str, Any]:
    content: Mapping[str, Any] = {"$ref": f"#/components/schemas/{schema}"} if schema else {"type": "object"}
    return {"description": description, "content": {kind: {"schema": content}}}


def _parameter(name: str, description: str, schema: Mapping[str, Any]) -> dict[str, Any]:
    told = {"description": description} if description else {}
    return {
        "name": name, "in": "query", "required": False, **told, "schema": dict(schema),
        "style": "form", "explode": False,
    }  # fmt: skip


def _in_path(name: str) -> dict[str, Any]:
    return {"name": name, "in": "path", "required": True, "schema": dict(_TEXT)}


_SCHEMAS: dict[str, Any] = {
    "Feature": {
        "type": "object",
        "required": ["type", "geometry", "properties"],
        "properties": {
            "type": {"type": "string", "enum": ["Feature"]},
            "id": _TEXT,
            "geometry": {"type": "object", "nullable": True},
            "properties": {"type": "object"},
        },
    },
    "FeatureCollection": {
        "type": "object",
        "required": ["type", "features"],
        "properties": {
            "type": {"type": "string", "enum": ["FeatureCollection"]},
            "features": {"type": "array", "items": {"$ref": "#/components/schemas/Feature"}},
            "links": {"type": "array", "items": {"type": "object"}},
            "numberMatched": {"type": "integer", "minimum": 0},
            "numberReturned": {"type": "integer", "minimum": 0},
        },
    },
}
