"""Air pollutants by source and area: every line counts once, what is not placed is spread over nobody."""

import csv
from decimal import Decimal
from fractions import Fraction
from io import BytesIO, StringIO

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from tests.inventories.world import AT, RICE_HUSK, opened
from tests.world import vn
from xanh.ghg.city_pollutants import PlacedMass, mass_of, pollutants_by_area
from xanh.ghg.city_totals import Frozen
from xanh_web.agencies.models import Area
from xanh_web.base.actions import operator
from xanh_web.emissions.actions import issue_inventory, take_inventory_lines
from xanh_web.emissions.drafts import entries_of
from xanh_web.emissions.models import InventoryVersion

WHOLE, AREAS = "92", ["92", "916", "917"]
MASSES = st.floats(min_value=1e-9, max_value=1e12, allow_nan=False).map(lambda mass: f"{Decimal(repr(mass)):f}")


@st.composite
def frozen(draw: st.DrawFn) -> Frozen:
    """Return a frozen line of any category and area with some pollutants, now and then confidential."""
    gases = draw(st.dictionaries(st.sampled_from(["NOx", "PM2.5", "BC", "CO2"]), MASSES, max_size=3))
    return {
        "category": draw(st.sampled_from(["1.A.3.b.iv", "1.A.2.e", "1.A.3.d.i"])),
        "area": draw(st.sampled_from(AREAS)),
        "notation": draw(st.sampled_from(["", "", "", "C"])),
        "gases": {code: {"mass": mass, "scope": 1} for code, mass in gases.items()},
    }


@given(st.lists(frozen(), max_size=30))
def test_the_parts_are_the_total_to_the_last_digit(lines: list[Frozen]) -> None:
    placed = pollutants_by_area(lines, WHOLE)
    assert {one.pollutant for one in placed} <= {"NOx", "PM2.5", "BC"}
    for code in {one.pollutant for one in placed}:
        parts = [one for one in placed if one.pollutant == code]
        of_code = [line for line in lines if code in line["gases"]]
        by_area = [mass_of([one for one in parts if one.area == area]) for area in {one.area for one in parts}]
        if any(line["notation"] == "C" for line in of_code):
            assert mass_of(parts) is None and None in by_area
            continue
        whole = sum(Fraction(line["gases"][code]["mass"]) for line in of_code) / 1000
        assert Fraction(mass_of(parts) or 0) == sum(Fraction(mass or 0) for mass in by_area) == whole


def test_a_line_of_the_whole_territory_is_not_placed_and_a_closed_one_closes_its_cell_alone() -> None:
    def line(area: str, mass: str, notation: str = "") -> Frozen:
        gases = {"NOx": {"mass": mass, "scope": 1}}
        return {"category": "1.A.3.b.iv", "area": area, "notation": notation, "gases": gases}

    lines = [line("92", "1500.25"), line("916", "0.5"), line("916", "2"), line("917", "7", "C"), line("917", "1")]
    assert pollutants_by_area(lines, WHOLE) == [
        PlacedMass("NOx", "1A3biv", "", Decimal("1.50025")),
        PlacedMass("NOx", "1A3biv", "916", Decimal("0.0025")),
        PlacedMass("NOx", "1A3biv", "917", None),
    ]


def issued_by_area() -> InventoryVersion:
    """Return a version with rice husks of a district beside those of the whole territory."""
    made = opened()
    placed = ("fuel_industry", RICE_HUSK | {"source": "Trấu ở quận", "amount": "12,5", "area": "916"})
    take_inventory_lines(inventory=made, lines=[placed], by=operator(), at=AT)
    return issue_inventory(inventory=made, by=operator(), at=AT)


@pytest.mark.django_db
def test_an_area_is_taken_where_it_stood_on_the_day_of_the_boundary_alone() -> None:
    made = opened(area="31120")  # a ward since July 2025; the boundary is of 2024
    (first, *_rest) = entries_of(made.draft, vn(2026, 1, 5).date())
    assert "31120" in first.entry.errors["area"]


@pytest.mark.django_db
def test_files_page_and_interface_tell_the_same_by_area() -> None:
    version = issued_by_area()
    code = version.inventory.code
    api = Client().get(f"/api/v1/inventories/{code}/pollutants", {"per_page": "200"}).json()
    rows = list(csv.DictReader(StringIO(Client().get(f"/inventories/{code}/air.csv").content.decode())))
    told = [(row["pollutant"], row["nfr"], row["area"], row["mass_t"]) for row in rows]
    assert told == [(one["pollutant"], one["nfr"], one["area"], one["tonnes"]) for one in api["items"]]
    assert {row["area_name"] for row in rows if row["area"] == "916"} == {Area.objects.get(code="916").name}
    assert {row["area_name"] for row in rows if not row["area"]} == {"chưa phân theo địa bàn"}
    husks = version.lines.get(code="Trấu ở quận").content["gases"]["NOx"]["mass"]
    placed = [one for one in api["items"] if (one["pollutant"], one["area"]) == ("NOx", "916")]
    assert [Decimal(one["tonnes"]) * 1000 for one in placed] == [Decimal(husks)]
    sheet = load_workbook(BytesIO(Client().get(f"/inventories/{code}/air.xlsx").content)).worksheets[0]
    assert len(list(sheet.iter_rows())) == len(rows) + 1
    page = Client().get(f"/inventories/{code}/").content.decode()
    assert "chưa phân theo địa bàn" in page and Area.objects.get(code="916").name in page
    assert Client().get(f"/inventories/{code}/air.pdf").status_code == 404


@pytest.mark.django_db
def test_a_page_says_that_nothing_is_placed() -> None:
    version = issue_inventory(inventory=opened(), by=operator(), at=AT)
    page = Client().get(f"/inventories/{version.inventory.code}/").content.decode()
    assert "chưa phân được theo địa bàn" in page


@pytest.mark.django_db
def test_a_confidential_line_closes_the_rows_it_is_in() -> None:
    made = opened()
    secret = ("fuel_industry", RICE_HUSK | {"notation": "C", "area": "916"})
    take_inventory_lines(inventory=made, lines=[secret], by=operator(), at=AT)
    version = issue_inventory(inventory=made, by=operator(), at=AT)
    items = Client().get(f"/api/v1/inventories/{version.inventory.code}/pollutants").json()["items"]
    closed = [one for one in items if one["nfr"] == "1A2e"]
    assert closed and {(one["tonnes"], one["notation"]) for one in closed} == {(None, "C")}
    assert all(one["reason"] for one in closed)
