"""Two installations beside each other: what is backed up in one comes up whole in the other, or not at all."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.world import written_plan

from xanh.plans.files import dump_plan


def xanh(home: Path, *arguments: object, language: str = "vi") -> subprocess.CompletedProcess[str]:
    environment = {key: value for key, value in os.environ.items() if key not in {"XANH_DATABASE_URL", "LANGUAGE"}}
    command = [sys.executable, "-m", "xanh_web.cli.main", *map(str, arguments)]
    environment |= {"XANH_HOME": str(home), "XANH_LANG": language}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=120)


@pytest.fixture(scope="module")
def backup(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("first")
    (folder / "plan.yaml").write_text(dump_plan(written_plan()), encoding="utf-8")
    home = folder / "home"
    for command in (("plan", "load", folder / "plan.yaml"), ("round", "open", 2026), ("backup", folder / "all.zip")):
        done = xanh(home, *command)
        assert done.returncode == 0, done.stderr
    return folder / "all.zip"


def test_it_comes_up_whole_and_only_in_an_empty_installation(backup: Path, tmp_path: Path) -> None:
    done = xanh(tmp_path, "restore", backup)
    assert done.returncode == 0, done.stderr
    assert "tất cả nguyên vẹn" in done.stdout
    assert xanh(tmp_path, "verify").returncode == 0
    again = xanh(tmp_path, "restore", backup, language="en")
    assert (again.returncode, again.stderr) == (
        1,
        "This installation holds data already: restore into an empty one (another XANH_HOME).\n",
    )


def test_of_a_damaged_file_nothing_comes(backup: Path, tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.zip"
    damaged.write_bytes(backup.read_bytes()[:-40])
    done = xanh(tmp_path / "home", "restore", damaged)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    whole = xanh(tmp_path / "home", "restore", backup)
    assert whole.returncode == 0, whole.stderr
