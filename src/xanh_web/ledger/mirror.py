"""The ledger's observations as facts for the warehouse, in the order in which they were sealed.

Numbers of rows are given before rows are committed, so "above the last number" would lose a row that was slow. Seals
are made one after the other over what is committed: all that a seal covers is there for good.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.db.models import Count, Exists, OuterRef

from xanh.basis.hashing import canonical_json
from xanh.basis.period import Period
from xanh.warehouse.batches import Batch, read_batches
from xanh.warehouse.facts import rows_hash
from xanh.warehouse.mirroring import add_batch, one_writer
from xanh_web.agencies.models import Area
from xanh_web.agencies.validity import holds_on
from xanh_web.base.models import SealedRow
from xanh_web.ledger.models import Observation

LEVELS = {
    "centrally_run_city": "province",
    "province": "province",
    "city": "district",
    "urban_district": "district",
    "rural_district": "district",
    "district_level_town": "district",
    "ward": "commune",
    "commune": "commune",
    "township": "commune",
}


MOST_ROWS = 200_000  # of a batch, but for a seal that alone has more: so much is held in memory at once


def mirror_ledger(folder: Path, at: datetime, most: int = MOST_ROWS) -> list[Batch]:
    """Add what was sealed since the last mirroring to the mirror in `folder` and return the batches made, if any."""
    with one_writer(folder):
        batches = read_batches(folder)
        spans = list(_spans(batches[-1].last_seal + 1 if batches else 1, most))
        return [add_batch(folder, list(sealed_facts(*span)), span, at) for span in spans]


def _spans(first: int, most: int) -> Iterator[tuple[int, int]]:
    """Yield the first and last seal of each batch, from the seal `first` on."""
    sealed = SealedRow.objects.filter(model="ledger.Observation", seal__number__gte=first)
    rows, last = 0, first - 1
    for number, count in sealed.values_list("seal__number").annotate(Count("pk")).order_by("seal__number"):
        if rows and rows + count > most:
            yield first, last
            first, rows = last + 1, 0
        rows, last = rows + count, number
    if rows:
        yield first, last


def sealed_facts(first: int, last: int) -> Iterator[dict[str, Any]]:
    """Yield the observations that the seals `first` to `last` cover, as facts, in order of id."""
    sealed = SealedRow.objects.filter(
        model="ledger.Observation", key=OuterRef("pk"), seal__number__gte=first, seal__number__lte=last
    )
    places = Places()
    for row in Observation.objects.filter(Exists(sealed)).order_by("pk").iterator(chunk_size=2000):
        period = Period.parse(row.period)
        place = places.of(row.area_code, period.end)
        yield {
            "id": row.pk,
            "indicator": row.indicator,
            "area_code": row.area_code,
            "area_level": place.level,
            "province": place.province,
            "period": row.period,
            "year": period.year,
            "dimensions": canonical_json(row.dimensions).decode(),
            "dimensions_key": row.dimensions_key,
            "value": row.value,
            "missing": row.missing,
            "unit": row.unit,
            "status": row.status,
            "source": row.source,
            "illustrative": row.illustrative,
            "recorded_at": row.recorded_at,
            "supersedes": row.supersedes_id,
        }


def differences(folder: Path) -> Iterator[Batch]:
    """Yield the batches whose rows are not those the ledger has under the same seals."""
    for batch in read_batches(folder):
        if rows_hash(sealed_facts(batch.first_seal, batch.last_seal)) != batch.rows_sha256:
            yield batch


def waiting(folder: Path) -> int:
    """Return how many observations of the ledger are not in the mirror yet, sealed or not."""
    return Observation.objects.count() - sum(batch.rows for batch in read_batches(folder))


@dataclass(frozen=True)
class Place:
    """Level of an area and the province it lies in, on a day; both empty where the register does not know it."""

    level: str = ""
    province: str = ""


class Places:
    """The register of areas, read once and asked for many days."""

    def __init__(self) -> None:
        self._areas: dict[str, list[Area]] = {}
        self._found: dict[tuple[str, date], Place] = {}
        for area in Area.objects.all():
            self._areas.setdefault(area.code, []).append(area)

    def of(self, code: str, day: date) -> Place:
        """Return the place of the area `code` as it was on `day`."""
        if (code, day) not in self._found:
            self._found[code, day] = self._look(code, day)
        return self._found[code, day]

    def _look(self, code: str, day: date) -> Place:
        area = self._on(code, day)
        if area is None:
            return Place()
        top, seen = area, {area.code}
        while LEVELS[top.kind] != "province" and top.parent_code not in seen:
            above = self._on(top.parent_code, day)
            if above is None:
                return Place(LEVELS[area.kind])
            top = above
            seen.add(top.code)
        return Place(LEVELS[area.kind], top.code if LEVELS[top.kind] == "province" else "")

    def _on(self, code: str, day: date) -> Area | None:
        return next((a for a in self._areas.get(code, []) if holds_on(day, a.valid_from, a.valid_to)), None)
