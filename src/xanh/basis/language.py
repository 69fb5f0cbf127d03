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
_current: ContextVar[str] = ContextVar("language", default="vi")


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Let `gettext` answer in `language` ("vi" or "en") inside the block."""
    token = _current.set(language if language in LANGUAGES else "vi")
    try:
        yield
    finally:
        _current.reset(token)


def language() -> str:
    """Return the language of the current task, "vi" or "en"."""
    return _current.get()


def gettext(message: str) -> str:
    """Return `message` in the language of the current task; the English itself where no translation exists."""
    if not message:
        return message
    return _catalogue(language()).gettext(message)


@cache
def _catalogue(code: str) -> _gettext.NullTranslations:
    merged: _gettext.NullTranslations = _gettext.NullTranslations()
    for folder in sorted(Path(__file__).parent.parent.glob("*/locale")):
        found = _gettext.translation("xanh", folder, languages=[code], fallback=True)
        found.add_fallback(merged)
        merged = found
    return merged
