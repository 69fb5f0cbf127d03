"""The structures of issued inventories in SDMX: one for each scheme of categories, and the lists of their codes."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from xanh.basis.language import gettext as _
from xanh.basis.parameter import parameter
from xanh.ghg.categories import TOTALS, categories
from xanh.ghg.city_cells import ALL, CO2E, NO_PLACE
from xanh.ghg.gas import LATEST, gases
from xanh.interchange.sdmx.inventory import INVENTORY_ATTRIBUTES, INVENTORY_DIMENSIONS, INVENTORY_FLOWS, MASS
from xanh.interchange.sdmx.parts import NamedCode, Shape, concepts_of, list_of, structure_of

if TYPE_CHECKING:
    from pysdmx.model import Codelist

CONCEPTS_ID = "CS_INVENTORY"
_NEEDED = ("UNIT_MEASURE", "OBS_STATUS", "INVENTORY_VERSION")
_SHARED = ("FREQ", "REF_AREA", "UNIT_MEASURE", "OBS_STATUS")  # the lists of the ledger's figures


def inventory_structures(names: Mapping[str, str], known: "Mapping[str, Codelist]") -> list[tuple[str, Any]]:
    """Return (kind, item) of all structures of inventories; `names` and `known` lists are those of the figures."""
    called = {**names, **_names()}
    shared = {name: known[name] for name in _SHARED}
    lists = {
        "GAS": list_of("CL_GAS", called["GAS"], _gases()),
        "GWP": list_of("CL_GWP", called["GWP"], _gwps(), as_is=True),
    }
    found: list[tuple[str, Any]] = []
    for scheme, flow in INVENTORY_FLOWS.items():
        own = list_of(f"CL_CATEGORY_{scheme.upper()}", f"{called['CATEGORY']}: {_schemes()[scheme]}", _codes(scheme))
        shape = Shape(flow.id, INVENTORY_DIMENSIONS, INVENTORY_ATTRIBUTES, called, _NEEDED)
        title = _("Issued inventories by {scheme}").format(scheme=_schemes()[scheme])
        found += structure_of(shape, CONCEPTS_ID, {**shared, **lists, "CATEGORY": own}, title)
        found.append(("codelist", own))
    found += [("codelist", one) for one in lists.values()]
    return [*found, ("conceptscheme", concepts_of(shape, CONCEPTS_ID, _("Concepts of issued inventories")))]


def _names() -> dict[str, str]:
    return {
        "CATEGORY": _("Source category"),
        "GAS": _("Gas or pollutant"),
        "GWP": _("Set of warming potentials"),
        "NOTATION": _("Notation keys"),
        "PARTIAL": _("Partial: a part is missing or not estimated"),
        "INVENTORY_VERSION": _("Version of the inventory"),
    }


def _schemes() -> dict[str, str]:
    return {"ipcc_2006": "IPCC 2006", "gpc": "GPC", "nfr": "NFR"}


def _gases() -> list[NamedCode]:
    together = NamedCode(CO2E, _("Greenhouse gases together, as CO2 equivalent"))
    return [together, *(NamedCode(code, one.name) for code, one in gases().items())]


def _gwps() -> list[NamedCode]:
    sets = parameter("ghg/gwp", on=LATEST).values
    return [NamedCode(MASS, _("None: a mass")), *(NamedCode(name, one["reference"]) for name, one in sets.items())]


def _codes(scheme: str) -> list[NamedCode]:
    beside: dict[str, list[NamedCode]] = {
        "ipcc_2006": [
            NamedCode("with_land", _("Total with land use")),
            NamedCode("without_land", _("Total without land use")),
        ],
        "gpc": [NamedCode(name, f"GPC {name}") for name in TOTALS],
        "nfr": [NamedCode(ALL, _("All sources")), NamedCode(NO_PLACE, _("Sources without a place in NFR"))],
    }
    return [*(NamedCode(code, one.name) for code, one in categories(scheme).items()), *beside[scheme]]
