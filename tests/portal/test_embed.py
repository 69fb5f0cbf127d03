"""Charts for the pages of others: anyone may put them in a frame, and nothing else of the site."""

import html
import re

import pytest
from django.test import Client
from tests.portal.conftest import Page
from tests.portal.pages import every_frame, every_page
from tests.portal.world import full_world, load_world

pytestmark = pytest.mark.django_db


def test_only_the_bare_charts_may_be_framed(client: Client) -> None:
    full_world()
    for path in every_frame():
        answer = client.get(path)
        assert answer.status_code == 200 and "X-Frame-Options" not in answer.headers, path
        policy = answer.headers["Content-Security-Policy"]
        assert "frame-ancestors *" in policy and "default-src 'self'" in policy and "form-action 'none'" in policy
    for path in every_page():
        answer = client.get(path)
        assert "frame-ancestors 'self'" in answer.headers["Content-Security-Policy"], path
        assert answer.headers["X-Frame-Options"] == "SAMEORIGIN", path


def test_it_has_a_title_the_figures_their_source_and_the_way_back(page: Page) -> None:
    full_world(illustrative=True)
    text = page("/embed/targets/b.2030.2/", "en")
    assert text.count("<h1") == 1 and "data-chart" in text and "<table" in text
    assert 'href="/targets/b.2030.2/"' in text and "Figures as known at" in text
    assert "Illustrative figures, not statistics." in text
    assert "<form" not in text and "csrf" not in text


def test_the_address_names_the_language(page: Page) -> None:
    full_world()
    assert '<html lang="en">' in page("/embed/indicators/kinh-te-so/", lang="en")
    assert '<html lang="vi">' in page("/embed/indicators/kinh-te-so/", "en", lang="vi")
    assert '<html lang="vi">' in page("/embed/indicators/kinh-te-so/", lang="xx")


def test_without_values_it_says_so(page: Page) -> None:
    load_world()
    assert "No value has been recorded yet" in page("/embed/targets/b.2030.2/", "en")


def test_the_piece_to_copy_shows_the_chart(page: Page) -> None:
    full_world()
    for path in ("/targets/b.2030.2/", "/indicators/kinh-te-so/"):
        shown = html.unescape(page(path, "en").partition("<textarea")[2].partition("</textarea>")[0].partition(">")[2])
        found = re.fullmatch(r'<iframe src="http://testserver([^"?]+)\?lang=en" title="[^"<]+"[^<>]*></iframe>', shown)
        assert found and "<h1" in page(found[1])
