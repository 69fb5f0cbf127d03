"""A small table with one of every kind of cell."""

from datetime import datetime

from xanh.basis.deadline import VIETNAM
from xanh.documents.tables import Column, OpenTable
from xanh.documents.tables.model import Cell

AT = datetime(2026, 11, 23, 9, 30, tzinfo=VIETNAM)


def table(*rows: tuple[Cell, ...]) -> OpenTable:
    """Return a table of two columns."""
    columns = (Column("value", "Giá trị", "số theo đơn vị tính"), Column("text", "Lời", "lời văn"))
    return OpenTable("bang", "Bảng số liệu", columns, rows, (("licence", "Giấy phép", "=chưa có"),))
