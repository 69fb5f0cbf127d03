"""Whatever is uploaded: answers, errors or a refusal, and never another exception."""

import contextlib
import random
import re
from unittest.mock import Mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.documents_forms import cast
from tests.documents_forms.package import packed, parts

from xanh.basis.errors import Refusal
from xanh.documents.forms import FilledForm, grid, mark_errors, read_form

FORM, GOOD = cast.form(), cast.filled()
PARTS = parts(GOOD)


def read_or_refused(content: bytes) -> FilledForm | None:
    try:
        read = read_form(content, FORM, cast.KEY)
        if read.errors:
            assert not read.tasks and not read.indicators
            with contextlib.suppress(Refusal):
                mark_errors(content, read.errors)
    except Refusal as refused:
        str(refused).encode()
        read = None
    return read


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=3000), st.sampled_from((b"", b"PK\x03\x04", bytes.fromhex("d0cf11e0a1b11ae1"))))
def test_random_bytes(content: bytes, start: bytes) -> None:
    assert read_or_refused(start + content) is None


@pytest.mark.parametrize("seed", range(60))
def test_flipped_bytes_of_the_package(seed: int) -> None:
    chance = random.Random(seed)
    content = bytearray(GOOD)
    for _ in range(chance.randint(1, 8)):
        content[chance.randrange(len(content))] = chance.randrange(256)
    read_or_refused(bytes(content))


@pytest.mark.parametrize("name", sorted(PARTS))
def test_a_part_dropped_emptied_or_cut(name: str) -> None:
    read_or_refused(packed({other: part for other, part in PARTS.items() if other != name}))
    read_or_refused(packed(PARTS | {name: b""}))
    read_or_refused(packed(PARTS | {name: PARTS[name][: len(PARTS[name]) // 2]}))
    read_or_refused(packed(PARTS | {name: b"<a/>"}))


@pytest.mark.parametrize("seed", range(150))
def test_edited_xml(seed: int) -> None:
    chance = random.Random(seed)
    name = chance.choice([name for name in PARTS if name.startswith("xl/")])
    text = PARTS[name].decode()
    for _ in range(chance.randint(1, 4)):
        text = chance.choice(EDITS)(text, chance)
    read_or_refused(packed(PARTS | {name: text.encode(errors="replace")}))


def change_an_attribute(text: str, chance: random.Random) -> str:
    found = list(re.finditer(r'"[^"<>]*"', text))
    return replaced(text, chance.choice(found), f'"{chance.choice(STRANGE)}"') if found else text


def change_a_text(text: str, chance: random.Random) -> str:
    found = list(re.finditer(r">[^<>]+<", text))
    return replaced(text, chance.choice(found), f">{chance.choice(STRANGE)}<") if found else text


def drop_an_element(text: str, chance: random.Random) -> str:
    found = list(re.finditer(r"<(\w+)[^<>]*/>|<(\w+)[^<>]*>[^<>]*</\2>", text))
    return replaced(text, chance.choice(found), "") if found else text


def double_a_piece(text: str, chance: random.Random) -> str:
    start = chance.randrange(len(text))
    return text[:start] + text[start : start + chance.randint(1, 80)] + text[start:]


def replaced(text: str, match: re.Match[str], by: str) -> str:
    return text[: match.start()] + by + text[match.end() :]


EDITS = (change_an_attribute, change_a_text, drop_an_element, double_a_piece)
STRANGE = (
    "", "-1", "0", "1e999", "nan", "99999999999999999999", "9" * 5000, "A1:XFD1048576", "XFD1048576", "ZZZZZZ1", "=1",
    "d", "b", "e", "str", "s", "inlineStr", "x", "_x0000__xD800_", "&#x202E;", "../../x", "2025-99-99", "đ", "#REF!",
)  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('<c r="D8"', '<c r="ZZZZZZ8"'),
        ('<c r="D8"', '<c r="&#90;&#90;&#90;&#90;&#90;&#90;&#90;8"'),
        ('<row r="8"', '<row r="x"'),
        ('<c r="D8"', '<c r="XFD1048576"'),
        ('<c r="D8"', '<c r="D7"'),
        ('<mergeCell ref="A1:D1"', '<mergeCell ref="A1:XFD1048576"'),
        ("<v>100</v>", "<v>" + "9" * 4000 + "</v>"),
        ("<v>100</v>", "<v>1e999</v>"),
    ],
)
def test_what_a_hostile_hand_would_write(old: str, new: str) -> None:
    name = "xl/worksheets/sheet2.xml"
    text = PARTS[name].decode()
    assert old in text
    read = read_or_refused(packed(PARTS | {name: text.replace(old, new).encode()}))
    assert read is None or read.errors or "mergeCell" in old


@pytest.mark.parametrize(
    ("old", "new"),
    [("</sheetData>", "<row/>" * 700_000 + "</sheetData>"), ('sqref="D7 D15"', f'sqref="{"A1 " * 400_000}"')],
)
def test_masses_are_refused_before_they_are_parsed(old: str, new: str, monkeypatch: pytest.MonkeyPatch) -> None:
    parsed = Mock()
    monkeypatch.setattr(grid, "load_workbook", parsed)
    name = "xl/worksheets/sheet2.xml"
    text = PARTS[name].decode().replace(old, new)
    assert read_or_refused(packed(PARTS | {name: text.encode()})) is None
    parsed.assert_not_called()
