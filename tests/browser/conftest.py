"""A real browser before the played demonstration: Debian's Chromium, driven without a window.

Where Chromium is not installed these tests are skipped by name; with XANH_REQUIRE_ALL=1 that is a failure.
"""

import os
import re
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, Playwright, sync_playwright
from tests.played import played, serving

CHROMIUM = Path("/usr/bin/chromium")
type Reader = Callable[..., Page]


@pytest.fixture(scope="session")
def site() -> Iterator[str]:
    """The address of the site of the played demonstration."""
    with serving(played().home) as address:
        yield address


@pytest.fixture(scope="session")
def places(site: str) -> dict[str, str]:
    """The keys of rows that addresses need: a reported value, and a row that says why there is none."""
    return {
        "value": _observation(site, "/targets/a.2030.1/", "2025"),
        "missing": _observation(site, "/targets/c.2050.20/", "2025"),
    }


def _observation(site: str, path: str, period: str) -> str:
    with urllib.request.urlopen(site + path, timeout=20) as answer:
        row = answer.read().decode().partition(f'scope="row">{period}</th>')[2]
    found = re.search(r'href="/observations/(\d+)/"', row)
    assert found, f"{path} leads to no row of {period}"
    return found[1]


# One browser per file and no longer: while it runs there is an event loop, beside which no database may be asked.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, or the reason why there is none."""
    if not CHROMIUM.exists():
        if os.environ.get("XANH_REQUIRE_ALL") == "1":
            pytest.fail(f"Chromium is not installed ({CHROMIUM})")
        pytest.skip(f"Chromium is not installed ({CHROMIUM})")
    with sync_playwright() as playwright:
        chromium = _launch(playwright)
        yield chromium
        chromium.close()


def _launch(playwright: Playwright) -> Browser:
    try:
        return playwright.chromium.launch(executable_path=CHROMIUM, headless=True)
    except Error:  # as root, Chromium starts only without its sandbox
        return playwright.chromium.launch(executable_path=CHROMIUM, headless=True, args=["--no-sandbox"])


@pytest.fixture
def reader(browser: Browser, site: str) -> Iterator[Reader]:
    """Return a function that opens the site as somebody new: language, width, with or without scripts."""
    opened: list[BrowserContext] = []

    def come(path: str, language: str = "vi", width: int = 1280, scripts: bool = True) -> Page:
        context = browser.new_context(
            base_url=site,
            locale=language,
            viewport={"width": width, "height": 900},
            java_script_enabled=scripts,
        )
        context.set_default_timeout(10_000)
        context.add_cookies([{"name": "django_language", "value": language, "url": site}])
        opened.append(context)
        page = context.new_page()
        page.goto(path)
        return page

    yield come
    for context in opened:
        context.close()
