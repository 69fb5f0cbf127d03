"""The structure of our data in SDMX: concepts, code lists, data structure and flow, through pysdmx."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from xanh.basis.errors import Refusal
from xanh.basis.language import gettext as _
from xanh.basis.language import language
from xanh.interchange.sdmx.codes import TOTAL
from xanh.interchange.sdmx.fields import ATTRIBUTES, DIMENSIONS, MEASURE, NEEDED, STATUSES, code_values
from xanh.interchange.sdmx.inventory_structure import inventory_structures
from xanh.interchange.sdmx.names import AGENCY, CONCEPTS_ID, FLOW_ID, STRUCTURE_ID
from xanh.interchange.sdmx.parts import NamedCode, Shape, concepts_of, list_of, structure_of

if TYPE_CHECKING:
    from pysdmx.model import Codelist

KINDS = ("dataflow", "datastructure", "codelist", "conceptscheme")
ENUMERATED = {
    "FREQ": "CL_FREQ",
    "REF_AREA": "CL_AREA",
    "INDICATOR": "CL_INDICATOR",
    "BREAKDOWN": "CL_BREAKDOWN",
    "UNIT_MEASURE": "CL_UNIT_MEASURE",
    "OBS_STATUS": "CL_OBS_STATUS",
    "FINALITY": "CL_FINALITY",
    "MISSING_REASON": "CL_MISSING_REASON",
}


@dataclass(frozen=True)
class CodeLists:
    """The codes that this installation knows; `breakdowns` as SDMX writes them, all others as the ledger has them."""

    areas: Sequence[NamedCode]
    indicators: Sequence[NamedCode]
    units: Sequence[NamedCode]
    breakdowns: Sequence[NamedCode]
    reasons: Sequence[NamedCode]


def write_structures(lists: CodeLists, *, version: str, kinds: Iterable[str], only: str, prepared: datetime) -> bytes:
    """Return the structures of `kinds` (all `KINDS` for everything) as SDMX-ML of `version` ("3.0" or "2.1").

    `only` is the identifier of a single one, "" for all of the kinds. Refusal where there is none such.
    """
    try:
        from pysdmx.io.format import Format
        from pysdmx.io.writer import write_sdmx
        from pysdmx.model import Organisation
        from pysdmx.model.message import Header
    except ImportError as error:
        raise Refusal("The structure in SDMX needs the extra for exchange: install “xanh[exchange]”.") from error
    found = [item for kind, item in _structures(lists) if kind in set(kinds) and (not only or item.id == only)]
    if not found:
        raise Refusal("There is no structure “{name}”: ask for all of the kind to see which there are.", name=only[:80])
    form = Format.STRUCTURE_SDMX_ML_3_0 if version == "3.0" else Format.STRUCTURE_SDMX_ML_2_1
    header = Header(id=f"{STRUCTURE_ID}_{prepared:%Y%m%dT%H%M%SZ}", prepared=prepared, sender=Organisation(id=AGENCY))
    text = write_sdmx(found, form, header=header) or ""
    # The library takes every name for English.
    return text.replace('xml:lang="en"', f'xml:lang="{language()}"').encode()


def _structures(lists: CodeLists) -> list[tuple[str, Any]]:
    names, codelists = _names(), _codelists(lists)
    shape = Shape(FLOW_ID, DIMENSIONS, ATTRIBUTES, names, (*NEEDED, "OBS_STATUS"))
    concepts = concepts_of(shape, CONCEPTS_ID, _("Concepts of the figures of green growth"))
    flow, definition = structure_of(shape, CONCEPTS_ID, codelists, _("Figures of green growth"))
    return [
        flow,
        *(("codelist", item) for item in codelists.values()),
        ("conceptscheme", concepts),
        definition,
        *inventory_structures(names, codelists),
    ]


def _codelists(lists: CodeLists) -> "dict[str, Codelist]":
    def made(name: str, codes: Iterable[NamedCode], *, as_is: bool = False) -> "Codelist":
        return list_of(ENUMERATED[name], _names()[name], codes, as_is=as_is)

    total = NamedCode(TOTAL, _("Total: no breakdown"))
    return {
        "FREQ": made("FREQ", _frequencies(), as_is=True),
        "REF_AREA": made("REF_AREA", lists.areas),
        "INDICATOR": made("INDICATOR", lists.indicators),
        "BREAKDOWN": made("BREAKDOWN", (total, *lists.breakdowns), as_is=True),
        "UNIT_MEASURE": made("UNIT_MEASURE", lists.units),
        "OBS_STATUS": made("OBS_STATUS", _observation_statuses(), as_is=True),
        "FINALITY": made("FINALITY", _finalities()),
        "MISSING_REASON": made("MISSING_REASON", lists.reasons),
    }


def _names() -> dict[str, str]:
    return {
        "FREQ": _("Frequency"),
        "REF_AREA": _("Area"),
        "INDICATOR": _("Statistical indicator"),
        "BREAKDOWN": _("Breakdown"),
        "TIME_PERIOD": _("Period"),
        MEASURE: _("Value"),
        "UNIT_MEASURE": _("Unit"),
        "OBS_STATUS": _("Observation status"),
        "FINALITY": _("How final"),
        "MISSING_REASON": _("Reason why there is no value"),
        "ILLUSTRATIVE": _("Illustrative: made up to show how the system works"),
        "COMMENT_OBS": _("Note"),
        "SOURCE": _("Source"),
        "RECORDED_AT": _("Recorded at"),
    }


def _frequencies() -> list[NamedCode]:
    names = {"year": _("Annual"), "quarter": _("Quarterly"), "month": _("Monthly"), "span": _("Span of years")}
    return [NamedCode(code, names[kind]) for kind, code in code_values()["frequency"].items()]


def _observation_statuses() -> list[NamedCode]:
    return [
        NamedCode("A", _("Normal value")),
        NamedCode("E", _("Estimated value")),
        NamedCode("K", _("Value included in another category")),
        NamedCode("L", _("Missing value: not collected")),
        NamedCode("M", _("Missing value: cannot exist")),
        NamedCode("O", _("Missing value")),
        NamedCode("Q", _("Missing value: confidential")),
    ]


def _finalities() -> list[NamedCode]:
    return [
        NamedCode(code, {"estimated": _("estimated"), "actual": _("actual"), "official": _("official")}[code])
        for code in STATUSES
    ]
