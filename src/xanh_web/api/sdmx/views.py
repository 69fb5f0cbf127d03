"""SDMX REST (version 2, the part that is needed to harvest): data of the flows, and their structures."""

from collections.abc import Callable, Iterator
from functools import wraps
from itertools import batched, chain
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from xanh.basis.errors import Refusal
from xanh.basis.hashing import sha256_hex
from xanh.interchange.sdmx import Flow, csv_head, csv_rows, ml_end, ml_head, ml_rows, write_structures
from xanh.interchange.sdmx.names import AGENCY
from xanh.interchange.sdmx.structure import KINDS
from xanh_web.api.sdmx.formats import (
    CSV,
    DATA_FORMATS,
    DATA_NAMES,
    STRUCTURE_FORMATS,
    STRUCTURE_NAMES,
    SdmxFormat,
    format_of,
)
from xanh_web.api.sdmx.inventories import SCHEMES, facts_asked_for
from xanh_web.api.sdmx.lists import code_lists
from xanh_web.api.sdmx.query import ANY, DataQuery, NotBuilt, read_query
from xanh_web.base.problems import problem
from xanh_web.emissions.models import InventoryVersion
from xanh_web.ledger.exchange import AT_ONCE, facts_of
from xanh_web.ledger.models import Observation

type View = Callable[[HttpRequest, str], HttpResponseBase]


def _with_problems(view: View) -> View:
    @wraps(view)
    def answered(request: HttpRequest, asked: str) -> HttpResponseBase:
        try:
            response = view(request, asked)
        except Http404 as error:
            return problem(404, str(error))
        except Refusal as refusal:
            return problem(400, str(refusal))
        except NotBuilt as error:
            sentence = _("This service does not know “{what}” of SDMX REST: leave it out.")
            return problem(501, sentence.format(what=str(error)[:80]))
        patch_vary_headers(response, ["Accept", "Accept-Language"])
        return response

    return answered


@require_safe
@_with_problems
def data(request: HttpRequest, asked: str) -> HttpResponseBase:
    """Give figures that stood at a moment (`asOf`), or all that ever stood by then (`includeHistory`)."""
    form = format_of(request, DATA_FORMATS, DATA_NAMES)
    if form is None:
        return _not_acceptable(DATA_FORMATS)
    query = read_query(asked, request.GET)
    # Ledger and versions only grow: the same question to the same rows has the same answer.
    of_inventories = query.flow.id in SCHEMES
    grown = InventoryVersion.objects if of_inventories else Observation.objects
    newest = grown.order_by("-pk").values_list("pk", flat=True).first()
    mark = sha256_hex(f"{newest} {form.media_type} {request.get_full_path()}".encode())[:32]
    if found := get_conditional_response(request, etag=f'W/"{mark}"'):
        return found
    facts = facts_asked_for(query) if of_inventories else facts_of(query.rows)
    first = next(facts, None)
    if first is None:
        raise Http404(_("No figure answers to this query."))
    if request.method == "HEAD":
        facts.close()  # nobody will read on: the database's cursor is given back now
    response = StreamingHttpResponse(_pieces(chain([first], facts), form, query.flow), content_type=form.media_type)
    response["ETag"] = f'W/"{mark}"'
    response["Content-Disposition"] = f'attachment; filename="{_file_name(query)}.{form.ending}"'
    return response


def _pieces(facts: Iterator[Any], form: SdmxFormat, flow: Flow[Any]) -> Iterator[bytes]:
    if form is CSV:
        yield csv_head(flow)
        yield from (csv_rows(some, flow) for some in batched(facts, AT_ONCE))
        return
    yield ml_head(version=form.version, prepared=timezone.now(), sender=AGENCY, flow=flow)
    yield from (ml_rows(some, flow) for some in batched(facts, AT_ONCE))
    yield ml_end()


def _file_name(query: DataQuery) -> str:
    name = query.flow.id.lower().replace("_", "-")
    return f"{name}-{timezone.localtime(query.at):%Y-%m-%d}"


@require_safe
@_with_problems
def structure(request: HttpRequest, asked: str) -> HttpResponseBase:
    """Give the structures of a kind, or one; with `references` other than none, everything they point to."""
    form = format_of(request, STRUCTURE_FORMATS, STRUCTURE_NAMES)
    if form is None:
        return _not_acceptable(STRUCTURE_FORMATS)
    kind, agency, name, _version = (*asked.strip("/").split("/"), "", "", "")[:4]
    if kind not in {*KINDS, *ANY, "structure"} or agency not in {AGENCY, *ANY}:
        raise Http404(_("There are no such structures. This service has: {kinds}.").format(kinds=", ".join(KINDS)))
    alone = request.GET.get("references", "none") == "none" and kind in KINDS
    only = "" if name in ANY else name
    try:
        content = write_structures(
            code_lists(),
            version=form.version,
            kinds=[kind] if alone else KINDS,
            only=only if alone else "",
            prepared=timezone.now(),
        )
    except Refusal as refusal:
        raise Http404(str(refusal)) from refusal
    response = HttpResponse(content, content_type=form.media_type)
    response["Content-Language"] = get_language()
    return response


def _not_acceptable(formats: dict[str, SdmxFormat]) -> HttpResponse:
    given = sorted({form.media_type for form in formats.values()})
    return problem(
        406,
        _("This is given as {formats}: ask for one of these in the header Accept.").format(formats=", ".join(given)),
    )
