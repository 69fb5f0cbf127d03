"""Every English sentence of the portal has its Vietnamese; no page mixes the two."""

import io
import re
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.extract import extract
from babel.messages.pofile import read_po
from django.utils.translation.template import templatize
from tests.portal.conftest import Page
from tests.portal.pages import every_page
from tests.portal.world import full_world, issue

WEB = Path(__file__).parents[2] / "src" / "xanh_web"
PORTAL = WEB / "portal"
KEYWORDS = {"gettext": None, "gettext_lazy": None, "_": None, "ngettext": (1, 2)}
# The names of kinds of files, and of the system, are the same in every language.
FORMATS = {"Excel", "CSV", "JSON", "GeoJSON", "Parquet", "Xanh"}
MARKED = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
ENGLISH = re.compile(r"\b(the|of|and|is|was|has|been|this|which|reports?|agency|agencies|targets?|tasks?)\b", re.I)


def source_of(path: Path) -> str:
    text = path.read_text(encoding="utf-8")
    return "\n".join(line.strip() for line in templatize(text).splitlines()) if path.suffix == ".html" else text


def sentences() -> set[str]:
    found = set()
    for path in [*PORTAL.rglob("*.py"), *PORTAL.rglob("templates/**/*.html")]:
        for _line, message, *_rest in extract("python", io.BytesIO(source_of(path).encode()), keywords=KEYWORDS):
            found.add(message if isinstance(message, str) else message[0])
    return found


def catalogue(app: str) -> dict[str, str]:
    with (WEB / app / "locale/vi/LC_MESSAGES/django.po").open("rb") as file:
        pairs = [(m.id, m.string) for m in read_po(file) if m.id]
    return {(k if isinstance(k, str) else k[0]): (v if isinstance(v, str) else v[0]) for k, v in pairs}


def places(text: str) -> set[str]:
    braces = {name for _text, name, *_rest in Formatter().parse(text) if name} if "%(" not in text else set()
    return braces | set(re.findall(r"%\(\w+\)s", text))


def test_every_sentence_has_its_vietnamese_and_nothing_else_is_kept() -> None:
    own, below, used = catalogue("portal"), catalogue("base"), sentences()
    assert len(used) > 150
    assert used - set(own) - set(below) == set()
    assert set(own) - used == set()
    assert [key for key, value in own.items() if not value or places(key) != places(value)] == []


def test_no_words_stand_in_a_template_outside_the_catalogue() -> None:
    for path in PORTAL.rglob("templates/**/*.html"):
        text = re.sub(r"{% (comment|blocktranslate).*?{% end\1 %}", "", path.read_text(encoding="utf-8"), flags=re.S)
        bare = re.sub(r"{%.*?%}|{{.*?}}", " ", text, flags=re.S)
        bare = re.sub(r"<[^>]*>", " ", bare)
        assert set(re.findall(r"[^\W\d_]+", bare)) <= {"SHA", *FORMATS}, path.name


def visible(page: str, other: str) -> str:
    """Return the text of a page without what is marked as being in the language `other`, and without script data."""
    # Sentences about successions and lineage name Vietnamese bodies and laws inside: they are other rooms' to test.
    page = re.sub(
        r'<script.*?</script>|<title>.*?</title>|<span class="[^"]*xanh-path">.*?</span>', " ", page, flags=re.S
    )
    page = re.sub(r"Eurostat, [^()]*", " ", page)  # the title of a foreign publication
    page = re.sub(r'<ol class="xanh-way.*?</ol>', " ", page, flags=re.S)
    while True:
        shorter = re.sub(rf'<(\w+)(?=[^>]*\slang="{other}")[^>]*>(?:(?!<\1\b).)*?</\1>', " ", page, flags=re.S)
        if shorter == page:
            return re.sub(r"<[^>]+>", " ", page)
        page = shorter


@pytest.mark.django_db
def test_no_page_mixes_the_languages(page: Page) -> None:
    issue(full_world())
    for path in every_page():
        english = re.sub(r"\d+/[\w-]+|Cần Thơ", "", visible(page(path, "en"), "vi"))  # documents, the place
        assert [word for word in english.split() if set(word.lower()) & set(MARKED)] == [], path
        vietnamese = visible(page(path, "vi"), "en")
        assert ENGLISH.findall(vietnamese) == [], path


@pytest.mark.django_db
def test_the_words_of_law_are_as_the_law_has_them(page: Page) -> None:
    full_world()
    assert "Đang triển khai" in page("/tasks/2.1/") and "in progress" in page("/tasks/2.1/", "en")
    assert "Ngân sách nhà nước" in page("/tasks/1.1/") and "state budget" in page("/tasks/1.1/", "en")
