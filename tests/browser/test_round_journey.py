"""A whole round by its people: opened, written, sent, returned, corrected, accepted, drafted, issued, read."""

import hashlib
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, Locator, Page, expect
from tests.browser.desk import SignIn, desk_site, signing_in

FORM = "/desk/my-reports/2027-200-kh-ubnd/CTK/"
COORDINATED = "/desk/coordinator/rounds/2027-200-kh-ubnd/"
REPORT = "/desk/coordinator/rounds/2026-200-kh-ubnd/report/"
PDF = {"name": "Số liệu HDI.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n"}


@pytest.fixture(scope="module")
def own_site() -> Iterator[str]:
    with desk_site() as address:
        yield address


@pytest.fixture
def sign_in(browser: Browser, own_site: str) -> Iterator[SignIn]:
    with signing_in(browser, own_site) as come:
        yield come


def card(page: Page, name: str) -> Locator:
    return page.get_by_role("article", name=re.compile(name))


def test_the_coordinator_opens_the_round(sign_in: SignIn) -> None:
    page = sign_in("lan")
    page.get_by_role("link", name="Mở kỳ báo cáo").click()
    page.get_by_label("Năm báo cáo").fill("2027")
    page.get_by_role("button", name="Xem trước nội dung phải báo cáo").click()
    expect(page.get_by_role("main")).to_contain_text("Cục Thống kê thành phố Cần Thơ")
    page.get_by_role("button", name="Mở kỳ báo cáo năm 2027").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kỳ báo cáo năm 2027")


def test_the_coordinator_reminds_and_extends_by_a_decision(sign_in: SignIn) -> None:
    page = sign_in("lan", 360, scripts=False)
    page.goto("/desk/coordinator/?year=2027")
    page.get_by_role("link", name="Đôn đốc", exact=True).first.click()
    own = page.locator("#CTK")
    own.get_by_text("Nội dung thư").click()
    expect(own.get_by_text("Cục Thống kê").first).to_be_visible()
    own.get_by_role("button", name="Soạn thư đôn đốc đơn vị này").click()
    expect(page.get_by_role("status")).to_contain_text("Đã soạn thư đôn đốc")
    page.goto(f"{COORDINATED}extend/?agency=SNNMT")
    page.get_by_role("button", name="Gia hạn").click()
    expect(page.get_by_label("Số văn bản quyết định")).to_have_attribute("aria-invalid", "true")
    page.get_by_label("Đơn vị").select_option("SNNMT")
    page.get_by_label("Ngày cuối của thời hạn").fill("2027-12-05")
    page.get_by_label("Số văn bản quyết định").fill("77/QĐ-STC")
    page.get_by_label("Ngày của văn bản quyết định").fill("2026-11-25")
    page.get_by_label("Lý do").fill("Sáp nhập đơn vị")
    page.get_by_role("button", name="Gia hạn").click()
    expect(page.get_by_role("status")).to_contain_text("Đã gia hạn")
    page = sign_in("son")
    page.goto("/desk/my-reports/")
    expect(page.get_by_role("region", name=re.compile("2027"))).to_contain_text("06/12/2027")


def test_a_reporter_writes_it_is_saved_and_found_again(sign_in: SignIn) -> None:
    page = sign_in("minh", 360)
    page.get_by_role("link", name=re.compile("Báo cáo năm 2027")).click()
    task = card(page, r"^1\.5 ")
    task.get_by_label(re.compile("^Tình trạng")).select_option("in_progress")
    task.get_by_label(re.compile("^Tỷ lệ")).fill("62,5")
    task.get_by_label(re.compile("^Kết quả")).fill("Đã điều tra, tổng hợp số liệu")
    expect(task.get_by_text("Đã lưu")).to_be_visible()
    page.reload()
    expect(card(page, r"^1\.5 ").get_by_label(re.compile("^Kết quả"))).to_have_value("Đã điều tra, tổng hợp số liệu")
    hdi = card(page, "HDI")
    hdi.get_by_label("Giá trị").fill("chín phần mười")
    expect(hdi).to_contain_text("cần nhập một số từ 0 đến 1")
    hdi.get_by_label("Giá trị").fill("0,761")
    expect(hdi.get_by_text("Chưa lưu")).to_be_visible()
    expect(hdi.get_by_text("Đã lưu")).to_be_visible()
    expect(hdi).not_to_contain_text("cần nhập một số")
    hdi.get_by_label("Chọn tệp hoặc kéo thả vào đây").set_input_files(files=[PDF])
    expect(hdi).to_contain_text("Số liệu HDI.pdf")


def test_two_people_on_one_answer_both_keep_their_text(sign_in: SignIn) -> None:
    one, two = sign_in("minh"), sign_in("hue", 360)
    for page in (one, two):
        page.goto(FORM)
    card(one, r"^1\.5 ").get_by_label(re.compile("^Khó khăn")).fill("Thiếu kinh phí điều tra")
    expect(card(one, r"^1\.5 ").get_by_text("Đã lưu")).to_be_visible()
    task = card(two, r"^1\.5 ")
    task.get_by_label(re.compile("^Khó khăn")).fill("Chưa có mã số đơn vị")
    expect(task.get_by_role("alert").filter(has_text="Minh")).to_contain_text("Bản của bạn chưa được lưu")
    expect(task.get_by_label(re.compile("^Khó khăn"))).to_have_value("Chưa có mã số đơn vị")
    task.get_by_role("button", name="So sánh hai bản").click()
    both = two.locator(".xr-conflict")
    expect(both).to_contain_text("Thiếu kinh phí điều tra")
    expect(both.get_by_role("textbox")).to_have_value("Chưa có mã số đơn vị")
    both.get_by_label("Cả hai").check()
    both.get_by_role("button", name="Lưu nội dung đã chọn").click()
    expect(both).to_have_count(0)
    one.reload()
    kept = card(one, r"^1\.5 ").get_by_label(re.compile("^Khó khăn"))
    expect(kept).to_have_value(re.compile(r"Thiếu kinh phí điều tra\s+Chưa có mã số đơn vị"))


def test_the_form_goes_to_excel_and_back_and_errors_come_in_their_places(sign_in: SignIn, tmp_path: Path) -> None:
    page = sign_in("minh")
    page.goto(FORM)
    with page.expect_download() as download:
        page.get_by_role("link", name="Biểu Excel").click()
    path = tmp_path / "CTK.xlsx"
    path.write_bytes(Path(download.value.path()).read_bytes())
    _write(path, "Đã điều tra", "Đã điều tra và công bố số liệu")
    _upload(page, path)
    expect(card(page, r"^1\.5 ").get_by_label(re.compile("^Kết quả"))).to_have_value(re.compile("công bố"))
    _write(path, "0.761", "=1+1")
    _upload(page, path)
    expect(page.get_by_role("main")).to_contain_text(re.compile("công thức"))
    page.goto(FORM)
    expect(card(page, "HDI").get_by_label("Giá trị")).to_have_value("0,761")


def _write(path: Path, found: str, text: str) -> None:
    """Put `text` into the cell whose content begins with `found`."""
    book = load_workbook(path)
    cells = [c for sheet in book.worksheets for row in sheet.iter_rows() for c in row if str(c.value).startswith(found)]
    cells[0].value = text
    book.save(path)


def _upload(page: Page, path: Path) -> None:
    page.get_by_text("Tải lên biểu Excel đã điền").click()
    page.locator("#workbook").set_input_files(path)
    page.locator("form", has=page.locator("#workbook")).get_by_role("button").last.click()


def test_it_goes_to_the_head_and_the_receipt_comes_back(sign_in: SignIn) -> None:
    page = sign_in("minh")
    page.goto(FORM)
    page.get_by_role("button", name="Trình thủ trưởng đơn vị").click()
    expect(page.get_by_role("main")).to_contain_text("thủ trưởng")
    head = sign_in("hoa")
    head.goto(FORM)
    head.get_by_role("button", name="Duyệt và gửi cơ quan điều phối").click()
    expect(head).to_have_url(re.compile(r"/desk/receipts/BN-2027-CTK-01-"))
    expect(head.get_by_role("main")).to_contain_text(re.compile("[0-9a-f]{64}"))
    with head.expect_download() as download:
        head.get_by_role("link", name=re.compile("^Tải")).first.click()
    assert "BN-2027-CTK-01-" in Path(download.value.path()).read_text(encoding="utf-8")


def test_it_is_returned_at_the_field_corrected_and_accepted(sign_in: SignIn) -> None:
    lan = sign_in("lan")
    _open_report(lan)
    result = lan.get_by_role("row", name=re.compile("^Kết quả")).first
    result.get_by_text("Lý do trả lại mục này").click()
    result.get_by_role("textbox").fill("Nêu rõ số cuộc điều tra")
    lan.get_by_role("button", name=re.compile("^Trả lại")).click()
    minh = sign_in("minh")
    minh.goto(FORM)
    expect(minh.get_by_role("main")).to_contain_text("Nêu rõ số cuộc điều tra")
    minh.get_by_role("button", name=re.compile("sửa|Lấy lại|Rút", re.IGNORECASE)).first.click()
    task = card(minh, r"^1\.5 ")
    task.get_by_label(re.compile("^Kết quả")).fill("Đã tiến hành 03 cuộc điều tra và công bố số liệu")
    expect(task.get_by_text("Đã lưu")).to_be_visible()
    minh.get_by_role("button", name="Trình thủ trưởng đơn vị").click()
    hoa = sign_in("hoa")
    hoa.goto(FORM)
    hoa.get_by_role("button", name="Duyệt và gửi cơ quan điều phối").click()
    expect(hoa).to_have_url(re.compile(r"/desk/receipts/BN-2027-CTK-02-"))
    _open_report(lan)
    lan.get_by_role("button", name=re.compile("^Chấp nhận")).click()
    hoa.goto("/desk/inbox/")
    expect(hoa.get_by_role("main")).to_contain_text(re.compile("chấp nhận"))
    hoa.goto("/board/?year=2027")
    expect(hoa.get_by_role("row", name=re.compile("Cục Thống kê"))).to_contain_text("Đã chấp nhận")


def test_an_accepted_report_is_reopened_with_a_reason(sign_in: SignIn) -> None:
    lan = sign_in("lan")
    _open_report(lan)
    lan.get_by_text("Mở lại báo cáo").first.click()
    lan.get_by_role("button", name=re.compile("^Mở lại")).click()
    reason = lan.get_by_label("Lý do mở lại")
    expect(reason).to_have_attribute("aria-invalid", "true")
    reason.fill("Số cuộc điều tra chưa đúng")
    lan.get_by_role("button", name=re.compile("^Mở lại")).click()
    expect(lan.get_by_role("status")).to_contain_text("mở lại")
    minh = sign_in("minh", 360)
    minh.goto(FORM)
    expect(minh.get_by_role("main")).to_contain_text("Số cuộc điều tra chưa đúng")
    minh.get_by_role("button", name="Sửa báo cáo đã gửi").click()
    expect(card(minh, r"^1\.5 ").get_by_label(re.compile("^Kết quả"))).to_be_editable()


def _open_report(page: Page) -> None:
    page.goto("/desk/coordinator/?year=2027")
    page.get_by_label("Tên đơn vị").fill("thong ke")
    page.get_by_role("button", name="Xem").click()
    page.get_by_role("row", name=re.compile("Cục Thống kê")).get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("báo cáo năm 2027")


def test_the_report_is_edited_issued_and_read_by_the_public(sign_in: SignIn) -> None:
    page = sign_in("lan", scripts=False)
    page.goto(REPORT)
    page.get_by_role("link", name=re.compile(r"^Sửa lời văn ?: I\. ")).click()
    first = page.get_by_label("Đoạn 1", exact=True)
    written = first.input_value()
    first.fill("Nhìn chung các đơn vị chấp hành tốt, đạt 97%.")
    page.get_by_role("button", name="Lưu lời văn").click()
    expect(first).to_have_value("Nhìn chung các đơn vị chấp hành tốt, đạt 97%.")
    expect(first).to_have_accessible_description(
        re.compile(r"Số liệu \[\[1\]\] .* phải có trong đoạn văn đúng một lần")
    )
    first.fill(f"Nhìn chung các đơn vị chấp hành tốt. {written}")
    page.get_by_role("button", name="Lưu lời văn").click()
    expect(page.get_by_role("status")).to_contain_text("Đã lưu lời văn")
    page.get_by_role("link", name="Về bản dự thảo").first.click()
    paragraph = page.locator("p", has_text="Nhìn chung các đơn vị chấp hành tốt.")
    assert paragraph.locator("a.desk-figure").count() == written.count("[[") - 1  # the moment is none
    _issued(page)


def _issued(page: Page) -> None:
    page.get_by_role("link", name="Ban hành báo cáo").click()
    page.get_by_label("Số của báo cáo").fill("415")
    page.get_by_label("Ngày của báo cáo").fill("2026-11-25")
    page.get_by_role("button", name="Ban hành báo cáo").click()
    page.goto("/reports/")
    row = page.get_by_role("row", name="415/BC-STC")
    with page.expect_download() as download:
        row.get_by_role("link").first.click()
    content = Path(download.value.path()).read_bytes()
    assert hashlib.sha256(content).hexdigest() == row.locator("code").inner_text().strip()
    with ZipFile(BytesIO(content)) as parts:
        assert "Nhìn chung các đơn vị chấp hành tốt." in parts.read("word/document.xml").decode()


def test_the_leaders_page_prints_on_one_sheet(sign_in: SignIn, tmp_path: Path) -> None:
    page = sign_in("nga")
    expect(page).to_have_url(re.compile("/desk/leader/"))
    content = page.pdf(format="A4")
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", content)) == 1


def test_the_auditor_reads_who_did_what(sign_in: SignIn) -> None:
    page = sign_in("an")
    expect(page).to_have_url(re.compile("/desk/events/"))
    expect(page.get_by_role("main")).to_contain_text("CTK")
