"""Was the text copied from last year's report?"""

from difflib import SequenceMatcher

from django.utils.translation import gettext as _

from xanh.basis.number import format_number
from xanh.basis.text import fold
from xanh_web.reporting.checks.context import TEXTS, AnswerContext, ReviewFinding

MOST_WORDS = 1500  # of a longer text the beginning is compared: the time to compare grows with the square


def copied_from_last_year(context: AnswerContext) -> list[ReviewFinding]:
    """Return a finding for every text that repeats last year's, word for word or nearly; short ones may repeat."""
    findings = []
    for name in TEXTS:
        now, before = words_of(context.texts.get(name, "")), words_of(context.texts_before.get(name, ""))
        if len(now) < context.limits.copied_words or not before:
            continue
        if now == before:
            findings.append(ReviewFinding(name, _("Word for word the same as last year.")))
        elif (share := _share(now, before)) >= float(context.limits.copied_share):
            text = _("{share}% of the words are the same as last year.")
            findings.append(ReviewFinding(name, text.format(share=format_number(int(share * 100)))))
    return findings


def words_of(text: str) -> list[str]:
    """Return the words of `text` without marks, case and punctuation, as they are compared."""
    return [word for part in fold(text).split()[:MOST_WORDS] if (word := part.strip('.,;:!?()[]"“”-…'))]


def _share(now: list[str], before: list[str]) -> float:
    matcher = SequenceMatcher(None, now, before, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() > 0 else 0.0
