"""No file that is taken away computes what somebody wrote: every table of portal and desk, in every format."""

import csv
import json
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO

import pyarrow.parquet
import pytest
from django.test import Client
from django.urls import get_resolver
from openpyxl import load_workbook
from tests.accounts.test_role_matrix import patterns
from tests.portal.world import NOW, accept, day, load_world, open_year, send
from tests.world import vn

from xanh_web.agencies.models import Agency
from xanh_web.base.actions import appoint_person, operator
from xanh_web.ledger.actions import Fact, record_observations
from xanh_web.plans.models import Indicator, Target, Task, TaskGroup, TaskParty
from xanh_web.reporting.models import Round

pytestmark = pytest.mark.django_db
HOSTILE = ["=1+1", "+84 24", "-2+3", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://x.example","y")']
STARTS = ("=", "+", "-", "@", "\t", "\r")
FORM = "/desk/my-reports/{round}/SXD/form.xlsx"
# Every route whose file holds a table; `test_every_download_is_tried` finds one that is missing here.
TABLES = {
    "targets_figures": "/targets/figures.{form}",
    "target_figures": "/targets/b.2030.2/figures.{form}",
    "indicator_figures": "/indicators/kinh-te-so/figures.{form}",
    "tasks_figures": "/tasks/figures.{form}",
    "board_figures": "/board/figures.{form}",
}
# Not given as Parquet.
WITHOUT_PARQUET = {"changes_between_figures": "/changes/between/figures.{form}?from=2026-01-01&to=2026-11-22"}


ELSEWHERE = {
    "inventory_figures",
    "inventory_air_figures",
}  # they need an issued inventory: tests/inventories/test_hostile_text.py


@pytest.fixture(autouse=True)
def now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


@pytest.fixture(params=HOSTILE)
def hostile(request: pytest.FixtureRequest) -> tuple[Round, str]:
    """Let every name and text that people write be hostile, and one figure be negative."""
    edition, text = load_world(), request.param
    Indicator.objects.update(name=text, guidance=text, source_note=text)
    Target.objects.update(text=text, indicator_text=text)
    Task.objects.update(title=text, period_text=text, notes=text)
    TaskGroup.objects.update(title=text)
    TaskParty.objects.update(text=text)
    Agency.objects.update(name=text)
    fact = Fact("kinh-te-so", "92", "2025", Decimal("-15.5"), "%", "official", "import:x")
    record_observations(facts=[fact], by=operator(), at=day("2026-02-01"), reason="x")
    accept(send(open_year(edition, 2025), "SXD", "2025-11-10", result=text), "2025-11-25")
    round_ = open_year(edition, 2026)
    accept(send(round_, "SKHCN", "2026-11-05", result=text), "2026-11-12")
    return round_, text


def test_every_download_is_tried() -> None:
    named = {route for route, address in patterns(get_resolver()) if route.endswith("_figures")}
    assert named == TABLES.keys() | WITHOUT_PARQUET.keys() | ELSEWHERE


@pytest.mark.parametrize("address", [*TABLES.values(), *WITHOUT_PARQUET.values()])
def test_a_csv_file_computes_nothing(hostile: tuple[Round, str], client: Client, address: str) -> None:
    _round, text = hostile
    answer = client.get(address.format(form="csv"))
    rows = list(csv.reader(StringIO(answer.content.decode(), newline="")))
    cells = [cell for row in rows for cell in row]
    assert any(text.strip() in cell for cell in cells)
    assert [cell for cell in cells if cell.startswith(STARTS) and not _is_number(cell)] == []


@pytest.mark.parametrize("address", [*TABLES.values(), *WITHOUT_PARQUET.values()])
def test_a_workbook_computes_nothing(hostile: tuple[Round, str], client: Client, address: str) -> None:
    _computes_nothing(client.get(address.format(form="xlsx")).content)


@pytest.mark.parametrize("route", TABLES)
def test_parquet_keeps_text_as_text(hostile: tuple[Round, str], client: Client, route: str) -> None:
    """Nothing computes there: a text column holds what was written, letter by letter."""
    _round, text = hostile
    found = pyarrow.parquet.read_table(BytesIO(client.get(TABLES[route].format(form="parquet")).content))
    texts = {cell for name, kind in zip(found.column_names, found.schema.types, strict=True)
             if kind == pyarrow.string() for cell in found[name].to_pylist() if cell}  # fmt: skip
    assert any(text.strip() in cell for cell in texts)


def test_a_negative_number_stays_a_number_in_every_format(hostile: tuple[Round, str], client: Client) -> None:
    address = TABLES["indicator_figures"]
    rows = list(csv.DictReader(StringIO(client.get(address.format(form="csv")).content.decode(), newline="")))
    assert "-15.5" in {row["value"] for row in rows}
    assert -15.5 in {row["value"] for row in json.loads(client.get(address.format(form="json")).content)["rows"]}
    found = pyarrow.parquet.read_table(BytesIO(client.get(address.format(form="parquet")).content))
    assert Decimal("-15.5") in found["value"].to_pylist()
    sheet = load_workbook(BytesIO(client.get(address.format(form="xlsx")).content)).worksheets[0]
    assert -15.5 in {cell.value for row in sheet.iter_rows() for cell in row}


def test_the_form_of_an_agency_computes_nothing(hostile: tuple[Round, str]) -> None:
    round_, _text = hostile
    held = appoint_person(
        username="minh", full_name="Minh", role="reporter", agency_code="SXD", valid_from=date(2021, 1, 1),
        by=operator(), at=vn(2024, 2, 14),
    )  # fmt: skip
    client = Client()
    client.force_login(held.person)
    answer = client.get(FORM.format(round=round_.code))
    assert answer.status_code == 200
    _computes_nothing(b"".join(answer) if answer.streaming else answer.content)


def _computes_nothing(content: bytes) -> None:
    for sheet in load_workbook(BytesIO(content)).worksheets:
        computed = [cell.value for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
        assert computed == []


def _is_number(cell: str) -> bool:
    try:
        Decimal(cell)
    except ArithmeticError:
        return False
    return True
