"""The words of code lists for readers: those of law in Vietnamese as they stand, and their English."""

from datetime import date

from xanh.basis.language import language
from xanh.basis.parameter import parameter

ENGLISH = {
    "task_statuses": {
        "not_started": "not started",
        "in_progress": "in progress",
        "recurring": "done regularly",
        "completed": "completed",
        "suspended": "suspended",
    },
    "missing_reasons": {
        "not_collected": "not collected",
        "not_yet_available": "no official figure yet",
        "not_applicable": "does not arise or not applicable",
        "confidential": "confidential",
        "not_reported": "not reported by the agency",
        "input_missing": "a figure it is computed from is missing",
    },
    "funding_sources": {
        "I": "state budget",
        "II": "international support",
        "III": "commercial loans and private investment",
        "IV": "community and other sources",
    },
}


def law_word(codes: str, code: str) -> str:
    """Return the word for `code` of the code list `codes` in the reader's language; the code itself if unknown."""
    if language() == "en" and code in ENGLISH.get(codes, {}):
        return ENGLISH[codes][code]
    return str(parameter(codes, on=date.max).values.get(code, code))
