"""A target's promise in a few words of the reader's language: "at least 35%", "a fall of 15% against 2014"."""

from decimal import Decimal

from django.utils.translation import gettext as _

from xanh.basis.number import format_number
from xanh_web.plans.models import Target
from xanh_web.reporting.words import amount


def promise_words(target: Target) -> str:
    """Return what the target promises, without the year by which."""
    unit = target.unit.removesuffix("/year")
    match target.kind:
        case "range":
            low, high = format_number(target.low or Decimal(0)), amount(target.high or Decimal(0), unit)
            return _("{low} to {high}").format(low=low, high=high)
        case "change_from_base":
            return _("{change} against {year}").format(change=_change(target, unit), year=target.base_year)
        case "mean_annual_change":
            return _("{change} a year on average").format(change=_change(target, unit))
        case "milestone":
            return _("to be done")
    return _level(target.kind).format(value=amount(target.value or Decimal(0), unit))


def _level(kind: str) -> str:
    return {
        "at_least": _("at least {value}"),
        "more_than": _("more than {value}"),
        "at_most": _("at most {value}"),
        "less_than": _("less than {value}"),
        "exactly": _("exactly {value}"),
    }[kind]


def _change(target: Target, unit: str) -> str:
    bounds = [bound for bound in (target.value, target.low, target.high) if bound is not None]
    sizes = sorted(abs(bound) for bound in bounds) or [Decimal(0)]
    text = amount(sizes[-1], unit)
    if len(sizes) > 1:
        text = _("{low} to {high}").format(low=format_number(sizes[0]), high=text)
    falls = bool(bounds) and min(bounds) < 0
    return (_("a fall of {amount}") if falls else _("a rise of {amount}")).format(amount=text)
