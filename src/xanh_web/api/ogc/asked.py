"""What a request for features asks, read once: nothing it says is passed over in silence."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from xanh.basis.errors import Refusal
from xanh.basis.moment import known_moment
from xanh.interchange.ogc.asking import Paging, read_box, read_days, read_paging
from xanh.interchange.ogc.crs import read_crs

KNOWN = "as_known_at"
_PAGES = ("limit", "offset", "bbox", "bbox-crs", "datetime")


@dataclass(frozen=True)
class Asked:
    """The parameters of a request, each once. `filters` are the properties that were asked for by value."""

    given: dict[str, str]
    filters: dict[str, str]
    now: datetime

    @cached_property
    def paging(self) -> Paging:
        """How many features, from where on."""
        return read_paging(self.given)

    @cached_property
    def system(self) -> str:
        """The coordinate system of the answer."""
        return read_crs(self.given.get("crs", ""))

    @cached_property
    def today(self) -> date:
        """The day of the request in Vietnam."""
        return timezone.localtime(self.now).date()

    @cached_property
    def days(self) -> tuple[date | None, date | None] | None:
        """The first and last day asked for, None where no time is."""
        return read_days(self.given["datetime"]) if self.given.get("datetime") else None

    @cached_property
    def box(self) -> Any | None:
        """The box asked for as a shape in WGS84, None where none is."""
        system = read_crs(self.given.get("bbox-crs", ""))
        return read_box(self.given["bbox"], system, self.today) if self.given.get("bbox") else None

    @cached_property
    def known_at(self) -> datetime:
        """The moment whose knowledge is asked for, now at the latest."""
        text = self.given.get(KNOWN, "")
        return known_moment(text, self.now) if text else self.now


def read_asked(
    request: HttpRequest, filters: tuple[str, ...] = (), *, more: tuple[str, ...] = (), pages: bool = False
) -> Asked:
    """Return what is asked; Refusal where a parameter is not known, stands twice, or asks for another format.

    `more` are parameters beside `filters`; `pages` says whether a page of features is asked for.
    """
    known = {"f", *(("crs",) if more or pages else ()), *more, *filters, *(_PAGES if pages else ())}
    for name, values in request.GET.lists():
        if name not in known:
            raise Refusal(
                "“{name}” is not asked here: choose from {known}.", name=name[:40], known=", ".join(sorted(known))
            )
        if len(values) > 1:
            raise Refusal("“{name}” stands in the address twice: ask for one.", name=name)
        if "\0" in values[0]:
            raise Refusal("“{name}” holds a character that no text holds: leave it out.", name=name)
    given = {name: value for name, value in request.GET.items() if isinstance(value, str)}
    if given.get("f", "json") != "json":
        raise Refusal("Features are given as JSON alone: leave “f={form}” out.", form=given["f"][:20])
    return Asked(given, {name: given[name] for name in filters if given.get(name)}, timezone.now())
