"""The workbook of an inventory: down, whole or by sector; up whole or not at all."""

from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from xanh.basis.errors import Refusal
from xanh.documents.forms import mark_errors
from xanh.documents.forms.archive import LIMIT_MB
from xanh.ghg.city_sources import source_sectors
from xanh_web.base.durable import write_durably
from xanh_web.base.models import Person
from xanh_web.desk.coordinator.signed_in import person_of
from xanh_web.desk.inventory.access import inventory_of
from xanh_web.desk.inventory.views.draft import show_inventory
from xanh_web.emissions.books import book_of, import_book
from xanh_web.emissions.models import Inventory

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def inventory_template(request: HttpRequest, code: str) -> HttpResponse:
    """Answer with the workbook, `?sector=` of one sector; with `?marked=1` the copy in which errors are marked."""
    inventory, sector = inventory_of(code), request.GET.get("sector", "")
    if "marked" in request.GET:
        path = _marked_path(inventory, person_of(request))
        if not path.is_file():
            raise Http404(_("The marked copy is not kept any more: upload the workbook again."))
        return _file(path.read_bytes(), f"{code}-loi.xlsx")
    known = sector if sector in source_sectors() else ""
    return _file(book_of(inventory, known), f"{code}{'-' + known if known else ''}.xlsx")


@require_POST
def inventory_upload(request: HttpRequest, code: str) -> HttpResponse:
    """Take a filled workbook and its evidence into the draft; with errors nothing is taken, and all are shown."""
    inventory, person = inventory_of(code), person_of(request)
    file = request.FILES.get("workbook")
    sent = {one.name: one for one in request.FILES.getlist("evidence")}
    try:
        if file is None or (file.size or 0) > LIMIT_MB * 1024 * 1024:
            raise Refusal("Choose a workbook of at most {limit} MB.", limit=LIMIT_MB)
        content = file.read()
        filled = import_book(
            inventory=inventory,
            content=content,
            evidence=lambda name: sent[name].read() if name in sent else None,
            by=person,
            at=timezone.now(),
        )
    except Refusal as refusal:
        return show_inventory(request, inventory, status=422, refusal=str(refusal))
    if filled.errors:
        write_durably(_marked_path(inventory, person), mark_errors(content, filled.errors))
        return show_inventory(request, inventory, status=422, cell_errors=filled.errors)
    _marked_path(inventory, person).unlink(missing_ok=True)
    return redirect("inventory_work", code)


def _marked_path(inventory: Inventory, person: Person) -> Path:
    return Path(settings.HOME) / "marked" / f"inventory-{inventory.pk}-{person.pk}.xlsx"


def _file(content: bytes, name: str) -> HttpResponse:
    return HttpResponse(content, content_type=EXCEL, headers={"Content-Disposition": f'attachment; filename="{name}"'})
