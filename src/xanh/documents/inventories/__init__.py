"""A city's inventory as people write and read it: fields of a page, cells of a workbook, tables of results."""

from xanh.documents.inventories.entry import About, Entry, read_entries, read_entry
from xanh.documents.inventories.from_facility import lines_from_report
from xanh.documents.inventories.read import FilledInventory, read_inventory_book
from xanh.documents.inventories.tables import COLUMNS, IssuedInventory, result_rows, write_result_book, write_result_csv
from xanh.documents.inventories.write import InventoryBook, write_inventory_book

__all__ = [
    "COLUMNS",
    "About",
    "Entry",
    "FilledInventory",
    "InventoryBook",
    "IssuedInventory",
    "lines_from_report",
    "read_entries",
    "read_entry",
    "read_inventory_book",
    "result_rows",
    "write_inventory_book",
    "write_result_book",
    "write_result_csv",
]
