"""The sections that a report has, with their Roman numbers: what it was set without is left out, heading too."""

from xanh.documents.report.content import ReportContent
from xanh.documents.report.wording import SECTIONS
from xanh.documents.word.appendices import roman


def section_titles(content: ReportContent) -> dict[str, str]:
    """Return the numbered title of each section of `content` by its code, in their order."""
    there = [code for code in SECTIONS if code != "inventories" or content.inventories is not None]
    return {code: f"{roman(place)}. {SECTIONS[code]}" for place, code in enumerate(there, start=1)}
