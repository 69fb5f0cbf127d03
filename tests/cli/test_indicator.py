"""`xanh indicator`: what it prints, and what it leaves in the ledger."""

from decimal import Decimal
from pathlib import Path

import pytest
from tests.cli.conftest import Run
from tests.ledger.facts import fact, record
from tests.world import city, edition

from xanh_web.ledger.models import Observation

pytestmark = pytest.mark.django_db
HEADINGS = 'STT,Mã số,Mã chỉ tiêu TKQG,"Mục tiêu, tên chỉ tiêu",Lộ trình thực hiện,Cơ quan chủ trì,Cơ quan phối hợp'
LIST = (
    HEADINGS
    + """
,,,Mục tiêu 1,,,
1,1.1,,Cường độ phát thải khí nhà kính,A,Bộ TN&MT,
2,{code},,Tổng lượng phát thải khí nhà kính,A,Bộ TN&MT,
"""
)


def test_list_and_show_say_what_there_is(xanh: Run) -> None:
    listed = xanh("indicator", "list")
    assert listed.code == 0
    assert [line for line in listed.out.splitlines() if line.startswith("ghg-intensity-grdp ") and "tính toán" in line]
    shown = xanh("indicator", "show", "clean-buses-among-new")
    assert "“Số xe buýt mới sử dụng năng lượng sạch” chia cho “Số xe buýt mới”, nhân 100" in shown.out
    assert "[clean-buses-in-operation-share]: Mẫu số ở đây là xe buýt mới trong năm" in shown.out
    assert "qd_1658" in shown.out and "khác mẫu số, chưa đối chiếu" in shown.out


def test_compute_records_once_and_shows_both_where_a_value_was_reported(xanh: Run) -> None:
    city()
    for code, value in (("new-clean-buses", 3), ("new-buses", 25)):
        record(fact(indicator=code, value=Decimal(value), unit="item"))
    record(fact(indicator="clean-buses-among-new", value=Decimal(15), unit="percent"))
    first = xanh("indicator", "compute", "--period", "2024")
    assert "clean-buses-among-new, 2024: 12 %" in first.out
    assert "đã báo cáo: 15 %" in first.out
    assert "Không có số liệu mới" in xanh("indicator", "compute", "--period", "2024", "--area", "92").out
    assert Observation.objects.as_known_at(None).series("clean-buses-among-new", "92").get().value == 15
    assert "12 %" in xanh("explain", "clean-buses-among-new", "--area", "92", "--period", "2024").out


def test_import_is_whole_or_not_at_all(xanh: Run, tmp_path: Path) -> None:
    file = tmp_path / "phu-luc.csv"
    file.write_text(LIST.format(code="1.1"), encoding="utf-8")
    refused = xanh("indicator", "import", str(file), "--source", "Thông tư 10/2023")
    assert refused.code == 1
    assert "dòng 4, cột “Mã số”" in refused.err
    assert xanh("indicator", "list", "--official").code == 1
    file.write_text(LIST.format(code="1.2"), encoding="utf-8")
    assert "2 chỉ tiêu" in xanh("indicator", "import", str(file), "--source", "Thông tư 10/2023").out
    assert "1.2" in xanh("indicator", "list", "--official").out
    assert "đã được nạp" in xanh("indicator", "import", str(file), "--source", "Thông tư 10/2023").out


def test_a_crosswalk_that_is_not_whole_for_the_plan_is_a_finding(xanh: Run) -> None:
    city()
    edition()
    ran = xanh("indicator", "crosswalk")
    assert ran.code == 1
    assert "1.1 → 1.1.2" in ran.out
    assert "“treated-waste” chưa được đối chiếu" in ran.err
