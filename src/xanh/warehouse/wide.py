"""The wide layer: a row by area and year, a column by input of the catalogue, as they stand now.

It is derived from the facts and can be made anew at any time. A recomputation of the catalogue then reads columns
instead of turning rows; after a mirroring only the years it touched are turned again. `wide/current.json` names the
file that counts and the batch it is up to; the file before it stays until the next one, for whoever is reading.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import ibis
import ibis.expr.types as ir
import pyarrow as pa
import pyarrow.parquet as pq

from xanh.basis.errors import Refusal
from xanh.basis.hashing import canonical_json, sha256_hex
from xanh.basis.unit import convert
from xanh.indicators.assemble import Catalogue
from xanh.indicators.columns import column_name, inputs_of, widened
from xanh.warehouse.batches import file_of, read_batches
from xanh.warehouse.engines import read_facts, read_files
from xanh.warehouse.mirroring import write_file, write_table
from xanh.warehouse.questions.reading import yearly
from xanh.warehouse.questions.standing import COMPUTED, facts_of, standing

ROW_GROUP = 8_192  # rows are broad and few: small groups, so that more than one core has something to do


@dataclass(frozen=True)
class Current:
    """Which wide file counts: `batch` is the last one in it, `codes` the hash of the codes it has columns for."""

    file: str
    batch: int
    codes: str


def refresh_wide(folder: Path, catalogue: Catalogue, connection: Any) -> Current | None:
    """Bring the wide layer up to the last batch and return it; None where nothing is mirrored.

    What formulas gave is left out: it is what a recomputation finds. The caller holds `one_writer`.
    """
    batches = read_batches(folder)
    if not batches:
        return None
    codes = inputs_of(catalogue, tuple(catalogue.order))
    known, told = _current(folder), sha256_hex(canonical_json(codes))
    if known and known.codes == told and known.batch == batches[-1].number:
        return known
    kept, years = None, []
    if known and known.codes == told:
        years = _years_touched(folder, known.batch)
        kept = _without(folder / "wide" / known.file, years)
    facts = facts_of(read_facts(connection, folder), indicators=codes, years=years)
    found = _turned(_in_own_units(facts, catalogue), codes).to_pyarrow()
    table = pa.concat_tables([kept.cast(found.schema), found]) if kept else found
    made = Current(f"{batches[-1].number:06d}-{told[:8]}.parquet", batches[-1].number, told)
    table = table.sort_by([("year", "ascending"), ("area", "ascending")])
    write_table(folder / "wide" / made.file, table, ROW_GROUP)
    write_file(folder / "wide" / "current.json", canonical_json(asdict(made)))
    for old in (folder / "wide").glob("*.parquet"):
        if old.name not in {made.file, known.file if known else ""}:
            old.unlink()
    return made


def read_wide(connection: Any, folder: Path) -> ir.Table:
    """Return the wide table: `area`, `year`, and a column of floats by indicator; Refusal where there is none."""
    known = _current(folder)
    if known is None:
        raise Refusal("Nothing is mirrored in {folder} yet: run “xanh warehouse mirror”.", folder=folder)
    return read_files(connection, [str(folder / "wide" / known.file)])


def _turned(facts: ir.Table, codes: Sequence[str]) -> ir.Table:
    """Return the wide table of what stands and was reported; every column is there, if only with nulls."""
    found = yearly(standing(facts))
    found = found.filter(~found.source.startswith(COMPUTED))
    long = found.select("indicator", "year", area=found.area_code, value=found.value)
    return widened(long, codes).select("area", "year", *(column_name(code) for code in codes))


def _in_own_units(facts: ir.Table, catalogue: Catalogue) -> ir.Table:
    """Return `facts` with every value in the unit of its indicator; Refusal where a unit measures something else."""
    pairs = facts.filter(facts.value.notnull()).select("indicator", "unit").distinct().to_pyarrow().to_pylist()
    cases = [
        ((facts.indicator == code) & (facts.unit == unit), float(convert(Decimal(1), unit, catalogue[code].unit)))
        for code, unit in ((pair["indicator"], pair["unit"]) for pair in pairs)
        if unit != catalogue[code].unit
    ]
    number = facts.value.cast("float64")
    return facts.mutate(value=number * ibis.cases(*cases, else_=1.0) if cases else number)


def _current(folder: Path) -> Current | None:
    path = folder / "wide" / "current.json"
    return Current(**json.loads(path.read_bytes())) if path.exists() else None


def _years_touched(folder: Path, after: int) -> list[int]:
    files = [file_of(folder, batch.number) for batch in read_batches(folder) if batch.number > after]
    return sorted(
        {year for file in files for year in pq.read_table(file, columns=["year"])["year"].unique().to_pylist()}
    )


def _without(path: Path, years: Sequence[int]) -> pa.Table:
    return pq.read_table(path, filters=[("year", "not in", list(years))])
