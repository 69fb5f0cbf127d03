"""What a promise asks for, as a phrase: "at least 30%", "a fall of 15% or more"."""

from xanh.basis.language import gettext
from xanh.basis.number import format_number
from xanh.targets.aim import Aim
from xanh.targets.amounts import change_text, level_text, with_unit
from xanh.targets.model import Kind, Promise
from xanh.targets.series import is_share

_EXACT = 24  # decimals: a promised number is shown as it was made


def promise_text(promise: Promise, aim: Aim, unit: str) -> str:
    """Return the phrase for `promise`, its numbers in `unit`; for a change of a share also the level that keeps it."""
    if aim.amount is not None:
        return _change(promise, aim, unit)
    phrases = {
        Kind.AT_LEAST: gettext("at least {level}"),
        Kind.MORE_THAN: gettext("more than {level}"),
        Kind.AT_MOST: gettext("at most {level}"),
        Kind.LESS_THAN: gettext("less than {level}"),
        Kind.EXACTLY: gettext("exactly {level}"),
        Kind.RANGE: gettext("{low} to {high}") if promise.high is not None else gettext("at least {level}"),
    }
    low = format_number(aim.threshold)
    high = with_unit(format_number(promise.high), unit) if promise.high is not None else ""
    return phrases[promise.kind].format(level=with_unit(low, unit), low=low, high=high)


def _change(promise: Promise, aim: Aim, unit: str) -> str:
    amount = change_text(aim.amount, unit, rate=aim.relative, decimals=_EXACT) if aim.amount is not None else ""
    if promise.kind is Kind.MEAN_ANNUAL_CHANGE:
        return gettext("{change} a year or more").format(change=amount)
    if is_share(unit):
        level = level_text(aim.threshold, unit)
        return gettext("{change} or more, from {year} on; that is {level}").format(
            change=amount, year=promise.base_year, level=level
        )
    return gettext("{change} or more").format(change=amount)
