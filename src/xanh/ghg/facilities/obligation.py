"""Who must report on a day, and why: the list in force, the list before, the levels of the decree."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from xanh.basis.errors import Refusal
from xanh.basis.language import gettext
from xanh.basis.number import format_number
from xanh.ghg.facilities.law import ListEdition, Threshold, list_before, list_in_force, thresholds

OWES, EXEMPT, TO_LIST, NO_DUTY, CANNOT_SAY = "owes", "exempt", "to_list", "no_duty", "cannot_say"


@dataclass(frozen=True)
class Particulars:
    """What decides of a facility: its kind, the decisions whose lists name it, and its yearly figures where known.

    `emissions` in tonne CO2e, `energy` in TOE, `waste` in tonne, each of a year.
    """

    kind: str
    listed: tuple[str, ...] = ()
    emissions: Decimal | None = None
    energy: Decimal | None = None
    waste: Decimal | None = None


@dataclass(frozen=True)
class Duty:
    """Whether a facility must report (owes, exempt, to_list: to be proposed, no_duty, cannot_say), and why."""

    standing: str
    reasons: tuple[str, ...]

    @property
    def owes(self) -> bool:
        """Whether a report is owed."""
        return self.standing == OWES


def must_report(facility: Particulars, on: date) -> Duty:
    """Return whether the facility must report on `on`, and why.

    The duty comes from the list of the Prime Minister; the levels say who belongs on it (Nghị định 06/2022/NĐ-CP,
    Điều 5 khoản 1, Điều 6). Who fell off the list owes until the year the new list exempts it from.
    """
    try:
        current = list_in_force(on)
    except Refusal:
        return Duty(NO_DUTY, (gettext("No list of facilities was in force on that day."),))
    if current.decision in facility.listed:
        return Duty(OWES, (_named(current.decision),))
    if current.exempt_from_year and (before := list_before(current.decision)) in facility.listed:
        return _fallen_off(facility, current, before, on)
    return _by_levels(facility, on)


def _fallen_off(facility: Particulars, current: ListEdition, before: str, on: date) -> Duty:
    year = current.exempt_from_year or 0
    if on.year < year:
        text = gettext("It is on the list of {before}; the list of {decision} exempts it from {year} on only.")
        return Duty(OWES, (text.format(before=before, decision=current.decision, year=year),))
    text = gettext("It was on the list of {before} and is not on that of {decision}: exempt from {year} on ({at}).")
    said = text.format(before=before, decision=current.decision, year=year, at=current.exempt_at)
    met, _unknown = levels(facility, on)
    return Duty(EXEMPT, (said, *(_reached(one, facility) for one in met)))


def _by_levels(facility: Particulars, on: date) -> Duty:
    met, unknown = levels(facility, on)
    if met:
        propose = gettext("No list in force names it: the province proposes it at the next review of the list.")
        return Duty(TO_LIST, (*(_reached(one, facility) for one in met), propose))
    if unknown:
        text = gettext("No list names it, and its {quantities} of the year are not known: enter them.")
        names = ", ".join(quantity_name(one) for one in dict.fromkeys(level.quantity for level in unknown))
        return Duty(CANNOT_SAY, (text.format(quantities=names),))
    return Duty(NO_DUTY, (gettext("No list names it, and its figures are below every level of the decree."),))


def levels(facility: Particulars, on: date) -> tuple[tuple[Threshold, ...], tuple[Threshold, ...]]:
    """Return the levels the facility reaches, and those of which nobody knows because the figure is missing."""
    met, unknown = [], []
    for level in thresholds(on):
        if "any" not in level.kinds and facility.kind not in level.kinds:
            continue
        figure: Decimal | None = getattr(facility, level.quantity)
        if figure is None:
            unknown.append(level)
        elif figure >= level.at_least:
            met.append(level)
    return tuple(met), tuple(unknown)


def quantity_name(quantity: str) -> str:
    """Return what a quantity of the levels is called."""
    names = {"emissions": gettext("emissions"), "energy": gettext("energy use"), "waste": gettext("waste treated")}
    return names[quantity]


def _named(decision: str) -> str:
    return gettext("The list of {decision} names it.").format(decision=decision)


def _reached(level: Threshold, facility: Particulars) -> str:
    text = gettext("Its {quantity}, {figure}, reach the level of {level} {unit} ({at}).")
    figure: Decimal = getattr(facility, level.quantity)
    units = {"emissions": gettext("t CO2e a year"), "energy": gettext("TOE a year"), "waste": gettext("t a year")}
    return text.format(
        quantity=quantity_name(level.quantity),
        figure=format_number(figure),
        level=format_number(level.at_least),
        unit=units[level.quantity],
        at=level.reference,
    )
