"""The verdict on a promise: achieved, on course, behind, moving away, or cannot say and why."""

from collections.abc import Sequence
from datetime import date
from decimal import localcontext

from xanh.targets.finding import Finding, Unsaid, find
from xanh.targets.model import Course, Kind, Observed, Promise, Verdict
from xanh.targets.series import WORKING, points
from xanh.targets.wording import reason_sentence, sentence


def judge(promise: Promise, series: Sequence[Observed], on: date) -> Verdict:
    """Return the verdict on `promise` as `series`, one value a year in any order, lets it be said on the day `on`.

    Values of years after `on` are left aside; estimates count and are named in the sentence. Achieved: the final
    year's value, or the latest, keeps the promise. Past the final year and not kept: behind. Otherwise the pace
    decides, by the bands of `data/law/verdict_bands.yaml` (Eurostat, SDG monitoring). Refusal for two values of one
    year, a unit that cannot be converted, an unusable number, or a promise that contradicts itself.
    """
    with localcontext(WORKING):
        finding = find(promise, points(promise, series), on)
        return _unsaid(finding) if isinstance(finding, Unsaid) else _verdict(finding)


def _verdict(finding: Finding) -> Verdict:
    aim, pace, bands = finding.aim, finding.pace, finding.bands
    return Verdict(
        course=finding.course,
        method=_method(finding),
        reason=finding.reason,
        sentence=sentence(finding),
        used=tuple(point.observed for point in finding.used),
        latest=finding.latest.observed,
        threshold=aim.threshold if finding.promise.kind is not Kind.MILESTONE else None,
        achieved_pace=pace.achieved if pace else None,
        required_pace=pace.required if pace else None,
        remaining_pace=pace.remaining if pace else None,
        ratio=pace.ratio if pace else None,
        bands_reference=bands.reference if bands else "",
        bands_verified=bands.verified if bands else False,
        unit=finding.unit,
    )


def _unsaid(unsaid: Unsaid) -> Verdict:
    return Verdict(
        course=Course.CANNOT_SAY,
        method="none",
        reason=unsaid.reason,
        sentence=reason_sentence(unsaid),
        latest=unsaid.latest.observed if unsaid.latest else None,
        threshold=unsaid.aim.threshold if unsaid.aim and unsaid.promise.kind is not Kind.MILESTONE else None,
        unit=unsaid.unit,
    )


def _method(finding: Finding) -> str:
    if finding.pace is None:
        return "comparison"
    if not finding.pace.compound:
        return "straight_line"
    return "mean_rate" if finding.promise.kind is Kind.MEAN_ANNUAL_CHANGE else "compound_growth"
