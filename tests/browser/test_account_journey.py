"""One's own account in the browser: a password changed, a session ended elsewhere, guesses slowed down."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.desk import PASSWORD, SignIn, desk_site, signing_in

NEW = "một mật khẩu khác hẳn"


@pytest.fixture(scope="module")
def own_site() -> Iterator[str]:
    with desk_site() as address:
        yield address


@pytest.fixture
def sign_in(browser: Browser, own_site: str) -> Iterator[SignIn]:
    with signing_in(browser, own_site) as come:
        yield come


def test_a_session_on_another_computer_is_ended(sign_in: SignIn) -> None:
    here, there = sign_in("minh"), sign_in("minh", 360)
    here.goto("/account/")
    expect(here.get_by_role("cell", name="phiên này", exact=True)).to_have_count(1)
    here.get_by_role("button", name="Đăng xuất phiên này").click()
    expect(here.get_by_role("button", name="Đăng xuất phiên này")).to_have_count(0)
    there.goto("/desk/my-reports/")
    expect(there).to_have_url(re.compile("/account/sign-in/"))


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_password_is_changed_and_the_old_one_ends(sign_in: SignIn, own_site: str, scripts: bool) -> None:
    who = "hue" if scripts else "hoa"
    page, elsewhere = sign_in(who, scripts=scripts), sign_in(who)
    page.goto("/account/password/")
    _change(page, "không phải mật khẩu cũ", NEW)
    expect(page.get_by_text("Mật khẩu hiện tại chưa đúng.")).to_be_visible()
    _change(page, PASSWORD, "1234")
    expect(page.get_by_role("main")).to_contain_text("ít nhất 12 ký tự")
    _change(page, PASSWORD, NEW)
    expect(page).to_have_url(re.compile(r"/account/(\?.*)?$"))
    elsewhere.goto("/desk/my-reports/")
    expect(elsewhere).to_have_url(re.compile("/account/sign-in/"))
    _try(elsewhere, who, PASSWORD)
    expect(elsewhere.get_by_role("alert")).to_be_visible()
    _try(elsewhere, who, NEW)
    expect(elsewhere).to_have_url(re.compile("/desk/my-reports/"))


def test_signing_out_ends_the_work_by_keyboard(sign_in: SignIn) -> None:
    page = sign_in("quan")
    page.get_by_role("banner").locator("summary").filter(has_text="Quan").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Đăng xuất", exact=True)).to_be_focused()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.goto("/desk/")
    expect(page).to_have_url(re.compile("/account/sign-in/"))


def test_who_guesses_is_told_when_to_come_back(browser: Browser, own_site: str) -> None:
    context = browser.new_context(base_url=own_site, viewport={"width": 360, "height": 900}, locale="vi")
    page = context.new_page()
    page.goto("/account/sign-in/")
    for attempt in range(7):
        _try(page, "nga", f"đoán lần {attempt}")
    expect(page.get_by_role("alert")).to_contain_text(
        re.compile(r"Đã đăng nhập sai quá nhiều lần\. Hãy thử lại sau \d+")
    )
    _try(page, "nga", PASSWORD)
    expect(page.get_by_role("alert")).to_contain_text("Đã đăng nhập sai quá nhiều lần")
    context.close()


def _change(page: Page, old: str, new: str) -> None:
    for field, text in zip(page.locator("main input[type=password]").all(), (old, new, new), strict=True):
        field.fill(text)
    page.get_by_role("main").get_by_role("button", name="Đổi mật khẩu").click()


def _try(page: Page, name: str, password: str) -> None:
    page.locator("input[name=username]").fill(name)
    page.locator("input[name=password]").fill(password)
    page.locator("main form button[type=submit]").first.click()
