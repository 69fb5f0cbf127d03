"""Is a Word file set as Nghị định 30/2020/NĐ-CP asks?"""

from collections.abc import Callable, Iterable

from xanh.documents.word.checks.body import check_appendices, check_headings, check_paragraphs, check_tables
from xanh.documents.word.checks.closing import check_recipients, check_signature
from xanh.documents.word.checks.finding import LayoutFinding
from xanh.documents.word.checks.head import (
    check_addressed_to,
    check_issuer,
    check_motto,
    check_number,
    check_place_date,
    check_title,
)
from xanh.documents.word.checks.page import (
    check_appendix_page_number,
    check_colour,
    check_font,
    check_margins,
    check_page_number,
    check_paper,
)
from xanh.documents.word.checks.reading import SetDocument, read_document

CHECKS: tuple[Callable[[SetDocument], Iterable[LayoutFinding]], ...] = (
    check_paper,
    check_margins,
    check_font,
    check_colour,
    check_page_number,
    check_motto,
    check_issuer,
    check_number,
    check_place_date,
    check_title,
    check_addressed_to,
    check_headings,
    check_paragraphs,
    check_tables,
    check_recipients,
    check_signature,
    check_appendices,
    check_appendix_page_number,
)


def check_layout(docx: bytes) -> tuple[LayoutFinding, ...]:
    """Return what departs from the layout in force, in the order of the decree; empty where nothing does.

    Reads any .docx of a document with a named kind (Mẫu 1.4), not only those of `write_word`. Refusal where the file
    is not a Word document. Clauses are those of Phụ lục I, Phần I.
    """
    document = read_document(docx)
    return tuple(finding for check in CHECKS for finding in check(document))
