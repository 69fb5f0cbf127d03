"""Does the text of a result say something else than the status and the percentage beside it?"""

import re
from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext as _

from xanh.basis.number import format_number
from xanh.basis.text import fold
from xanh_web.reporting.checks.context import AnswerContext, ReviewFinding

# All on folded text: no marks, no case.
_SHARE = re.compile(r"\b(?:dat|hoan thanh|tien do|khoi luong)\b[^.;%]{0,40}?(\d{1,3}(?:[.,]\d+)?)\s*%")
_DONE = re.compile(r"\b(?:da hoan thanh|hoan tat|hoan thanh 100|da xong)\b")
_NOT_DONE = re.compile(r"\b(?:chua trien khai|chua thuc hien|chua bat dau)\b")
_BEFORE_DONE = re.compile(r"\b(?:chua|se|phan dau|du kien|neu|khong)\s+(?:the\s+)?$")


def text_contradicts_table(context: AnswerContext) -> list[ReviewFinding]:
    """Return what does not go together: percentages in the text, words of completion, status and percentage."""
    if not context.status:
        return []
    return [*_percentages(context), *_words(context), *_cells(context)]


def _percentages(context: AnswerContext) -> Iterator[ReviewFinding]:
    if context.percentage is None:
        return
    stated = [Decimal(match[1].replace(",", ".")) for match in _SHARE.finditer(fold(context.texts.get("result", "")))]
    if not stated or any(abs(one - context.percentage) <= context.limits.percentage_gap for one in stated):
        return
    text = _("The text speaks of {stated}%, the table says {percentage}%: see whether both mean the same.")
    yield ReviewFinding(
        "percentage", text.format(stated=format_number(stated[0]), percentage=format_number(context.percentage))
    )


def _words(context: AnswerContext) -> Iterator[ReviewFinding]:
    text = fold(context.texts.get("result", ""))
    done = any(not _BEFORE_DONE.search(text[: match.start()]) for match in _DONE.finditer(text))
    if done and context.status in {"not_started", "suspended"}:
        yield ReviewFinding("status", _("The text says it is done, the status says it is not being worked on."))
    if _NOT_DONE.search(text) and context.status == "completed":
        yield ReviewFinding("status", _("The text says it has not begun, the status says it is completed."))


def _cells(context: AnswerContext) -> Iterator[ReviewFinding]:
    if context.percentage is None:
        return
    shown = format_number(context.percentage)
    if context.status == "completed" and context.percentage < 100:
        yield ReviewFinding(
            "percentage", _("The status is completed, the percentage is {percentage}%.").format(percentage=shown)
        )
    if context.status == "not_started" and context.percentage > 0:
        yield ReviewFinding(
            "percentage", _("The status is not started, the percentage is {percentage}%.").format(percentage=shown)
        )
