"""What every refusal must hold: a sentence whose places are filled, and a database as it was."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from xanh.basis.errors import Refusal
from xanh_web.base.archive import kept_models


def row_counts() -> dict[str, int]:
    """Return how many rows every table of the project holds."""
    return {model._meta.label: model._default_manager.count() for model in kept_models()}


@contextmanager
def refused(words: str) -> Iterator[None]:
    """Expect the block to be refused by a sentence whose English has `words`, leaving every table as it was."""
    before = row_counts()
    with pytest.raises(Refusal) as caught:
        yield
    assert words in caught.value.message
    assert "{" not in str(caught.value)
    assert row_counts() == before


NO_ROLE = "holds no role that may do this"
