"""The main sections of the site, for the top bar of every page."""

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# The name of the section's first page in the address table, and the words for it.
SECTIONS: tuple[tuple[str, Promise], ...] = (
    ("plan", _("Plan")),
    ("tasks", _("Tasks")),
    ("targets", _("Targets")),
    ("board", _("Reporting board")),
    ("reports", _("Reports")),
)
# One row has no room for all: these stand in a list that opens, under one word.
FIGURES: tuple[tuple[str, Promise], ...] = (
    ("indicators", _("Statistical indicators")),
    ("inventories", _("Inventories")),
    ("area_map", _("Map")),
)
type Item = dict[str, object]


def navigation(request: HttpRequest) -> dict[str, list[Item]]:
    """Context processor: return `navigation`, a list of {key, label, url, current} for `base/layout.html`.

    `current` is the value of aria-current: "page" on the section's first page, "true" below it, "" elsewhere. An item
    with `inside` is a list of such that opens. A section without an address in this installation is left out.
    """
    items = _items(request, SECTIONS)
    if figures := _items(request, FIGURES):
        here = any(item["current"] for item in figures)
        items.append({"key": "figures", "label": _("Figures"), "inside": figures, "current": "true" if here else ""})
    return {"navigation": items}


def _items(request: HttpRequest, sections: tuple[tuple[str, Promise], ...]) -> list[Item]:
    items: list[Item] = []
    for key, label in sections:
        try:
            url = reverse(key)
        except NoReverseMatch:
            continue
        items.append({"key": key, "label": label, "url": url, "current": _current(request.path, url)})
    return items


def _current(path: str, url: str) -> str:
    if path == url:
        return "page"
    return "true" if path.startswith(url.rstrip("/") + "/") else ""
