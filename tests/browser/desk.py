"""An installation of a test's own with people who can sign in: a copy of the played demonstration, and its site."""

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, expect
from tests.played import environment, played, serving

ROOT = Path(__file__).parents[2]
PASSWORD = "chín con thuyền xanh"
PEOPLE = {
    "lan": ("coordinator", "STC"),
    "minh": ("reporter", "CTK"),
    "hue": ("reporter", "CTK"),
    "hoa": ("agency_head", "CTK"),
    "son": ("reporter", "SNNMT"),
    "nga": ("leader", ""),
    "an": ("auditor", ""),
    "quan": ("administrator", ""),
}

type SignIn = Callable[..., Page]


@contextmanager
def desk_site(**further: tuple[str, str]) -> Iterator[str]:
    """Yield the address of a site whose people are PEOPLE and `further`; each signs in with PASSWORD."""
    with tempfile.TemporaryDirectory(prefix="xanh-desk-") as folder:
        home = Path(folder) / "home"
        shutil.copytree(played().home, home)
        people = [f"{name}:{role}:{agency}" for name, (role, agency) in (PEOPLE | further).items()]
        command = [sys.executable, "-m", "tests.browser.make_people", PASSWORD, *people]
        subprocess.run(command, env=environment(home, "vi"), check=True, cwd=ROOT)
        with serving(home) as address:
            yield address


@contextmanager
def signing_in(browser: Browser, site: str) -> Iterator[SignIn]:
    """Yield a function that opens a browser window and signs somebody of PEOPLE in."""
    opened: list[BrowserContext] = []

    def come(name: str, width: int = 1280, language: str = "vi", *, scripts: bool = True) -> Page:
        context = browser.new_context(
            base_url=site, viewport={"width": width, "height": 900}, java_script_enabled=scripts, accept_downloads=True
        )
        context.set_default_timeout(10_000)
        context.add_cookies([{"name": "django_language", "value": language, "url": site}])
        opened.append(context)
        page = context.new_page()
        page.goto("/account/sign-in/")
        page.locator("input[name=username]").fill(name)
        page.locator("input[name=password]").fill(PASSWORD)
        page.locator("main form button[type=submit]").first.click()
        expect(page).to_have_url(re.compile(r"/desk/"))
        return page

    yield come
    for context in opened:
        context.close()
