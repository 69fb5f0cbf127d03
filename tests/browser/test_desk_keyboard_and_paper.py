"""The desk without a mouse, without scripts, and on paper."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from tests.browser.desk import SignIn, desk_site, signing_in

ROUND = "/desk/coordinator/rounds/2026-200-kh-ubnd/"
AWAITED = "SGDDT"
OWN = f"/desk/my-reports/2026-200-kh-ubnd/{AWAITED}/"


@pytest.fixture(scope="module")
def own_site() -> Iterator[str]:
    with desk_site(teacher=("reporter", AWAITED)) as address:
        yield address


@pytest.fixture
def sign_in(browser: Browser, own_site: str) -> Iterator[SignIn]:
    with signing_in(browser, own_site) as come:
        yield come


def tab_to(page: Page, place: Locator, most: int = 60) -> None:
    """Press Tab until `place` has the focus, which is then seen."""
    for _press in range(most):
        page.keyboard.press("Tab")
        if place.evaluate("item => item === document.activeElement"):
            ring = place.evaluate("item => parseFloat(getComputedStyle(item).outlineWidth)")
            shadow = place.evaluate("item => getComputedStyle(item).boxShadow")
            assert ring >= 2 or shadow != "none"
            return
    pytest.fail(f"the keyboard does not reach {place}")


def test_an_answer_is_written_by_keyboard_alone(sign_in: SignIn) -> None:
    page = sign_in("teacher")
    page.goto(OWN)
    task = page.get_by_role("article").first
    task.get_by_label(re.compile("^Tình trạng")).focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    tab_to(page, task.get_by_label(re.compile("^Tỷ lệ")))
    page.keyboard.type("40")
    tab_to(page, task.get_by_label(re.compile("^Kết quả")))
    page.keyboard.type("Đã lồng ghép vào chương trình")
    tab_to(page, task.get_by_role("button", name="Lưu", exact=True))
    page.keyboard.press("Enter")
    expect(task.get_by_text("Đã lưu")).to_be_visible()
    page.reload()
    expect(task.get_by_label(re.compile("^Tình trạng"))).to_have_value("in_progress")
    expect(task.get_by_label(re.compile("^Kết quả"))).to_have_value("Đã lồng ghép vào chương trình")


def test_a_file_is_dropped_on_its_answer(sign_in: SignIn) -> None:
    page = sign_in("teacher", 1280)
    page.goto(OWN)
    task = page.get_by_role("article").nth(1)
    files = page.evaluate_handle(
        """() => { const all = new DataTransfer();
            all.items.add(new File(["Số liệu"], "Số liệu.txt", { type: "text/plain" }));
            all.items.add(new File(["<html>"], "trang.html", { type: "text/html" })); return all; }"""
    )
    form = task.locator("form[data-drop]")
    form.dispatch_event("dragover", {"dataTransfer": files})
    expect(form).to_have_class(re.compile("is-over"))
    form.dispatch_event("drop", {"dataTransfer": files})
    expect(task.get_by_role("button", name="Gỡ Số liệu.txt")).to_be_visible()
    expect(task.get_by_role("alert")).to_contain_text("trang.html")


def test_the_form_is_filled_without_scripts(sign_in: SignIn) -> None:
    page = sign_in("teacher", 360, scripts=False)
    page.goto(OWN)
    task = page.get_by_role("article").nth(2)
    task.get_by_label(re.compile("^Kết quả")).fill("Viết khi không có tập lệnh")
    task.get_by_role("button", name="Lưu", exact=True).click()
    expect(page.get_by_role("status").first).to_contain_text("Đã lưu")
    expect(task.get_by_label(re.compile("^Kết quả"))).to_have_value("Viết khi không có tập lệnh")
    page.get_by_role("button", name="Trình thủ trưởng đơn vị").click()
    expect(page.get_by_role("alert").first).to_be_visible()
    expect(task.get_by_label(re.compile("^Tình trạng"))).to_have_attribute("aria-invalid", "true")


def test_a_report_is_reviewed_by_keyboard_alone(sign_in: SignIn) -> None:
    page = sign_in("lan")
    page.goto("/desk/coordinator/?year=2026&state=submitted")
    link = page.locator("main a[href*='/submissions/']").first
    tab_to(page, link, 80)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/submissions/"))
    reason = page.get_by_text("Lý do trả lại mục này").first
    tab_to(page, reason)
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("Nêu rõ địa bàn")
    tab_to(page, page.get_by_role("button", name=re.compile("^Trả lại")), 300)
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("trả lại")
    expect(page.get_by_role("main")).to_contain_text("Nêu rõ địa bàn")


@pytest.mark.parametrize(
    ("who", "path"),
    [("lan", "/desk/coordinator/"), ("lan", f"{ROUND}report/"), ("teacher", OWN), ("nga", "/desk/leader/")],
)
def test_paper_has_the_content_and_not_the_buttons(sign_in: SignIn, who: str, path: str) -> None:
    page = sign_in(who)
    page.goto(path)
    page.emulate_media(media="print")
    expect(page.locator("h1")).to_be_visible()
    for left_out in (".xanh-nav", ".xanh-top-side", "main button", "main input[type=file]"):
        for part in page.locator(left_out).all():
            expect(part).to_be_hidden()
