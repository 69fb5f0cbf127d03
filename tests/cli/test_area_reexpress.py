"""`xanh area reexpress`: values of districts on wards, told with what was lost."""

from decimal import Decimal
from pathlib import Path

import pytest
from tests.cli.conftest import Run
from tests.ledger.facts import fact, record
from tests.world import city

pytestmark = pytest.mark.django_db
WEIGHTS = "old;new;weight\n916;31120;100,5\n916;31135;201\n917;;30\n917;31135;70\n"


def test_it_records_tells_what_was_lost_and_is_explained(xanh: Run, tmp_path: Path) -> None:
    city()
    for code, value in (("916", 603), ("917", 100)):
        record(fact(indicator="waste", area_code=code, value=Decimal(value), unit="tonne"))
    file = tmp_path / "dan-so.csv"
    file.write_text(WEIGHTS, encoding="utf-8")
    words = ["area", "reexpress", "waste", "--period", "2024", "--on", "2025-07-01", "--weights", file]
    given = [*words, "--source", "Niên giám 2024", "--dated", "2024-12-31", "--method"]
    refused = xanh(*given, "population_split")
    assert refused.code == 1
    assert "dòng 2: “100,5”" in refused.err
    done = xanh(*given, "population_split", "--decimal", "comma")
    assert "31120, 2024: 201 tấn (ước thực hiện)" in done.out
    assert "31135, 2024: 472 tấn (ước thực hiện)" in done.out
    assert "917 (30,00 %)" in done.out
    assert "Không có số liệu mới" in xanh(*given, "population_split", "--decimal", "comma").out
    told = xanh("explain", "waste", "--area", "31135", "--period", "2024", "--boundaries", "2025-07-01").out
    assert "chia theo dân số" in told and "603 tấn (thực hiện) × 66,67 %" in told
    assert xanh("explain", "waste", "--area", "31135", "--period", "2024").code == 1
    assert xanh(*given, "sum", "--decimal", "comma").code == 1
