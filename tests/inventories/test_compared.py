"""What is stated beside an amount is held against it: on the page at its field, in Excel beside the cell."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from tests.inventories.world import ABOUT, AT, PETROL, lines, opened
from tests.world import people
from xanh.basis.language import speaking
from xanh.documents.inventories import (
    Entry,
    InventoryBook,
    read_entry,
    read_inventory_book,
    write_inventory_book,
)
from xanh.ghg.city_lines import line_content
from xanh.ghg.city_published import shown_line
from xanh_web.base.actions import operator
from xanh_web.emissions.actions import issue_inventory
from xanh_web.emissions.models import InventoryDraftLine

DIESEL = PETROL | {"source": "Dầu máy xúc", "category": "1.A.3.b", "fuel": "diesel"}  # 1000 t at 41.4 to 43.3 MJ/kg
STATED = {
    "source": "CO2 lò hơi",
    "category": "1.A.2.e",
    "gas": "CO2",
    "amount": "9830",
    "unit": "tonne",
    "taken_from": "Cơ sở",
    "also_fuel": "anthracite",
}


def read(**beside: str) -> Entry:
    with speaking("en"):
        return read_entry("fuel_road", DIESEL | beside, ABOUT)


@pytest.mark.parametrize(
    "beside",
    [
        {},
        {"also_energy": "43"},
        {"also_volume": "1190", "density": "0,84"},  # 0.8403, and 0,84 leaves open 0.835 to 0.845
        {"also_volume": "1190", "density": "0,82 - 0,86"},
        {"amount": "43", "unit": "TJ", "also_mass": "1000"},
        {"amount": "43", "unit": "TJ", "also_volume": "1190", "density": "0,84"},
        {"amount": "900", "less": "CS-1=100", "also_energy": "38,5"},  # of the 900, not of the 800 that are left
    ],
)
def test_measures_that_agree_need_no_word(beside: dict[str, str]) -> None:
    entry = read(**beside)
    assert entry.row is not None and not {"also_energy", "also_mass", "also_volume"} & set(entry.doubts)


@pytest.mark.parametrize(
    ("beside", "field", "words"),
    [
        ({"also_energy": "30"}, "also_energy", "30 MJ per kg of fuel, outside 41.4 to 43.3"),
        ({"also_volume": "1500", "density": "0,84"}, "also_volume", "0.6667 kg per litre, outside 0.835 to 0.845"),
        ({"amount": "43", "unit": "TJ", "also_mass": "700"}, "also_mass", "outside 41.4 to 43.3"),
        ({"amount": "43", "unit": "TJ", "also_volume": "700", "density": "0,84"}, "also_volume", "outside 41.4"),
    ],
)
def test_measures_that_contradict_each_other_are_flagged(beside: dict[str, str], field: str, words: str) -> None:
    entry = read(**beside)
    assert entry.row is not None and words in entry.doubts[field]


@pytest.mark.parametrize(
    ("beside", "field", "words"),
    [
        ({"also_energy": "43000"}, "also_energy", "10^3 times"),
        ({"also_volume": "1,19", "density": "0,84"}, "also_volume", "10^3 times"),
        ({"also_energy": "-43"}, "also_energy", "below zero"),
        ({"also_mass": "1000"}, "also_mass", "says this already"),
        ({"also_volume": "1190"}, "density", "is empty"),
        ({"density": "0,84"}, "also_volume", "is empty"),
        ({"also_volume": "1190", "density": "0,86 - 0,82"}, "density", "no range"),
    ],
)
def test_nonsense_beside_the_amount_is_refused_at_its_field(beside: dict[str, str], field: str, words: str) -> None:
    entry = read(**beside)
    assert entry.row is None and words in entry.errors[field]
    assert entry.written == DIESEL | beside


@pytest.mark.parametrize(
    ("changed", "doubt", "error"),
    [
        ({"also_energy": "100"}, "", ""),  # 98,300 kg/TJ, the factor itself
        ({"also_energy": "20"}, "outside", ""),
        ({"also_energy": "0,1"}, "", "10^3 times"),
        ({"gas": "CH4_FOSSIL", "amount": "10", "also_energy": "100"}, "10^1 times", ""),  # tenfold CH4 may be
    ],
)
def test_the_factor_a_stated_mass_implies_is_held_against_its_range(
    changed: dict[str, str], doubt: str, error: str
) -> None:
    with speaking("en"):
        entry = read_entry("stated", STATED | changed, ABOUT)
    assert doubt in entry.doubts.get("also_energy", "") and bool(doubt) == ("also_energy" in entry.doubts)
    assert error in entry.errors.get("also_energy", "") and bool(error) == ("also_energy" in entry.errors)


def test_a_fuel_without_a_factor_of_the_gas_is_said() -> None:
    with speaking("en"):
        entry = read_entry("stated", STATED | {"gas": "SF6", "also_energy": "1"}, ABOUT)
    assert "compared with nothing" in entry.doubts["also_fuel"]


def test_what_is_stated_beside_is_frozen_changes_no_result_and_is_closed_with_the_line() -> None:
    plain, stated = (read(**beside).row for beside in ({}, {"also_volume": "1190", "density": "0,82 - 0,86"}))
    assert plain and stated
    without, content = line_content(plain, ABOUT.on), line_content(stated, ABOUT.on)
    assert content.pop("compared") == {"volume": "1190", "density": ["0.82", "0.86"]} and content == without
    closed = shown_line({**content, "compared": {"volume": "1190"}, "notation": "C"})
    assert closed["compared"] == {}


def test_a_workbook_marks_the_cell_and_brings_all_of_it_back() -> None:
    wrong = DIESEL | {"also_energy": "43000"}
    right = DIESEL | {"also_volume": "1190", "density": "0,82 - 0,86"}
    for written, cells in ((wrong, 1), (right, 0), (STATED | {"also_energy": "100"}, 0)):
        kind = "stated" if "gas" in written else "fuel_road"
        book = write_inventory_book(InventoryBook("92-2022", "Thử", 2022, lines=[(kind, written)]))
        filled = read_inventory_book(book, "92-2022", ABOUT)
        assert len(filled.errors) == cells
        (back,) = filled.lines
        assert read_entry(*back, ABOUT).row == read_entry(kind, written, ABOUT).row


@pytest.mark.django_db
def test_the_page_and_the_upload_say_it_at_the_place_and_the_version_keeps_it(client: Client) -> None:
    client.force_login(people().lan)
    client.cookies["django_language"] = "en"
    inventory = opened()
    address = reverse("inventory_line_new", args=[inventory.code, "fuel_road"])
    page = client.post(address, DIESEL | {"also_energy": "43000"}, follow=True).content.decode()
    after = page.partition('name="also_energy"')[2].partition('class="desk-field"')[0]
    assert 'value="43000"' in after and 'aria-invalid="true"' in after and "10^3 times" in after
    place = reverse("inventory_line", args=[inventory.code, InventoryDraftLine.objects.order_by("-pk")[0].pk])
    page = client.post(place, DIESEL | {"also_energy": "30"}, follow=True).content.decode()
    assert "outside 41.4 to 43.3" in page.partition('name="also_energy"')[2].partition('class="desk-field"')[0]
    issue_inventory(inventory=inventory, by=operator(), at=AT)
    work = client.get(reverse("inventory_work", args=[inventory.code])).content.decode()
    assert "outside 41.4 to 43.3" in work.partition('id="checks"')[2].partition("<h2")[0]


@pytest.mark.django_db
def test_an_upload_with_nonsense_takes_nothing_and_marks_the_cell(client: Client) -> None:
    client.force_login(people().lan)
    inventory = opened()
    book = write_inventory_book(
        InventoryBook(inventory.code, "Thử", 2022, lines=[*lines(), ("fuel_road", DIESEL | {"also_energy": "43000"})])
    )
    before = InventoryDraftLine.objects.count()
    upload = reverse("inventory_upload", args=[inventory.code])
    answer = client.post(upload, {"workbook": SimpleUploadedFile("a.xlsx", book)})
    assert answer.status_code == 422 and InventoryDraftLine.objects.count() == before
    template = reverse("inventory_template", args=[inventory.code])
    sheet = load_workbook(BytesIO(client.get(template, {"marked": "1"}).content))["Nhiên liệu đường bộ"]
    heading = {cell.value: cell.column for cell in sheet[4]}
    wrong = sheet.cell(6, heading["Năng lượng của nhiên liệu ghi kèm để đối chiếu (TJ)"])
    assert wrong.value == 43000 and "10^3" in wrong.comment.text


@pytest.mark.django_db
def test_an_amount_a_power_of_ten_from_the_year_before_is_flagged_at_its_field(client: Client) -> None:
    issue_inventory(inventory=opened(2021), by=operator(), at=AT)
    client.force_login(people().lan)
    client.cookies["django_language"] = "en"
    inventory = opened(2022)
    line = inventory.draft.lines.get(position=1)
    place = reverse("inventory_line", args=[inventory.code, line.pk])
    page = client.post(place, PETROL | {"amount": "1000000"}, follow=True).content.decode()
    said = page.partition('name="amount"')[2].partition('class="desk-field"')[0]
    assert "10^3 times that of 2021" in said and 'value="1000000"' in said
