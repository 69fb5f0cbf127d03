"""Every page behind signing in, on a telephone and on a wide screen, in both languages: as whole as the public ones."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page
from tests.browser.desk import SignIn, desk_site, signing_in
from tests.browser.test_every_page import AXE, Visitor, nothing_wrong

ROUND = "/desk/coordinator/rounds/2026-200-kh-ubnd/"
OWN = "/desk/my-reports/2026-200-kh-ubnd/SNNMT/"
PAGES = {
    "lan": {
        "board": "/desk/coordinator/",
        "board by task": "/desk/coordinator/?by=task",
        "nobody in this state": "/desk/coordinator/?year=2025&q=xyzzy",
        "open a round": "/desk/coordinator/rounds/open/",
        "close the round": f"{ROUND}close/",
        "remind": f"{ROUND}remind/",
        "extend": f"{ROUND}extend/",
        "exempt": f"{ROUND}exempt/",
        "draft report": f"{ROUND}report/",
        "way of a figure": f"{ROUND}report/?figure=f1",
        "text of a section": f"{ROUND}report/sections/overview/",
        "text of the objectives": f"{ROUND}report/sections/objectives/",
        "issue the report": f"{ROUND}report/issue/",
        "verdicts": "/desk/coordinator/verdicts/",
        "verdict": "/desk/coordinator/verdicts/a.2030.1/",
        "review": "{review}",
        "import figures": "/desk/figures/",
        "new amendment": "/desk/amendments/new/",
    },
    "soat": {
        "register of facilities": "/desk/facilities/?year=2025",
        "no facility": "/desk/facilities/?q=xyzzy",
        "facility": "/desk/facilities/register/MH-02/",
        "a report with an opinion": "/desk/facilities/versions/2/",
        "review and verification": "/desk/verification/",
    },
    "bia": {
        "own facility": "/desk/facilities/register/MH-01/",
        "report of the facility": "/desk/facilities/reports/1/",
        "kind of a source": "/desk/facilities/reports/1/lines/new/",
        "new source": "/desk/facilities/reports/1/lines/new/?kind=incineration",
        "line of a report": "/desk/facilities/reports/1/lines/1/",
    },
    "tham": {"what awaits verification": "/desk/verification/", "a report": "/desk/facilities/versions/4/"},
    "phong": {
        "inventories": "/desk/inventories/",
        "inventory": "/desk/inventories/92-2024/",
        "reports for an inventory": "/desk/inventories/92-2024/facilities/",
        "no report of the year": "/desk/inventories/92-2014/facilities/",
        "what changed": "/desk/inventories/92-2024/compare/",
    },
    "son": {"my obligations": "/desk/my-reports/", "form": OWN, "amendments": "/desk/amendments/"},
    "nga": {"leader": "/desk/leader/", "inbox": "/desk/inbox/"},
    "an": {"events": "/desk/events/", "no event": "/desk/events/?person=xyzzy"},
    "quan": {"account": "/account/", "password": "/account/password/", "deliveries": "/desk/deliveries/"},
    "huong": {
        "people": "/desk/people/",
        "nobody found": "/desk/people/?q=xyzzy",
        "add a person": "/desk/people/new/",
        "person": "/desk/people/2/",
    },
}
FURTHER = {
    "huong": ("administrator", ""),
    "soat": ("facility_reviewer", "SNNMT"),
    "bia": ("facility_reporter", "MH-01"),
    "tham": ("verifier", "DVTD-1"),
    "phong": ("coordinator", "STC"),
}
# What stands on the page of one language only: an interface half translated shows in its headings and buttons.
ONLY = {
    "vi": ("Save", "Submit", "Back to", "Remind", "Deadline"),
    "en": ("Lưu", "Gửi", "Trở lại", "Đôn đốc", "Thời hạn"),
}


@pytest.fixture(scope="module")
def own_site() -> Iterator[str]:
    with desk_site(**FURTHER) as address:
        yield address


@pytest.fixture(scope="module")
def sign_in(browser: Browser, own_site: str) -> Iterator[SignIn]:
    with signing_in(browser, own_site) as come:
        yield come


def interface(page: Page) -> list[str]:
    """Return what headings, buttons, labels and links of the page say where they are in the page's own language."""
    found: list[str] = page.locator("main").evaluate(
        """(main) => [...main.querySelectorAll("h1, h2, h3, button, label, th, summary, .btn")]
            .filter(item => !item.closest(`[lang]:not([lang="${document.documentElement.lang}"])`)
                && !item.querySelector("[lang]"))
            .map(item => item.textContent.trim())"""
    )
    return found


@pytest.mark.parametrize("who", PAGES)
@pytest.mark.parametrize(("language", "width"), [("vi", 360), ("en", 1280), ("en", 360)])
def test_the_pages_of_a_role_are_whole(sign_in: SignIn, own_site: str, who: str, language: str, width: int) -> None:
    page = sign_in(who, width, language)
    judged = (language, width) != ("en", 360)  # the slowest question is asked of each page twice
    if judged:
        page.context.add_init_script(path=AXE)
    visitor = Visitor(page, judged=judged)
    seen, wanted, mixed = {}, {}, {}
    for name, path in PAGES[who].items():
        seen[name] = visitor.see(_address(page, path))
        wanted[name] = nothing_wrong(own_site, language)
        mixed[name] = [text for text in interface(page) if text.startswith(ONLY[language])]
    assert seen == wanted
    assert {name: texts for name, texts in mixed.items() if texts} == {}


def _address(page: Page, path: str) -> str:
    if path != "{review}":
        return path
    page.goto("/desk/coordinator/?year=2026&state=submitted")
    return str(page.locator("main a[href*='/submissions/']").first.get_attribute("href"))


def test_the_page_of_signing_in_is_whole(browser: Browser, own_site: str) -> None:
    context = browser.new_context(base_url=own_site, locale="vi", viewport={"width": 360, "height": 900})
    context.add_init_script(path=AXE)
    visitor = Visitor(context.new_page(), judged=True)
    assert visitor.see("/account/sign-in/") == nothing_wrong(own_site, "vi")
    context.close()
