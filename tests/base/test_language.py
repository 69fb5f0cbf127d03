"""Vietnamese first: English is what a visitor chooses, not what a browser announces."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_a_browser_that_prefers_english_is_spoken_to_in_vietnamese() -> None:
    assert '<html lang="vi"' in Client(headers={"accept-language": "en"}).get("/").content.decode()


def test_who_chose_english_is_spoken_to_in_english() -> None:
    client = Client()
    client.post("/i18n/setlang/", {"language": "en", "next": "/"})
    assert '<html lang="en"' in client.get("/").content.decode()
