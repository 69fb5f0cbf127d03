"""Workbooks to bytes, the same bytes for the same content."""

from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter
from openpyxl.xml.constants import COREPROPS_NS, DCTERMS_NS, DCTERMS_PREFIX
from openpyxl.xml.functions import register_namespace  # type: ignore[attr-defined]

_DAY = (1980, 1, 1, 0, 0, 0)
# Prefixes belong to the whole process: a library that names one of these spaces otherwise would change the bytes.
_PREFIXES = {DCTERMS_PREFIX: DCTERMS_NS, "dcmitype": "http://purl.org/dc/dcmitype/", "cp": COREPROPS_NS}


def saved(workbook: Workbook) -> bytes:
    """Return the .xlsx of `workbook`. Its properties are kept and no clock is read, unlike `Workbook.save`."""
    for prefix, namespace in _PREFIXES.items():
        register_namespace(prefix, namespace)
    raw = BytesIO()
    with ZipFile(raw, "w", ZIP_DEFLATED) as archive:
        ExcelWriter(workbook, archive).save()
    out = BytesIO()
    with ZipFile(raw) as source, ZipFile(out, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = ZipInfo(name, _DAY)
            entry.compress_type = ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return out.getvalue()


def dated(workbook: Workbook, year: int) -> None:
    """Give `workbook` the dates of its round instead of today's."""
    workbook.properties.created = workbook.properties.modified = datetime(year, 1, 1)  # noqa: DTZ001 - Excel has no zone
