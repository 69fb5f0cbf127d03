"""A file of figures beside the ledger, before anything is written: what is new, revised, or there already."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from xanh.basis.hashing import canonical_json, sha256_hex
from xanh.catalogue import CATALOGUE
from xanh.documents.observations import CellError, CodeLists, Known, ObservationFile, ObservationRow, read_observations
from xanh_web.agencies.models import Area
from xanh_web.ledger.models import Observation
from xanh_web.ledger.sdmx_file import DECIMAL_MARK, is_sdmx_csv, table_of
from xanh_web.plans.models import Indicator

NEW, REVISED, SAME = "new", "revised", "same"


@dataclass(frozen=True)
class Line:
    """A row of the file, what it is to the ledger ("new", "revised" or "same"), and the observation that stands."""

    row: ObservationRow
    standing: str
    before: Observation | None

    @property
    def in_words_only(self) -> bool:
        """Whether the value stays as it is, and its source or note alone is corrected."""
        return self.standing == REVISED and self.before is not None and _told(self.before) == _told(self.row)


@dataclass(frozen=True)
class Comparison:
    """A whole file beside the ledger. With errors there are no lines, and nothing of the file may be recorded.

    `digest` changes where the file, or what stands in the ledger for any of its rows, changes.
    """

    file: ObservationFile
    lines: tuple[Line, ...]
    digest: str

    @property
    def errors(self) -> tuple[CellError, ...]:
        """What is wrong in the cells of the file."""
        return self.file.errors

    def of(self, standing: str) -> list[Line]:
        """Return the lines that are "new", "revised" or "same"."""
        return [line for line in self.lines if line.standing == standing]


def compare_import(*, content: bytes, name: str, decimal_mark: str, at: datetime) -> Comparison:
    """Return the file's rows beside what stands in the ledger; Refusal where the file as a whole cannot be read."""
    known = known_on(timezone.localtime(at).date())
    if is_sdmx_csv(content):
        file = read_observations(table_of(content), f"{name}.csv", known, decimal_mark=DECIMAL_MARK)
    else:
        file = read_observations(content, name, known, decimal_mark=decimal_mark)
    if file.errors:
        return Comparison(file, (), "")
    standing = _standing(file.rows)
    lines = tuple(_line(row, standing.get(_key(row))) for row in file.rows)
    told = [sha256_hex(content), decimal_mark, *(line.before.pk if line.before else 0 for line in lines)]
    return Comparison(file, lines, sha256_hex(canonical_json(told)))


def known_on(day: date) -> Known:
    """Return what a file may speak of on `day`: the indicators of the plan and the catalogue, the areas ever there."""
    units = {one.code: one.unit for one in CATALOGUE}
    limits = {}
    for indicator in Indicator.objects.all():
        units[indicator.code] = indicator.unit
        limits[indicator.code] = indicator.low, indicator.high
    areas: dict[str, list[tuple[date | None, date | None]]] = defaultdict(list)
    for code, first, last in Area.objects.values_list("code", "valid_from", "valid_to"):
        areas[code].append((first, last))
    return Known(units, {code: tuple(days) for code, days in areas.items()}, day, limits)


def code_lists(day: date) -> CodeLists:
    """Return the code lists of the workbook to fill in; where two areas share a code, each has its own days."""
    names = {one.code: (str(one.name), one.unit) for one in CATALOGUE}
    names |= {one.code: (one.name, one.unit) for one in Indicator.objects.all()}
    indicators = [(code, name, unit) for code, (name, unit) in sorted(names.items())]
    areas = Area.objects.order_by("code", "valid_to").values_list("code", "name", "valid_from", "valid_to")
    return CodeLists(indicators, list(areas), day)


type _Key = tuple[str, str, str, str]


def dimensions_key(dimensions: dict[str, str]) -> str:
    """Return what the ledger knows dimensions by, "" for none."""
    return sha256_hex(canonical_json(dimensions)) if dimensions else ""


def _key(row: ObservationRow) -> _Key:
    return row.indicator, row.area, row.period, dimensions_key(row.dimensions)


def _standing(rows: tuple[ObservationRow, ...]) -> dict[_Key, Observation]:
    """Return what stands now under the keys of `rows`: one query for each indicator of the file."""
    found: dict[_Key, Observation] = {}
    for indicator in sorted({row.indicator for row in rows}):
        kept = Observation.objects.as_known_at(None).filter(indicator=indicator).select_related("imported")
        for one in kept.iterator(chunk_size=2000):
            found[one.indicator, one.area_code, one.period, one.dimensions_key] = one
    return found


def _told(of: Observation | ObservationRow) -> tuple[object, ...]:
    return of.value, of.missing, of.unit, of.status


def _line(row: ObservationRow, before: Observation | None) -> Line:
    if before is None:
        return Line(row, NEW, None)
    same = _told(before) == _told(row)
    # What came from an earlier file is also revised where its source or note is corrected.
    imported = getattr(before, "imported", None)
    if same and imported is not None:
        same = (imported.source, before.note) == (row.source, row.note)
    return Line(row, SAME if same else REVISED, before)
