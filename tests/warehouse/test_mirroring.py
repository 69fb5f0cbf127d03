"""The mirror grows by whole files only, and says where it was tampered with."""

import json
from pathlib import Path

import pytest
from tests.warehouse.made import NOON, fact, mirrored

from xanh.basis.errors import Refusal
from xanh.warehouse.batches import file_of, note_of, read_batches
from xanh.warehouse.checking import check_files
from xanh.warehouse.engines import connect, read_facts
from xanh.warehouse.mirroring import add_batch, one_writer

FIRST = [fact(1, value="10.5"), fact(2, period="2025")]
SECOND = [fact(5, value=11, supersedes=1)]


def test_batches_add_files_and_leave_those_before_alone(tmp_path: Path) -> None:
    mirrored(tmp_path, FIRST)
    before = file_of(tmp_path, 1).read_bytes()
    with one_writer(tmp_path):
        batch = add_batch(tmp_path, SECOND, (2, 4), NOON)
    assert file_of(tmp_path, 1).read_bytes() == before
    assert (batch.number, batch.rows, batch.first_id, batch.last_id, batch.last_seal) == (2, 1, 5, 5, 4)
    assert [one.rows for one in read_batches(tmp_path)] == [2, 1]
    assert list(check_files(tmp_path)) == []


@pytest.mark.parametrize("engine", ["duckdb"])
def test_rows_come_back_as_they_went_in(tmp_path: Path, engine: str) -> None:
    rows = read_facts(connect(engine), mirrored(tmp_path, FIRST, SECOND)).order_by("id").to_pyarrow().to_pylist()
    assert rows == FIRST + SECOND


def test_a_file_without_its_note_does_not_count(tmp_path: Path) -> None:
    mirrored(tmp_path, FIRST, SECOND)
    note_of(tmp_path, 2).unlink()
    assert read_facts(connect(), tmp_path).count().execute() == 2
    mirrored(tmp_path, SECOND)
    assert read_facts(connect(), tmp_path).count().execute() == 3


def test_tampering_is_found(tmp_path: Path) -> None:
    mirrored(tmp_path, FIRST, SECOND)
    path = file_of(tmp_path, 1)
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    assert [str(path) in line for line in check_files(tmp_path)] == [True]
    path.unlink()
    assert len(list(check_files(tmp_path))) == 1


def test_a_note_that_was_rewritten_breaks_the_chain(tmp_path: Path) -> None:
    mirrored(tmp_path, FIRST, SECOND)
    note = note_of(tmp_path, 1)
    note.write_text(json.dumps({**json.loads(note.read_text()), "rows": 3}))
    assert len(list(check_files(tmp_path))) == 2
    note.write_text("{")
    with pytest.raises(Refusal):
        read_batches(tmp_path)


def test_a_dropped_batch_is_found(tmp_path: Path) -> None:
    mirrored(tmp_path, FIRST, SECOND)
    note_of(tmp_path, 1).unlink()
    assert len(list(check_files(tmp_path))) == 1


def test_one_writer_at_a_time(tmp_path: Path) -> None:
    with one_writer(tmp_path), pytest.raises(Refusal), one_writer(tmp_path):
        pass
    with one_writer(tmp_path):
        pass


def test_an_empty_mirror_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="warehouse mirror"):
        read_facts(connect(), tmp_path)
    with pytest.raises(Refusal, match="duckdb"):
        connect("oracle")
