"""The room's Vietnamese catalogue, read from its source so that nothing needs to be compiled first."""

import re
from ast import literal_eval
from gettext import NullTranslations
from pathlib import Path

import pytest

import xanh.targets

ENTRY = re.compile(r'^msgid ((?:".*"\n)+)msgstr ((?:".*"\n)+)', re.MULTILINE)


class Catalogue(NullTranslations):
    def __init__(self, messages: dict[str, str]) -> None:
        super().__init__()
        self.messages = messages

    def gettext(self, message: str) -> str:
        return self.messages.get(message, message)


@pytest.fixture(scope="session")
def messages() -> dict[str, str]:
    """English source → Vietnamese, as written in the room's catalogue."""
    path = Path(xanh.targets.__file__).parent / "locale" / "vi" / "LC_MESSAGES" / "xanh.po"
    text = path.read_text(encoding="utf-8") + "\n"
    pairs = [(_unquoted(source), _unquoted(target)) for source, target in ENTRY.findall(text)]
    assert len(pairs) == len(dict(pairs)), "a source string stands twice in the catalogue"
    return {source: target for source, target in pairs if source}


@pytest.fixture(autouse=True)
def catalogues(messages: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Answer from the source catalogue in Vietnamese, and with the source strings in English."""
    found = {"vi": Catalogue(messages), "en": NullTranslations()}
    monkeypatch.setattr("xanh.basis.language._catalogue", found.__getitem__)


def _unquoted(lines: str) -> str:
    return "".join(literal_eval(line) for line in lines.splitlines())
