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
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from xanh.basis.errors import Refusal
from xanh.basis.hashing import canonical_json, sha256_hex
from xanh.basis.unit import convert
from xanh.indicators.assemble import Catalogue
from xanh.indicators.columns import column_name, inputs_of
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
    found = _turned(_reported(facts), catalogue, codes)
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
    return read_files(connection, [str(wide_file(folder))])


def wide_file(folder: Path) -> Path:
    """Return the wide file that counts; Refusal where there is none."""
    known = _current(folder)
    if known is None:
        raise Refusal("Nothing is mirrored in {folder} yet: run “xanh warehouse mirror”.", folder=folder)
    return folder / "wide" / known.file


def wide_schema(catalogue: Catalogue) -> ibis.Schema:
    """Return the columns of the wide table for `catalogue` and their types."""
    codes = inputs_of(catalogue, tuple(catalogue.order))
    return ibis.schema({"area": "string", "year": "int32", **{column_name(code): "float64" for code in codes}})


def _reported(facts: ir.Table) -> pa.Table:
    """Return what stands and was reported, as rows in memory: some columns of the catalogue's inputs only."""
    found = yearly(standing(facts))
    found = found.filter(~found.source.startswith(COMPUTED))
    value = found.value.cast("float64")
    return found.select("indicator", "unit", "year", area=found.area_code, value=value).to_pyarrow()


def _turned(long: pa.Table, catalogue: Catalogue, codes: Sequence[str]) -> pa.Table:
    """Return the wide table: every column is there, if only with nulls, and a row wherever anything is known.

    Each value is put in its cell at once: an engine that asks every row for every column takes six times as long.
    """
    value = long["value"].to_numpy() * _factors(long, catalogue)
    area = pc.dictionary_encode(long["area"].combine_chunks())
    many = max(len(area.dictionary), 1)
    rows, row = np.unique(long["year"].to_numpy().astype("int64") * many + area.indices.to_numpy(), return_inverse=True)
    cells = np.full((len(codes), len(rows)), np.nan)
    cells[pc.index_in(long["indicator"], pa.array(codes)).to_numpy(), row] = value
    columns = {
        "area": area.dictionary.take(pa.array(rows % many)),
        "year": pa.array(rows // many, pa.int32()),
    }
    columns |= {column_name(code): pa.array(line, mask=np.isnan(line)) for code, line in zip(codes, cells, strict=True)}
    return pa.table(columns)


def _factors(long: pa.Table, catalogue: Catalogue) -> np.ndarray:
    """Return by what each value comes into its indicator's own unit; Refusal where it measures something else."""
    factors = np.ones(long.num_rows)
    for pair in long.filter(pc.is_valid(long["value"])).group_by(["indicator", "unit"]).aggregate([]).to_pylist():
        code, unit = pair["indicator"], pair["unit"]
        if unit != catalogue[code].unit:
            those = pc.and_(pc.equal(long["indicator"], code), pc.equal(long["unit"], unit))
            factors[those.to_numpy(zero_copy_only=False)] = float(convert(Decimal(1), unit, catalogue[code].unit))
    return factors


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
