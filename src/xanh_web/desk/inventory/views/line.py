"""Entering a line: every field with its unit and choices, what is wrong beside it, and the factor explained."""

from dataclasses import dataclass, replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from xanh.basis.errors import Refusal
from xanh.documents.inventories import Entry, read_entry
from xanh.ghg.categories import categories, category
from xanh.ghg.city_lines import line_content
from xanh.ghg.city_quality import amount_doubt
from xanh.ghg.city_sources import CitySource, city_source, source_word
from xanh.ghg.notation import Notation
from xanh_web.desk.inventory.access import inventory_of, line_of, writer
from xanh_web.emissions.actions import attach_inventory_evidence, remove_inventory_line, write_inventory_line
from xanh_web.emissions.drafts import about, entries_of
from xanh_web.emissions.models import Inventory, InventoryDraftLine
from xanh_web.emissions.readings import earlier_contents
from xanh_web.emissions.shown import LineRow, line_rows

LARGEST_FILE = 25 * 1024 * 1024


@dataclass(frozen=True)
class Field:
    """One field of a line: label with its unit, what is typed, its choices, what is wrong or doubtful."""

    name: str
    label: str
    text: str
    choices: list[tuple[str, str]]
    error: str
    doubt: str
    is_long: bool


@require_http_methods(["GET", "HEAD", "POST"])
def inventory_line_new(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    """Ask for a new line of a kind of source; a POST keeps it, right or wrong."""
    return _edit(request, inventory_of(code), kind, None)


@require_http_methods(["GET", "HEAD", "POST"])
def inventory_line(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Show a line with what is wrong in it; a POST keeps it anew, or takes it out."""
    inventory = inventory_of(code)
    line = line_of(inventory, pk)
    return _edit(request, inventory, line.kind, line)


@require_POST
def inventory_evidence(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Attach a file to a line."""
    inventory, (person, _writes) = inventory_of(code), writer(request)
    line, file = line_of(inventory, pk), request.FILES.get("file")
    try:
        if file is None or not file.name or (file.size or 0) > LARGEST_FILE:
            raise Refusal("Choose a file of at most {limit} MB.", limit=LARGEST_FILE // 1024 // 1024)
        attach_inventory_evidence(
            inventory=inventory, line=line, name=file.name[:250], content=file.read(), by=person, at=timezone.now()
        )
    except Refusal as refusal:
        return _show(request, inventory, line.kind, line, line.written, str(refusal), status=422)
    return redirect("inventory_line", code, pk)


def _edit(request: HttpRequest, inventory: Inventory, kind: str, line: InventoryDraftLine | None) -> HttpResponse:
    person, _writes = writer(request)
    if request.method != "POST":
        return _show(request, inventory, kind, line, line.written if line else {}, "")
    typed = {name: str(text) for name, text in request.POST.items()}
    try:
        fields = city_source(kind).fields
        written = {name: text for name in fields if (text := request.POST.get(name, "").strip())}
        if line and "remove" in request.POST:
            remove_inventory_line(inventory=inventory, line=line, by=person, at=timezone.now())
            return redirect("inventory_work", inventory.code)
        kept = write_inventory_line(
            inventory=inventory, kind=kind, written=written, by=person, at=timezone.now(), line=line
        )
    except Refusal as refusal:
        return _show(request, inventory, kind, line, typed, str(refusal), status=409)
    entry = _beside_before(_entry(inventory, kind, written, kept), inventory)
    if entry.errors or set(entry.doubts) - {"own_value"}:  # a factor out of its range was explained
        return redirect("inventory_line", inventory.code, kept.pk)
    return redirect("inventory_work", inventory.code)


def _show(
    request: HttpRequest,
    inventory: Inventory,
    kind_code: str,
    line: InventoryDraftLine | None,
    written: dict[str, str],
    refusal: str,
    status: int = 200,
) -> HttpResponse:
    try:
        kind = city_source(kind_code)
    except Refusal as unknown:
        return redirect_to_list(inventory, unknown)
    entry = _beside_before(_entry(inventory, kind_code, written, line), inventory)
    context = {
        "title": line.written.get("source") or kind.name if line else kind.name,
        "breadcrumbs": [
            {"text": _("Inventories"), "url": reverse("inventory_desk")},
            {"text": inventory.code, "url": reverse("inventory_work", args=[inventory.code])},
            {"text": kind.name},
        ],
        "inventory": inventory,
        "kind": kind,
        "line": line,
        "fields": [_field(kind, name, written, entry, started=line is not None) for name in kind.fields],
        "explained": _explained(entry, inventory),
        "refusal": refusal,
        "illustrative": inventory.illustrative,
    }
    return render(request, "desk/inventory/line.html", context, status=status)


def _entry(inventory: Inventory, kind: str, written: dict[str, str], line: InventoryDraftLine | None) -> Entry:
    """Return the line as read: one that is kept beside all others, so that what is there twice is said at its field."""
    today = timezone.localdate()
    if line and written == line.written and hasattr(inventory, "draft"):
        for one in entries_of(inventory.draft, today):
            if one.line.pk == line.pk:
                return one.entry
    return read_entry(kind, written, about(inventory, today))


def _beside_before(entry: Entry, inventory: Inventory) -> Entry:
    """Say at the amount where it is a power of ten from that of the same line in the year or version before."""
    if entry.row is None or "amount" in entry.doubts:
        return entry
    name = entry.row.line.code
    content = line_content(entry.row, timezone.localdate())
    other = next((one for one in earlier_contents(inventory) if one["code"] == name), None)
    said = amount_doubt(content, other)
    return replace(entry, doubts={**entry.doubts, "amount": said}) if said else entry


def redirect_to_list(inventory: Inventory, _unknown: Refusal) -> HttpResponse:
    """Lead back to the inventory, which lists the kinds of source there are."""
    return redirect("inventory_work", inventory.code)


def _field(kind: CitySource, name: str, written: dict[str, str], entry: Entry, *, started: bool) -> Field:
    units = {**kind.quantities, **kind.more, **kind.compared}
    label = source_word(name) + (f" ({units[name]})" if name in units else "")
    return Field(
        name=name,
        label=label,
        text=written.get(name, ""),
        choices=_choices(kind, name),
        error=entry.errors.get(name, "") if started else "",
        doubt=entry.doubts.get(name, ""),
        is_long=name in ("history", "note", "own_reason", "less"),
    )


def _choices(kind: CitySource, name: str) -> list[tuple[str, str]]:
    none = ("", "–")
    if name == "category":
        codes = kind.categories or tuple(categories("ipcc_2006"))
        return [none, *((code, f"{code} {category(code).name}") for code in codes)]
    if name == "unit":
        return [(unit, unit) for unit in kind.units]
    if name == "notation":
        return [none, *((key.value, key.value) for key in Notation)]
    if name == "own_quantity":
        return [none, *((one["quantity"], source_word(one["quantity"])) for one in kind.own)]
    asked = {**kind.ask, **kind.optional, **kind.compared_choices}.get(name, ())
    return [none, *((one, source_word(one)) for one in asked)] if asked else []


def _explained(entry: Entry, inventory: Inventory) -> LineRow | None:
    """Return what the line gives and why these factors, where it is right."""
    if entry.row is None:
        return None
    content = line_content(entry.row, timezone.localdate())
    gwp = inventory.draft.gwp if hasattr(inventory, "draft") else "AR5"
    return line_rows([content], gwp)[0]
