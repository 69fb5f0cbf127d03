"""What holds of every import, whatever the file: it comes in whole, or it is refused and nothing has changed."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import transaction
from tests.refusals import row_counts

from xanh.basis.errors import Refusal


def whole_or_refused(bring: Callable[[], object]) -> bool:
    """Run an import, return whether it came in; anything but a refusal in words, or half an import, fails."""
    before, said = row_counts(), ""
    try:
        bring()
    except Refusal as refusal:
        said = str(refusal)
    else:
        return True
    assert said
    assert row_counts() == before
    return False


@contextmanager
def rolled_back() -> Iterator[None]:
    """Leave the database as it was, so that each example begins with the same."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
