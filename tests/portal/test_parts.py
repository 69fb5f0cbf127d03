"""The parts every page is made of: states in words, nothing inline, icons that exist, complete Vietnamese."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from django.utils import translation

ROOT = Path(__file__).parents[2]
WEB = ROOT / "src" / "xanh_web"
BASE = WEB / "base"
TEMPLATES = sorted((BASE / "templates").rglob("*.html"))
OBLIGATION = [
    "on_time",
    "late",
    "overdue",
    "in_time",
    "extended",
    "exempt",
    "waiting",
    "returned",
    "submitted",
    "accepted",
]
COURSE = ["achieved", "on_course", "behind", "moving_away", "cannot_say"]
STATES = OBLIGATION + COURSE
TRANSLATED = re.compile(r'(?:\b_\(|{% translate )"([^"]+)"')
BLOCK = re.compile(r"{% blocktranslate[^%]*%}(.*?){% endblocktranslate %}", re.DOTALL)


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with translation.override("en"):
        yield


def status(key: str, note: str = "") -> str:
    return " ".join(render_to_string("base/_status.html", {"key": key, "note": note}).split())


def test_every_state_has_a_word_of_its_own_beside_its_icon() -> None:
    words = [re.sub(r"<[^>]+>", "", status(key)).strip() for key in STATES]
    assert all(words) and len(set(words)) == len(STATES)
    assert all("<use href=" in status(key) for key in STATES)


def test_a_state_shows_its_note() -> None:
    assert "3 days" in status("late", "3 days")


def test_a_missing_value_shows_its_reason_and_never_a_zero() -> None:
    cell = {"label": "Value", "text": "0", "missing": "not reported"}
    row = render_to_string("base/_table.html", {"columns": [], "rows": [[{"text": "A"}, cell]]})
    assert "not reported" in row and ">0<" not in row


def test_text_from_people_cannot_become_markup() -> None:
    chart: dict[str, object] = {"title": "</script><b>", "unit": "%", "series": [], "target": None}
    assert "<b>" not in render_to_string("base/_chart.html", {"id": "c", "chart": chart})


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_inline_style_script_or_handler(path: Path) -> None:
    markup = path.read_text(encoding="utf-8")
    assert not re.search(r"\sstyle=|<style|\son\w+=|javascript:", markup)
    assert not re.search(r"<script(?![^>]*\ssrc=)", markup)
    assert not re.search(r"(?:src|href)=\"https?:", markup)


def test_every_icon_named_is_on_the_sheet() -> None:
    sheet = (BASE / "static/vendor/tabler-icons/icons.svg").read_text(encoding="utf-8")
    named = {
        name
        for path in WEB.glob("*/templates/**/*.html")
        for name in re.findall(r'(?:_icon\.html" with name=|icon=|firstof icon )"([a-z-]+)"', path.read_text("utf-8"))
    }
    assert len(named) > 10
    assert [name for name in sorted(named) if f'id="{name}"' not in sheet] == []


def test_every_english_sentence_has_its_vietnamese() -> None:
    catalogue = (BASE / "locale/vi/LC_MESSAGES/django.po").read_text(encoding="utf-8")
    pairs = dict(re.findall(r'^msgid "(.+)"\nmsgstr "(.+)"$', catalogue, re.MULTILINE))
    markup = "".join(path.read_text(encoding="utf-8") for path in TEMPLATES)
    sentences = set(TRANSLATED.findall(markup))
    sentences |= {re.sub(r"{{ (\w+) }}", r"%(\1)s", text) for text in BLOCK.findall(markup)}
    assert len(sentences) > 20
    assert sentences - set(pairs) == set()
    placeholders = re.compile(r"%\(\w+\)s")
    assert [k for k, v in pairs.items() if set(placeholders.findall(k)) != set(placeholders.findall(v))] == []


@pytest.mark.parametrize("code", ["400", "403", "403_csrf", "404", "500"])
def test_an_error_page_needs_nothing_and_speaks_both_languages(code: str) -> None:
    page = render_to_string(f"{code}.html")
    assert "Về trang chủ" in page and "Go to the home page" in page


def test_the_marks_say_the_words_of_the_glossary() -> None:
    rows = csv.DictReader((ROOT / "src/xanh/data/glossary.csv").read_text(encoding="utf-8").splitlines())
    glossary = {row["english"].replace(" ", "_"): row["vietnamese"] for row in rows}
    with translation.override("vi"):
        words = {key: re.sub(r"<[^>]+>", "", status(key)).strip().lower() for key in STATES if key in glossary}
    assert set(COURSE) | {"returned", "accepted"} <= set(words)
    assert words == {key: glossary[key] for key in words}
