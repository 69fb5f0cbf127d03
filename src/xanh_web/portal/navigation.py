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
    ("indicators", _("Statistical indicators")),
    ("inventories", _("Inventories")),
    ("area_map", _("Map")),
    ("board", _("Reporting board")),
    ("reports", _("Reports")),
)


def navigation(request: HttpRequest) -> dict[str, list[dict[str, object]]]:
    """Context processor: return `navigation`, a list of {key, label, url, current} for `base/layout.html`.

    `current` is the value of aria-current: "page" on the section's first page, "true" below it, "" elsewhere.
    A section without an address in this installation is left out.
    """
    items = []
    for key, label in SECTIONS:
        try:
            url = reverse(key)
        except NoReverseMatch:
            continue
        items.append({"key": key, "label": label, "url": url, "current": _current(request.path, url)})
    return {"navigation": items}


def _current(path: str, url: str) -> str:
    if path == url:
        return "page"
    return "true" if path.startswith(url.rstrip("/") + "/") else ""
