"""The public site at a fixed moment, on a folder of its own, with its Vietnamese compiled for the occasion."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.test import Client
from pytest_django import Settings
from tests.portal.world import NOW

import xanh
import xanh_web
from xanh.basis import language

type Page = Callable[..., str]


@pytest.fixture(scope="session")
def catalogues(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Compile every catalogue of the source into one folder per room; the tests do not need `make locale`."""
    root = tmp_path_factory.mktemp("catalogues")
    for package, domain in ((xanh, "xanh"), (xanh_web, "django")):
        for source in Path(str(package.__file__)).parent.glob(f"**/locale/vi/LC_MESSAGES/{domain}.po"):
            folder = root / source.parents[3].name / "locale" / "vi" / "LC_MESSAGES"
            folder.mkdir(parents=True, exist_ok=True)
            with source.open("rb") as text, (folder / f"{domain}.mo").open("wb") as compiled:
                write_mo(compiled, read_po(text))
    return root


@pytest.fixture(autouse=True)
def site(catalogues: Path, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[datetime]:
    """Let it be NOW, with the files of the installation in a folder of the test."""
    settings.LOCALE_PATHS = [str(path) for path in sorted(catalogues.glob("*/locale"))]
    settings.HOME = tmp_path
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    # Put back afterwards: the tests of other rooms meet the source as it is.
    monkeypatch.setattr(language, "_catalogues", [*language._catalogues, (catalogues, "xanh")])
    language._catalogue.cache_clear()
    yield NOW
    language._catalogue.cache_clear()


@pytest.fixture
def page(client: Client) -> Page:
    """Return a function that gets a page as text, in Vietnamese unless told otherwise, and checks its status."""

    def get(path: str, language: str = "vi", status: int = 200, **query: str) -> str:
        client.cookies["django_language"] = language
        answer = client.get(path, query)
        assert answer.status_code == status
        return answer.content.decode()

    return get
