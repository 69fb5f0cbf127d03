"""Law as dated data: every shipped set is well formed, and the version of the day is the one that counts."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml

from xanh.basis import parameter as module
from xanh.basis.errors import Refusal
from xanh.basis.parameter import LAW, parameter

SETS = sorted(path.relative_to(LAW).with_suffix("").as_posix() for path in LAW.rglob("*.yaml"))


@pytest.mark.parametrize("code", SETS)
def test_a_shipped_set_names_its_reference_and_its_days(code: str) -> None:
    content = yaml.safe_load((LAW / f"{code}.yaml").read_text(encoding="utf-8"))
    assert content["title"].strip() and content["reference"].strip()
    assert content["status"] in {"verified", "unverified"}
    days = [version["from"] for version in content["versions"]]
    assert days and days == sorted(set(days))
    assert all(type(day) is date and version["values"] for day, version in zip(days, content["versions"], strict=True))
    assert parameter(code, on=days[-1]).values == content["versions"][-1]["values"]
    with pytest.raises(Refusal):
        parameter(code, on=days[0] - timedelta(days=1))


@pytest.fixture
def law(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    content = {
        "title": "Ngưỡng",
        "reference": "Thông tư 1",
        "status": "verified",
        "versions": [
            {"from": date(2021, 1, 1), "values": 1},
            {"from": date(2025, 7, 1), "values": 2, "reference": "Thông tư 2", "status": "unverified"},
        ],
    }
    (tmp_path / "threshold.yaml").write_text(yaml.safe_dump(content), encoding="utf-8")
    monkeypatch.setattr(module, "LAW", tmp_path)
    module._load.cache_clear()
    yield
    module._load.cache_clear()


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2021, 1, 1), (1, "Thông tư 1", True)),
        (date(2025, 6, 30), (1, "Thông tư 1", True)),
        (date(2025, 7, 1), (2, "Thông tư 2", False)),
    ],
)
def test_the_version_in_force_that_day_with_its_own_reference(law: None, on: date, expected: tuple) -> None:
    found = parameter("threshold", on=on)
    assert (found.values, found.reference, found.verified) == expected
