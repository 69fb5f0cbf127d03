"""`xanh inventory`: from an empty workbook to an issued version and its differences."""

from pathlib import Path

import pytest
from tests.cli.conftest import Run
from tests.inventories.world import lines
from tests.world import city

from xanh.documents.inventories import InventoryBook, write_inventory_book
from xanh_web.ledger.models import Observation

pytestmark = pytest.mark.django_db


def test_an_inventory_goes_from_excel_to_the_ledger_and_is_recalculated(xanh: Run, tmp_path: Path) -> None:
    city()
    assert "92-2022" in xanh("inventory", "open", "2022", "--boundary-on", "2024-07-01").out
    book = tmp_path / "a.xlsx"
    assert xanh("inventory", "export", "92-2022", str(book), "--sector", "waste").code == 0
    book.write_bytes(write_inventory_book(InventoryBook("92-2022", "Thử", 2022, lines=lines())))
    assert "24 dòng" in xanh("inventory", "import", "92-2022", str(book)).out
    issued = xanh("inventory", "issue", "92-2022")
    assert "Đã ban hành phiên bản 1 của 92-2022" in issued.out
    assert Observation.objects.get(indicator="ghg-emissions").period == "2022"
    assert "phiên bản 1" in xanh("inventory", "list").out
    assert "Tổng gồm sử dụng đất" in xanh("inventory", "show", "92-2022", "--gwp", "AR6").out
    assert "hạt giống 7" in xanh("inventory", "uncertainty", "92-2022", "--seed", "7", "--draws", "500").out
    assert xanh("inventory", "recalculate", "92-2022", "--reason", "Bộ GWP khác", "--gwp", "AR4").code == 0
    xanh("inventory", "issue", "92-2022")
    compared = xanh("inventory", "compare", "92-2022", "1", "2").out
    assert "bộ GWP" in compared and "số liệu hoạt động: 0,0 t" in compared
    assert "tính lại: Bộ GWP khác" in xanh("explain", "ghg-emissions", "--area", "92", "--period", "2022").out


def test_a_wrong_workbook_leaves_nothing_but_a_marked_copy(xanh: Run, tmp_path: Path) -> None:
    city()
    xanh("inventory", "open", "2022")
    book = tmp_path / "a.xlsx"
    book.write_bytes(write_inventory_book(InventoryBook("92-2022", "Thử", 2022, lines=lines(amount="-3"))))
    done = xanh("inventory", "import", "92-2022", str(book))
    assert done.code == 1 and "Nhiên liệu đường bộ!" in done.err and (tmp_path / "a-loi.xlsx").is_file()
    assert "chưa có dòng nào" in xanh("inventory", "issue", "92-2022").err
    for wrong in (("show", "x"), ("export", "92-2022", str(book), "--sector", "x"), ("compare", "92-2022", "1", "2")):
        assert xanh("inventory", *wrong).code == 1
