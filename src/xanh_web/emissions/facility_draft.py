"""A draft as it stands: its lines read, right or wrong, and the content it would be sent with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from xanh.basis.language import speaking
from xanh.documents.facilities import About, Entry, read_entries
from xanh.ghg.facilities import Due, line_content, report_form
from xanh_web.emissions.facility_rules import due_of
from xanh_web.emissions.models import FacilityLine, FacilityReport

GWP_SETS = ("SAR", "AR4", "AR5", "AR6")


@dataclass(frozen=True)
class DraftLine:
    """A line of the draft and what became of it when it was read."""

    line: FacilityLine
    entry: Entry


def about(report: FacilityReport, on: date) -> About:
    """Return what the lines of the report are read for, by the law in force on `on`."""
    due = due_of(report.facility, report.due_year)
    return About(report.facility.code, report.facility.area_code, due.years, on)


def entries_of(report: FacilityReport, on: date) -> list[DraftLine]:
    """Return the lines of the draft, read by the law in force on `on`."""
    lines = list(report.lines.all())
    entries = read_entries([(line.kind, line.written) for line in lines], about(report, on))
    return [DraftLine(line, entry) for line, entry in zip(lines, entries, strict=True)]


def missing_texts(report: FacilityReport, on: date) -> list[str]:
    """Return the items of the form that a person has still to write, by code."""
    return [item.code for item in report_form(on).texts if not report.texts.get(item.code, "").strip()]


def content_of(report: FacilityReport, lines: Sequence[DraftLine], at: datetime) -> dict[str, Any]:
    """Return the content the report is sent with, in Vietnamese: particulars, texts, lines with their masses.

    The moment of sending is no part of it: the same report has the same content.
    """
    on = timezone.localtime(at).date()
    form, facility, due = report_form(on), report.facility, due_of(report.facility, report.due_year)
    with speaking("vi"):
        frozen = [_line(line, on) for line in lines]
    return {
        "form": form.name,
        "facility": {
            "code": facility.code,
            "name": facility.name,
            "tax_code": facility.tax_code,
            "operator": facility.operator,
            "address": facility.address,
            "area": facility.area_code,
            "sector": facility.sector,
            "kind": facility.kind,
        },
        "due_year": report.due_year,
        "before": due.before.isoformat(),
        "to": due.to,
        "years": list(due.years),
        "gwp": report.gwp,
        "texts": {item.code: report.texts.get(item.code, "") for item in form.texts},
        "lines": frozen,
    }


def _line(line: DraftLine, on: date) -> dict[str, Any]:
    row = line.entry.row
    if row is None:
        raise ValueError(f"line {line.line.pk} is not right yet")
    files: Mapping[str, str] = {one["name"]: one["sha256"] for one in line.line.evidence}
    return line_content(row, on) | {"evidence": [{"name": name, "sha256": files[name]} for name in sorted(files)]}


def due_for(report: FacilityReport) -> Due:
    """Return what is due of the report."""
    return due_of(report.facility, report.due_year)
