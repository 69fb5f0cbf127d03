"""Tables for people and programs to take away: the same figures as CSV, as a workbook, as JSON and as Parquet.

Tasks: `table_csv`, `table_xlsx`, `table_json` and `table_parquet` take an `OpenTable` and return the bytes of the file.
"""

from xanh.documents.tables.csv_file import table_csv
from xanh.documents.tables.json_file import table_json
from xanh.documents.tables.model import Column, OpenTable
from xanh.documents.tables.parquet_file import table_parquet
from xanh.documents.tables.xlsx_file import table_xlsx

__all__ = ["Column", "OpenTable", "table_csv", "table_json", "table_parquet", "table_xlsx"]
