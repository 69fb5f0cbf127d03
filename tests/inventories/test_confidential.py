"""A confidential line (C) adds up and never shows: in no cell, in no total that gives it away, in no way of a total."""

from decimal import Decimal
from io import BytesIO

import pytest
from django.test import Client
from openpyxl import load_workbook
from pyarrow import parquet

from tests.inventories.world import ABOUT, AT, PETROL, RICE_HUSK, lines, opened
from xanh.documents.inventories import read_entries
from xanh.ghg.city_lines import line_content
from xanh.ghg.city_published import masses_by_category, masses_of_pollutants, shown_line, shown_lines, shown_reading
from xanh.ghg.city_totals import Frozen, lines_under, read_totals
from xanh_web.base.actions import operator
from xanh_web.emissions.actions import issue_inventory, take_inventory_lines
from xanh_web.emissions.lineage import inventory_way
from xanh_web.emissions.models import InventoryVersion
from xanh_web.ledger.models import Observation

SECRET = "987654.25"


def issued_with_a_secret() -> InventoryVersion:
    """Return a version whose petrol is confidential, with its number known."""
    made = opened()
    line = ("fuel_road", PETROL | {"notation": "C", "amount": SECRET.replace(".", ",")})
    take_inventory_lines(inventory=made, lines=[line], by=operator(), at=AT)
    return issue_inventory(inventory=made, by=operator(), at=AT)


def contents(*confidential: str) -> list[Frozen]:
    rows = [entry.row for entry in read_entries(lines(), ABOUT) if entry.row]
    frozen = [line_content(row, ABOUT.on) for row in rows]
    return [{**line, "notation": "C"} if line["code"] in confidential else line for line in frozen]


def test_masses_of_a_category_are_those_of_the_lines_below_it() -> None:
    frozen = contents()
    masses = masses_by_category(frozen)
    for code in ("1", "1.A.3", "1.A.3.b.iv"):
        for gas, one in masses[code].items():
            found = [line["gases"][gas] for line in lines_under(frozen, code) if gas in line["gases"]]
            kilograms = sum(float(part["mass"]) for part in found if part["mass"] and part["scope"] == 1)
            assert (one.value or 0) * 1000 == pytest.approx(kilograms)


@pytest.mark.parametrize("code", [PETROL["source"], RICE_HUSK["source"]])
def test_one_confidential_line_shows_in_no_cell_and_in_no_total_above_it(code: str) -> None:
    frozen = contents(code)
    reading = shown_reading(read_totals(frozen, "92", 2022, "AR5"), frozen)
    line = next(one for one in frozen if one["code"] == code)
    assert reading.tree[line["category"]].text == reading.tree["1"].text == "C"
    assert reading.with_land.text == reading.without_land.text == "C"
    assert {one.text for one in reading.sums.values()} == {"C"}
    assert {one.text for one in masses_by_category(frozen)["1"].values()} >= {"C"}
    closed = shown_line(line)
    assert closed["amount"] is None and all(one["mass"] is None for one in closed["gases"].values())


def test_two_confidential_lines_are_shown_only_as_a_sum_of_the_whole() -> None:
    frozen = contents(PETROL["source"], RICE_HUSK["source"])
    whole = read_totals(frozen, "92", 2022, "AR5")
    reading = shown_reading(whole, frozen)
    assert reading.tree["1"].value is None and reading.gpc["II.1.1"].text == "C"
    assert reading.with_land.value == whole.with_land.value


def test_under_another_set_the_sum_of_two_confidential_lines_is_closed_for_it_would_tell_their_gases_apart() -> None:
    frozen = contents(PETROL["source"], RICE_HUSK["source"])
    other = read_totals(frozen, "92", 2022, "AR4")
    assert shown_reading(other, frozen, "AR4").with_land.value == other.with_land.value
    closed = shown_reading(other, frozen, "AR5")
    assert closed.with_land.text == closed.without_land.text == closed.sums["BASIC"].text == "C"


@pytest.mark.django_db
def test_a_total_that_would_give_one_line_away_is_missing_in_the_ledger_too() -> None:
    version = issued_with_a_secret()
    assert version.lines.filter(content__notation="C").count() == 1
    recorded = Observation.objects.filter(source=f"inventory:{version.pk}")
    assert recorded and {(row.value, row.missing) for row in recorded} == {(None, "confidential")}


def test_confidential_power_beside_the_territory_closes_every_total_that_would_give_it_away() -> None:
    frozen = contents(PETROL["source"], RICE_HUSK["source"], "Điện hộ")
    reading = shown_reading(read_totals(frozen, "92", 2022, "AR5"), frozen)
    assert reading.sums["BASIC"].text == reading.with_land.text == "C"


def test_what_is_not_confidential_is_shown_as_it_is() -> None:
    frozen = contents()
    reading = read_totals(frozen, "92", 2022, "AR5")
    assert shown_reading(reading, frozen) == reading


def test_pollutants_of_a_confidential_line_are_closed_too() -> None:
    masses = masses_of_pollutants(contents(RICE_HUSK["source"]))
    assert masses["1A2e"] and {one.text for one in masses["1A2e"].values()} == {"C"}


@pytest.mark.django_db
def test_the_way_of_a_total_which_all_may_read_keeps_a_confidential_line_closed() -> None:
    version = issued_with_a_secret()
    kept = version.lines.get(position=1).content
    mass = kept["gases"]["CO2"]["mass"]
    assert Decimal(kept["amount"]) == Decimal(SECRET) and mass
    way = "\n".join(inventory_way(version, ""))
    assert "1.A.3.b.iv Xăng xe máy: C" in way
    assert "987654" not in way and "987.654" not in way and mass[:6] not in way


@pytest.mark.django_db
@pytest.mark.parametrize(
    "face",
    ["", "figures.csv", "figures.json", "figures.xlsx", "figures.parquet", "air.csv", "air.xlsx", "air.parquet"],
)
def test_no_public_page_or_file_shows_a_confidential_number(face: str) -> None:
    version = issued_with_a_secret()
    answer = Client().get(f"/inventories/{version.inventory.code}/{face}")
    content = answer.content
    if face.endswith("parquet"):
        content = repr(parquet.read_table(BytesIO(content)).to_pylist()).encode()
    if face.endswith("xlsx"):
        rows = [row for sheet in load_workbook(BytesIO(content)) for row in sheet.iter_rows(values_only=True)]
        content = repr(rows).encode()
    digits = content.decode().replace(".", "").replace(",", "")
    assert answer.status_code == 200 and SECRET.replace(".", "") not in digits


@pytest.mark.django_db
@pytest.mark.parametrize("part", ["", "/lines", "/pollutants"])
def test_the_interface_shows_no_confidential_number(part: str) -> None:
    version = issued_with_a_secret()
    mass = version.lines.get(position=1).content["gases"]["CO2"]["mass"]
    whole = Client().get(f"/api/v1/inventories/{version.inventory.code}{part}").content.decode()
    assert SECRET.rstrip("5") not in whole and mass[:6] not in whole and ('"C"' in whole) == (part != "/pollutants")


def test_what_was_subtracted_for_a_confidential_facility_shows_at_no_line() -> None:
    city, own = contents(RICE_HUSK["source"])[:2], contents(RICE_HUSK["source"])[2]
    report = {"receipt": "r", "hash": "h", "line": "l", "less": {"line": city[0]["code"], "amount": SECRET}}
    closed = {**own, "facility": "CT-001", "report": report}
    first = {**city[0], "less": {"CT-001": SECRET, "CT-002": "5"}}
    shown = shown_lines([first, city[1], closed])
    assert shown[0]["less"] == {"CT-001": None, "CT-002": "5"} and shown[0]["amount"] == first["amount"]
    assert shown[2]["report"] == {"receipt": "r", "hash": "h", "line": "l"} and SECRET not in repr(shown)


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["", "?gwp=AR4"])
def test_beside_a_hidden_total_nothing_is_said_of_how_sure_it_is(address: str) -> None:
    version = issued_with_a_secret()
    for page in (f"/inventories/{version.inventory.code}/{address}", f"/inventories/{address}"):
        told = Client().get(page).content.decode()
        assert version.inventory.code in told
        assert "cách tiếp cận 1" not in told and "± " not in told and "±" not in told
