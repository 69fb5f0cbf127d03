"""Backup and restore: everything comes back into an empty installation, and nothing of a file that is not whole."""

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection, transaction
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoDbBlocker
from tests.refusals import row_counts
from tests.reporting.issued import ISSUED, issue, reported_round
from tests.world import people, sent

from xanh.basis.errors import Refusal
from xanh.basis.hashing import sha256_hex
from xanh_web.base.actions import appoint_person, operator, seal_rows
from xanh_web.base.archive import MANIFEST, kept_models, read_archive, write_archive
from xanh_web.reporting.models import TaskAnswer
from xanh_web.reporting.verification import verify_everything

pytestmark = pytest.mark.django_db
type Rows = dict[str, list[dict[str, object]]]


def all_rows() -> Rows:
    return {model._meta.label: list(model._default_manager.order_by("pk").values()) for model in kept_models()}


@pytest.fixture(scope="module")
def backed_up(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> tuple[bytes, Rows]:
    """A whole world's backup and the rows that went into it; the world itself is gone again."""
    folder = tmp_path_factory.mktemp("backed-up")
    kept, settings.HOME = settings.HOME, folder
    with django_db_blocker.unblock(), transaction.atomic():
        people()
        round_ = reported_round()
        issue(round_)
        sent(round_, "UBND-916")
        TaskAnswer.objects.create(
            submission=round_.submissions.get(agency_code="SKHDT"),
            obligation=round_.obligations.get(code="SCT:task:1.3"),
            status="completed",
            result='dòng một\u2028dòng hai\u0085\x0bba\r\nbốn "năm" \\sáu 🌱',
        )
        seal_rows()
        path = folder / "xanh.zip"
        rows, size = write_archive(path)
        stored = all_rows()
        assert rows == sum(map(len, stored.values()))
        assert size == path.stat().st_size
        transaction.set_rollback(True)
    settings.HOME = kept
    return path.read_bytes(), stored


@pytest.fixture
def restore(tmp_path: Path) -> Callable[[bytes], int]:
    def from_bytes(content: bytes) -> int:
        path = tmp_path / "backup.zip"
        path.write_bytes(content)
        return read_archive(path)

    return from_bytes


def test_everything_comes_back_and_verifies(backed_up: tuple[bytes, Rows], restore: Callable[[bytes], int]) -> None:
    content, stored = backed_up
    assert restore(content) == sum(map(len, stored.values()))
    connection.check_constraints()
    assert all_rows() == stored
    assert [str(finding) for finding in verify_everything()] == []


def test_after_it_new_rows_get_new_keys(backed_up: tuple[bytes, Rows], restore: Callable[[bytes], int]) -> None:
    restore(backed_up[0])
    values = {"role": "auditor", "agency_code": "", "valid_from": ISSUED.date(), "at": ISSUED}
    held = appoint_person(username="moi", full_name="Mới", by=operator(), **values)
    assert held.pk not in {row["id"] for row in backed_up[1]["base.Appointment"]}
    seal_rows()
    assert [str(finding) for finding in verify_everything()] == []


def test_onto_data_it_is_refused(backed_up: tuple[bytes, Rows], restore: Callable[[bytes], int]) -> None:
    people()
    before = all_rows()
    with pytest.raises(Refusal) as caught:
        restore(backed_up[0])
    assert "holds data already" in caught.value.message
    assert all_rows() == before


def test_a_file_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    path.write_bytes(b"precious")
    with pytest.raises(Refusal, match=r"x\.zip"):
        write_archive(path)
    assert path.read_bytes() == b"precious"


def test_a_folder_that_is_not_there_is_a_refusal(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match=r"x\.zip"):
        write_archive(tmp_path / "none" / "x.zip")


def rewritten(content: bytes, change: Callable[[dict[str, bytes]], None], *, sign: bool) -> bytes:
    """Return the backup with its members changed; with `sign` the manifest is made to fit, as a forger would."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)
    if sign:
        manifest = json.loads(members[MANIFEST])
        manifest["sha256"] = {name: sha256_hex(data) for name, data in members.items() if name != MANIFEST}
        members[MANIFEST] = json.dumps(manifest).encode()
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return raw.getvalue()


def _manifest(text: str) -> Callable[[dict[str, bytes]], None]:
    return lambda members: members.update({MANIFEST: text.encode()})


LEDGER = "rows/ledger.observation.jsonl"
SPOILT: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _content: b"",
    "no zip": lambda _content: b"PK\x03\x04 but not really",
    "another zip": lambda _content: rewritten(_content, dict.clear, sign=False),
    "cut in half": lambda content: content[: len(content) // 2],
    "cut at the end": lambda content: content[:-1],
    "without manifest": lambda content: rewritten(content, lambda members: members.pop(MANIFEST), sign=False),
    "manifest is no JSON": lambda content: rewritten(content, _manifest("{"), sign=False),
    "manifest is a list": lambda content: rewritten(content, _manifest("[]"), sign=False),
    "manifest without hashes": lambda c: rewritten(c, _manifest('{"format": "xanh-backup-1"}'), sign=False),
    "another format": lambda c: rewritten(c, _manifest('{"format": "xanh-backup-9", "sha256": {}}'), sign=False),
    "hashes of nothing": lambda c: rewritten(c, _manifest('{"format": "xanh-backup-1", "sha256": {}}'), sign=False),
    "a changed row": lambda c: rewritten(c, lambda m: m.update({LEDGER: m[LEDGER].replace(b"91", b"19")}), sign=False),
    "rows left out": lambda c: rewritten(c, lambda m: m.pop(LEDGER), sign=True),
    "rows of another system": lambda c: rewritten(c, lambda m: m.update({"rows/x.y.jsonl": b"{}"}), sign=True),
    "a file outside": lambda c: rewritten(c, lambda m: m.update({"../evil": b"x"}), sign=True),
    "a file outside by detour": lambda c: rewritten(c, lambda m: m.update({"evidence/../../evil": b"x"}), sign=True),
    "the database itself": lambda c: rewritten(c, lambda m: m.update({"xanh.sqlite3": b"x"}), sign=True),
    "a row of other columns": lambda c: rewritten(c, lambda m: m.update({LEDGER: b'{"id": 1, "x": 2}'}), sign=True),
    "a row that is no row": lambda c: rewritten(c, lambda m: m.update({LEDGER: b"[1]"}), sign=True),
    "a value that is none": lambda c: rewritten(c, lambda m: m.update({LEDGER: b'{"value": "viel"}'}), sign=True),
    "a row that lacks its columns": lambda c: rewritten(c, lambda m: m.update({LEDGER: b'{"id": 1}'}), sign=True),
}


@pytest.mark.parametrize("case", SPOILT)
def test_of_a_file_that_is_not_whole_nothing_is_restored(
    case: str, backed_up: tuple[bytes, Rows], restore: Callable[[bytes], int], home: Path
) -> None:
    spoilt = SPOILT[case](backed_up[0])
    with pytest.raises(Refusal) as caught:
        restore(spoilt)
    assert "{" not in str(caught.value)
    assert not any(row_counts().values())
    assert sorted(path.name for path in home.iterdir()) == ["backup.zip"]


@pytest.mark.parametrize("name", ["none.zip", ""])
def test_no_file_is_a_refusal(tmp_path: Path, name: str) -> None:
    with pytest.raises(Refusal):
        read_archive(tmp_path / name)


def test_forged_rows_whose_hashes_fit_are_found_by_the_seals(
    backed_up: tuple[bytes, Rows], restore: Callable[[bytes], int]
) -> None:
    restore(rewritten(backed_up[0], lambda m: m.update({LEDGER: m[LEDGER].replace(b"91.25", b"19.25")}), sign=True))
    assert any(finding.subject.startswith("ledger.Observation") for finding in verify_everything())


@given(st.data())
def test_one_wrong_byte_anywhere_is_refused_or_harmless(backed_up: tuple[bytes, Rows], data: st.DataObject) -> None:
    content, stored = backed_up
    at = data.draw(st.integers(0, len(content) - 1))
    wrong = bytearray(content)
    wrong[at] ^= data.draw(st.integers(1, 255))
    path = Path(settings.HOME) / "wrong.zip"
    path.write_bytes(bytes(wrong))
    with transaction.atomic():
        try:
            read_archive(path)
        except Refusal:
            assert not any(row_counts().values())
        else:
            assert all_rows() == stored
        transaction.set_rollback(True)
