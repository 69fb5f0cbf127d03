"""Facts in SDMX: as SDMX-CSV 2.0 and SDMX-ML 3.0 and 2.1, out and in again with every digit, and their structure.

Tasks: `write_csv`, `read_csv`, `write_ml`, `read_ml`, `write_structures`. SDMX-CSV needs nothing; SDMX-ML is read, and
structures are written, with the extra `exchange` (pysdmx).
"""

from xanh.interchange.sdmx.csv_file import csv_head, csv_rows, read_csv, write_csv
from xanh.interchange.sdmx.flow import GREEN_GROWTH, Flow
from xanh.interchange.sdmx.inventory import INVENTORY_FLOWS, InventoryFact
from xanh.interchange.sdmx.ml_file import ml_end, ml_head, ml_rows, read_ml, write_ml
from xanh.interchange.sdmx.model import Fact
from xanh.interchange.sdmx.parts import NamedCode
from xanh.interchange.sdmx.structure import CodeLists, write_structures

__all__ = [
    "GREEN_GROWTH",
    "INVENTORY_FLOWS",
    "CodeLists",
    "Fact",
    "Flow",
    "InventoryFact",
    "NamedCode",
    "csv_head",
    "csv_rows",
    "ml_end",
    "ml_head",
    "ml_rows",
    "read_csv",
    "read_ml",
    "write_csv",
    "write_ml",
    "write_structures",
]
