"""Nonsense typed into the pages: said at its field, and nothing typed is lost. One test for each nonsense."""

from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse
from tests.facilities.test_take_report_lines import CITY_COAL, drafted_inventory, offered
from tests.facilities.world import COAL, LATE, NOW, POWER, SENT, drafted, sent

from xanh_web.emissions.actions import open_facility_report
from xanh_web.emissions.models import InventoryDraftLine

FACTOR = {"own_quantity": "calorific_value", "own_value": "26700", "own_reference": "Phiếu thử 12"}
OF_A_FACILITY = {
    "negative mass": ("fuel_industry", COAL | {"amount": "-1200"}, "amount", "below zero"),
    "unknown unit": ("fuel_industry", COAL | {"unit": "con bò"}, "unit", "no unit for this"),
    "factor out of range": ("fuel_industry", COAL | FACTOR, "own_value", "outside"),
    "energy of another unit": ("fuel_industry", COAL | {"also_energy": "32000"}, "also_energy", "look at the units"),
    "a density without a volume": ("fuel_industry", COAL | {"density": "0,84"}, "also_volume", "is empty"),
    "one source twice": ("fuel_industry", COAL, "source", "Line 1 is of this source"),
    "no grid factor": ("electricity", POWER | {"borrow_year": ""}, "year", "No factor of 2026 is published"),
}
OF_THE_CITY = {
    "negative mass": ("fuel_industry", CITY_COAL | {"amount": "-1200"}, "amount", "below zero"),
    "unknown unit": ("fuel_industry", CITY_COAL | {"unit": "con bò"}, "unit", "not a unit of this activity"),
    "factor out of range": ("fuel_industry", CITY_COAL | FACTOR, "own_value", "lies outside"),
    "no grid factor": (
        "electricity",
        {"source": "Điện", "category": "1.A.4.b", "amount": "2", "unit": "GWh", "taken_from": "Điện lực"},
        "borrow_year",
        "is published for",
    ),
    "more subtracted than there is": (
        "fuel_industry",
        CITY_COAL | {"less": "NM-BIA=9000"},
        "less",
        "less than nothing",
    ),
}


@pytest.fixture(autouse=True)
def now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: SENT)


def signed_in(person: object) -> Client:
    client = Client()
    client.cookies["django_language"] = "en"
    client.force_login(person)  # type: ignore[arg-type]
    return client


def field_of(page: str, name: str) -> str:
    """Return what stands of the field on the page: its control, and all up to the next field."""
    return page.partition(f'name="{name}"')[2].partition('class="desk-field"')[0]


def kept(page: str, written: dict[str, str]) -> list[str]:
    """Return which of the typed texts the page does not show any more."""
    return [name for name, text in written.items() if text and text not in page]


@pytest.mark.parametrize("nonsense", OF_A_FACILITY)
def test_in_the_report_of_a_facility(world: SimpleNamespace, nonsense: str) -> None:
    kind, written, field, words = OF_A_FACILITY[nonsense]
    if nonsense == "one source twice":
        report = drafted(world)
    else:
        report = open_facility_report(facility=world.brewery, due_year=2027, by=world.bia, at=NOW)
    client = signed_in(world.bia)
    address = reverse("facility_line_new", args=[report.pk])
    page = client.post(address, written | {"kind": kind}, follow=True).content.decode()
    assert words in field_of(page, field) and 'aria-invalid="true"' in field_of(page, field)
    assert kept(page, written) == []


@pytest.mark.parametrize("nonsense", OF_THE_CITY)
def test_in_the_inventory_of_the_city(world: SimpleNamespace, nonsense: str) -> None:
    kind, written, field, words = OF_THE_CITY[nonsense]
    inventory, client = drafted_inventory(world), signed_in(world.lan)
    address = reverse("inventory_line_new", args=[inventory.code, kind])
    page = client.post(address, written, follow=True).content.decode()
    assert words in field_of(page, field) and 'aria-invalid="true"' in field_of(page, field)
    assert kept(page, written) == []


def test_one_source_twice_is_said_in_the_inventory(world: SimpleNamespace) -> None:
    inventory, client = drafted_inventory(world, ("fuel_industry", CITY_COAL)), signed_in(world.lan)
    address = reverse("inventory_line_new", args=[inventory.code, "fuel_industry"])
    page = client.post(address, CITY_COAL | {"amount": "77"}, follow=True).content.decode()
    assert "is this source already" in page and "77" in page
    assert InventoryDraftLine.objects.filter(written__source=CITY_COAL["source"]).count() == 2


def test_a_facility_counted_twice_is_said_and_not_issued(
    world: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: LATE)
    sent(world)
    own = CITY_COAL | {"source": "Nhà máy bia", "category": "1.A.2.e", "amount": "1200", "facility": "NM-BIA"}
    inventory, client = drafted_inventory(world, ("fuel_industry", CITY_COAL)), signed_in(world.lan)
    client.post(reverse("inventory_line_new", args=[inventory.code, "fuel_industry"]), own)
    page = client.get(reverse("inventory_work", args=[inventory.code])).content.decode()
    assert "NM-BIA reports Nhà máy bia itself" in page
    refused = client.post(reverse("inventory_issue", args=[inventory.code]))
    assert refused.status_code == 409 and "counted twice" in refused.content.decode()
    offer = offered(inventory)["Lò hơi 1"]
    page = client.post(
        reverse("inventory_facilities", args=[inventory.code]), {f"way-{offer.key}": "take"}
    ).content.decode()
    assert "entered by hand" in page
