"""The numbers a verdict rests on, each beside its name, so that a person can check it by hand."""

from decimal import Decimal

from django.utils.translation import gettext as _

from xanh.basis.number import format_number
from xanh.targets.amounts import change_text, level_text
from xanh.targets.model import Verdict
from xanh_web.reporting.judgements import Judgement


def pace_lines(judgement: Judgement) -> list[tuple[str, str]]:
    """Return (name, value in words) of the threshold, the paces and their ratio, as far as the verdict has them."""
    verdict = judgement.verdict
    if verdict is None:
        return []
    lines = []
    if verdict.threshold is not None:
        lines.append((_("Value that keeps the promise"), level_text(verdict.threshold, verdict.unit)))
    paces = (
        (_("Pace so far"), verdict.achieved_pace),
        (_("Required pace from the start"), verdict.required_pace),
        (_("Required pace from now on"), verdict.remaining_pace),
    )
    lines += [(name, _a_year(verdict, pace)) for name, pace in paces if pace is not None]
    if verdict.ratio is not None:
        lines.append((_("Pace so far, as a multiple of the required pace"), format_number(verdict.ratio, 2)))
    return lines


def _a_year(verdict: Verdict, pace: Decimal) -> str:
    is_rate = verdict.method in {"compound_growth", "mean_rate"}
    return _("{change} a year").format(change=change_text(pace, verdict.unit, rate=is_rate, decimals=2))
