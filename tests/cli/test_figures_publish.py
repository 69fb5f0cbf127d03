"""`xanh figures publish`: a folder of files, and what is said of it."""

import json
from decimal import Decimal
from pathlib import Path

import pytest
from tests.cli.conftest import Run
from tests.ledger.facts import fact, record
from tests.world import city, edition, vn

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def place(db: None) -> None:
    city()
    edition()
    record(fact(), fact(indicator="forest-cover", unit="percent"))
    record(fact(value=Decimal("0.75")), at=vn(2024, 6, 3), reason="Sửa theo niên giám")


def test_it_writes_once_and_then_only_what_changed(xanh: Run, tmp_path: Path) -> None:
    folder = tmp_path / "so-lieu"
    assert "Đã ghi 2 chỉ tiêu, 0 không đổi, 0 được gỡ bỏ; 2 số liệu" in xanh("figures", "publish", folder).out
    assert "Đã ghi 0 chỉ tiêu, 2 không đổi" in xanh("figures", "publish", folder).out
    record(fact(value=Decimal("0.76")), at=vn(2024, 6, 4), reason="Sửa")
    assert "Đã ghi 1 chỉ tiêu, 1 không đổi" in xanh("figures", "publish", folder).out
    assert b",0.76," in (folder / "indicators/hdi/sdmx.csv").read_bytes()
    then = xanh("figures", "publish", folder, "--at", "2024-05-31", language="en")
    assert "2 indicators written" in then.out and "2 facts" in then.out
    assert b",0.742," in (folder / "indicators/hdi/sdmx.csv").read_bytes()
    manifest = json.loads((folder / "manifest.json").read_bytes())
    assert manifest["known_at"].startswith("2024-05-31T23:59:59") and manifest["language"] == "en"


@pytest.mark.parametrize(("given", "words"), [("hôm qua", "hôm qua"), ("2999-01-01", "chưa đến")])
def test_a_moment_that_cannot_be_answered_is_refused(xanh: Run, tmp_path: Path, given: str, words: str) -> None:
    ran = xanh("figures", "publish", tmp_path / "out", "--at", given)
    assert ran.code == 1 and words in ran.err and not (tmp_path / "out").exists()


def test_a_folder_of_something_else_is_refused(xanh: Run, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "a.txt").write_text("x")
    ran = xanh("figures", "publish", tmp_path / "out")
    assert ran.code == 1 and "chứa tệp khác" in ran.err
