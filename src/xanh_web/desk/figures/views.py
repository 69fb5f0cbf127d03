"""Importing figures: a file is uploaded, looked at beside the ledger, confirmed; past imports, row by row."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from xanh.basis.errors import Refusal
from xanh.documents.observations import mark_observations
from xanh_web.base.actions import seal_rows
from xanh_web.desk.coordinator.signed_in import person_of
from xanh_web.desk.figures import kept
from xanh_web.desk.figures.shown import lines_shown, rows_shown
from xanh_web.ledger.actions import import_observations
from xanh_web.ledger.actions.importing import earlier_import, outcome
from xanh_web.ledger.comparing import NEW, REVISED, Comparison, compare_import
from xanh_web.ledger.models import ObservationImport

SHOWN, PER_PAGE = 200, 100
LARGEST_MB = 10


@dataclass(frozen=True)
class Sent:
    """A file as a person sent it: its name, the decimal mark they stated, its content and hash."""

    name: str
    mark: str
    content: bytes
    sha256: str


@require_http_methods(["GET", "HEAD", "POST"])
def figures_import(request: HttpRequest) -> HttpResponse:
    """Ask for a file of figures; a POST shows what of it is new, revised or wrong, and stores nothing in the ledger."""
    if request.method != "POST":
        return _page(request)
    try:
        return _looked(request, _uploaded(request))
    except Refusal as refusal:
        return _page(request, refusal=str(refusal))


@require_POST
def figures_import_confirm(request: HttpRequest) -> HttpResponse:
    """Import the file that was looked at; where the ledger has moved since, show it anew."""
    by = person_of(request)
    mark, name, sha256 = _mark(request), _name(request.POST.get("name", "")), request.POST.get("file", "")
    try:
        sent = Sent(name, mark, kept.kept(by, sha256), sha256)
    except Refusal as refusal:
        return _page(request, refusal=str(refusal))
    try:
        done = import_observations(
            content=sent.content,
            name=sent.name,
            decimal_mark=mark,
            by=by,
            at=timezone.now(),
            seen=request.POST.get("seen", "-")[:64],
        )
    except Refusal as refusal:
        return _looked(request, sent, refusal=str(refusal))
    seal_rows()
    kept.drop(by)
    if done.made is None:
        return _page(request, told=outcome(done, name))
    return redirect(reverse("figures_imported", args=[done.made.pk]) + ("?done=1" if done.new else ""))


@require_safe
def figures_imported(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an import: the file, and each figure as it stood before and as it was recorded."""
    made = ObservationImport.objects.select_related("file", "imported_by").filter(pk=pk).first()
    if made is None:
        raise Http404(_("There is no import {key}. The page of imports lists them all.").format(key=pk))
    rows = made.rows.select_related("observation__supersedes")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "title": _("Import of {file}").format(file=made.file.name),
        "made": made,
        "page": page,
        "rows": rows_shown(page.object_list),
        "notice": _("The figures stand in the ledger.") if request.GET.get("done") else "",
    }
    return render(request, "desk/figures/imported.html", context)


def _looked(request: HttpRequest, sent: Sent, refusal: str = "") -> HttpResponse:
    """Show the file beside the ledger, to be confirmed, or its errors."""
    compared = compare_import(content=sent.content, name=sent.name, decimal_mark=sent.mark, at=timezone.now())
    if compared.errors:
        return _page(request, compared=compared, sent=sent, marked=_keep_marked(request, sent, compared))
    context = {
        "title": _("Look before importing"),
        "sent": sent,
        "compared": compared,
        "counts": {key: len(compared.of(key)) for key in (NEW, REVISED, "same")},
        "revised": lines_shown(compared.of(REVISED)[:SHOWN]),
        "new": lines_shown(compared.of(NEW)[:SHOWN]),
        "shown": SHOWN,
        "earlier": earlier_import(sent.content, sent.mark),
        "refusal": refusal,
    }
    return render(request, "desk/figures/look.html", context, status=422 if refusal else 200)


def _page(request: HttpRequest, **more: object) -> HttpResponse:
    failed = "refusal" in more or "compared" in more
    context = {
        "title": _("Import figures"),
        "imports": ObservationImport.objects.select_related("file")[:SHOWN],
        "notice": more.get("told", ""),
        **more,
    }
    return render(request, "desk/figures/import.html", context, status=422 if failed else 200)


def _keep_marked(request: HttpRequest, sent: Sent, compared: Comparison) -> bool:
    """Keep a marked copy where the file is a workbook that can be marked; return whether there is one."""
    if not compared.file.sheet:
        return False
    try:
        kept.keep_marked(person_of(request), mark_observations(sent.content, compared.file))
    except Refusal:
        return False
    return True


def _uploaded(request: HttpRequest) -> Sent:
    file = request.FILES.get("figures")
    if file is None:
        raise Refusal("No file was chosen: choose the file that holds the figures, then upload it.")
    name = _name(file.name or "")
    if (file.size or 0) > LARGEST_MB * 1024 * 1024:
        raise Refusal("{file} is larger than 10 MB: send it in parts.", file=name)
    content = bytes(file.read())
    return Sent(name, _mark(request), content, kept.keep(person_of(request), content))


def _mark(request: HttpRequest) -> str:
    return {"comma": ",", "point": "."}.get(request.POST.get("decimal", ""), "")


def _name(text: str) -> str:
    """Return a name fit to be kept: its last part, without control characters."""
    last = text.replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(letter for letter in last if letter.isprintable())[:200] or "so-lieu"
