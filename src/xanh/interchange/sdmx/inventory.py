"""Issued inventories in SDMX: a flow for each scheme of categories, with one structure but for its code list."""

from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from typing import NamedTuple

from xanh.interchange.sdmx.codes import written_code
from xanh.interchange.sdmx.fields import CONTROL, MEASURE, code_values
from xanh.interchange.sdmx.flow import Flow

INVENTORY_DIMENSIONS = ("FREQ", "REF_AREA", "CATEGORY", "GAS", "GWP", "TIME_PERIOD")
INVENTORY_ATTRIBUTES = (
    *("UNIT_MEASURE", "OBS_STATUS", "NOTATION", "PARTIAL", "INVENTORY_VERSION", "ILLUSTRATIVE"),
    *("COMMENT_OBS", "SOURCE", "RECORDED_AT"),
)
MASS = "_Z"  # SDMX's code for “not applicable”: a mass has no warming potentials


class InventoryFact(NamedTuple):
    """Tonnes of `gas` in `category`, of CO2 equivalent under `gwp` where that is named, or the notation keys.

    `notation` holds the keys with ", " between them; `included` the categories that IE points to.
    """

    area: str
    year: int
    category: str
    gas: str
    gwp: str
    value: Decimal | None
    notation: str
    partial: bool
    version: int
    source: str
    recorded_at: datetime
    illustrative: bool = False
    included: tuple[str, ...] = ()


def inventory_texts(fact: InventoryFact) -> tuple[str, ...]:
    """Return a fact of an inventory as texts in the order of the fields; decimals keep every digit."""
    return (
        code_values()["frequency"]["year"],
        written_code(fact.area),
        written_code(fact.category),
        written_code(fact.gas),
        fact.gwp or MASS,
        str(fact.year),
        f"{fact.value:f}" if fact.value is not None else "",
        "tonne_co2e" if fact.gwp else "tonne",
        notation_status(fact.notation) if fact.value is None else code_values()["observation_status"]["actual"],
        fact.notation,
        "true" if fact.partial else "false",
        str(fact.version),
        "true" if fact.illustrative else "false",
        f"IE: {', '.join(fact.included)}" if fact.included else "",
        CONTROL.sub("", fact.source),
        fact.recorded_at.astimezone(UTC).isoformat(),
    )


def notation_status(keys: str) -> str:
    """Return the code of CL_OBS_STATUS for notation keys, of several the first in the order of the mapping: ours.

    >>> notation_status("NO, NE"), notation_status("IE"), notation_status("")
    ('L', 'K', 'O')
    """
    table: Mapping[str, str] = code_values()["notation"]
    said = set(keys.split(", "))
    return next(status for key, status in table.items() if key in said)


def _flow(name: str) -> Flow[InventoryFact]:
    fields = (*INVENTORY_DIMENSIONS, MEASURE, *INVENTORY_ATTRIBUTES)
    return Flow(f"INVENTORY_{name}", INVENTORY_DIMENSIONS, fields, inventory_texts)


# By scheme of categories.
INVENTORY_FLOWS = {scheme: _flow(scheme.upper()) for scheme in ("ipcc_2006", "gpc", "nfr")}
