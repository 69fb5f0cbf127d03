"""The way of a verdict: the promise, the judgement, and each value it stands on down to report and evidence."""

from collections.abc import Iterator
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from xanh.basis.errors import Refusal
from xanh_web.plans.models import Target
from xanh_web.plans.querysets import edition_on
from xanh_web.reporting.judgements import Judgement, judge_targets
from xanh_web.reporting.lineage import explain_value
from xanh_web.reporting.words import COURSES


def explain_verdict(code: str, at: datetime | None, *, with_names: bool = False) -> Iterator[str]:
    """Yield the lines that tell how the target `code` of the plan in force was judged at `at` (now where None).

    Where nothing can be said, the reason and what is known are told. Refusal where the plan has no such target.
    """
    when = at or timezone.now()
    day = timezone.localtime(when).date()
    edition = edition_on(day)
    rows = Target.objects.select_related("indicator", "objective__edition__plan")
    target = rows.filter(objective__edition=edition, code=code).first() if edition else None
    if target is None:
        raise Refusal(
            "The plan in force on {day} has no target “{code}”: the site lists its targets.",
            day=f"{day:%d/%m/%Y}",
            code=code,
        )
    area = target.objective.edition.plan.area_code
    (judged,) = judge_targets([target], area, when, day)
    yield f"{target.text} [target:{target.code}]"
    yield "  " + _("promise: {promise}, by {year}").format(promise=judged.promise, year=target.horizon or "–")
    yield "  " + _("verdict: {sentence}").format(sentence=judged.sentence)
    if stated := judged.stated:
        text = _("in its place, stated on {day}: {course}; reason: {reason}")
        day_of = f"{timezone.localtime(stated.stated_at):%d/%m/%Y}"
        yield "  " + text.format(day=day_of, course=COURSES[stated.course], reason=stated.reason)
    if judged.verdict and judged.verdict.bands_reference:
        yield "  " + _("bands: {reference}").format(reference=judged.verdict.bands_reference)
    for row_period in _periods(judged):
        lines = explain_value(target.indicator.code, area, row_period, when, with_names=with_names)
        yield from (f"  {line}" for line in lines)


def _periods(judged: Judgement) -> list[str]:
    """Return the periods of the values the verdict stands on; without any, that of the newest row there is."""
    used = [one.source for one in judged.verdict.used] if judged.verdict else []
    periods = [row.period for row in judged.rows if f"observation:{row.pk}" in used]
    return periods or ([judged.latest.period] if judged.latest else [])
