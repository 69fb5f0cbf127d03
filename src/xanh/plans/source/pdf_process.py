"""The process that opens a PDF: `python -m xanh.plans.source.pdf_process < plan.pdf`, within limits it sets itself.

Answers one JSON object: {"flow": [line or boxes], "pictures": [page]}, boxes as [row, column, rows, columns, lines];
or {"refusal": sentence, "values": {…}}.
"""

import io
import json
import logging
import resource
import sys
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect

from xanh.basis.errors import Refusal
from xanh.plans.source.limits import PDF_MEMORY_BYTES, PDF_PAGES, PDF_SECONDS
from xanh.plans.source.pdf_flow import flow
from xanh.plans.source.pdf_page import PageText, page_text

_UNREADABLE_SHARE = 5


def answer(content: bytes) -> dict[str, Any]:
    """Return the object described above for the PDF in `content`."""
    try:
        pages = _pages(content)
        if not any(page.letters for page in pages):
            raise Refusal("{name} is a scan without a text layer; run text recognition (OCR) on it or give the .docx.")
    except Refusal as refusal:
        return {"refusal": refusal.message, "values": refusal.values}
    pictures = [page.number for page in pages if page.has_pictures and not page.letters]
    return {"flow": flow(pages), "pictures": pictures}


def _pages(content: bytes) -> list[PageText]:
    try:
        with pdfplumber.open(io.BytesIO(content)) as document:
            if len(document.pages) > PDF_PAGES:
                raise Refusal("{name} has more than {limit} pages; give the plan alone.", limit=PDF_PAGES)
            found = []
            for page in document.pages:
                found.append(page_text(page))
                page.close()
    except Refusal:
        raise
    except Exception as problem:  # pdfminer raises errors of every kind on broken files
        raise _refusal(problem) from None
    if not found:
        raise Refusal("{name} is damaged or incomplete; print it to PDF anew and try again.")
    letters, unreadable = sum(page.letters for page in found), sum(page.unreadable for page in found)
    if unreadable * _UNREADABLE_SHARE > letters + unreadable:
        raise Refusal("{name} has a text layer that cannot be turned into letters; give the .docx instead.")
    return found


def _refusal(problem: Exception) -> Refusal:
    causes = (problem, *problem.args, problem.__cause__, problem.__context__)
    if any(isinstance(cause, MemoryError | RecursionError) for cause in causes):
        return _too_large()
    if any(isinstance(cause, PDFPasswordIncorrect | PDFEncryptionError) for cause in causes):
        return Refusal("{name} is protected by a password; save it without the password and try again.")
    return Refusal("{name} is damaged or incomplete; print it to PDF anew and try again.")


def _too_large() -> Refusal:
    return Refusal("{name} is nested too deeply or too large to be read; give the plan alone.")


def _limit() -> None:
    """Let the system stop this process when it takes more than its share of memory or time."""
    for kind, most in ((resource.RLIMIT_AS, PDF_MEMORY_BYTES), (resource.RLIMIT_CPU, PDF_SECONDS)):
        resource.setrlimit(kind, (most, most))


if __name__ == "__main__":
    _limit()
    logging.disable()
    try:
        given = answer(sys.stdin.buffer.read())
    except (MemoryError, RecursionError):
        given = {"refusal": _too_large().message, "values": {}}
    json.dump(given, sys.stdout)
