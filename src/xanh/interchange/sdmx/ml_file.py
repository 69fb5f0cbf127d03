"""SDMX-ML: structure-specific data of version 3.0 and 2.1, each observation with all its dimensions.

Written here, for the library rounds numbers and breaks texts with quotation marks; read by it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from xml.sax.saxutils import escape

from xanh.basis.errors import Refusal
from xanh.interchange.sdmx.fields import FIELDS, fact_of
from xanh.interchange.sdmx.flow import GREEN_GROWTH, Flow
from xanh.interchange.sdmx.model import Fact
from xanh.interchange.sdmx.names import AGENCY, STRUCTURES, VERSION, refuse_other_structure

LARGEST = 64 * 1024 * 1024
_QUOTES = {'"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}
_SPECIAL = frozenset('&<>"\n\r\t')


@dataclass(frozen=True)
class Version:
    """What differs between the versions: the schemas' folder, how the flow is named, the scope of the data set.

    {urn} and {id} of the reference are the flow's.
    """

    folder: str
    reference: str
    scope: str


VERSIONS = {
    "3.0": Version("v3_0", "<com:StructureUsage>{urn}</com:StructureUsage>", ""),
    "2.1": Version(
        "v2_1",
        f'<com:StructureUsage><Ref agencyID="{AGENCY}" id="{{id}}" version="{VERSION}"/></com:StructureUsage>',
        ' ss:dataScope="DataStructure"',
    ),
}


def write_ml(facts: Iterable[Fact], *, version: str, prepared: datetime, sender: str) -> bytes:
    """Return facts as SDMX-ML of `version` ("3.0" or "2.1"), in UTF-8. `sender` is an identifier."""
    return ml_head(version=version, prepared=prepared, sender=sender) + ml_rows(facts) + ml_end()


def ml_head(*, version: str, prepared: datetime, sender: str, flow: Flow[Any] = GREEN_GROWTH) -> bytes:
    """Return everything before the observations."""
    form = VERSIONS[version]
    reference = form.reference.format(urn=flow.urn, id=flow.id)
    schemas = f"http://www.sdmx.org/resources/sdmxml/schemas/{form.folder}"
    instant = prepared.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<mes:StructureSpecificData xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
        f' xmlns:mes="{schemas}/message" xmlns:com="{schemas}/common" xmlns:ss="{schemas}/data/structurespecific"'
        f' xmlns:ns1="{flow.urn}:ObsLevelDim:AllDimensions">\n'
        f"<mes:Header><mes:ID>{flow.id}_{instant.replace(':', '')}</mes:ID><mes:Test>false</mes:Test>"
        f'<mes:Prepared>{instant}</mes:Prepared><mes:Sender id="{sender}"/>'
        f'<mes:Structure structureID="{flow.id}" namespace="{flow.urn}" dimensionAtObservation="AllDimensions">'
        f"{reference}</mes:Structure></mes:Header>\n"
        f'<mes:DataSet ss:structureRef="{flow.id}" xsi:type="ns1:DataSetType"{form.scope} action="Information">\n'
    ).encode()


def ml_rows[T](facts: Iterable[T], flow: Flow[T] = GREEN_GROWTH) -> bytes:  # type: ignore[assignment]
    """Return the observations: those of several pieces may follow each other."""
    places, texts = tuple(f'{name}="' for name in flow.fields), flow.texts
    return "".join(
        [
            "<Obs "
            + " ".join([f'{place}{_attribute(text)}"' for place, text in zip(places, texts(fact), strict=True) if text])
            + "/>\n"
            for fact in facts
        ]
    ).encode()


def ml_end() -> bytes:
    """Return everything after the observations."""
    return b"</mes:DataSet>\n</mes:StructureSpecificData>\n"


def ml_attribute(name: str, text: str) -> str:
    """Return an attribute of an observation with the blank before it; "" where there is no text."""
    return f' {name}="{_attribute(text)}"' if text else ""


def _attribute(text: str) -> str:
    return text if _SPECIAL.isdisjoint(text) else escape(text, _QUOTES)


def read_ml(content: bytes) -> list[Fact]:
    """Return the facts of an SDMX-ML file of data (2.1 or 3.0, checked against its schema), in its order.

    Refusal at the first thing that is not as it should be: then nothing is read.
    """
    facts = []
    for number, fields in enumerate(_observations(content), start=1):
        try:
            facts.append(fact_of(fields))
        except Refusal as refusal:
            raise Refusal("Observation {number}: {reason}", number=number, reason=str(refusal)) from refusal
    return facts


def _observations(content: bytes) -> Iterable[dict[str, str]]:
    if len(content) > LARGEST:
        raise Refusal("The file is larger than {size} MB: send it in several files.", size=LARGEST // 1024 // 1024)
    for dataset in _datasets(content):
        kind, _sign, name = str(dataset.short_urn).partition("=")
        if kind.lower() not in STRUCTURES:
            raise Refusal("The data name neither a dataflow nor a data structure.")
        refuse_other_structure(name)
        if dataset.action.value == "Delete":
            raise Refusal("The data are to be deleted: figures are only added and corrected.")
        rows = dataset.data.fillna("")
        if unknown := [str(column) for column in rows.columns if column not in FIELDS]:
            raise Refusal("“{field}” is not part of the data structure: remove it.", field=unknown[0][:40])
        yield from ({str(name): str(value) for name, value in row.items()} for row in rows.to_dict("records"))


def _datasets(content: bytes) -> Any:
    try:
        from pysdmx.io import read_sdmx
    except ImportError as error:
        raise Refusal("SDMX-ML needs the extra for exchange: install “xanh[exchange]”.") from error
    try:
        text = content.decode("utf-8-sig")
        if "<!DOCTYPE" in text or "<!ENTITY" in text:
            raise Refusal("The file declares entities of its own: SDMX needs none.")
        return read_sdmx(text, validate=True).get_datasets()
    except Refusal:
        raise
    except Exception as error:  # its parsers raise whatever they like at a broken file
        raise Refusal("The file cannot be read as SDMX-ML data: check it against the schema of SDMX.") from error
