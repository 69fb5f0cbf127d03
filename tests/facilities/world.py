"""A small register for tests: a brewery (group A), a cement works (group B), their people and a filled report."""

from types import SimpleNamespace
from typing import Any

from tests.world import city, vn

from xanh.ghg.facilities import report_form
from xanh_web.base.actions import appoint_person, operator
from xanh_web.emissions.actions import (
    load_facilities,
    open_facility_report,
    submit_facility_report,
    write_facility_line,
    write_facility_texts,
)
from xanh_web.emissions.facility_file import read_facilities
from xanh_web.emissions.models import Facility, FacilityReport, FacilityReportVersion

NOW, SENT, LATE = vn(2027, 1, 11), vn(2027, 3, 2), vn(2027, 4, 1)
CSV = """\
code,name,tax_code,address,area_code,sector,kind,list_decision,list_annex,list_number,valid_from
NM-BIA,Nhà máy bia A,1800000001,"Lô 1, phường Cái Khế",31120,I.2,industry,42/2026/QĐ-TTg,II,1829,2026-09-25
XM-B,Xi măng B,1800000002,"Lô 2, phường Cái Khế",31120,III.2,cement,42/2026/QĐ-TTg,III.B,397,2026-09-25
"""
COAL = {
    "source": "Lò hơi 1",
    "year": "2026",
    "category": "1.A.2.e",
    "fuel": "anthracite",
    "amount": "1200",
    "unit": "tonne",
    "uncertainty_activity": "3",
    "uncertainty_factor": "4",
}
POWER = {
    "source": "Công tơ 1",
    "year": "2026",
    "category": "1.A.2.e",
    "amount": "1000",
    "unit": "MWh",
    "borrow_year": "2023",
    "uncertainty_activity": "2",
    "uncertainty_factor": "5",
}
CAST = (
    ("bia", "facility_reporter", "NM-BIA"),
    ("ximang", "facility_reporter", "XM-B"),
    ("soat", "facility_reviewer", "SNNMT"),
    ("tham", "verifier", "DVTD-1"),
    ("lan", "coordinator", "STC"),
)


def register() -> SimpleNamespace:
    """Load the city, two facilities and their people; return the people and facilities by name."""
    city()
    load_facilities(records=read_facilities("co-so.csv", CSV.encode()), by=operator(), at=NOW)
    found: dict[str, Any] = {
        "brewery": Facility.objects.get(code="NM-BIA"),
        "cement": Facility.objects.get(code="XM-B"),
    }
    for username, role, code in CAST:
        held = appoint_person(
            username=username, full_name=username.title(), role=role, agency_code=code,
            valid_from=NOW.date(), by=operator(), at=NOW,
        )  # fmt: skip
        found[username] = held.person
    return SimpleNamespace(**found)


def drafted(world: SimpleNamespace, *lines: dict[str, str]) -> FacilityReport:
    """Return the brewery's report due in 2027 with its texts written and these lines (coal and power by default)."""
    by = {"by": world.bia, "at": NOW}
    report = open_facility_report(facility=world.brewery, due_year=2027, **by)
    texts = {item.code: f"Nội dung {item.code}" for item in report_form(NOW.date()).texts}
    write_facility_texts(report=report, texts=texts, gwp="AR5", **by)
    for written in lines or (COAL, POWER):
        kind = "electricity" if "fuel" not in written else "fuel_industry"
        write_facility_line(report=report, kind=kind, written=written, **by)
    return report


def sent(world: SimpleNamespace, at: Any = SENT) -> FacilityReportVersion:
    """Send the brewery's report and return the version."""
    version, _new = submit_facility_report(report=drafted(world), by=world.bia, at=at)
    return version
