"""Nonsense in an uploaded workbook: marked beside its cell, nothing is taken, and nothing typed is lost."""

from io import BytesIO
from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from openpyxl import Workbook, load_workbook
from tests.facilities.test_nonsense_by_page import OF_A_FACILITY, OF_THE_CITY, signed_in
from tests.facilities.test_take_report_lines import CITY_COAL, drafted_inventory
from tests.facilities.world import COAL, NOW, SENT

from xanh.documents.facilities import ReportBook, write_report_book
from xanh.documents.facilities.layout import columns as facility_columns
from xanh.documents.facilities.layout import sheet_of as facility_sheet
from xanh.documents.inventories import InventoryBook, write_inventory_book
from xanh.documents.inventories.layout import columns, sheet_of
from xanh.ghg.city_sources import city_source
from xanh.ghg.facilities import report_form, source_kind
from xanh_web.emissions.actions import open_facility_report
from xanh_web.emissions.models import FacilityLine, FacilityReport, Inventory, InventoryDraftLine

TWICE = OF_A_FACILITY["one source twice"]
type Line = tuple[str, dict[str, str]]


@pytest.fixture(autouse=True)
def now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: SENT)


def uploaded(client: Client, address: str, book: bytes) -> HttpResponse:
    return client.post(address, {"workbook": SimpleUploadedFile("a.xlsx", book)})


def of_the_city(client: Client, inventory: Inventory, *lines: Line) -> HttpResponse:
    book = write_inventory_book(InventoryBook(inventory.code, "Thử", inventory.year, lines=lines))
    return uploaded(client, reverse("inventory_upload", args=[inventory.code]), book)


def of_a_facility(client: Client, report: FacilityReport, *lines: Line) -> HttpResponse:
    about = ReportBook("NM-BIA", "Nhà máy bia A", 2027, (2025, 2026), report_form(NOW.date()), lines, {})
    return uploaded(client, reverse("facility_upload", args=[report.pk]), write_report_book(about))


def commented(content: bytes, sheet: str, first: int, names: list[str]) -> tuple[Workbook, dict[str, str]]:
    """Return the marked copy and what stands beside the cells of its last filled row, by field."""
    marked = load_workbook(BytesIO(content))
    rows = [row for row in marked[sheet].iter_rows(min_row=first) if any(cell.value for cell in row)]
    said = {names[cell.column - 1]: cell.comment.text for cell in rows[-1] if cell.comment}
    return marked, said


@pytest.mark.parametrize("nonsense", OF_THE_CITY)
def test_in_the_workbook_of_the_city(world: SimpleNamespace, nonsense: str) -> None:
    kind, written, field, _words = OF_THE_CITY[nonsense]
    inventory, client = drafted_inventory(world), signed_in(world.lan)
    before = InventoryDraftLine.objects.count()
    answer = of_the_city(client, inventory, (kind, written))
    assert answer.status_code == 422 and InventoryDraftLine.objects.count() == before
    copy = client.get(reverse("inventory_template", args=[inventory.code]), {"marked": "1"}).content
    names = [name for name, _, _ in columns(city_source(kind))]
    marked, said = commented(copy, sheet_of(kind), 5, names)
    assert field in said
    kept = {str(cell.value) for row in marked[sheet_of(kind)].iter_rows(min_row=5) for cell in row if cell.value}
    assert written["source"] in kept and written["taken_from"] in kept


@pytest.mark.parametrize("nonsense", [one for one in OF_A_FACILITY if OF_A_FACILITY[one] != TWICE])
def test_in_the_workbook_of_a_facility(world: SimpleNamespace, nonsense: str) -> None:
    kind, written, field, _words = OF_A_FACILITY[nonsense]
    report = open_facility_report(facility=world.brewery, due_year=2027, by=world.bia, at=NOW)
    client = signed_in(world.bia)
    assert of_a_facility(client, report, (kind, written)).status_code == 422
    assert not FacilityLine.objects.exists()
    copy = client.get(reverse("facility_template", args=[report.pk]), {"marked": "1"}).content
    names = [name for name, _, _ in facility_columns(source_kind(kind))]
    _marked, said = commented(copy, facility_sheet(kind), 5, names)
    assert field in said


def test_two_lines_for_one_source(world: SimpleNamespace) -> None:
    inventory, client = drafted_inventory(world), signed_in(world.lan)
    two = [("fuel_industry", CITY_COAL), ("fuel_industry", CITY_COAL | {"amount": "77"})]
    assert of_the_city(client, inventory, *two).status_code == 422
    report = open_facility_report(facility=world.brewery, due_year=2027, by=world.bia, at=NOW)
    brewer = signed_in(world.bia)
    answer = of_a_facility(brewer, report, ("fuel_industry", COAL), ("fuel_industry", COAL | {"amount": "77"}))
    assert answer.status_code == 422 and not FacilityLine.objects.exists()
    for page in (answer.content.decode(), of_the_city(client, inventory, *two).content.decode()):
        assert "Dòng 1" in page  # the later row names the earlier one


def test_a_facility_counted_twice_is_taken_and_said_at_once(world: SimpleNamespace) -> None:
    own = CITY_COAL | {"source": "Nhà máy bia", "category": "1.A.2.e", "amount": "1200", "facility": "NM-BIA"}
    inventory, client = drafted_inventory(world), signed_in(world.lan)
    answer = of_the_city(client, inventory, ("fuel_industry", CITY_COAL), ("fuel_industry", own))
    assert answer.status_code == 302
    page = client.get(reverse("inventory_work", args=[inventory.code])).content.decode()
    assert "NM-BIA reports Nhà máy bia itself" in page
    assert client.post(reverse("inventory_issue", args=[inventory.code])).status_code == 409
