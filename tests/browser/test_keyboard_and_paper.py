"""The site without a mouse, and on paper."""

import re

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import Reader

# The ring around what has the focus: its style, its width, and whether it is on the screen.
FOCUS = """() => {
    const item = document.activeElement, style = getComputedStyle(item), box = item.getBoundingClientRect();
    return { name: item.innerText || item.id || item.tagName, style: style.outlineStyle,
             width: parseFloat(style.outlineWidth), shown: box.bottom > 0 && box.right > 0 && box.width > 0 };
}"""


def tab_to(page: Page, name: str) -> None:
    for _press in range(30):
        page.keyboard.press("Tab")
        if name in page.evaluate("document.activeElement.innerText"):
            return
    pytest.fail(f"the keyboard does not reach {name}")


def test_the_first_key_reaches_the_link_to_the_content(reader: Reader) -> None:
    page = reader("/targets/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Chuyển đến nội dung chính")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


@pytest.mark.parametrize("path", ["/", "/board/", "/targets/a.2030.1/", "/reports/"])
@pytest.mark.parametrize("width", [360, 1280])
def test_what_has_the_focus_is_seen(reader: Reader, path: str, width: int) -> None:
    page = reader(path, width=width)
    for _press in range(14):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):  # behind the last link
            break
        seen = page.evaluate(FOCUS)
        assert seen["style"] == "solid" and seen["width"] >= 2 and seen["shown"], seen


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_language_is_switched_by_keyboard(reader: Reader, key: str) -> None:
    page = reader("/plan/")
    tab_to(page, "English")
    page.keyboard.press(key)
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_a_list_of_agencies_is_opened_by_keyboard(reader: Reader) -> None:
    page = reader("/tasks/10.3/")
    first = page.locator("details").first
    first.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(first.locator("li").first).to_be_visible()


@pytest.mark.parametrize("path", ["/targets/a.2030.1/", "/board/?year=2025", "/tasks/"])
def test_paper_has_the_figures_and_not_the_navigation(reader: Reader, path: str) -> None:
    page = reader(path)
    page.emulate_media(media="print")
    for left_out in (".xanh-nav", ".xanh-top-side", ".xanh-filter", ".xanh-breadcrumbs"):
        for part in page.locator(left_out).all():
            expect(part).to_be_hidden()
    for kept in (page.locator("h1"), page.get_by_role("table").first, page.locator(".xanh-illustrative")):
        expect(kept).to_be_visible()
    expect(page.locator(".xanh-foot")).to_contain_text(re.compile(r"cập nhật đến \d\d:\d\d ngày \d\d/\d\d/\d{4}"))


def test_a_page_prints(reader: Reader) -> None:
    assert reader("/targets/a.2030.1/").pdf(prefer_css_page_size=True).startswith(b"%PDF-")
