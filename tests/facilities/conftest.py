"""The register and its people, in English."""

from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from django.utils import translation
from tests.facilities.world import register

from xanh.basis.language import speaking


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with translation.override("en"), speaking("en"):
        yield


@pytest.fixture
def world(db: None) -> SimpleNamespace:
    return register()
