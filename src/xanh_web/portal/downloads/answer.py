"""A table as the answer to a request, in the format its address names."""

import re
from collections.abc import Callable
from importlib.util import find_spec

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from xanh.documents.tables import OpenTable, table_csv, table_json, table_parquet, table_xlsx


def _csv(table: OpenTable, request: HttpRequest) -> bytes:
    return table_csv(table, with_bom=request.GET.get("bom") == "1")


def _xlsx(table: OpenTable, _request: HttpRequest) -> bytes:
    return table_xlsx(table, figures=_("Figures"), about=_("About"))


def _json(table: OpenTable, _request: HttpRequest) -> bytes:
    return table_json(table)


def _parquet(table: OpenTable, _request: HttpRequest) -> bytes:
    return table_parquet(table)


_NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9.]")
# The end of an address, the type of what it gives, and how it is made.
FORMATS: dict[str, tuple[str, Callable[[OpenTable, HttpRequest], bytes]]] = {
    "csv": ("text/csv; charset=utf-8", _csv),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", _xlsx),
    "json": ("application/json; charset=utf-8", _json),
    "parquet": ("application/vnd.apache.parquet", _parquet),
}


def check_format(form: str) -> None:
    """Raise Http404 with a sentence where `form` is not a format."""
    if form not in FORMATS:
        raise Http404(_("Figures are given as xlsx, csv, json or parquet. The page of open data shows them all."))
    if form == "parquet" and not find_spec("pyarrow"):
        raise Http404(_("Parquet is not given here: who runs this site has not installed “xanh[exchange]”."))


def download(request: HttpRequest, table: OpenTable, form: str) -> HttpResponse:
    """Answer with `table` as a file named after it; anyone may fetch it from any site."""
    content_type, write = FORMATS[form]
    response = HttpResponse(write(table, request), content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{table.name}.{form}"'
    response["Access-Control-Allow-Origin"] = "*"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def file_name(*parts: str) -> str:
    """Return a name of letters every file system takes, from codes and years.

    >>> file_name("targets", "a.2030/1", "2026-11-26")
    'targets-a.2030-1-2026-11-26'
    """
    return _NOT_IN_NAMES.sub("-", "-".join(parts))
