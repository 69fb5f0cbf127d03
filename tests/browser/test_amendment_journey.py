"""An amendment from the proposal to the edition, the round on it and the public page, each by its own person."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.desk import SignIn, desk_site, signing_in

TITLE = "Gia hạn nhiệm vụ quản lý chất lượng không khí"


@pytest.fixture(scope="module")
def own_site() -> Iterator[str]:
    with desk_site() as address:
        yield address


@pytest.fixture
def sign_in(browser: Browser, own_site: str) -> Iterator[SignIn]:
    with signing_in(browser, own_site) as come:
        yield come


def test_from_the_proposal_to_the_new_edition(sign_in: SignIn, own_site: str) -> None:
    address = _proposed(sign_in("son", 360))
    _judged(sign_in("lan"), address)
    _decided(sign_in("nga", scripts=False), address)
    page = sign_in("lan")
    page.goto("/plan/editions/")
    expect(page.get_by_role("row", name=re.compile("Phiên bản 2"))).to_contain_text("đang có hiệu lực")
    page.get_by_role("link", name="Phiên bản 2").click()
    expect(page.get_by_role("row", name=re.compile("Nhiệm vụ 9.1, thời gian"))).to_contain_text("2022 - 2032")
    page.goto("/plan/editions/1/")
    expect(page.get_by_role("status").filter(has_text="không phải phiên bản đang có hiệu lực")).to_be_visible()
    _round_on_it(page)


def _proposed(page: Page) -> str:
    page.goto("/desk/amendments/")
    page.get_by_role("link", name="Đề xuất điều chỉnh, bổ sung").click()
    page.get_by_label("Nội dung điều chỉnh, bổ sung").fill(TITLE)
    page.get_by_label("Lý do").fill("Chưa thể hoàn thành trong năm 2030")
    page.get_by_role("button", name="Bắt đầu soạn").click()
    page.get_by_text(re.compile(r"^Nhiệm vụ \(21\)$")).click()
    page.get_by_role("link", name=re.compile(r"^9\.1\.")).click()
    page.get_by_label("Thời gian thực hiện").fill("2022 - 2032")
    page.get_by_label(re.compile("Lý do của nội dung này")).fill("Chậm tiến độ")
    page.get_by_role("button", name="Ghi vào đề xuất").click()
    expect(page.get_by_role("heading", name=re.compile("^Nhiệm vụ 9.1"))).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="Phụ lục nội dung cũ và mới").click()
    assert Path(download.value.path()).read_bytes()[:2] == b"PK"
    page.get_by_role("button", name="Gửi đề xuất").click()
    expect(page.locator(".am-submitted")).to_be_visible()
    return page.url


def _judged(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_label("Cơ quan điều phối", exact=True).select_option("support")
    page.locator("form", has=page.get_by_role("button", name="Gửi ý kiến")).get_by_label("Lý do").fill("Phù hợp")
    page.get_by_role("button", name="Gửi ý kiến").click()
    expect(page.locator(".am-opinion")).to_contain_text("Phù hợp")


def _decided(page: Page, address: str) -> None:
    page.goto("/desk/leader/")
    page.get_by_role("link", name=TITLE).click()
    assert page.url == address
    today = date.today().isoformat()  # noqa: DTZ011 - the day of the machine the site runs on
    page.get_by_label("Số văn bản quyết định").fill("21/QĐ-UBND")
    page.get_by_label("Ngày của văn bản quyết định").fill(today)
    page.get_by_label("Có hiệu lực từ ngày").fill(today)
    page.get_by_role("button", name="Ghi nhận quyết định").click()
    expect(page.locator(".am-decided")).to_contain_text("chấp thuận")


def _round_on_it(page: Page) -> None:
    """Only the new edition lets the task run until 2032: the round of 2031 asks for it."""
    page.goto("/desk/coordinator/rounds/open/")
    page.get_by_label(re.compile("^Năm")).fill("2031")
    page.get_by_role("button", name="Xem trước nội dung phải báo cáo").click()
    page.get_by_role("button", name="Mở kỳ báo cáo năm 2031").click()
    expect(page).to_have_url(re.compile("year=2031"))
    page.goto("/tasks/9.1/")
    expect(page.get_by_role("heading", name=re.compile("2031"))).to_be_visible()
