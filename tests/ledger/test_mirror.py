"""The ledger mirrored by seals: all of it, once, and found out where the two differ."""

from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from django.db import connection
from tests.ledger.facts import fact, record
from tests.world import START

from xanh.warehouse.batches import read_batches
from xanh.warehouse.checking import check_files
from xanh.warehouse.engines import connect, read_facts
from xanh.warehouse.questions import standing
from xanh_web.agencies.models import Area
from xanh_web.base.actions import operator, seal_rows
from xanh_web.ledger.mirror import Place, Places, differences, mirror_ledger, waiting
from xanh_web.ledger.models import Observation

pytestmark = pytest.mark.django_db


def row_numbered(number: int, **said: str) -> Observation:
    """Return a row whose number was given at another time than it was committed, as PostgreSQL does."""
    return Observation.objects.create(
        pk=number,
        indicator="hdi",
        area_code="92",
        value=Decimal("0.7"),
        unit="index",
        status="actual",
        source="import:1",
        recorded_at=START,
        recorded_by=operator(),
        **said,
    )


def test_each_mirroring_takes_what_was_sealed_since_the_last(tmp_path: Path) -> None:
    record(fact(), fact(period="2023", value=None, missing="not_collected"))
    assert mirror_ledger(tmp_path, START) == []
    seal_rows()
    (first,) = mirror_ledger(tmp_path, START)
    assert (first.number, first.rows) == (1, 2)
    assert mirror_ledger(tmp_path, START) == []
    record(fact(value=Decimal("0.75")), at=START + timedelta(hours=1))
    assert waiting(tmp_path) == 1
    seal_rows()
    (second,) = mirror_ledger(tmp_path, START)
    assert (second.number, second.rows) == (2, 1)
    assert (list(check_files(tmp_path)), list(differences(tmp_path)), waiting(tmp_path)) == ([], [], 0)


def test_a_batch_ends_with_a_seal_and_is_not_too_large(tmp_path: Path) -> None:
    for count, year in ((1, 2000), (2, 2001), (3, 2003), (1, 2006)):
        record(*(fact(period=str(year + step)) for step in range(count)))
        seal_rows()
    assert [batch.rows for batch in mirror_ledger(tmp_path, START, most=2)] == [1, 2, 3, 1]
    assert (list(check_files(tmp_path)), list(differences(tmp_path)), waiting(tmp_path)) == ([], [], 0)
    assert [batch.rows for batch in mirror_ledger(tmp_path / "other", START, most=4)] == [3, 4]


def test_a_row_sealed_late_is_mirrored_though_its_number_is_low(tmp_path: Path) -> None:
    high = row_numbered(500, period="2023")
    seal_rows()
    mirror_ledger(tmp_path, START)
    low = row_numbered(400, period="2024")
    seal_rows()
    mirror_ledger(tmp_path, START)
    assert [batch.last_id for batch in read_batches(tmp_path)] == [high.pk, low.pk]
    assert waiting(tmp_path) == 0


def test_as_known_at_is_answered_alike(tmp_path: Path) -> None:
    record(fact(), fact(area_code="93"))
    record(fact(value=Decimal("0.75")), at=START + timedelta(hours=1))
    seal_rows()
    mirror_ledger(tmp_path, START)
    facts = read_facts(connect(), tmp_path)
    for at in (START - timedelta(seconds=1), START, START + timedelta(hours=1), None):
        known = {row["id"]: row["value"] for row in standing(facts, at).to_pyarrow().to_pylist()}
        assert known == dict(Observation.objects.as_known_at(at).values_list("pk", "value"))


def test_a_ledger_that_was_changed_underneath_is_found(tmp_path: Path) -> None:
    (row,) = record(fact())
    seal_rows()
    mirror_ledger(tmp_path, START)
    with connection.cursor() as cursor:
        on_table = " ON ledger_observation" if connection.vendor == "postgresql" else ""
        cursor.execute(f"DROP TRIGGER ledger_observation_no_update{on_table}")
    Observation.objects.filter(pk=row.pk).update(value=Decimal(1))
    assert [batch.number for batch in differences(tmp_path)] == [1]


def test_an_area_has_the_place_it_had_on_the_day() -> None:
    day = START.date()
    Area.objects.create(code="92", name="Cần Thơ", folded_name="can tho", kind="centrally_run_city")
    Area.objects.create(code="916", name="Ninh Kiều", folded_name="ninh kieu", kind="urban_district", parent_code="92")
    before = {"folded_name": "cai khe", "name": "Cái Khế", "kind": "ward", "parent_code": "916"}
    Area.objects.create(code="31117", valid_to=day, **before)
    Area.objects.create(code="31117", valid_from=day + timedelta(days=1), **{**before, "parent_code": "99"})
    places = Places()
    assert places.of("92", day) == Place("province", "92")
    assert places.of("31117", day) == Place("commune", "92")
    assert places.of("31117", day + timedelta(days=1)) == Place("commune", "")
    assert places.of("none", day) == Place()
