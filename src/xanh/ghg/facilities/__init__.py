"""Facilities that must keep an inventory: who they are, when they report, what their report says and feeds."""

from xanh.ghg.facilities.calendar import Due, duties_in, duties_of, group_of, inventory_due
from xanh.ghg.facilities.content import YearTotal, content_hash, line_content, year_totals
from xanh.ghg.facilities.feeds import InventoryFeed, counted_twice, feeds_of
from xanh.ghg.facilities.law import list_in_force, report_form, sectors, source_kind, source_kinds, thresholds
from xanh.ghg.facilities.lines import SourceLine, emissions_of, own_factor
from xanh.ghg.facilities.obligation import Duty, Particulars, must_report

__all__ = [
    "Due",
    "Duty",
    "InventoryFeed",
    "Particulars",
    "SourceLine",
    "YearTotal",
    "content_hash",
    "counted_twice",
    "duties_in",
    "duties_of",
    "emissions_of",
    "feeds_of",
    "group_of",
    "inventory_due",
    "line_content",
    "list_in_force",
    "must_report",
    "own_factor",
    "report_form",
    "sectors",
    "source_kind",
    "source_kinds",
    "thresholds",
    "year_totals",
]
