"""The sentences of this room have Vietnamese, and its word lists fit together."""

import ast
import re
from datetime import date
from pathlib import Path

import pytest

from xanh.basis.parameter import parameter
from xanh.plans.passage import flat

ROOM = Path(__file__).parents[2] / "src" / "xanh" / "plans"
PO = (ROOM / "locale" / "vi" / "LC_MESSAGES" / "xanh.po").read_text(encoding="utf-8")
TRANSLATED = dict(re.findall(r'^msgid "(.+)"\nmsgstr "(.*)"$', PO.replace('"\n"', ""), re.MULTILINE))


def sentences() -> list[str]:
    found = []
    for path in sorted(ROOM.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in {"Refusal", "gettext"}
            ):
                found += [
                    one.value for one in node.args[:1] if isinstance(one, ast.Constant) and isinstance(one.value, str)
                ]
    return found


@pytest.mark.parametrize("sentence", sentences())
def test_every_sentence_has_vietnamese_with_the_same_names(sentence: str) -> None:
    written = sentence.replace("\\", "\\\\").replace('"', '\\"')
    assert TRANSLATED.get(written), sentence
    assert sorted(re.findall(r"\{\w+\}", TRANSLATED[written])) == sorted(re.findall(r"\{\w+\}", sentence))


def test_no_two_types_of_agency_share_a_name() -> None:
    values = parameter("agency_types", on=date.max).values
    names = [flat(name) for entry in values.values() for name in [entry["name"], *entry["names"]]]
    assert len(names) == len(set(names))
    assert all(code.isascii() and code.isupper() for code in values)


def test_every_noun_belongs_to_one_set() -> None:
    sets = parameter("open_sets", on=date.max).values["sets"]
    nouns = [flat(noun) for entry in sets.values() for noun in entry["nouns"]]
    assert len(nouns) == len(set(nouns))


def test_no_rule_knows_a_city() -> None:
    for path in sorted(ROOM.glob("*.py")):
        text = path.read_text(encoding="utf-8")
        assert "Cần Thơ" not in text and "can tho" not in text and "200/KH" not in text
