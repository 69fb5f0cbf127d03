"""Targets judged on the ledger as known at an instant, all of them with one reading of the ledger."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from xanh.basis.errors import Refusal
from xanh.targets import judge
from xanh.targets.model import Course, Observed, Verdict
from xanh_web.ledger.models import Observation
from xanh_web.plans.models import Edition, Target
from xanh_web.reporting.consolidate.targets import as_series, promise_of
from xanh_web.reporting.models import StatedVerdict
from xanh_web.reporting.promises import promise_words
from xanh_web.reporting.stated_verdicts import stated_verdicts


@dataclass(frozen=True)
class Judgement:
    """A target with the ledger rows of its indicator up to the day, and what they let be said of it.

    `verdict` is None where the target cannot be judged at all; `sentence` says why then. `stated` is what a person
    said in its place.
    """

    target: Target
    rows: tuple[Observation, ...]
    series: tuple[Observed, ...]
    verdict: Verdict | None
    sentence: str
    stated: StatedVerdict | None = None

    @property
    def course(self) -> str:
        """The code of the verdict that stands: a person's, else the computed one."""
        return self.stated.course if self.stated else self.computed

    @property
    def computed(self) -> str:
        """The code of the computed verdict."""
        return (self.verdict.course if self.verdict else Course.CANNOT_SAY).value

    @property
    def has_moved(self) -> bool:
        """Whether another verdict is computed now than when a person stated theirs."""
        return self.stated is not None and self.stated.computed != self.computed

    @property
    def latest(self) -> Observation | None:
        """The newest row with a value; without one, the newest row, which says why there is none."""
        valued = [row for row in self.rows if row.value is not None]
        return (valued or self.rows or (None,))[-1]

    @property
    def illustrative(self) -> bool:
        """Whether any of the rows only illustrates."""
        return any(row.illustrative for row in self.rows)

    @property
    def promise(self) -> str:
        """The promise in words."""
        return promise_words(self.target)


def targets_of(edition: Edition) -> list[Target]:
    """Return the targets of an edition with objective and indicator, in the order of the plan."""
    targets = Target.objects.filter(objective__edition=edition).select_related("objective__edition__plan", "indicator")
    return list(targets.order_by("objective__position", "position"))


def judge_targets(targets: Iterable[Target], area_code: str, at: datetime, on: date) -> list[Judgement]:
    """Return each target's judgement on the day `on`, by what the ledger held at `at`."""
    asked = list(targets)
    rows: dict[str, list[Observation]] = defaultdict(list)
    known = Observation.objects.as_known_at(at).filter(
        indicator__in={target.indicator.code for target in asked},
        area_code=area_code,
        dimensions_key="",
        period__lt=str(on.year + 1),  # "2026", "2026-Q3": nothing that begins in a later year
    )
    for row in known.order_by("period", "id"):
        rows[row.indicator].append(row)
    plans = {target.objective.edition.plan for target in asked}
    stated = {plan.pk: stated_verdicts(plan, at) for plan in plans}
    return [
        _judgement(target, rows[target.indicator.code], on, stated[target.objective.edition.plan_id].get(target.code))
        for target in asked
    ]


def _judgement(target: Target, rows: list[Observation], on: date, stated: StatedVerdict | None) -> Judgement:
    series, promise = as_series(rows), promise_of(target)
    verdict, sentence = None, _("The plan names no year by which this is to be reached, so it cannot be judged.")
    if promise is not None:
        try:
            verdict = judge(promise, series, on)
            sentence = verdict.sentence
        except Refusal as refusal:  # a promise or a unit that contradicts itself is said, and hides no other target
            sentence = str(refusal)
    return Judgement(target, tuple(rows), tuple(series), verdict, sentence, stated)
