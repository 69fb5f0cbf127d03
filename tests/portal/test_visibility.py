"""Who sees what: everyone, without signing in, sees every page; nobody sees what has not been published."""

from io import BytesIO

import pyarrow.parquet
import pytest
from django.test import Client
from openpyxl import load_workbook
from tests.portal.conftest import Page
from tests.portal.pages import every_file, every_frame, every_page, every_table
from tests.portal.world import NOW, accept, full_world, issue, load_world, open_year, send

from xanh_web.base.actions import operator
from xanh_web.reporting.models import Draft, DraftAnswer

pytestmark = pytest.mark.django_db


def test_every_page_is_open_to_everyone(page: Page, client: Client) -> None:
    issue(full_world())
    paths = every_page()
    assert len(paths) > 12 and len(every_file()) == 1
    for path in paths:
        assert page(path).count("<h1>") == 1, path
    assert client.get(every_file()[0]).status_code == 200


def test_nothing_can_be_changed_from_here(client: Client) -> None:
    issue(full_world())
    for path in [*every_page(), *every_file(), *every_frame(), *every_table()[:12], "/feeds/reports.xml", "/healthz"]:
        for method in (client.post, client.put, client.patch, client.delete):
            assert method(path).status_code == 405, path


def told(client: Client, path: str) -> str:
    """Return all that is written under an address, in a workbook and in Parquet too."""
    content = client.get(path).content
    if path.endswith(".parquet"):
        found = pyarrow.parquet.read_table(BytesIO(content))
        return f"{found.to_pylist()} {[text.decode() for text in found.schema.metadata.values()]}"
    if not path.endswith(".xlsx"):
        return content.decode()
    sheets = load_workbook(BytesIO(content)).worksheets
    return " ".join(str(cell.value) for sheet in sheets for row in sheet.iter_rows() for cell in row)


def everything() -> list[str]:
    """Return the address of every page, table, feed and bare chart, and of searches for what is not to be found."""
    hidden = [f"/search/?q={words}" for words in ("chua+duoc+duyet", "thieu+tai+lieu", "nguyen+van+nhap")]
    features = ["/ogc/", "/ogc/collections", "/ogc/collections/observations/items?limit=1000"]
    return [*every_page(), *every_table(), *every_frame(), *hidden, *features]


def test_what_is_not_accepted_shows_its_state_alone(page: Page, client: Client) -> None:
    full_world()
    assert len(everything()) > 80
    for path in everything():
        text = told(client, path)
        assert "Nội dung chưa được duyệt" not in text, path
        assert "Thiếu tài liệu" not in text, path
    assert "Returned for completion" in page("/tasks/1.1/", "en")


def test_an_answer_is_published_by_its_acceptance(page: Page) -> None:
    round_ = open_year(load_world(), 2026)
    submission = send(round_, "SXD", "2026-11-10", result="Mở hai tuyến xe buýt")
    assert "Mở hai tuyến xe buýt" not in page("/tasks/2.1/")
    accept(submission, "2026-11-12")
    assert "Mở hai tuyến xe buýt" in page("/tasks/2.1/")


def test_a_reported_value_is_published_by_its_acceptance(page: Page) -> None:
    round_ = open_year(load_world(), 2026)
    submission = send(round_, "SKHCN", "2026-11-10", value="21.75")
    assert "21,75%" not in page("/targets/")
    accept(submission, "2026-11-12")
    assert "21,75%" in page("/targets/")


def test_a_value_that_is_not_accepted_stands_nowhere(client: Client) -> None:
    round_ = open_year(load_world(), 2026)
    submission = send(round_, "SKHCN", "2026-11-10", value="21.75")
    paths = [*every_page(), *every_table(), *every_frame(), "/ogc/collections/observations/items?limit=1000"]
    assert [path for path in paths if "21.75" in told(client, path) or "21,75" in told(client, path)] == []
    accept(submission, "2026-11-12")
    shown = {path for path in paths if "21.75" in told(client, path) or "21,75" in told(client, path)}
    assert {"/targets/", "/indicators/", "/indicators/kinh-te-so/figures.xlsx", "/targets/figures.json"} <= shown
    assert {"/embed/targets/b.2030.2/", "/targets/b.2030.2/figures.csv", "/objectives/b/"} <= shown
    assert {"/targets/figures.parquet", "/ogc/collections/observations/items?limit=1000"} <= shown


def test_an_answer_is_found_once_it_is_accepted_and_not_while_it_is_a_draft(page: Page) -> None:
    round_ = open_year(load_world(), 2026)
    owed = round_.obligations.filter(agency_code="SXD", task__isnull=False)[0]
    draft = Draft.objects.create(round=round_, agency_code="SXD")
    DraftAnswer.objects.create(
        draft=draft, obligation=owed, content={"result": "Kín đáo"}, updated_by=operator(), updated_at=NOW
    )
    submission = send(round_, "SXD", "2026-11-10", result="Mở hai tuyến xe buýt")
    assert 'id="found-answers"' not in page("/search/", q="kin dao")
    assert 'id="found-answers"' not in page("/search/", q="hai tuyen xe buyt")
    accept(submission, "2026-11-12")
    assert 'id="found-answers"' in page("/search/", q="hai tuyen xe buyt")


def test_difficulties_and_proposals_are_for_the_coordinator(page: Page) -> None:
    full_world()
    assert "Thiếu kinh phí" not in page("/tasks/2.1/") and "Bổ sung vốn" not in page("/tasks/2.1/")


def test_the_language_is_chosen_by_a_form_and_kept(client: Client) -> None:
    answer = client.post("/i18n/setlang/", {"language": "en", "next": "/reports/"})
    assert answer.status_code == 302 and answer.headers["Location"] == "/reports/"
    assert "Consolidated reports" in client.get("/reports/").content.decode()


def test_a_page_needs_no_script_of_its_own(page: Page) -> None:
    full_world()
    for path in every_page():
        text = page(path)
        assert "style=" not in text and "onclick" not in text, path
