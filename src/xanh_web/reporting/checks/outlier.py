"""Does a value fall out of its series?"""

from decimal import Decimal
from statistics import median

from django.utils.translation import gettext as _

from xanh.basis.number import format_number
from xanh_web.reporting.checks.context import AnswerContext, ReviewFinding


def outlier_in_series(context: AnswerContext) -> list[ReviewFinding]:
    """Return a finding where the value lies far from the median of earlier years, or jumps from the last of them.

    The distance is the modified z-score 0.6745 · |x − median| / MAD (Iglewicz and Hoaglin 1993), asked from enough
    years only; where the years are all alike (MAD is zero) the jump alone is asked.
    """
    if context.value is None or not context.series:
        return []
    score = _score(context)
    if score is not None and score > context.limits.outlier_score:
        text = _("Far from the values of {first}–{last} (their median is {median}; modified z-score {score}).")
        sentence = text.format(
            first=context.series[0][0],
            last=context.series[-1][0],
            median=format_number(median(value for _year, value in context.series)),
            score=format_number(score, 1),
        )
        return [ReviewFinding("value", sentence)]
    return _jump(context)


def _score(context: AnswerContext) -> Decimal | None:
    values = [value for _year, value in context.series]
    if context.value is None or len(values) < context.limits.outlier_years:
        return None
    middle = median(values)
    spread = median(abs(value - middle) for value in values)
    return context.limits.outlier_factor * abs(context.value - middle) / spread if spread else None


def _jump(context: AnswerContext) -> list[ReviewFinding]:
    year, before = context.series[-1]
    if context.value is None or before == 0:
        return []
    change = (context.value - before) / abs(before)
    if abs(change) <= context.limits.jump_share:
        return []
    text = _("A jump of {change}% from the value of {year} ({before}).")
    shown = format_number(change * 100, 0)
    sentence = text.format(change=shown if change < 0 else f"+{shown}", year=year, before=format_number(before))
    return [ReviewFinding("value", sentence)]
