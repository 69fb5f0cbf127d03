"""The sentence of a verdict, in the reader's language: what was measured, what was required, what follows."""

from decimal import Decimal

from xanh.basis.language import gettext
from xanh.targets.amounts import change_text, level_text, ratio_text
from xanh.targets.finding import Finding, Unsaid
from xanh.targets.model import Course, Kind
from xanh.targets.pace import Pace, has_passed
from xanh.targets.promised import promise_text
from xanh.targets.series import is_share


def sentence(finding: Finding) -> str:
    """Return the sentence for `finding`; what needs a word of warning follows in sentences of its own."""
    if finding.promise.kind is Kind.MILESTONE:
        return " ".join([_milestone(finding), *_notes(finding)])
    return " ".join([f"{_head(finding)}; {_tail(finding)}.", *_notes(finding)])


def reason_sentence(unsaid: Unsaid) -> str:
    """Return why nothing can be said."""
    reasons = {
        "no_observations": gettext("There is no value yet, so nothing can be said."),
        "one_observation": gettext("There is only the value of {year}; a pace needs the values of two years."),
        "base_missing": gettext("The value of the base year {year} is missing, so the change cannot be measured."),
        "base_not_positive": gettext("The value of {year} is not above zero, so a change in per cent has no meaning."),
        "no_direction": gettext("The promise names neither a rise nor a fall, so it cannot be judged."),
        "promise_incomplete": gettext("The promise lacks a number or a year: complete it in the plan."),
        "milestone_open": gettext("In {year} the milestone was not done yet; there is time until {horizon}."),
        "milestone_unclear": gettext("The value of {year} says neither done (1) nor not yet (0)."),
    }
    return reasons[unsaid.reason].format(year=unsaid.year, horizon=unsaid.promise.horizon)


def _milestone(finding: Finding) -> str:
    texts = {
        "kept": gettext("The milestone was done in {year}."),
        "kept_early": gettext("The milestone was done in {year}, before {horizon}."),
        "kept_late": gettext("The milestone was done in {year}, after {horizon}."),
        "missed": gettext("By {year} the milestone was not done; its time ended with {horizon}."),
    }
    return texts[finding.reason].format(year=finding.latest.year, horizon=finding.promise.horizon)


def _head(finding: Finding) -> str:
    """Return the first clause: the change, the way or the value that was judged, and what was required."""
    start, latest, unit, beside = finding.start, finding.latest, finding.unit, finding.aim.threshold
    values = {
        "start_year": start.year,
        "first": start.year + 1,
        "year": latest.year,
        "end": finding.aim.end,
        "start": level_text(start.value, unit, beside),
        "value": level_text(latest.value, unit, beside),
        "promise": promise_text(finding.promise, finding.aim, unit),
        "change": _change(finding),
    }
    return _head_form(finding).format(**values)


def _head_form(finding: Finding) -> str:
    if finding.promise.kind is Kind.MEAN_ANNUAL_CHANGE:
        if finding.start.year + 1 == finding.latest.year:
            return gettext("In {year} there was {change} (required on average to {end}: {promise})")
        return gettext("From {first} to {year} there was on average {change} a year (required to {end}: {promise})")
    if finding.promise.kind is Kind.CHANGE_FROM_BASE and not is_share(finding.unit):
        return gettext("From {start_year} to {year} there was {change} (required by {end}: {promise})")
    if finding.pace:
        return gettext(
            "From {start_year} to {year} the value went from {start} to {value} (required by {end}: {promise})"
        )
    return gettext("In {year} the value was {value} (required by {end}: {promise})")


def _change(finding: Finding) -> str:
    """Return the change that was judged; empty for a promised level."""
    aim, pace, start, latest = finding.aim, finding.pace, finding.start.value, finding.latest.value
    if aim.amount is None:
        return ""
    if pace and finding.promise.kind is Kind.MEAN_ANNUAL_CHANGE:
        return change_text(pace.achieved, finding.unit, rate=pace.compound, decimals=2, beside=aim.amount)
    change = latest / start - 1 if aim.relative else latest - start
    return change_text(change, finding.unit, rate=aim.relative, decimals=1, beside=aim.amount)


def _tail(finding: Finding) -> str:
    """Return the last clause: what follows for the promise."""
    pace = finding.pace
    if pace and finding.bands and pace.ratio is not None and finding.course is not Course.MOVING_AWAY:
        return _pace(finding, pace, pace.ratio, [Decimal(band) for band in finding.bands.values.values()])
    return {
        "kept": gettext("the promise is kept"),
        "kept_early": gettext("the promise is kept already"),
        "kept_late": gettext("the promise is kept, but late"),
        "missed": gettext("the time is over and the promise is not kept"),
        "not_passed": gettext("the number promised has not been passed"),
        "away": gettext("the value is moving away from the promise"),
    }[finding.reason]


def _pace(finding: Finding, pace: Pace, ratio: Decimal, bands: list[Decimal]) -> str:
    method = gettext("compound growth") if pace.compound else gettext("straight line")
    if pace.compound and finding.promise.kind is Kind.MEAN_ANNUAL_CHANGE:
        method = gettext("mean rate")
    remaining = change_text(pace.remaining or Decimal(0), finding.unit, rate=pace.compound, decimals=2)
    values = {"method": method, "ratio": ratio_text(ratio, *bands), "remaining": remaining}
    if finding.course is Course.ON_COURSE:
        return gettext("the pace ({method}) is {ratio} times the pace needed").format(**values)
    text = gettext("the pace ({method}) is {ratio} times the pace needed; from now on it takes {remaining} a year")
    return text.format(**values)


def _notes(finding: Finding) -> list[str]:
    notes = []
    if finding.pace and has_passed(finding.aim, finding.start, finding.latest):
        notes.append(gettext("The value has passed the number promised; its distance on the other side is judged."))
    years = [str(point.year) for point in finding.used if point.observed.status == "estimated"]
    if years:
        notes.append(gettext("Estimated: the value of {years}.").format(years=", ".join(years)))
    return notes
