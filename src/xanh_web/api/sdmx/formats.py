"""In which formats SDMX is given, and which of them a request asks for."""

from dataclasses import dataclass

from django.http import HttpRequest


@dataclass(frozen=True)
class SdmxFormat:
    """A format: its media type, its version ("" for CSV), and the end of a file of it."""

    media_type: str
    version: str
    ending: str


CSV = SdmxFormat("application/vnd.sdmx.data+csv;version=2.0.0", "", "csv")
DATA_ML = SdmxFormat("application/vnd.sdmx.data+xml;version=3.0.0", "3.0", "xml")
DATA_ML_21 = SdmxFormat("application/vnd.sdmx.structurespecificdata+xml;version=2.1", "2.1", "xml")
STRUCTURE_ML = SdmxFormat("application/vnd.sdmx.structure+xml;version=3.0.0", "3.0", "xml")
STRUCTURE_ML_21 = SdmxFormat("application/vnd.sdmx.structure+xml;version=2.1", "2.1", "xml")

# What a request may say in its header Accept, and in an address after format=; the first is given where it says none.
DATA_FORMATS = {
    DATA_ML.media_type: DATA_ML,
    "application/vnd.sdmx.data+xml": DATA_ML,
    "application/xml": DATA_ML,
    "text/xml": DATA_ML,
    CSV.media_type: CSV,
    "application/vnd.sdmx.data+csv": CSV,
    "text/csv": CSV,
    DATA_ML_21.media_type: DATA_ML_21,
    "application/vnd.sdmx.structurespecificdata+xml": DATA_ML_21,
}
DATA_NAMES = {"csv": CSV, "xml": DATA_ML, "xml-2.1": DATA_ML_21}
STRUCTURE_FORMATS = {
    STRUCTURE_ML.media_type: STRUCTURE_ML,
    "application/vnd.sdmx.structure+xml": STRUCTURE_ML,
    "application/xml": STRUCTURE_ML,
    "text/xml": STRUCTURE_ML,
    STRUCTURE_ML_21.media_type: STRUCTURE_ML_21,
}
STRUCTURE_NAMES = {"xml": STRUCTURE_ML, "xml-2.1": STRUCTURE_ML_21}


def format_of(request: HttpRequest, formats: dict[str, SdmxFormat], names: dict[str, SdmxFormat]) -> SdmxFormat | None:
    """Return the format asked for by `?format=` or the header Accept; None where it is none of these."""
    if "format" in request.GET:
        return names.get(request.GET["format"])
    preferred = request.get_preferred_type(list(formats))
    return formats[preferred] if preferred else None
