"""Issued inventories of greenhouse gases and air pollutants."""

from typing import Any

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _
from ninja import Field, Path, Query, Router, Schema

from xanh_web.api.asked import KnownAt, moment_of
from xanh_web.api.shapes import Code, answers
from xanh_web.emissions.models import InventoryVersion
from xanh_web.emissions.published import latest_versions, version_content, version_line
from xanh_web.emissions.rules import GWP_SETS

router = Router(tags=["inventories"])


class InventoryShape(Schema):
    """An issued version of an inventory."""

    code: str
    area: str
    year: int
    version: int
    reason: str = Field(description="Why it was recalculated; empty for the first version.")
    boundary_on: str
    gwp: str = Field(description="The warming potentials of its published totals.")
    issued_at: str
    content_hash: str
    illustrative: bool


class TotalShape(Schema):
    """A total in tonnes of CO2 equivalent, or its notation keys; partial where a part is missing or not estimated."""

    value: float | None
    notation: str
    partial: bool


class InventoryWhole(InventoryShape):
    """A version with its totals under `read_under` and its lines as they were frozen; masses of lines in kg."""

    read_under: str
    unit: str
    totals: dict[str, TotalShape]
    ipcc_2006: dict[str, TotalShape]
    gpc: dict[str, TotalShape]
    unanswered: list[str]
    memo_tonnes: dict[str, float]
    pollutants_tonnes: dict[str, dict[str, float]]
    lines: list[dict[str, Any]]


class AskedInventory(KnownAt):
    """How an inventory is read."""

    model_config = {"extra": "forbid"}

    version: int | None = Field(None, ge=1, le=10_000, description="An earlier version; the newest where left out.")
    gwp: str = Field("", max_length=8, description="AR5, AR6, AR4 or SAR; the version's own where left out.")


@router.get("/inventories", response=answers(list[InventoryShape], 404), url_name="inventories")
def inventories(request: HttpRequest, asked: Query[KnownAt]) -> list[dict[str, Any]]:
    """The newest version of every inventory issued by an instant, the newest year first."""
    return [version_line(version) for version in latest_versions(moment_of(asked).at)]


@router.get("/inventories/{code}", response=answers(InventoryWhole, 404), url_name="inventory")
def inventory(request: HttpRequest, code: Path[Code], asked: Query[AskedInventory]) -> dict[str, Any]:
    """One issued inventory, whole: totals, categories, lines with their factors."""
    rows = InventoryVersion.objects.filter(inventory__code=code, issued_at__lte=moment_of(asked).at)
    rows = rows.select_related("inventory").order_by("-number")
    found = (rows.filter(number=asked.version) if asked.version else rows).first()
    if found is None:
        raise Http404(_("There is no issued inventory of that code. The list of inventories shows the codes."))
    return version_content(found, asked.gwp if asked.gwp in GWP_SETS else found.gwp)
