"""Every change of state of what is emitted, one function each."""

from xanh_web.emissions.actions.facility_register import Loaded, load_facilities
from xanh_web.emissions.actions.facility_reminder import remind_facilities
from xanh_web.emissions.actions.facility_report import (
    attach_facility_evidence,
    open_facility_report,
    remove_facility_line,
    submit_facility_report,
    take_facility_lines,
    write_facility_line,
    write_facility_texts,
)
from xanh_web.emissions.actions.inventory import (
    attach_inventory_evidence,
    open_inventory,
    recalculate_inventory,
    remove_inventory_line,
    take_inventory_lines,
    write_inventory_line,
)
from xanh_web.emissions.actions.issue import issue_inventory, years_to_judge
from xanh_web.emissions.actions.opinion import Finding, review_facility_report, verify_facility_report
from xanh_web.emissions.actions.report_lines import take_report_lines

__all__ = [
    "Finding",
    "Loaded",
    "attach_facility_evidence",
    "attach_inventory_evidence",
    "issue_inventory",
    "load_facilities",
    "open_facility_report",
    "open_inventory",
    "recalculate_inventory",
    "remind_facilities",
    "remove_facility_line",
    "remove_inventory_line",
    "review_facility_report",
    "submit_facility_report",
    "take_facility_lines",
    "take_inventory_lines",
    "take_report_lines",
    "verify_facility_report",
    "write_facility_line",
    "write_facility_texts",
    "write_inventory_line",
    "years_to_judge",
]
