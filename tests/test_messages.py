"""Every sentence has its Vietnamese, with the same places for values, and one translation everywhere."""

import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

ROOT = Path(__file__).parent.parent
CATALOGUES = sorted((ROOT / "src").glob("*/*/locale/vi/LC_MESSAGES/*.po"))
CATALOGUES += sorted((ROOT / "src").glob("*/*/*/locale/vi/LC_MESSAGES/*.po"))
PLACES = re.compile(r"{\w*(?:![rsa])?(?::[^}]*)?}|%\(\w+\)[a-z]")


def read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file)


def messages(path: Path) -> list[Message]:
    return [message for message in read(path) if message.id]


def texts(message: Message) -> tuple[list[str], list[str]]:
    said = message.id if isinstance(message.id, list | tuple) else [message.id]
    translated = message.string if isinstance(message.string, list | tuple) else [message.string]
    return list(said), list(translated)


def test_no_sentence_is_without_its_vietnamese() -> None:
    found = subprocess.run([sys.executable, "tools/messages.py"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (found.returncode, found.stdout, found.stderr) == (0, "", "")


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: f"{path.parents[3].name}/{path.stem}")
def test_a_translation_has_the_places_of_its_source(path: Path) -> None:
    for message in messages(path):
        said, translated = texts(message)
        assert all(translated), message.id
        given = set(PLACES.findall(said[-1]))
        for text in translated:
            # The library of the command line fills more places than Vietnamese needs; ours are all needed.
            left_out = set() if path.stem != "click" else given
            assert given - left_out <= set(PLACES.findall(text)) <= given, message.id


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: f"{path.parents[3].name}/{path.stem}")
def test_a_catalogue_is_clean(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "#, fuzzy" not in text
    assert "#~" not in text
    sources = [str(message.id) for message in messages(path)]
    assert len(sources) == len(set(sources)) == text.count("\nmsgid ") + text.startswith("msgid ") - 1


def test_one_sentence_has_one_translation_in_all_catalogues() -> None:
    found: dict[str, set[str]] = defaultdict(set)
    for path in CATALOGUES:
        if path.stem != "click":
            for message in messages(path):
                found[str(message.id)].add(str(message.string))
    assert {source: all_ for source, all_ in found.items() if len(all_) > 1} == {}
