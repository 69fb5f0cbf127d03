"""Every page, on a telephone and on a wide screen, in both languages: whole, quiet, accessible, from one host alone."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page

AXE = Path(__file__).parent / "vendor" / "axe-core" / "axe.min.js"
WCAG_2_2_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
VIOLATIONS = """async tags => {
    const found = await axe.run({ runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] });
    return found.violations.map(rule => `${rule.id}: ${rule.nodes.map(node => node.target.join(" ")).join(", ")}`);
}"""
PAGES = {
    "home": "/",
    "plan": "/plan/",
    "tasks": "/tasks/",
    "no task found": "/tasks/?q=xyzzy",
    "task": "/tasks/9.1/",
    "task of many agencies": "/tasks/10.3/",
    "targets": "/targets/",
    "target": "/targets/a.2030.1/",
    "target without values": "/targets/c.2050.20/",
    "target on an earlier day": "/targets/b.2030.4/?at=2025-06-30",
    "value": "/observations/{value}/",
    "missing value": "/observations/{missing}/",
    "map": "/map/",
    "map of districts": "/map/?period=2023",
    "board 2026": "/board/?year=2026",
    "board 2025": "/board/?year=2025",
    "board with a wrong day": "/board/?timeliness=late&at=hom-qua",
    "reports": "/reports/",
    "objective": "/objectives/b/",
    "indicators": "/indicators/",
    "indicator": "/indicators/ghg-intensity-grdp/",
    "indicator of wards": "/indicators/urban-solid-waste-treated/",
    "search": "/search/?q=khong+khi",
    "search of one kind": "/search/?q=xanh&kind=tasks",
    "search too short": "/search/?q=a",
    "nothing found": "/search/?q=xyzzy",
    "what is new": "/changes/",
    "open data": "/data/",
    "bare chart": "/embed/targets/a.2030.1/?lang={language}",
}
NOT_THERE = {"no such target": "/targets/khong-co/", "no such page": "/khong-co/"}


@dataclass
class Seen:
    """What a reader and the browser's console see of one page."""

    status: int
    language: str
    headings: int
    titled: bool
    wider_than_the_screen: int
    said_by_the_console: list[str]
    hosts: set[str]
    violations: list[str]


class Visitor:
    """One browser window of a width and a language, which notes what happens while it opens a page."""

    def __init__(self, page: Page, *, judged: bool) -> None:
        self._page = page
        self._judged = judged
        self._said: list[str] = []
        self._hosts: set[str] = set()
        page.on("console", self._note)
        page.on("pageerror", lambda error: self._said.append(str(error)))
        page.on("request", lambda request: self._hosts.add(urlsplit(request.url).netloc))

    def _note(self, message: ConsoleMessage) -> None:
        # That a page itself is not there is said once by its status and again by the console.
        itself = message.location.get("url") == self._page.url and "404" in message.text
        if message.type in {"error", "warning"} and not itself:
            self._said.append(message.text)

    def see(self, path: str) -> Seen:
        self._said.clear()
        self._hosts.clear()
        answer = self._page.goto(path)
        self._page.evaluate("document.fonts.ready.then(() => null)")
        assert answer is not None
        return Seen(
            status=answer.status,
            language=self._page.get_attribute("html", "lang") or "",
            headings=self._page.locator("h1").count(),
            titled=self._page.title().partition(" · ")[0].strip() != "",
            wider_than_the_screen=self._page.evaluate("document.documentElement.scrollWidth - innerWidth"),
            violations=self._page.evaluate(VIOLATIONS, WCAG_2_2_AA) if self._judged else [],
            said_by_the_console=list(self._said),
            hosts=set(self._hosts),
        )


@pytest.fixture(scope="module", params=["vi", "en"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module", params=[360, 1280], ids=["telephone", "wide"])
def visitor(browser: Browser, site: str, language: str, request: pytest.FixtureRequest) -> Iterator[Visitor]:
    context = browser.new_context(
        base_url=site, locale=language, viewport={"width": request.param, "height": 900}, reduced_motion="reduce"
    )
    context.add_cookies([{"name": "django_language", "value": language, "url": site}])
    # The slowest question: each language and each width is asked it once, not each with each.
    judged = (language, request.param) in {("vi", 360), ("en", 1280)}
    if judged:
        context.add_init_script(path=AXE)
    yield Visitor(context.new_page(), judged=judged)
    context.close()


def nothing_wrong(site: str, language: str, status: int = 200) -> Seen:
    return Seen(
        status=status,
        language=language,
        headings=1,
        titled=True,
        wider_than_the_screen=0,
        said_by_the_console=[],
        hosts={urlsplit(site).netloc},
        violations=[],
    )


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_a_page_is_whole(visitor: Visitor, site: str, language: str, places: dict[str, str], path: str) -> None:
    assert visitor.see(path.format(language=language, **places)) == nothing_wrong(site, language)


def test_what_is_not_there_is_said_in_the_readers_language(visitor: Visitor, site: str, language: str) -> None:
    assert visitor.see(NOT_THERE["no such target"]) == nothing_wrong(site, language, 404)


def test_an_unknown_address_is_answered_in_both_languages(visitor: Visitor, site: str) -> None:
    # The page stands alone, without a person or a database to ask: Vietnamese first, English below it.
    assert visitor.see(NOT_THERE["no such page"]) == nothing_wrong(site, "vi", 404)
