"""Do two leads of a task report the same money, or the same words?"""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from xanh_web.reporting.checks.context import TEXTS, AnswerContext, ReviewFinding
from xanh_web.reporting.checks.copied import words_of


def same_from_two_leads(context: AnswerContext) -> list[ReviewFinding]:
    """Return a finding for every amount and every text that another lead of the task reports just so.

    Texts are not compared where so many agencies lead a task that like answers are to be expected.
    """
    return [*_money(context), *_texts(context)]


def _money(context: AnswerContext) -> Iterator[ReviewFinding]:
    for amounts in context.money:
        same = [other.agency_name for other in context.others if amounts.given and amounts in other.money]
        if same:
            text = _("The same money of source {source} is reported by {agencies}; it counts once.")
            yield ReviewFinding("money", text.format(source=amounts.source, agencies=_named(same)))


def _texts(context: AnswerContext) -> Iterator[ReviewFinding]:
    if context.many_leads or len(context.others) >= context.limits.most_leads:
        return
    for name in TEXTS:
        words = words_of(context.texts.get(name, ""))
        if len(words) < context.limits.copied_words:
            continue
        same = [other.agency_name for other in context.others if words_of(other.texts.get(name, "")) == words]
        if same:
            text = _("Word for word the same as in the report of {agencies}.")
            yield ReviewFinding(name, text.format(agencies=_named(same)))


def _named(names: list[str]) -> str:
    return ", ".join(names[:3]) + ("…" if len(names) > 3 else "")
