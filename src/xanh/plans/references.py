"""Citations of items of other documents: "mục 1.1.2 - Quyết định số 882/QĐ-TTg"."""

import re

from xanh.plans import model
from xanh.plans.passage import Passage

_DOCUMENT = re.compile(r"(?<![\w/])\d{1,5}(?:/\d{4})?[/-][A-ZĐ][A-ZĐa-z&]*(?:[-/][A-ZĐ][A-ZĐa-z\d&]*)+")
_ITEM = re.compile(r"(?<![\d.,/])\d{1,2}(?:\.\d{1,2})+(?![\d/]|\.\d)")
_PLAIN_ITEM = re.compile(
    r"\b(?:muc|nhiem vu|hoat dong|diem|khoan|dieu)\s+(?:so\s+)?(\d{1,2}[a-z]?|[ivx]{1,5}(?:\.\d{1,2})*)\b(?![./]\d)"
)


def read_references(cell: Passage) -> list[model.Reference]:
    """Return the items a cell cites, each with the document it names next to it; a document alone has no item.

    An item belongs to the first document named after it, else to the last one before it.
    """
    text = cell.collapsed()
    documents = list(_DOCUMENT.finditer(text.text))
    places = [match.span() for match in _ITEM.finditer(text.text)]
    places += [match.span(1) for match in _PLAIN_ITEM.finditer(text.flat)]
    items = [(start, end, text.text[start:end]) for start, end in sorted(set(places))]
    found: list[model.Reference] = []
    cited: set[int] = set()
    for start, end, item in items:
        document = next((one for one in documents if one.start() >= end), documents[-1] if documents else None)
        if document:
            cited.add(document.start())
            first, last = min(start, document.start()), max(end, document.end())
            found.append(model.Reference(document=document[0], item=item, span=text.part(first, last).place()))
    for document in documents:
        if document.start() not in cited:
            span = text.part(document.start(), document.end()).place()
            found.append(model.Reference(document=document[0], item=None, span=span))
    return found


def listed_items(paragraph: Passage) -> list[model.Reference]:
    """Return the items a sentence takes up from a document it names before them; [] for fewer than two."""
    text = paragraph.collapsed()
    document = _DOCUMENT.search(text.text)
    if not document:
        return []
    items = list(_ITEM.finditer(text.text, document.end()))
    if len(items) < 2 or len({match[0] for match in items}) < 2:
        return []
    return [
        model.Reference(document=document[0], item=match[0], span=text.part(match.start(), match.end()).place())
        for match in items
    ]
