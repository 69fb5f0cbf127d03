"""A file of figures in SDMX-CSV, as the table that every other file of figures is."""

import csv
from io import StringIO

from xanh.basis.errors import Refusal
from xanh.documents.observations import COLUMNS
from xanh.interchange.sdmx import Fact, read_csv

DECIMAL_MARK = "."  # SDMX-CSV knows no other


def is_sdmx_csv(content: bytes) -> bool:
    """Return whether the first line is that of SDMX-CSV 2.0."""
    return content.removeprefix(b"\xef\xbb\xbf").startswith((b"STRUCTURE,STRUCTURE_ID,", b"STRUCTURE;STRUCTURE_ID;"))


def table_of(content: bytes) -> bytes:
    """Return the facts of an SDMX-CSV file as CSV under the keys of `COLUMNS`: the first fact is row 2, as there.

    Refusal where the file is not as SDMX-CSV should be, and for illustrative figures, which would lose their mark.
    """
    out = StringIO()
    written = csv.DictWriter(out, fieldnames=list(COLUMNS), lineterminator="\n")
    written.writeheader()
    for row, fact in enumerate(read_csv(content), start=2):
        if fact.illustrative:
            raise Refusal("Row {row} is illustrative: illustrative figures are not imported; take them out.", row=row)
        written.writerow(_cells(fact))
    return out.getvalue().encode()


def _cells(fact: Fact) -> dict[str, str]:
    return {
        "indicator": fact.indicator,
        "area": fact.area,
        "period": fact.period,
        "dimensions": "; ".join(f"{name}={code}" for name, code in sorted(fact.dimensions.items())),
        "value": f"{fact.value:f}" if fact.value is not None else "",
        "missing": fact.missing,
        "unit": fact.unit,
        "status": fact.status,
        "source": fact.source,
        "note": fact.comment,
    }
