"""Importing a file of figures: whole or not at all, once, each old value still there."""

from datetime import datetime
from decimal import Decimal

import pytest
from tests.documents_observations.cast import csv_of, line
from tests.ledger.facts import fact, record
from tests.refusals import NO_ROLE, refused, row_counts
from tests.world import city, edition, events, people, vn

from xanh_web.base.actions import operator
from xanh_web.ledger import store
from xanh_web.ledger.actions import Imported, ImportErrors, import_observations
from xanh_web.ledger.comparing import compare_import
from xanh_web.ledger.models import ImportedRow, Observation, ObservationImport

pytestmark = pytest.mark.django_db
NOW = vn(2026, 3, 1)
WASTE = {"indicator": "treated-waste", "unit": "percent"}


@pytest.fixture(autouse=True)
def place(db: None) -> None:
    city()
    edition()


def bring(content: bytes, at: datetime = NOW, **changes: object) -> Imported:
    given = {"name": "so-lieu.csv", "decimal_mark": ",", "by": operator(), "at": at, **changes}
    return import_observations(content=content, **given)


FILE = csv_of(line(value="0,75"), line(**WASTE, value="82"), line(**WASTE, period="2023", missing="not_collected"))
FILE = FILE.replace(b"2023,,1,", b"2023,,,")


def test_each_row_becomes_an_observation_with_file_row_and_source() -> None:
    done = bring(FILE)
    assert done.new and done.made is not None
    assert (done.made.new, done.made.revised, done.made.same) == (3, 0, 0)
    row = Observation.objects.get(indicator="hdi")
    assert (row.value, row.unit, row.status, row.recorded_by) == (Decimal("0.75"), "index", "actual", operator())
    assert row.source == f"import:{done.made.file.sha256}"
    assert (row.imported.row, row.imported.source) == (2, "Niên giám thống kê 2024")
    assert row.evidence.get().file == done.made.file
    assert store.path_of(done.made.file.sha256).read_bytes() == FILE
    assert Observation.objects.get(period="2023").missing == "not_collected"
    (event,) = events("import_observations")
    assert (event.details["new"], event.details["sha256"]) == (3, done.made.file.sha256)


def test_the_same_file_again_changes_nothing_and_says_when_it_came() -> None:
    first = bring(FILE)
    before = row_counts()
    again = bring(FILE, at=vn(2026, 4, 1))
    assert (again.new, again.made) == (False, first.made)
    assert row_counts() == before


def test_another_file_that_says_the_same_changes_nothing_either() -> None:
    bring(FILE)
    before = row_counts()
    done = bring(FILE + b"\n", at=vn(2026, 4, 1))
    assert (done.made, done.new, done.same) == (None, False, 3)
    assert row_counts() == before


def test_a_revision_supersedes_and_the_rest_stays() -> None:
    bring(FILE)
    done = bring(FILE.replace(b"0,75", b"0,76"), at=vn(2026, 4, 1))
    assert done.made is not None
    assert (done.made.new, done.made.revised, done.made.same) == (0, 1, 2)
    old, new = Observation.objects.filter(indicator="hdi").order_by("pk")
    assert (new.supersedes, old.value, new.value) == (old, Decimal("0.75"), Decimal("0.76"))


def test_a_corrected_source_is_a_revision_of_what_came_from_a_file_only() -> None:
    record(fact(indicator="hdi", period="2023", value=Decimal("0.7"), source="submission:1"))
    content = csv_of(line(value="0,75"), line(period="2023", value="0,7"))
    compared = compare_import(content=content, name="a.csv", decimal_mark=",", at=NOW)
    assert [one.standing for one in compared.lines] == ["new", "same"]
    bring(content)
    other = content.replace(b"2024,,,", b"2024,,,").replace("Niên giám".encode(), "Báo cáo".encode())
    compared = compare_import(content=other, name="a.csv", decimal_mark=",", at=NOW)
    assert [(one.standing, one.in_words_only) for one in compared.lines] == [("revised", True), ("same", False)]


def test_comparing_stores_nothing_and_shows_what_stands() -> None:
    record(fact(indicator="hdi", value=Decimal("0.7")))
    before = row_counts()
    compared = compare_import(content=FILE, name="a.csv", decimal_mark=",", at=NOW)
    (revised,) = compared.of("revised")
    assert revised.before is not None
    assert (revised.before.value, revised.row.value) == (Decimal("0.7"), Decimal("0.75"))
    assert row_counts() == before


def test_one_wrong_cell_and_nothing_is_imported() -> None:
    before = row_counts()
    with pytest.raises(ImportErrors) as caught:
        bring(csv_of(line(), line(indicator="unknown"), line(period="2023", value="x")))
    assert [error.cell for error in caught.value.errors] == ["A3", "E4"]
    assert row_counts() == before


def test_what_was_looked_at_is_what_is_imported() -> None:
    seen = compare_import(content=FILE, name="a.csv", decimal_mark=",", at=NOW).digest
    record(fact(indicator="hdi", value=Decimal("0.7")))
    with refused("has changed since you looked"):
        bring(FILE, seen=seen)
    seen = compare_import(content=FILE, name="a.csv", decimal_mark=",", at=NOW).digest
    assert bring(FILE, seen=seen).new


def test_what_was_recorded_later_stays() -> None:
    record(fact(indicator="hdi", value=Decimal("0.7")), at=vn(2026, 3, 2))
    with refused("what is later stays"):
        bring(FILE)


def test_only_the_coordinator_imports() -> None:
    cast = people()
    for person in (cast.minh, cast.hoa, cast.an, cast.binh, cast.khach):
        with refused(NO_ROLE):
            bring(FILE, by=person)
    assert bring(FILE, by=cast.lan).new


def test_a_failure_in_the_last_step_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(**_details: object) -> None:
        raise RuntimeError("no audit")

    monkeypatch.setattr("xanh_web.ledger.actions.importing.record_event", fail)
    before = row_counts()
    with pytest.raises(RuntimeError):
        bring(FILE)
    assert row_counts() == before


def test_many_rows_are_taken_in_few_statements(django_assert_max_num_queries: object) -> None:
    content = csv_of(*(line(**WASTE, value=str(number), dimensions=f"n={number}") for number in range(1, 60)))
    with django_assert_max_num_queries(25):  # type: ignore[operator]
        bring(content)
    assert ImportedRow.objects.count() == 59
    assert ObservationImport.objects.get().new == 59
