"""What changed between two moments: figures added, revised or withdrawn, and the verdicts that changed with them."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.db.models import Count
from django.utils import timezone

from xanh_web.ledger.models import Observation
from xanh_web.ledger.querysets import ObservationQuerySet
from xanh_web.plans.querysets import edition_on
from xanh_web.reporting.judgements import Judgement, judge_targets, targets_of
from xanh_web.reporting.revisions import Revision, told

CHANGES = ("added", "revised", "filled", "withdrawn", "restated")
AT_ONCE = 1000


@dataclass(frozen=True)
class ChangedFigure:
    """A figure that is another at the later moment: `change` is one of CHANGES, `old` None where it was added.

    `office` recorded the newest row, `why` is what that rests on.
    """

    change: str
    old: Observation | None
    new: Observation
    office: str
    why: str

    @property
    def difference(self) -> Decimal | None:
        """By how much the value changed, in its unit; None where one of the two is missing or in another unit."""
        if self.old is None or self.old.value is None or self.new.value is None or self.old.unit != self.new.unit:
            return None
        return self.new.value - self.old.value

    @property
    def per_cent(self) -> Decimal | None:
        """The difference as a percentage of the old value's size; None where there is none."""
        if self.difference is None or self.old is None or not self.old.value:
            return None
        return self.difference / abs(self.old.value) * 100


@dataclass(frozen=True)
class ChangedVerdict:
    """A target judged on one day, by the figures of the earlier moment and by those of the later."""

    old: Judgement
    new: Judgement


@dataclass(frozen=True)
class Difference:
    """The ledger at `start` beside the ledger at `end`, which is later; of one indicator, of some kinds of change."""

    start: datetime
    end: datetime
    indicator: str = ""
    change: str = ""

    @cached_property
    def rows(self) -> ObservationQuerySet:
        """The rows that are new at `end`, in order of indicator, area and period."""
        found = Observation.objects.changed_between(self.start, self.end)
        if self.indicator:
            found = found.filter(indicator=self.indicator)
        if self.change:
            found = found.filter(change=self.change)  # type: ignore[misc] # an annotation
        return found.order_by("indicator", "area_code", "period", "id")

    def counts(self) -> dict[str, int]:
        """Return how many figures changed, by kind of change, whichever kind is asked for."""
        every = Difference(self.start, self.end, self.indicator).rows.order_by()
        found = Counter(dict(every.values_list("change").annotate(Count("pk"))))  # type: ignore[misc] # likewise
        return {change: found[change] for change in CHANGES}

    def verdicts(self) -> list[ChangedVerdict]:
        """Return the targets on which the figures of the two moments let something else be said, in the plan's order.

        Both are judged on the day of `end` by the plan in force then, so that time alone changes no verdict.
        """
        day = timezone.localtime(self.end).date()
        edition = edition_on(day)
        if edition is None:
            return []
        targets, area = targets_of(edition), edition.plan.area_code
        then, now = (judge_targets(targets, area, at, day) for at in (self.start, self.end))
        pairs = [ChangedVerdict(*pair) for pair in zip(then, now, strict=True)]
        changed = [pair for pair in pairs if pair.old.computed != pair.new.computed]
        return [pair for pair in changed if self.indicator in ("", pair.new.target.indicator.code)]


def changed_figures(rows: ObservationQuerySet) -> list[ChangedFigure]:
    """Return rows of a `Difference`, a part of them that fits in memory, with what stood before them."""
    newer = told(rows)
    before = Observation.objects.in_bulk({_said(one, "before_pk") for one in newer} - {None})
    return [
        ChangedFigure(_said(one, "change"), before.get(_said(one, "before_pk")), one.row, one.office, one.why)
        for one in newer
    ]


def _said(one: Revision, name: str) -> Any:
    """Return what the question annotated the row with."""
    return getattr(one.row, name)


def every_changed_figure(difference: Difference, most: int) -> Iterator[ChangedFigure]:
    """Yield the first `most` changed figures, a thousand at a time."""
    for first in range(0, most, AT_ONCE):
        some = changed_figures(difference.rows[first : min(first + AT_ONCE, most)])
        yield from some
        if len(some) < AT_ONCE:
            return
