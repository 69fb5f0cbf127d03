"""What people come to the site for, from the first click to the last; all of it with scripts and without."""

import hashlib
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import Reader

type Visit = Callable[..., Page]
LATE = "Cục Thống kê thành phố Cần Thơ"


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def visit(reader: Reader, request: pytest.FixtureRequest) -> Visit:
    """Open a page as somebody new, with scripts and then without."""
    return lambda path, **how: reader(path, scripts=request.param, **how)


def rows_of(page: Page) -> int:
    return page.locator(".xanh-board tbody tr").count()


def count_of(page: Page, word: str) -> int:
    return int(page.locator(".xanh-counts div", has=page.get_by_text(word, exact=True)).locator("dd").inner_text())


def test_a_citizen_walks_from_a_target_to_the_report_behind_its_value_and_back(visit: Visit) -> None:
    page = visit("/")
    page.get_by_role("link", name="Xem tất cả chỉ tiêu").click()
    page.get_by_role("link", name="Cường độ phát thải khí nhà kính trên GRDP giảm ít nhất 15%").click()
    expect(page).to_have_url(re.compile(r"/targets/a\.2030\.1/$"))
    value = page.get_by_role("row", name=re.compile("^2025 ")).get_by_role("link")
    shown = value.inner_text()
    value.click()
    expect(page.get_by_role("definition").first).to_contain_text(shown)
    way = page.locator(".xanh-way")
    expect(way).to_contain_text(re.compile(r"báo cáo của Sở .+, biên nhận BN-2025-"))
    expect(way).to_contain_text(re.compile(r"SHA-256 [0-9a-f]{64}"))
    assert not re.search(r"indicator_answer|demonstration", page.inner_text("body"))
    page.get_by_label("Vị trí trang").get_by_role("link").last.click()
    expect(page).to_have_url(re.compile(r"/targets/a\.2030\.1/$"))


@pytest.mark.parametrize("path", ["/targets/a.2030.1/", "/board/?year=2025&timeliness=late", "/tasks/?q=khong+khi"])
def test_the_language_is_switched_on_the_page_where_one_is(visit: Visit, path: str) -> None:
    page = visit(path)
    address = page.url
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert page.url == address
    page.get_by_role("link", name="Plan", exact=True).click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.get_by_role("button", name="Tiếng Việt").click()
    expect(page.locator("html")).to_have_attribute("lang", "vi")
    expect(page).to_have_url(re.compile(r"/plan/$"))


def test_tasks_are_found_by_words_without_their_marks(visit: Visit) -> None:
    page = visit("/tasks/")
    every = page.locator(".xanh-tasks tbody tr").count()
    page.get_by_label("Từ khóa trong nhiệm vụ").fill("khong khi")
    page.get_by_role("main").get_by_role("button", name="Tìm").click()
    expect(page).to_have_url(re.compile(r"q=khong"))
    expect(page.locator(".xanh-tasks tbody tr").first).to_be_visible()
    assert 0 < page.locator(".xanh-tasks tbody tr").count() < every
    expect(page.get_by_role("link", name="9.1 Triển khai Kế hoạch quản lý chất lượng không khí")).to_be_visible()
    expect(page.get_by_label("Từ khóa trong nhiệm vụ")).to_have_value("khong khi")


def test_anything_is_found_from_any_page_and_leads_to_its_page(visit: Visit) -> None:
    page = visit("/reports/")
    page.get_by_role("searchbox").fill("phat thai khi nha kinh tren grdp")
    page.get_by_role("button", name="Tìm").click()
    expect(page).to_have_url(re.compile(r"/search/\?q=phat"))
    expect(page.locator("mark").first).to_be_visible()
    page.get_by_role("link", name="Cường độ phát thải khí nhà kính trên GRDP", exact=True).click()
    expect(page).to_have_url(re.compile(r"/indicators/ghg-intensity-grdp/$"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Cường độ phát thải khí nhà kính trên GRDP")


def test_figures_are_taken_away_from_beside_their_table(visit: Visit) -> None:
    page = visit("/targets/a.2030.1/")
    with page.expect_download() as download:
        page.get_by_role("main").get_by_role("link", name="CSV").click()
    rows = Path(download.value.path()).read_text(encoding="utf-8").splitlines()
    assert rows[0].startswith("indicator,indicator_name,area,") and len(rows) == 9
    assert download.value.suggested_filename == "target-a.2030.1.csv"


def test_the_board_shows_who_was_late(visit: Visit) -> None:
    page = visit("/board/?year=2025")
    late = count_of(page, "Gửi muộn")
    page.get_by_label("Đúng hạn hay muộn").select_option(label="Gửi muộn")
    page.get_by_role("button", name="Xem").click()
    expect(page).to_have_url(re.compile("timeliness=late"))
    expect(page.locator(".xanh-board tbody tr")).to_have_count(late)
    assert rows_of(page) == late == 1
    expect(page.locator(".xanh-board tbody tr")).to_contain_text(LATE)
    expect(page.locator(".xanh-board tbody tr")).to_contain_text("20/11/2025 00:07")


def test_the_board_is_shown_as_it_was_known_on_an_earlier_day(visit: Visit) -> None:
    page = visit("/board/?year=2025")
    at_the_end = count_of(page, "Đúng hạn")
    page.get_by_label("Số liệu tính đến ngày").fill("2025-11-10")
    page.get_by_role("button", name="Xem").click()
    expect(page.get_by_role("status")).to_contain_text("đến hết ngày 10/11/2025")
    assert 0 < count_of(page, "Đúng hạn") < at_the_end
    assert count_of(page, "Còn trong hạn") > 0
    # What came later, or was decided later, was not known: nobody late, nothing accepted.
    assert page.locator(".xanh-board").get_by_text(re.compile("^(Gửi muộn|Đã chấp nhận)$")).count() == 0
    expect(page.get_by_label("Năm")).to_have_value(re.compile("2025"))


def test_the_report_that_is_downloaded_is_the_one_whose_hash_is_shown(visit: Visit) -> None:
    page = visit("/reports/")
    row = page.get_by_role("row", name="312/BC-STC")
    with page.expect_download() as download:
        row.get_by_role("link").click()
    content = Path(download.value.path()).read_bytes()
    assert hashlib.sha256(content).hexdigest() == row.locator("code").inner_text().strip()
    assert download.value.suggested_filename == "Báo cáo số 312-BC-STC năm 2025.docx"


def test_the_figures_of_a_chart_stand_in_a_table_too(visit: Visit) -> None:
    page = visit("/targets/a.2030.1/")
    values = page.get_by_role("table").get_by_role("row")
    assert values.count() == 9
    expect(values.nth(1)).to_contain_text("68,00 tấn CO2 tương đương/tỷ đồng")
    expect(values.nth(2)).to_contain_text("63,35 tấn")


def test_the_chart_is_drawn_with_scripts_and_leaves_no_gap_without(reader: Reader) -> None:
    figure = reader("/targets/a.2030.1/").locator("figure[data-chart]")
    expect(figure.locator("canvas")).to_be_visible()
    expect(figure.get_by_role("img")).to_have_attribute("aria-label", re.compile("2025 60,08"))
    expect(reader("/targets/a.2030.1/", scripts=False).locator("figure[data-chart]")).to_be_hidden()
