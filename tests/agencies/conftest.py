"""A loaded city and people who may and may not change it."""

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from django.utils import translation
from tests.agencies.cast import FOLDER, NOW

from xanh.basis.language import speaking
from xanh_web.agencies.actions import load_city
from xanh_web.base.models import Appointment, Person


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """The sentences asked for below are the English sources, whether or not catalogues have been compiled."""
    with translation.override("en"), speaking("en"):
        yield


@pytest.fixture
def coordinator(db: None) -> Person:
    person = Person.objects.create(username="mai", first_name="Mai")
    Appointment.objects.create(person=person, role="coordinator", agency_code="STC", valid_from=date(2025, 3, 1))
    return person


@pytest.fixture
def reporter(db: None) -> Person:
    person = Person.objects.create(username="nam", first_name="Nam")
    Appointment.objects.create(person=person, role="reporter", agency_code="SCT", valid_from=date(2025, 3, 1))
    return person


@pytest.fixture
def city(coordinator: Person) -> Person:
    """Load the city; the coordinator who did it."""
    load_city(folder=FOLDER, by=coordinator, at=NOW)
    return coordinator


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the city's folder that a test may spoil."""
    return Path(shutil.copytree(FOLDER, tmp_path / "can_tho"))


@pytest.fixture
def spoil(folder: Path) -> Callable[[str, str, str], Path]:
    """Replace a piece of text, which must be there, in a file of the copy."""

    def replace(file: str, old: str, new: str) -> Path:
        text = (folder / file).read_text(encoding="utf-8")
        assert old in text
        (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
        return folder

    return replace
