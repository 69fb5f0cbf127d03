"""For all tests: a folder of their own instead of the installation's, compiled catalogues, hypothesis profiles."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.conf import settings
from django.utils import translation
from hypothesis import HealthCheck
from hypothesis import settings as profiles

from xanh.basis.language import set_language

# Scripts that run by themselves, not collected: makers of sample documents, a mail server, a map client.
collect_ignore_glob = ["documents_in/*.py", "messages/mail_server.py", "exchange/owslib_walk.py"]

SOURCE = Path(__file__).parent.parent / "src"
HOME = Path(tempfile.mkdtemp(prefix="xanh-tests-"))
# For commands started by tests; this process has its settings already, so they are told.
os.environ["XANH_HOME"] = str(HOME)
settings.HOME = HOME

_SLOW = {"suppress_health_check": [HealthCheck.too_slow, HealthCheck.function_scoped_fixture], "deadline": None}
profiles.register_profile("dev", max_examples=50, **_SLOW)
profiles.register_profile("ci", max_examples=100, print_blob=True, **_SLOW)
# After SQLite, the properties are seen again on the other database with fewer examples.
profiles.register_profile("again", max_examples=25, print_blob=True, **_SLOW)
profiles.register_profile("fuzz", max_examples=10_000, print_blob=True, **_SLOW)
_AGAIN = "again" if os.environ.get("XANH_DATABASE_URL") else ""
profiles.load_profile(_AGAIN or ("ci" if os.environ.get("CI") == "true" else "dev"))


def pytest_configure() -> None:
    """Compile the catalogues that are newer than their compiled form, as `make locale` does."""
    for source in SOURCE.glob("*/*/locale/*/LC_MESSAGES/*.po"):
        compiled = source.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime:
            partial = compiled.with_suffix(f".{os.getpid()}")
            with source.open("rb") as text, partial.open("wb") as file:
                write_mo(file, read_po(text))
            partial.replace(compiled)


def pytest_unconfigure() -> None:
    shutil.rmtree(HOME, ignore_errors=True)


@pytest.fixture(autouse=True)
def in_vietnamese() -> None:
    """Begin every test in Vietnamese: a request in English leaves its language behind in the process."""
    translation.activate("vi")
    set_language("vi")


@pytest.fixture(autouse=True)
def home(request: pytest.FixtureRequest) -> Iterator[Path]:
    """Give every test that uses the database an empty folder for its files, as its database is empty."""
    if request.node.get_closest_marker("django_db") is None and "db" not in request.fixturenames:
        yield HOME
        return
    kept, settings.HOME = settings.HOME, request.getfixturevalue("tmp_path")
    yield settings.HOME
    settings.HOME = kept
