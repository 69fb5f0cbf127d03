"""Issued inventories as a flow of SDMX: the versions that stood at a moment, their cells chosen by key and period."""

from collections.abc import Generator, Iterable
from itertools import islice

from xanh.interchange.sdmx import INVENTORY_FLOWS, InventoryFact
from xanh.interchange.sdmx.codes import read_code
from xanh_web.api.sdmx.query import DataQuery, within
from xanh_web.emissions.exchange import inventory_facts
from xanh_web.emissions.models import InventoryVersion, Purpose

SCHEMES = {flow.id: scheme for scheme, flow in INVENTORY_FLOWS.items()}


def facts_asked_for(query: DataQuery) -> Generator[InventoryFact]:
    """Yield the facts of the versions asked for, in order of area, year and version."""
    flow = INVENTORY_FLOWS[SCHEMES[query.flow.id]]
    places = {name: flow.fields.index(name) for name in query.chosen}
    found = (
        fact
        for version in _versions(query)
        for fact in inventory_facts(version, SCHEMES[query.flow.id])
        if not places or _is_chosen(flow.texts(fact), places, query)
    )
    last = None if query.limit is None else query.offset + query.limit
    yield from islice(found, query.offset, last)


def _is_chosen(texts: tuple[str, ...], places: dict[str, int], query: DataQuery) -> bool:
    return all(texts[place] in query.chosen[name] for name, place in places.items())


def _versions(query: DataQuery) -> list[InventoryVersion]:
    """Return the versions that stood at the moment, or with the history all issued by then."""
    rows = InventoryVersion.objects.filter(inventory__purpose=Purpose.CITY, issued_at__lte=query.at)
    if "REF_AREA" in query.chosen:
        rows = rows.filter(inventory__area_code__in=[read_code(code) for code in query.chosen["REF_AREA"]])
    known = rows.select_related("inventory").order_by("inventory__area_code", "inventory__year", "number")
    chosen = list(known) if query.history else _newest(known)
    return [one for one in chosen if within(str(one.inventory.year), query) and _is_after(one, query)]


def _newest(known: Iterable[InventoryVersion]) -> list[InventoryVersion]:
    return list({one.inventory_id: one for one in known}.values())


def _is_after(version: InventoryVersion, query: DataQuery) -> bool:
    return query.after is None or version.issued_at > query.after
