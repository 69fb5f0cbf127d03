"""Figures to take away: the same as on the page, with all that has to be known of them."""

import csv
import json
from decimal import Decimal
from io import BytesIO, StringIO

import pyarrow.parquet
import pytest
from django.test import Client
from openpyxl import load_workbook
from pytest_django import Settings
from tests.portal.conftest import Page
from tests.portal.pages import every_page, every_table
from tests.portal.world import full_world, issue, load_world

from xanh_web.agencies.city import current_city
from xanh_web.plans.models import Task

pytestmark = pytest.mark.django_db


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text.removeprefix("\ufeff"))))


def test_every_table_is_there_in_every_format(client: Client) -> None:
    issue(full_world())
    for path in every_table():
        assert client.get(path).status_code == 200, path


def test_a_figure_carries_its_unit_period_area_source_and_the_way_back(page: Page) -> None:
    full_world()
    newest = rows(page("/targets/b.2030.2/figures.csv"))[-1]
    assert newest["value"] == "21" and newest["unit"] == "%" and newest["period"] == "2026"
    assert newest["area"] == "92" and "Cần Thơ" in newest["area_name"]
    assert newest["status"] == "ước thực hiện" and newest["source"].startswith("nội dung trả lời của đơn vị")
    assert newest["recorded_at"].startswith("2026-11-12") and "/observations/" in newest["address"]
    assert page(newest["address"].removeprefix("http://testserver"))


def test_an_indicator_gives_every_figure_the_page_shows(page: Page) -> None:
    full_world()
    assert [row["period"] for row in rows(page("/indicators/kinh-te-so/figures.csv"))] == [
        "2022",
        "2023",
        "2024",
        "2026",
    ]


def test_the_figures_are_given_as_they_were_known(page: Page) -> None:
    full_world()
    before = rows(page("/indicators/kinh-te-so/figures.csv", at="2026-11-11"))
    assert [row["period"] for row in before] == ["2022", "2023", "2024"]


def test_excel_finds_its_mark_where_it_is_asked_for(client: Client) -> None:
    load_world()
    assert client.get("/tasks/figures.csv?bom=1").content.startswith(b"\xef\xbb\xbf")
    assert not client.get("/tasks/figures.csv").content.startswith(b"\xef\xbb\xbf")


def test_the_workbook_says_what_it_is_in_the_readers_language(client: Client) -> None:
    full_world(illustrative=True)
    client.cookies["django_language"] = "en"
    book = load_workbook(BytesIO(client.get("/targets/figures.xlsx").content))
    assert book.sheetnames == ["Figures", "About"]
    told = {row[0].value: row[1].value for row in book["About"].iter_rows(min_row=2, max_col=2)}
    assert told["Licence"] == "The city has not stated yet under which licence its data may be reused."
    assert told["As known at"] == "2026-11-23T09:00:00+07:00"
    assert "must not be quoted" in told["Illustrative data."]


def test_the_licence_is_the_citys_own_sentence(page: Page, monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    load_world()
    assert "licence" in json.loads(page("/tasks/figures.json", "en"))["about"]
    monkeypatch.setitem(current_city().__dict__, "data_licence", "Giấy phép thử")
    assert json.loads(page("/tasks/figures.json"))["about"]["licence"] == "Giấy phép thử"
    assert "Giấy phép thử" in page("/data/")


def test_what_is_illustrative_is_marked_in_every_row(page: Page) -> None:
    full_world(illustrative=True)
    found = rows(page("/targets/figures.csv"))
    assert found and {row["illustrative"] for row in found} == {"true"}


def test_a_task_that_begins_like_a_formula_is_text(page: Page, client: Client) -> None:
    load_world()
    Task.objects.filter(number="1.1").update(title='=HYPERLINK("http://x";"y")')
    found = {row["number"]: row for row in rows(page("/tasks/figures.csv"))}
    assert found["1.1"]["title"] == '\'=HYPERLINK("http://x";"y")'
    sheet = load_workbook(BytesIO(client.get("/tasks/figures.xlsx").content)).worksheets[0]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} & {"f"} == set()


def test_the_board_is_given_as_it_is_narrowed_down(page: Page) -> None:
    full_world()
    assert len(rows(page("/board/figures.csv"))) == 5
    late = rows(page("/board/figures.csv", "en", timeliness="late"))
    assert [(row["agency"], row["timeliness"]) for row in late] == [("SNNMT", "Sent late")]


def test_an_unknown_format_is_said_in_a_sentence(page: Page) -> None:
    load_world()
    for place in ("/targets/", "/tasks/", "/board/", "/indicators/kinh-te-so/"):
        assert "xlsx, csv, json or parquet" in page(f"{place}figures.pdf", "en", 404)


def test_parquet_keeps_every_digit_and_says_what_it_is_in_both_languages(client: Client) -> None:
    full_world(illustrative=True)
    content = client.get("/indicators/kinh-te-so/figures.parquet").content
    found = pyarrow.parquet.read_table(BytesIO(content))
    assert found["value"].to_pylist()[:2] == [Decimal("12.5"), Decimal(15)] and set(found["unit"].to_pylist()) == {"%"}
    told = {key.decode(): text.decode() for key, text in found.schema.metadata.items()}
    assert told["unit.vi"] == "%" and told["known_at.vi"] == "2026-11-23T09:00:00+07:00"
    assert (
        "không phải số liệu chính thức" in told["illustrative.vi"] and "must not be quoted" in told["illustrative.en"]
    )
    assert "has not stated" in told["licence.en"] and told["title.vi"] == "Tỷ trọng kinh tế số trong GRDP"
    assert "demonstration" in told["source.en"] or "import" in told["source.en"]


def test_titles_are_said_in_both_languages(client: Client) -> None:
    full_world()
    for place, vi, en in (("targets", "Chỉ tiêu", "Targets"), ("board", "Kỳ báo cáo năm 2026", "Reporting round 2026")):
        told = pyarrow.parquet.read_schema(BytesIO(client.get(f"/{place}/figures.parquet").content)).metadata
        assert (told[b"title.vi"].decode(), told[b"title.en"].decode()) == (vi, en)


def test_figures_without_rows_keep_their_types(client: Client) -> None:
    load_world()
    content = client.get("/indicators/kinh-te-so/figures.parquet").content
    found = pyarrow.parquet.read_table(BytesIO(content))
    assert len(found) == 0 and str(found.schema.field("value").type) == "decimal128(38, 9)"


def test_without_a_plan_or_a_round_a_sentence_says_so(page: Page) -> None:
    assert "No plan was in force" in page("/tasks/figures.csv", "en", 404)
    load_world()
    assert "No round has been opened yet" in page("/board/figures.csv", "en", 404)


def test_every_download_a_page_leads_to_is_there(page: Page, client: Client) -> None:
    issue(full_world())
    for path in every_page():
        for link in page(path).split('href="')[1:]:
            address = link.partition('"')[0].replace("&amp;", "&")
            if "figures." in address:
                assert client.get(address).status_code == 200, (path, address)
