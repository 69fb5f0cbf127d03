"""For programs that read the site: what there is, each page's own address and what it is about."""

import re

import pytest
from lxml import etree
from tests.portal.conftest import Page
from tests.portal.pages import every_page
from tests.portal.world import full_world, issue

pytestmark = pytest.mark.django_db
PLACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def test_the_map_of_the_site_names_pages_that_are_there(page: Page) -> None:
    issue(full_world())
    listed = [str(found.text) for found in etree.fromstring(page("/sitemap.xml").encode()).iter(PLACE)]
    paths = [address.removeprefix("http://testserver") for address in listed]
    shown = {path for path in every_page() if "?" not in path and not path.startswith(("/observations/", "/search/"))}
    assert set(paths) - {"/map/"} == shown
    assert page("/map/")


def test_robots_are_led_to_the_map_and_kept_from_the_desk(page: Page) -> None:
    text = page("/robots.txt")
    assert "Sitemap: http://testserver/sitemap.xml" in text and "Disallow: /desk/" in text


def test_every_page_says_what_it_is_about_and_which_address_is_its_own(page: Page) -> None:
    issue(full_world())
    for path in every_page():
        text = page(path, "en", at="2026-11-20") if "?" not in path else page(path, "en")
        assert f'<link rel="canonical" href="http://testserver{path.partition("?")[0]}">' in text, path
        if "/search/" not in path:
            assert re.search(r'<meta name="description" content="[^"]{10,}">', text), path
