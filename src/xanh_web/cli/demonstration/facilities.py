"""Illustrative facilities report, are reviewed and feed the inventory of 2024; `facilities.yaml` has them."""

from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from xanh.basis.deadline import VIETNAM
from xanh.ghg.facilities import report_form
from xanh_web.agencies.city import City
from xanh_web.base.actions import operator
from xanh_web.cli.demonstration.inventory_lines import LAST, SOURCE
from xanh_web.emissions.actions import (
    Finding,
    issue_inventory,
    load_facilities,
    open_facility_report,
    recalculate_inventory,
    review_facility_report,
    submit_facility_report,
    take_report_lines,
    write_facility_line,
    write_facility_texts,
)
from xanh_web.emissions.drafts import entries_of
from xanh_web.emissions.facility_file import read_facilities
from xanh_web.emissions.facility_offers import offers_of
from xanh_web.emissions.models import Facility, FacilityReportVersion, Inventory, InventoryVersion
from xanh_web.ledger.actions import compute_indicators

DUE = 2025
REASON = "Đưa số liệu các cơ sở tự báo cáo vào kiểm kê (minh họa)"
REVIEWED, RECALCULATED, REGISTERED = date(2025, 5, 14), date(2025, 6, 20), date(2026, 10, 1)


def feed_inventory(city: City) -> tuple[int, InventoryVersion]:
    """Play the year of the facilities; return how many reported and the version of 2024 that took their lines."""
    path = Path(__file__).parent / "facilities.yaml"
    records = read_facilities(path.name, path.read_bytes())
    load_facilities(records=records, by=operator(), at=_at(date(2025, 1, 20)), illustrative=True)
    told = _told()["reports"]
    versions = {row["facility"]: _report(row) for row in told}
    for row in told:
        if "review" in row:
            _review(versions[row["facility"]], row["review"])
    version = _recalculate(city.area_code, {line["fields"]["source"]: line for row in told for line in row["lines"]})
    for row in told:
        if "supplement" in row:
            _supplement(versions[row["facility"]], row["supplement"])
    register = city.folder / "facilities.csv"
    load_facilities(
        records=read_facilities(register.name, register.read_bytes()), by=operator(), at=_at(REGISTERED)
    )  # the real list, without a figure
    return len(versions), version


def _report(row: dict[str, Any]) -> FacilityReportVersion:
    by, at = operator(), _at(row["sent"])
    report = open_facility_report(
        facility=Facility.objects.get(code=row["facility"]), due_year=DUE, by=by, at=at, illustrative=True
    )
    texts = {item.code: f"{SOURCE}." for item in report_form(row["sent"]).texts}
    write_facility_texts(report=report, texts=texts, gwp="AR5", by=by, at=at)
    for line in row["lines"]:
        written = {"year": str(LAST), "uncertainty_activity": "3", "note": SOURCE, **line["fields"]}
        write_facility_line(report=report, kind=line["kind"], written=written, by=by, at=at)
    return submit_facility_report(report=report, by=by, at=at)[0]


def _review(version: FacilityReportVersion, said: dict[str, str]) -> None:
    findings = [Finding(said["finding"], material=False)] if "finding" in said else []
    review_facility_report(
        version=version,
        conclusion=said["conclusion"],
        text=said["text"],
        findings=findings,
        by=operator(),
        at=_at(REVIEWED),
    )


def _supplement(version: FacilityReportVersion, said: dict[str, Any]) -> None:
    by, at, report = operator(), _at(said["sent"]), version.report
    line = report.lines.get(position=1)
    written = line.written | {"amount": said["amount"]}
    write_facility_line(report=report, line=line, kind=line.kind, written=written, by=by, at=at)
    submit_facility_report(report=report, by=by, at=at, reason=said["reason"])


def _recalculate(area_code: str, lines: dict[str, dict[str, Any]]) -> InventoryVersion:
    """Take what the facilities reported over; each amount is subtracted from the city's line that has it."""
    by, at = operator(), _at(RECALCULATED)
    inventory = Inventory.objects.get(area_code=area_code, year=LAST)
    recalculate_inventory(inventory=inventory, reason=REASON, by=by, at=at)
    inventory = Inventory.objects.get(pk=inventory.pk)
    choices: dict[str, str] = {}
    for offer in offers_of(inventory, entries_of(inventory.draft, RECALCULATED), at).offers:
        wanted = lines[offer.content["source"]].get("from")
        choices.update((offer.key, f"less:{line.pk}") for line, own in offer.within if own.code == wanted)
    take_report_lines(inventory=inventory, choices=choices, by=by, at=at)
    version = issue_inventory(inventory=inventory, by=by, at=at)
    compute_indicators(area_code=area_code, periods=[str(LAST)], by=by, at=at)
    return version


def _at(day: date) -> datetime:
    return datetime.combine(day, time(9), VIETNAM)


@cache
def _told() -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "facilities.yaml").read_text(encoding="utf-8"))
    return content
