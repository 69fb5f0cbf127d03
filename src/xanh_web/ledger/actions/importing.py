"""Importing a file of figures into the ledger: whole or not at all, and once."""

from dataclasses import dataclass
from datetime import datetime
from itertools import batched

from django.db import IntegrityError, transaction
from django.utils import timezone

from xanh.basis.errors import Refusal
from xanh.basis.hashing import sha256_hex
from xanh.basis.language import gettext
from xanh.documents.observations import CellError
from xanh_web.base.actions import record_event
from xanh_web.base.models import Person
from xanh_web.base.permissions import require
from xanh_web.ledger.actions.observations import store_evidence
from xanh_web.ledger.comparing import REVISED, SAME, Comparison, Line, compare_import, dimensions_key
from xanh_web.ledger.models import EvidenceFile, ImportedRow, Observation, ObservationEvidence, ObservationImport

_BATCH = 500  # rows in one statement: SQLite takes so many places


class ImportErrors(Refusal):
    """A file with errors in its cells: nothing was imported; `errors` are all of them."""

    def __init__(self, name: str, errors: tuple[CellError, ...]) -> None:
        message = "{count} cells of {file} are wrong; nothing was imported."
        super().__init__(message, count=len(errors), file=name)
        self.errors = errors


@dataclass(frozen=True)
class Imported:
    """What came of an import: its row, None where the file said nothing the ledger did not say; whether it is new."""

    made: ObservationImport | None
    new: bool
    same: int = 0


@transaction.atomic
def import_observations(
    *, content: bytes, name: str, decimal_mark: str, by: Person, at: datetime, seen: str = ""
) -> Imported:
    """Record every row of a .csv or .xlsx file as an observation, superseding what stood; all rows or none.

    The same file again changes nothing. Rows that say what stands already are not recorded again. `seen` is the digest
    of the comparison a person confirmed: Refusal where the ledger has moved since. ImportErrors with every wrong cell.
    """
    require(by, "import_observations", at=at)
    compared = compare_import(content=content, name=name, decimal_mark=decimal_mark, at=at)
    if compared.errors:
        raise ImportErrors(name, compared.errors)
    if kept := earlier_import(content, decimal_mark):
        return Imported(kept, new=False, same=len(compared.lines))
    if seen and seen != compared.digest:
        raise Refusal("The ledger has changed since you looked at {file}: look again before it is imported.", file=name)
    told = [line for line in compared.lines if line.standing != SAME]
    if not told:
        return Imported(None, new=False, same=len(compared.lines))
    _check_order(told, at)
    try:
        with transaction.atomic():
            made = _write(compared, told, store_evidence(name=name, content=content, at=at), decimal_mark, by, at)
    except IntegrityError as error:
        raise Refusal(
            "Somebody recorded figures of {file} in the same moment: look again before it is imported.", file=name
        ) from error
    record_event(
        action="import_observations",
        subject=f"import:{made.pk}",
        by=by,
        at=at,
        sha256=made.file.sha256,
        new=made.new,
        revised=made.revised,
        same=made.same,
    )
    return Imported(made, new=True, same=made.same)


def earlier_import(content: bytes, decimal_mark: str) -> ObservationImport | None:
    """Return the import of the same file, read with the same decimal mark; None where there was none."""
    rows = ObservationImport.objects.filter(file__sha256=sha256_hex(content), decimal_mark=decimal_mark)
    return rows.select_related("file").first()


def _check_order(told: list[Line], at: datetime) -> None:
    for line in told:
        if line.before is not None and line.before.recorded_at > at:
            raise Refusal(
                "A value of “{indicator}” for {period} was recorded at {then}, after {now}: what is later stays.",
                indicator=line.row.indicator,
                period=line.row.period,
                then=timezone.localtime(line.before.recorded_at).isoformat(timespec="seconds"),
                now=timezone.localtime(at).isoformat(timespec="seconds"),
            )


def _write(
    compared: Comparison, told: list[Line], file: EvidenceFile, mark: str, by: Person, at: datetime
) -> ObservationImport:
    revised = len(compared.of(REVISED))
    made = ObservationImport.objects.create(
        file=file,
        decimal_mark=mark,
        new=len(told) - revised,
        revised=revised,
        same=len(compared.lines) - len(told),
        imported_at=at,
        imported_by=by,
    )
    source = f"import:{file.sha256}"
    for some in batched(told, _BATCH):
        rows = Observation.objects.bulk_create([_observation(line, source, by, at) for line in some])
        ObservationEvidence.objects.bulk_create(ObservationEvidence(observation=row, file=file) for row in rows)
        ImportedRow.objects.bulk_create(
            ImportedRow(
                observation=row, of=made, row=line.row.row, source=line.row.source, written=line.row.written[:120]
            )
            for row, line in zip(rows, some, strict=True)
        )
    return made


def _observation(line: Line, source: str, by: Person, at: datetime) -> Observation:
    row = line.row
    return Observation(
        indicator=row.indicator,
        area_code=row.area,
        period=row.period,
        dimensions=row.dimensions,
        dimensions_key=dimensions_key(row.dimensions),
        value=row.value,
        missing=row.missing,
        unit=row.unit,
        status=row.status,
        source=source,
        note=row.note,
        recorded_at=at,
        recorded_by=by,
        supersedes=line.before,
    )


def outcome(done: Imported, name: str) -> str:
    """Return in one sentence what came of an import."""
    if done.made is None:
        return gettext("All {count} figures of {file} stand in the ledger already; nothing was changed.").format(
            count=done.same, file=name
        )
    if not done.new:
        day = timezone.localtime(done.made.imported_at)
        return gettext("This file was imported on {day} already; nothing was changed.").format(day=f"{day:%d/%m/%Y}")
    return gettext("{file} is imported: {new} new, {revised} revised, {same} the same.").format(
        file=name, new=done.made.new, revised=done.made.revised, same=done.made.same
    )
