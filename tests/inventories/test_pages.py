"""The pages of inventories, tried with the test client: desk, public site, files, API."""

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from tests.inventories.world import PETROL, issued, lines, opened
from tests.world import city, people
from xanh.documents.inventories import InventoryBook, write_inventory_book
from xanh_web.emissions.models import Inventory, InventoryDraftLine, InventoryVersion
from xanh_web.ledger.models import Observation

pytestmark = pytest.mark.django_db


@pytest.fixture
def lan(client: Client) -> Client:
    """Return the client of the coordinator."""
    client.force_login(people().lan)
    return client


def text_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_the_desk_opens_an_inventory_and_takes_a_line_right_or_wrong(lan: Client) -> None:
    city()
    lan.post(reverse("inventory_desk"), {"year": "2022", "boundary_on": "2024-07-01", "gwp": "AR5"})
    inventory = Inventory.objects.get()
    address = reverse("inventory_line_new", args=[inventory.code, "fuel_road"])
    assert "Xăng" not in text_of(lan, address)
    wrong = lan.post(address, PETROL | {"amount": "-3", "unit": "tonne"})
    line = InventoryDraftLine.objects.get()
    place = reverse("inventory_line", args=[inventory.code, line.pk])
    assert wrong.headers["Location"] == place
    page = text_of(lan, place)
    assert 'value="-3"' in page and 'aria-invalid="true"' in page
    assert lan.post(place, PETROL).headers["Location"] == reverse("inventory_work", args=[inventory.code])
    assert "vn_co2_gasoline" in text_of(lan, place)
    file = SimpleUploadedFile("bang-ke.txt", b"x")
    lan.post(reverse("inventory_evidence", args=[inventory.code, line.pk]), {"file": file})
    line.refresh_from_db()
    assert line.evidence[0]["name"] == "bang-ke.txt"
    lan.post(place, {"remove": "1"})
    assert not InventoryDraftLine.objects.exists()


def test_a_draft_shows_what_is_wrong_and_is_issued_once_it_is_right(lan: Client) -> None:
    inventory = opened(unit="con")
    work = reverse("inventory_work", args=[inventory.code])
    assert "cần sửa" in text_of(lan, work)
    assert lan.post(reverse("inventory_issue", args=[inventory.code])).status_code == 409
    book = write_inventory_book(InventoryBook(inventory.code, "Thử", 2022, lines=lines()))
    upload = reverse("inventory_upload", args=[inventory.code])
    assert lan.post(upload, {"workbook": SimpleUploadedFile("a.xlsx", book)}).status_code == 302
    assert lan.post(reverse("inventory_issue", args=[inventory.code])).status_code == 302
    assert Observation.objects.filter(indicator="ghg-emissions").exists()
    assert "Phiên bản 1" in text_of(lan, work)
    again = lan.post(reverse("inventory_recalculate", args=[inventory.code]), {"reason": "Số liệu mới", "gwp": "AR4"})
    assert again.status_code == 302 and "Số liệu mới" in text_of(lan, work)
    lan.post(reverse("inventory_issue", args=[inventory.code]))
    compared = text_of(lan, reverse("inventory_compare", args=[inventory.code]))
    assert "Bộ GWP" in compared and InventoryVersion.objects.count() == 2


def test_a_wrong_workbook_is_shown_cell_by_cell_and_its_marked_copy_is_kept(lan: Client) -> None:
    inventory = opened()
    book = write_inventory_book(InventoryBook(inventory.code, "Thử", 2022, lines=lines(unit="con")))
    answer = lan.post(
        reverse("inventory_upload", args=[inventory.code]), {"workbook": SimpleUploadedFile("a.xlsx", book)}
    )
    assert answer.status_code == 422 and "Nhiên liệu đường bộ!" in answer.content.decode()
    template = reverse("inventory_template", args=[inventory.code])
    assert lan.get(template, {"marked": "1"}).status_code == 200
    sector = load_workbook(BytesIO(lan.get(template, {"sector": "waste"}).content))
    assert "Bãi chôn lấp" in sector.sheetnames and "Canh tác lúa" not in sector.sheetnames


def test_the_public_reads_every_total_down_to_its_lines_and_takes_the_figures_away(client: Client) -> None:
    version = issued()
    assert reverse("inventory", args=[version.inventory.code]) in text_of(client, reverse("inventories"))
    page = text_of(client, reverse("inventory", args=[version.inventory.code]))
    for said in ("Xăng xe máy", "Sở Công Thương", "vn_co2_gasoline", version.content_hash, "Tổng gồm sử dụng đất"):
        assert said in page
    figures = {
        form: client.get(reverse("inventory_figures", args=[version.inventory.code, form])).content
        for form in ("csv", "xlsx", "json")
    }
    assert "Xăng xe máy,1.A.3.b.iv,II.1.1,1" in figures["csv"].decode("utf-8-sig")
    book = load_workbook(BytesIO(figures["xlsx"]))
    assert book.sheetnames == ["GPC", "IPCC 2006", "Từng dòng"]
    told = json.loads(figures["json"])
    api = client.get(f"/api/v1/inventories/{version.inventory.code}").json()
    assert api == {name: part for name, part in told.items() if name != "lines"}
    listed = client.get("/api/v1/inventories").json()
    assert listed["total"] == 1 and listed["items"][0]["code"] == version.inventory.code
    assert client.get(reverse("inventory_figures", args=[version.inventory.code, "pdf"])).status_code == 404
    assert client.get(reverse("inventory", args=[version.inventory.code]), {"version": "9"}).status_code == 404


def test_the_pages_ask_the_database_few_questions(
    lan: Client, django_assert_max_num_queries: Callable[[int], AbstractContextManager[object]]
) -> None:
    version = issued()
    for address in (
        reverse("inventories"),
        reverse("inventory", args=[version.inventory.code]),
        reverse("inventory_desk"),
        reverse("inventory_work", args=[version.inventory.code]),
    ):
        with django_assert_max_num_queries(20):
            lan.get(address)


def test_the_desk_shows_years_that_do_not_go_together(lan: Client) -> None:
    first = issued()
    code = first.inventory.code
    assert "Các năm đặt cạnh nhau" not in text_of(lan, reverse("inventory_work", args=[code]))
    lan.post(reverse("inventory_desk"), {"year": "2023", "boundary_on": "2024-07-01", "gwp": "AR5"})
    later = reverse("inventory_work", args=[Inventory.objects.get(year=2023).code])
    assert "Không có nguồn nào bị thiếu giữa các năm" in text_of(lan, later)
    address = reverse("inventory_line_new", args=[Inventory.objects.get(year=2023).code, "fuel_road"])
    lan.post(address, PETROL | {"amount": "9000000"})
    assert "1.A.3.b.iv" in text_of(lan, later).partition("Các năm đặt cạnh nhau")[2].partition("<h2")[0]


def test_key_categories_name_the_two_versions_their_trend_compares(lan: Client) -> None:
    code = issued().inventory.code
    public = reverse("inventory", args=[code])
    assert "chưa đánh giá xu hướng" in text_of(lan, public)
    base = opened(2014)
    power = base.draft.lines.get(kind="electricity")
    power.written |= {"borrow_year": "2022"}
    power.save()
    lan.post(reverse("inventory_issue", args=[base.code]))
    assert "cột xu hướng so 92-2014 v1 (năm gốc) với 92-2022 v1" in text_of(lan, public)
    lan.post(reverse("inventory_recalculate", args=[code]), {"reason": "Số liệu mới", "gwp": "AR5"})
    assert "92-2014 v1 (năm gốc) với bản dự thảo của 92-2022" in text_of(lan, reverse("inventory_work", args=[code]))


def test_gases_have_the_names_of_the_readers_language(client: Client) -> None:
    public = reverse("inventory", args=[issued().inventory.code])
    assert "bụi PM10" in text_of(client, public) and "carbon monoxide" not in text_of(client, public)
    client.cookies["django_language"] = "en"
    assert "carbon monoxide" in text_of(client, public) and "bụi PM10" not in text_of(client, public)
