"""The Excel workbook of a report: out with what the draft says, back in as lines and texts."""

from datetime import date

from xanh.documents.facilities import FilledBook, ReportBook, read_report_book, write_report_book
from xanh.ghg.facilities import report_form
from xanh_web.emissions.facility_draft import about, due_for
from xanh_web.emissions.models import FacilityReport


def book_of(report: FacilityReport, on: date) -> bytes:
    """Return the workbook of a report, filled with its draft."""
    return write_report_book(
        ReportBook(
            facility_code=report.facility.code,
            facility_name=report.facility.name,
            due_year=report.due_year,
            years=due_for(report).years,
            form=report_form(on),
            lines=[(line.kind, line.written) for line in report.lines.all()],
            texts=report.texts,
            illustrative=report.illustrative,
        )
    )


def read_book(report: FacilityReport, content: bytes, on: date) -> FilledBook:
    """Return what a filled workbook of the report says; its `errors` name every wrong cell."""
    return read_report_book(content, about(report, on), report.due_year, report_form(on))
