"""`xanh warehouse`: mirroring, comparing with the ledger, asking."""

import csv
from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from tests.cli.conftest import Run
from tests.ledger.facts import fact, record

from xanh.warehouse.batches import file_of

pytestmark = pytest.mark.django_db


def rows_of(out: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(out)))


def recorded() -> None:
    values = {"2020": 10, "2021": 11, "2022": 10, "2023": 11, "2024": 10, "2025": 90}
    for year, value in values.items():
        record(fact(indicator="population", unit="person", period=year, value=Decimal(value)))


def test_mirror_then_check(xanh: Run) -> None:
    recorded()
    assert "Đã sao 6 số liệu thành đợt 1" in xanh("warehouse", "mirror").out
    assert "Không có gì mới" in xanh("warehouse", "mirror").out
    assert "6 số liệu trong 1 đợt khớp" in xanh("warehouse", "check").out
    path = file_of(settings.HOME / "warehouse", 1)
    path.write_bytes(b"PAR1")
    found = xanh("warehouse", "check")
    assert found.code == 1 and "đã bị sửa" in found.err


def test_questions_answer_in_csv(xanh: Run) -> None:
    recorded()
    xanh("warehouse", "mirror")
    asked = "--indicator", "population"
    series = rows_of(xanh("warehouse", "series", *asked).out)
    assert [(row["period"], row["value"]) for row in series][-1] == ("2025", "90.000000")
    (rank,) = rows_of(xanh("warehouse", "rank", *asked, "--year", 2025).out)
    assert (rank["rank"], rank["of"]) == ("1", "1")
    (both,) = rows_of(xanh("warehouse", "compare", *asked, "--year", 2025, "--year", 2024).out)
    assert (both["difference"], both["change_percent"]) == ("80", "800")
    (full,) = rows_of(xanh("warehouse", "completeness", *asked, "--area", 92, "--area", 93, "--year", 2025).out)
    assert (full["expected"], full["values"], full["silent"]) == ("2", "1", "1")
    for check, years in (("jump", ["2025"]), ("median", ["2025"]), ("parts", [])):
        found = rows_of(xanh("warehouse", "quality", check, *asked).out)
        assert [row["year"] for row in found] == years
    (high,) = rows_of(xanh("warehouse", "quality", "range", *asked, "--high", 50).out)
    assert high["value"] == "90"
    assert rows_of(xanh("warehouse", "series", *asked, "--as-known-at", "2020-01-01").out) == []


def test_what_cannot_be_asked_is_said_in_a_sentence(xanh: Run, tmp_path: Path) -> None:
    asked = "--indicator", "population"
    assert "warehouse mirror" in xanh("warehouse", "series", *asked).err
    assert xanh("warehouse", "mirror", "--folder", "/proc/none").code == 1
    recorded()
    xanh("warehouse", "mirror", "--folder", tmp_path)
    for wrong in (["compare", *asked], ["completeness", *asked], ["series", *asked, "--engine", "oracle"]):
        found = xanh("warehouse", *wrong, "--folder", tmp_path)
        assert (found.code, found.out, found.err.count("\n")) == (1, "", 1)
