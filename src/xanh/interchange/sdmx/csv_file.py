"""SDMX-CSV 2.0: a row a fact, every decimal as it is.

Written and read here and not by a library: the libraries there are read numbers as binary fractions and codes such as
"09231" as numbers (docs/decisions/0009-sdmx-data-keeps-every-digit.md).
"""

import csv
from collections.abc import Iterable, Iterator, Mapping
from io import StringIO
from typing import Any

from xanh.basis.errors import Refusal
from xanh.interchange.sdmx.fields import FIELDS, NEEDED, fact_of
from xanh.interchange.sdmx.flow import GREEN_GROWTH, Flow
from xanh.interchange.sdmx.model import Fact
from xanh.interchange.sdmx.names import STRUCTURES, refuse_other_structure

_BEFORE = ("STRUCTURE", "STRUCTURE_ID", "ACTION")
HEADER = (*_BEFORE, *FIELDS)
LARGEST = 64 * 1024 * 1024
MOST = 1_000_000
_IGNORED = {"STRUCTURE_NAME", "SERIES_KEY", "OBS_KEY"}
_ACTIONS = {"", "I", "A", "M", "R"}
_QUOTED = frozenset(',"\r\n')


def write_csv(facts: Iterable[Fact]) -> bytes:
    """Return facts as SDMX-CSV 2.0, in UTF-8."""
    return csv_head() + csv_rows(facts)


def csv_head(flow: Flow[Any] = GREEN_GROWTH) -> bytes:
    """Return the first line."""
    return (",".join((*_BEFORE, *flow.fields)) + "\r\n").encode()


def csv_rows[T](facts: Iterable[T], flow: Flow[T] = GREEN_GROWTH) -> bytes:  # type: ignore[assignment]
    """Return the lines after the first: those of several pieces may follow each other."""
    start, texts = row_start(flow), flow.texts
    return "".join([start + ",".join([csv_field(text) for text in texts(fact)]) + "\r\n" for fact in facts]).encode()


def row_start(flow: Flow[Any] = GREEN_GROWTH) -> str:
    """Return what stands before the fields of a fact on its line."""
    return f"dataflow,{flow.reference},I,"


def csv_field(text: str) -> str:
    """Return a text as it stands between the commas of a line."""
    if _QUOTED.isdisjoint(text):
        return text
    return '"' + text.replace('"', '""') + '"'


def read_csv(content: bytes) -> list[Fact]:
    """Return the facts of an SDMX-CSV 2.0 file of the flow XANH:GREEN_GROWTH, in its order.

    Refusal, naming the line, at the first thing that is not as it should be: then nothing is read.
    """
    rows = _rows(content)
    header = next(rows, (0, []))[1]
    places = _places(header)
    facts, seen = [], set()
    for line, row in rows:
        if not row:
            continue
        try:
            fact = _fact(row, places, len(header))
        except Refusal as refusal:
            raise Refusal("Line {line}: {reason}", line=line, reason=str(refusal)) from refusal
        key = (fact.indicator, fact.area, fact.period, frozenset(fact.dimensions.items()), fact.recorded_at)
        if key in seen:
            raise Refusal("Line {line} speaks of the same as a line before it: keep one of the two.", line=line)
        seen.add(key)
        facts.append(fact)
        if len(facts) > MOST:
            raise Refusal("There are more than {most} lines: send them in several files.", most=MOST)
    return facts


def _rows(content: bytes) -> Iterator[tuple[int, list[str]]]:
    if len(content) > LARGEST:
        raise Refusal("The file is larger than {size} MB: send it in several files.", size=LARGEST // 1024 // 1024)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refusal("The file is not in UTF-8: save it as CSV UTF-8.") from error
    first = text.partition("\n")[0]
    reader = csv.reader(StringIO(text, newline=""), delimiter=";" if ";" in first and "," not in first else ",")
    while True:
        try:
            row = next(reader, None)
        except csv.Error as error:
            raise Refusal("Line {line} is not CSV: check its quotation marks.", line=reader.line_num) from error
        if row is None:
            return
        yield reader.line_num, row


def _places(header: list[str]) -> Mapping[str, int]:
    """Return where each field stands; labels after the names ("FREQ: Frequency") are left aside."""
    names = [name.partition(":")[0].strip() for name in header]
    if "STRUCTURE" not in names or "STRUCTURE_ID" not in names:
        raise Refusal("This is no SDMX-CSV 2.0: its first line lacks STRUCTURE or STRUCTURE_ID.")
    if lacking := [name for name in NEEDED if name not in names]:
        raise Refusal("The first line lacks {fields}.", fields=", ".join(lacking))
    known = {*HEADER, *_IGNORED}
    if unknown := [name for name in names if name not in known]:
        raise Refusal("The column “{column}” is not part of the data structure: remove it.", column=unknown[0][:40])
    if len(set(names)) != len(names):
        raise Refusal("A column stands twice in the first line: remove one of the two.")
    return {name: place for place, name in enumerate(names)}


def _fact(row: list[str], places: Mapping[str, int], width: int) -> Fact:
    if len(row) != width:
        raise Refusal("There are {count} fields where the first line has {width}.", count=len(row), width=width)
    fields = {name: row[place] for name, place in places.items()}
    if fields["STRUCTURE"].lower() not in STRUCTURES:
        raise Refusal("STRUCTURE is “{kind}”: write dataflow.", kind=fields["STRUCTURE"][:20])
    refuse_other_structure(fields["STRUCTURE_ID"].partition(": ")[0])
    if fields.get("ACTION", "") not in _ACTIONS:
        raise Refusal(
            "ACTION is “{action}”: figures are only added and corrected, so write I, A, M or R.",
            action=fields["ACTION"][:20],
        )
    return fact_of(fields)
