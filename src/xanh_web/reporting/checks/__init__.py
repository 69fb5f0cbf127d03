"""Checks that help whoever reviews a report. They point at what to look at; they decide nothing.

Each check is a pure function from one answer with its surroundings to the findings on it.
"""

from collections.abc import Callable

from xanh_web.reporting.checks.context import AnswerContext, ReviewFinding
from xanh_web.reporting.checks.contradiction import text_contradicts_table
from xanh_web.reporting.checks.copied import copied_from_last_year
from xanh_web.reporting.checks.doubles import same_from_two_leads
from xanh_web.reporting.checks.outlier import outlier_in_series

__all__ = ["CHECKS", "AnswerContext", "ReviewFinding", "examine"]

CHECKS: dict[str, Callable[[AnswerContext], list[ReviewFinding]]] = {
    "text_contradicts_table": text_contradicts_table,
    "copied_from_last_year": copied_from_last_year,
    "outlier_in_series": outlier_in_series,
    "same_from_two_leads": same_from_two_leads,
}


def examine(context: AnswerContext) -> list[ReviewFinding]:
    """Return the findings of all checks on one answer, in the order of `CHECKS`."""
    return [finding for check in CHECKS.values() for finding in check(context)]
