"""Issued inventories of greenhouse gases and air pollutants."""

from typing import Any, Literal

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _
from ninja import Field, Path, Query, Router

from xanh_web.api.asked import KnownAt, moment_of
from xanh_web.api.public.inventory_shapes import InventoryLine, InventoryShape, InventoryWhole, PollutantLine
from xanh_web.api.shapes import Code, Page, Paging, answers, page_of
from xanh_web.emissions.models import InventoryVersion
from xanh_web.emissions.published import (
    latest_versions,
    version_line,
    version_lines,
    version_pollutants,
    version_totals,
)

router = Router(tags=["inventories"])


class AskedVersion(KnownAt):
    """Which version."""

    version: int | None = Field(None, ge=1, le=10_000, description="An earlier version; the newest where left out.")


class AskedInventory(AskedVersion):
    """How an inventory is read."""

    gwp: Literal["", "AR5", "AR6", "AR4", "SAR"] = Field(
        "", description="AR5, AR6, AR4 or SAR; the version's own where left out."
    )


@router.get("/inventories", response=answers(Page[InventoryShape], 404), url_name="inventories")
def inventories(request: HttpRequest, asked: Query[KnownAt], paging: Query[Paging]) -> dict[str, object]:
    """The newest version of every inventory issued by an instant, the newest year first."""
    return page_of(latest_versions(moment_of(asked).at), paging, version_line)


@router.get("/inventories/{code}", response=answers(InventoryWhole, 404), url_name="inventory")
def inventory(request: HttpRequest, code: Path[Code], asked: Query[AskedInventory]) -> dict[str, Any]:
    """One issued inventory: its totals and categories."""
    found = _version(code, asked)
    return version_totals(found, asked.gwp or found.gwp)


@router.get("/inventories/{code}/lines", response=answers(Page[InventoryLine], 404), url_name="inventory_lines")
def inventory_lines(
    request: HttpRequest, code: Path[Code], asked: Query[AskedVersion], paging: Query[Paging]
) -> dict[str, object]:
    """The lines of an issued inventory with their factors, in order."""
    return page_of(version_lines(_version(code, asked)), paging, lambda line: line)


@router.get(
    "/inventories/{code}/pollutants", response=answers(Page[PollutantLine], 404), url_name="inventory_pollutants"
)
def inventory_pollutants(
    request: HttpRequest, code: Path[Code], asked: Query[AskedVersion], paging: Query[Paging]
) -> dict[str, object]:
    """Air pollutants of an issued inventory by source and area. All rows together are the territory."""
    return page_of(version_pollutants(_version(code, asked)), paging, lambda line: line)


def _version(code: str, asked: AskedVersion) -> InventoryVersion:
    rows = InventoryVersion.objects.filter(inventory__code=code, issued_at__lte=moment_of(asked).at)
    rows = rows.select_related("inventory").order_by("-number")
    found = (rows.filter(number=asked.version) if asked.version else rows).first()
    if found is None:
        raise Http404(_("There is no issued inventory of that code. The list of inventories shows the codes."))
    return found
