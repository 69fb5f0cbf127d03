"""Every sentence of the room has its Vietnamese, with the same named places."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import xanh_web.agencies

ROOM = Path(xanh_web.agencies.__file__).parent
CATALOGUE = ROOM / "locale" / "vi" / "LC_MESSAGES" / "django.po"
PLACE = re.compile(r"\{\{?\w+\}?\}")


def sources() -> Iterator[str]:
    for path in ROOM.rglob("*.py"):
        if "migrations" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"Refusal", "_"}:
                message = node.args[0]
                assert isinstance(message, ast.Constant), f"{path.name}: a sentence must be written out"
                yield str(message.value)


def catalogue() -> dict[str, str]:
    text = CATALOGUE.read_text(encoding="utf-8")
    return dict(re.findall(r'^msgid "(.+)"\nmsgstr "(.+)"$', text, re.MULTILINE))


def test_catalogue_has_every_sentence_and_nothing_else() -> None:
    assert set(catalogue()) == set(sources())


def test_places_are_the_same_in_both_languages() -> None:
    for english, vietnamese in catalogue().items():
        assert set(PLACE.findall(english)) == set(PLACE.findall(vietnamese)), english
