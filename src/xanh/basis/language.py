"""The sentences of the pure root in the reader's language, through gettext.

Source strings are English; every room keeps its own catalogue in `locale/`. The language of the current
task is Vietnamese unless a caller says otherwise with `speaking("en")`.
"""

import gettext as _gettext
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

LANGUAGES = ("vi", "en")
_catalogues: list[tuple[Path, str]] = [(Path(__file__).parent.parent, "xanh")]
_current: ContextVar[str] = ContextVar("language", default="vi")


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Let `gettext` answer in `language` ("vi" or "en") inside the block."""
    token = _current.set(language if language in LANGUAGES else "vi")
    try:
        yield
    finally:
        _current.reset(token)


def set_language(code: str) -> None:
    """Let `gettext` answer in `code` ("vi" or "en") from now on, for this task."""
    _current.set(code if code in LANGUAGES else "vi")


def language() -> str:
    """Return the language of the current task, "vi" or "en"."""
    return _current.get()


def gettext(message: str) -> str:
    """Return `message` in the language of the current task; the English itself where no translation exists."""
    if not message:
        return message
    return _catalogue(language()).gettext(message)


def add_catalogues(root: Path, domain: str) -> None:
    """Let `gettext` also look into `root`/*/locale for catalogues of `domain`: each root brings its own sentences."""
    if (root, domain) not in _catalogues:
        _catalogues.append((root, domain))
        _catalogue.cache_clear()


@cache
def _catalogue(code: str) -> _gettext.NullTranslations:
    merged: _gettext.NullTranslations = _gettext.NullTranslations()
    for root, domain in _catalogues:
        for folder in sorted(root.glob("*/locale")):
            found = _gettext.translation(domain, folder, languages=[code], fallback=True)
            found.add_fallback(merged)
            merged = found
    return merged
