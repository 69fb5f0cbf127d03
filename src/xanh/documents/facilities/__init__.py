"""A facility's report as people write it: fields of a page or cells of a workbook, to lines and back."""

from xanh.documents.facilities.entry import About, Entry, fields_of, read_entries, read_entry
from xanh.documents.facilities.read import FilledBook, marked_copy, read_report_book
from xanh.documents.facilities.write import ReportBook, write_report_book

__all__ = [
    "About",
    "Entry",
    "FilledBook",
    "ReportBook",
    "fields_of",
    "marked_copy",
    "read_entries",
    "read_entry",
    "read_report_book",
    "write_report_book",
]
