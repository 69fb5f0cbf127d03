"""The road of a facility's figures by its people: typed and in Excel, sent, judged, taken over, issued, read by all."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page, expect
from tests.browser.desk import SignIn, desk_site, signing_in

from xanh.documents.inventories import InventoryBook, write_inventory_book
from xanh_web.cli.demonstration.inventory_lines import illustrative_lines

FACILITY, YEAR = "CS-002", 2025
COAL, BOILERS = "Than trong công nghiệp", ("Lò hơi số 1", "Lò hơi số 2")
CAST = {
    "bia": ("facility_reporter", FACILITY),
    "soat": ("facility_reviewer", "SNNMT"),
    "tham": ("verifier", "DVTD-1"),
}


@pytest.fixture(scope="module")
def own_site() -> Iterator[str]:
    with desk_site(**CAST) as address:
        yield address


@pytest.fixture
def sign_in(browser: Browser, own_site: str) -> Iterator[SignIn]:
    with signing_in(browser, own_site) as come:
        yield come


def to_report(page: Page) -> None:
    page.goto(f"/desk/facilities/register/{FACILITY}/")
    page.get_by_role("link", name="Làm tiếp báo cáo").click()


def to_version(page: Page) -> None:
    page.goto("/desk/verification/")
    page.locator("main a[href*='/facilities/versions/']").filter(has_text="Bia Sài Gòn").first.click()


def test_the_facility_types_nonsense_which_is_kept_and_said_and_corrects_it(sign_in: SignIn) -> None:
    page = sign_in("bia", 360)
    page.goto("/desk/facilities/mine/")
    page.get_by_role("row").filter(has_text="31/03/2027").get_by_role("button", name="Lập báo cáo").first.click()
    page.get_by_role("link", name="Thêm nguồn phát thải").click()
    page.get_by_role("link", name="Đốt nhiên liệu trong sản xuất công nghiệp").click()
    page.locator("[name=source]").fill(BOILERS[0])
    page.locator("[name=year]").select_option(str(YEAR))
    page.locator("[name=category]").select_option("1.A.2.e")
    page.locator("[name=fuel]").select_option("anthracite")
    page.locator("[name=amount]").fill("-1200")
    page.locator("[name=unit]").select_option("tonne")
    page.get_by_role("button", name="Lưu dòng").click()
    expect(page.locator("[name=amount]")).to_have_value("-1200")
    expect(page.locator("[name=amount]")).to_have_attribute("aria-invalid", "true")
    page.locator("[name=amount]").fill("1200")
    page.get_by_role("button", name="Lưu dòng").click()
    expect(page.get_by_role("main")).to_contain_text("tính được")


def test_a_second_source_comes_in_the_workbook_and_the_report_is_sent(sign_in: SignIn, tmp_path: Path) -> None:
    page = sign_in("bia")
    to_report(page)
    with page.expect_download() as download:
        page.get_by_role("link", name=re.compile("Excel")).click()
    path = tmp_path / "bao-cao.xlsx"
    path.write_bytes(Path(download.value.path()).read_bytes())
    book = load_workbook(path)
    (cell,) = (c for sheet in book.worksheets for row in sheet.iter_rows() for c in row if c.value == BOILERS[0])
    for own in cell.parent[cell.row]:
        cell.parent.cell(cell.row + 1, own.column).value = BOILERS[1] if own.column == cell.column else own.value
    book.save(path)
    page.locator("input[name=workbook]").set_input_files(path)
    page.get_by_role("button", name=re.compile("^Tải")).click()
    expect(page.get_by_role("table").first).to_contain_text(BOILERS[1])
    for text in page.locator(".fa-texts textarea").all():
        text.fill("Như hồ sơ môi trường của cơ sở")
    page.get_by_role("button", name="Lưu nội dung").click()
    page.get_by_role("button", name="Gửi", exact=True).click()
    expect(page.get_by_role("main")).to_contain_text(f"BN-{FACILITY}-2027-01-")


def test_the_province_reviews_and_a_body_verifies(sign_in: SignIn) -> None:
    page = sign_in("soat", 360)
    to_version(page)
    page.get_by_text("Cho ý kiến").first.click()
    page.locator("[name=conclusion]").select_option("modified")
    page.locator("textarea[name=text]").fill("Chấp nhận, trừ một điểm")
    page.locator("form[action$='/opinion/'] button[type=submit]").click()
    expect(page.get_by_role("alert")).to_be_visible()  # a modified opinion names what it excepts
    expect(page.locator("textarea[name=text]")).to_have_value("Chấp nhận, trừ một điểm")
    page.locator("[name=finding]").first.fill("Thiếu biên bản kiểm định cân")
    page.locator("form[action$='/opinion/'] button[type=submit]").click()
    expect(page.get_by_role("main")).to_contain_text("Thiếu biên bản kiểm định cân")
    page = sign_in("tham")
    to_version(page)
    page.get_by_text("Cho ý kiến").first.click()
    page.locator("[name=body_name]").fill("Trung tâm thẩm định A")
    page.locator("[name=certificate]").fill("01/GCN")
    page.locator("[name=conclusion]").select_option("positive")
    page.locator("textarea[name=text]").fill("Hợp lý")
    page.locator("form[action$='/opinion/'] button[type=submit]").click()
    expect(page.get_by_role("main")).to_contain_text("Trung tâm thẩm định A")


def test_the_coordinator_takes_it_over_once_and_issues_the_inventory(sign_in: SignIn, tmp_path: Path) -> None:
    page = sign_in("lan")
    page.goto("/desk/inventories/")
    page.locator("[name=year]").fill(str(YEAR))
    page.get_by_role("button", name="Mở", exact=True).click()
    lines = [(kind, {k: v for k, v in said.items() if k != "evidence"}) for kind, said in illustrative_lines(YEAR)]
    path = tmp_path / "kiem-ke.xlsx"
    path.write_bytes(write_inventory_book(InventoryBook(f"92-{YEAR}", "Kiểm kê", YEAR, lines=lines)))
    page.locator("input[name=workbook]").set_input_files(path)
    page.get_by_role("button", name="Tải lên").click()
    expect(page.get_by_role("main")).to_contain_text("2 dòng chưa có trong bản nháp")
    page.get_by_role("link", name="Báo cáo của cơ sở").first.click()
    ways = page.locator("select[name^=way-]")
    for way in ways.all():
        way.select_option(label=f"Lấy, và trừ lượng của cơ sở khỏi dòng “{COAL}”")
    page.get_by_role("button", name="Đưa các dòng đã chọn vào bản nháp").click()
    expect(page.get_by_role("status")).to_contain_text("có trong bản nháp")
    expect(page.locator("select[name^=way-]")).to_have_count(0)
    page.goto(f"/desk/inventories/92-{YEAR}/")
    page.get_by_role("link", name=COAL).click()
    expect(page.locator("[name=less]")).to_have_value(f"{FACILITY}=2400")
    page.goto(f"/desk/inventories/92-{YEAR}/")
    page.get_by_role("button", name="Ban hành phiên bản này").click()
    expect(page.get_by_role("main")).to_contain_text("Phiên bản 1")


def test_the_public_reads_the_total_and_its_lines(browser: Browser, own_site: str) -> None:
    page = browser.new_context(base_url=own_site, locale="vi").new_page()
    page.goto(f"/inventories/92-{YEAR}/")
    main = page.get_by_role("main")
    expect(main).to_contain_text("Tổng gồm sử dụng đất")
    for boiler in BOILERS:
        expect(main).to_contain_text(f"{FACILITY} {boiler}")
    expect(main).to_contain_text(f"BN-{FACILITY}-2027-01-")
    page.context.close()
