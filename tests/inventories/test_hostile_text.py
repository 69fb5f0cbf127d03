"""The files of an issued inventory compute nothing of what somebody wrote."""

import csv
from io import BytesIO, StringIO

import pytest
from django.test import Client
from openpyxl import load_workbook
from pyarrow import parquet

from tests.inventories.world import AT, PETROL, RICE_HUSK, opened
from xanh_web.agencies.models import Area
from xanh_web.base.actions import operator
from xanh_web.emissions.actions import issue_inventory, take_inventory_lines

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("typed", ["=1+1", "+84 24", "@SUM(A1)", "-2+3"])
def test_no_file_computes_what_somebody_wrote(typed: str) -> None:
    made = opened()
    line = ("fuel_road", PETROL | {"taken_from": typed, "note": typed})
    take_inventory_lines(inventory=made, lines=[line], by=operator(), at=AT)
    issue_inventory(inventory=made, by=operator(), at=AT)
    address = f"/inventories/{made.code}/figures."
    text = Client().get(f"{address}csv").content.decode("utf-8-sig")
    cells = [cell for row in csv.reader(StringIO(text, newline="")) for cell in row]
    assert f"'{typed}" in cells and typed not in cells
    for sheet in load_workbook(BytesIO(Client().get(f"{address}xlsx").content)).worksheets:
        assert [cell.value for row in sheet.iter_rows() for cell in row if cell.data_type == "f"] == []
    rows = parquet.read_table(BytesIO(Client().get(f"{address}parquet").content))
    assert typed in rows["source"].to_pylist()  # nothing computes there


def test_no_file_of_air_pollutants_computes_the_name_of_an_area() -> None:
    made, typed = opened(), "=1+1"
    take_inventory_lines(inventory=made, lines=[("fuel_industry", RICE_HUSK | {"area": "916"})], by=operator(), at=AT)
    Area.objects.filter(code="916").update(name=typed)
    issue_inventory(inventory=made, by=operator(), at=AT)
    address = f"/inventories/{made.code}/air."
    text = Client().get(f"{address}csv").content.decode()
    assert f"'{typed}" in text
    for sheet in load_workbook(BytesIO(Client().get(f"{address}xlsx").content)).worksheets:
        assert [cell.value for row in sheet.iter_rows() for cell in row if cell.data_type == "f"] == []
