"""The whole XML of a small document, so that no change of the setting goes unseen.

After a change that is wanted, look at the new pages and store what `current()` returns in `small_document.xml`.
"""

from pathlib import Path

from lxml import etree
from tests.documents_word.opened import part
from tests.documents_word.samples import small_document

from xanh.documents.word import write_word

SNAPSHOT = Path(__file__).parent / "small_document.xml"


def current() -> str:
    tree = etree.fromstring(part(write_word(small_document())).encode(), etree.XMLParser(remove_blank_text=True))
    return etree.tostring(tree, pretty_print=True, encoding="unicode")


def test_the_small_document_is_set_as_before() -> None:
    assert current() == SNAPSHOT.read_text(encoding="utf-8")
