"""OGC API – Features: what is published, for map programs. Read only."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from xanh.basis.errors import Refusal
from xanh.interchange.ogc.documents import (
    CONFORMS_TO,
    GEOJSON,
    JSON,
    OPENAPI,
    collection_document,
    collections_document,
    feature_document,
    landing_document,
    page_document,
)
from xanh.interchange.ogc.openapi import openapi_document
from xanh_web.agencies.city import current_city
from xanh_web.api.ogc.areas import LEVELS, Areas
from xanh_web.api.ogc.asked import read_asked
from xanh_web.api.ogc.figures import Figures, with_page
from xanh_web.base.problems import problem

COLLECTIONS: dict[str, Areas | Figures] = {level: Areas(level) for level in LEVELS} | {"observations": Figures()}


def _with_problems(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    @wraps(view)
    def answered(request: HttpRequest, **named: str) -> HttpResponse:
        try:
            response = view(request, **named)
        except Http404 as error:
            return problem(404, str(error))
        except Refusal as refusal:
            return problem(400, str(refusal))
        patch_vary_headers(response, ["Accept-Language"])
        response["Content-Language"] = get_language()
        return response

    return answered


@require_safe
@_with_problems
def landing(request: HttpRequest) -> HttpResponse:
    """Lead to everything the service has."""
    read_asked(request)
    docs = request.build_absolute_uri(reverse("open_data"))
    return _json(landing_document(_base(request), *_words(), docs), JSON)


@require_safe
@_with_problems
def conformance(request: HttpRequest) -> HttpResponse:
    """Say which parts of the standard are kept."""
    read_asked(request)
    return _json({"conformsTo": list(CONFORMS_TO)}, JSON)


@require_safe
@_with_problems
def api(request: HttpRequest) -> HttpResponse:
    """Describe every address (OpenAPI 3.0)."""
    read_asked(request)
    told = [one.described() for one in COLLECTIONS.values()]
    return _json(openapi_document(_base(request), *_words(), told), OPENAPI)


@require_safe
@_with_problems
def collections(request: HttpRequest) -> HttpResponse:
    """List the collections."""
    read_asked(request)
    return _json(collections_document(_base(request), [one.described() for one in COLLECTIONS.values()]), JSON)


@require_safe
@_with_problems
def collection(request: HttpRequest, code: str) -> HttpResponse:
    """Describe one collection."""
    found = _found(code)
    read_asked(request)
    return _json(collection_document(_base(request), found.described()), JSON)


@require_safe
@_with_problems
def items(request: HttpRequest, code: str) -> HttpResponse:
    """Give a page of features."""
    found = _found(code)
    asked = read_asked(request, found.filters, more=found.more, pages=True)
    matched, features, beside = found.page(asked)
    features = [with_page(request, one) for one in features]
    given = {key: text for key, text in asked.given.items() if key not in {"limit", "offset"}} | beside
    response = _json(page_document(_base(request), code, features, matched, asked.paging, given), GEOJSON)
    response["Content-Crs"] = f"<{asked.system}>"
    return response


@require_safe
@_with_problems
def item(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """Give one feature."""
    found = _found(code)
    asked = read_asked(request, more=("crs", *found.more))
    system, one = asked.system, found.one(key.replace("\0", ""), asked)
    if one is None:
        raise Http404(
            _("There is no such feature, or it does not stand at the moment asked for: the collection lists them.")
        )
    response = _json(feature_document(_base(request), code, with_page(request, one)), GEOJSON)
    response["Content-Crs"] = f"<{system}>"
    return response


def _found(code: str) -> Areas | Figures:
    if code not in COLLECTIONS:
        names = ", ".join(COLLECTIONS)
        raise Http404(_("There is no such collection. This service has: {names}.").format(names=names))
    return COLLECTIONS[code]


def _words() -> tuple[str, str]:
    title = _("Areas and figures of green growth, {place}").format(place=current_city().place)
    return title, _("What is published, for maps: administrative units through time, and figures by area.")


def _base(request: HttpRequest) -> str:
    return request.build_absolute_uri(reverse("ogc_landing"))


def _json(content: dict[str, Any], kind: str) -> HttpResponse:
    return JsonResponse(content, content_type=kind, json_dumps_params={"ensure_ascii": False})
