"""The documents of OGC API – Features: landing page, conformance, collections, features and pages of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import urlencode

from xanh.interchange.ogc.asking import Paging
from xanh.interchange.ogc.crs import CRS84, SYSTEMS

JSON, GEOJSON = "application/json", "application/geo+json"
OPENAPI = "application/vnd.oai.openapi+json;version=3.0"
_CLASSES = "http://www.opengis.net/spec/ogcapi-features-"
CONFORMS_TO = (
    f"{_CLASSES}1/1.0/conf/core",
    f"{_CLASSES}1/1.0/conf/oas30",
    f"{_CLASSES}1/1.0/conf/geojson",
    f"{_CLASSES}2/1.0/conf/crs",
)
type Link = dict[str, str]


@dataclass(frozen=True)
class Collection:
    """A set of features of one kind. `filters` says of each property that may be filtered by what it is.

    `box` is (west, south, east, north) in WGS84, None where no feature has a shape; `days` its first and last day.
    """

    id: str
    title: str
    description: str
    filters: Mapping[str, str]
    more: Mapping[str, str] = field(default_factory=dict)
    box: tuple[float, float, float, float] | None = None
    days: tuple[date | None, date | None] = (None, None)


def landing_document(base: str, title: str, description: str, docs: str) -> dict[str, Any]:
    """Return the landing page; `base` is its address, ending in "/", `docs` a page for people."""
    return {
        "title": title,
        "description": description,
        "links": [
            _link(base, "self", JSON),
            _link(f"{base}api", "service-desc", OPENAPI),
            _link(docs, "service-doc", "text/html"),
            _link(f"{base}conformance", "conformance", JSON),
            _link(f"{base}collections", "data", JSON),
        ],
    }


def collections_document(base: str, collections: Iterable[Collection]) -> dict[str, Any]:
    """Return all collections, and the coordinate systems every one of them is given in."""
    return {
        "links": [_link(f"{base}collections", "self", JSON)],
        "crs": list(SYSTEMS),
        "collections": [collection_document(base, one, systems=["#/crs"]) for one in collections],
    }


def collection_document(base: str, one: Collection, *, systems: Sequence[str] = SYSTEMS) -> dict[str, Any]:
    """Return one collection: what it holds, where and when, in which coordinate systems."""
    here = f"{base}collections/{one.id}"
    first, last = ((day.isoformat() + "T00:00:00Z" if day else None) for day in one.days)
    extent: dict[str, Any] = {"temporal": {"interval": [[first, last]]}}
    if one.box:
        extent["spatial"] = {"bbox": [list(one.box)], "crs": CRS84}
    return {
        "id": one.id,
        "title": one.title,
        "description": one.description,
        "itemType": "feature",
        "extent": extent,
        "crs": list(systems),
        "storageCrs": CRS84,
        "links": [_link(here, "self", JSON), _link(f"{here}/items", "items", GEOJSON)],
    }


def feature(key: str, geometry: dict[str, Any] | None, properties: Mapping[str, Any]) -> dict[str, Any]:
    """Return one feature as GeoJSON (RFC 7946)."""
    return {"type": "Feature", "id": key, "geometry": geometry, "properties": dict(properties)}


def feature_document(base: str, collection: str, one: dict[str, Any]) -> dict[str, Any]:
    """Return a feature that stands alone, with the ways to itself and its collection."""
    here = f"{base}collections/{collection}"
    return one | {
        "links": [_link(f"{here}/items/{one['id']}", "self", GEOJSON), _link(here, "collection", JSON)],
    }


def page_document(
    base: str,
    collection: str,
    features: Sequence[dict[str, Any]],
    matched: int,
    paging: Paging,
    asked: Mapping[str, str],
) -> dict[str, Any]:
    """Return a page of features; `matched` counts those on all pages, `asked` is what every page is asked with."""
    here = f"{base}collections/{collection}"

    def page(rel: str, offset: int) -> Link:
        numbers = {"limit": str(paging.limit), "offset": str(offset)}
        return _link(f"{here}/items?{urlencode(dict(asked) | numbers)}", rel, GEOJSON)

    links = [page("self", paging.offset), _link(here, "collection", JSON)]
    if paging.offset + len(features) < matched and features:
        links.append(page("next", paging.offset + paging.limit))
    if paging.offset:
        links.append(page("prev", max(0, paging.offset - paging.limit)))
    return {
        "type": "FeatureCollection",
        "numberMatched": matched,
        "numberReturned": len(features),
        "links": links,
        "features": list(features),
    }


def _link(href: str, rel: str, kind: str) -> Link:
    return {"href": href, "rel": rel, "type": kind}
