"""The plan is the same plan as text, Word file, web page and PDF."""

import re

import pytest

from xanh.basis.text import collapse
from xanh.plans.source import Paragraph, Table, read_source

FORMS = ("docx", "html", "pdf")


def body(source):
    """Return the paragraphs before the annex, without the marks of the scan and what stands in head and foot."""
    found = [block.text for block in source.blocks if isinstance(block, Paragraph)]
    first, last = found.index("KẾ HOẠCH"), next(at for at, text in enumerate(found) if text.endswith("quyết định./."))
    return [collapse(text.replace("*", "")) for text in found[first : last + 1]]


def joined(source):
    """Return the rows of the annex as lists of texts, rows cut by a page end joined as the parser would."""
    rows = []
    for block in source.blocks:
        for row in block.rows if isinstance(block, Table) and len(block.rows[0]) == 7 else []:
            texts = [cell.text if cell else "" for cell in row]
            if rows and not texts[0] and block.rows[0] is row:
                rows[-1] = [f"{above}\n{text}".strip() for above, text in zip(rows[-1], texts, strict=True)]
            else:
                rows.append(texts)
    return rows


def words(rows):
    return sorted(re.findall(r"\w+", " ".join(text for row in rows for text in row)))


@pytest.mark.parametrize("form", FORMS)
def test_the_body_has_the_same_paragraphs(seed, documents, form):
    expected = body(read_source(seed))
    cut = next(at for at, text in enumerate(expected) if text.startswith("quan chủ động"))
    expected[cut - 1 : cut + 1] = [f"{expected[cut - 1]} {expected[cut]}"]
    assert body(read_source(documents / f"ke-hoach-200.{form}")) == expected


@pytest.mark.parametrize("form", FORMS)
def test_the_annex_has_the_same_words(seed, documents, form):
    assert words(joined(read_source(documents / f"ke-hoach-200.{form}"))) == words(joined(read_source(seed)))


def test_the_annex_has_the_same_rows_in_word_and_on_the_web(documents):
    one, other = (read_source(documents / f"ke-hoach-200.{form}") for form in ("docx", "html"))
    assert one.text == other.text
    assert one.blocks == other.blocks
    assert len(joined(one)) == 28
