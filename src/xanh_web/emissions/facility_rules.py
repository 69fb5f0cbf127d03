"""May this be done with a facility and its reports? And what looks like one facility counted twice?"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from xanh.basis.errors import Refusal
from xanh.basis.language import gettext
from xanh.ghg.facilities import Due, Duty, inventory_due, must_report
from xanh_web.base.models import Person
from xanh_web.base.models.person import Role
from xanh_web.emissions.models import Conclusion, Facility, FacilityReport, FacilityReportVersion, OpinionKind


@dataclass(frozen=True)
class Double:
    """Two or more facilities that may be one: what they share (tax_code, name, address), their codes, the sentence."""

    kind: str
    codes: tuple[str, ...]
    sentence: str


def duty_of(facility: Facility, on: date) -> Duty:
    """Return whether the facility must report on `on`, and why."""
    return must_report(facility.particulars, on)


def due_of(facility: Facility, year: int) -> Due:
    """Return the inventory report due in `year`; Refusal where none is."""
    return inventory_due(facility.kind, facility.quota_on, year)


def doubles(facilities: Iterable[Facility]) -> list[Double]:
    """Return which of `facilities`, there on one day, share a tax code, a name or an address."""
    known = list(facilities)
    texts = {
        "tax_code": gettext("{codes} have the same tax code: are they one facility, to be counted once?"),
        "name": gettext("{codes} have the same name: are they one facility, to be counted once?"),
        "address": gettext("{codes} have the same address: are they one facility, to be counted once?"),
    }
    found: list[Double] = []
    for kind, field in (("tax_code", "tax_code"), ("name", "folded_name"), ("address", "folded_address")):
        shared: dict[str, list[str]] = defaultdict(list)
        for facility in known:
            if value := getattr(facility, field):
                shared[value].append(facility.code)
        for codes in shared.values():
            if len(codes) > 1 and not any(set(codes) == set(one.codes) for one in found):
                found.append(Double(kind, tuple(codes), texts[kind].format(codes=", ".join(codes))))
    return found


def may_open(facility: Facility, year: int) -> Refusal | None:
    """A report is opened for a year in which one is due; a facility that no list names may report all the same."""
    try:
        due = due_of(facility, year)
    except Refusal as refusal:
        return refusal
    if not due.years:
        return Refusal("The report of {year} is about no year yet.", year=year)
    return None


def may_supplement(report: FacilityReport, reason: str) -> Refusal | None:
    """The first version needs no reason; every later one is a supplementary report, and says why."""
    if report.versions.exists() and not reason.strip():
        return Refusal("This report was sent before: say why a supplementary report is needed.")
    return None


def may_give_opinion(version: FacilityReportVersion, kind: str, person: Person) -> Refusal | None:
    """Only on the latest version, and never by someone who has reported for the facility."""
    report = version.report
    if report.versions.order_by("-number").values_list("pk", flat=True).first() != version.pk:
        return Refusal("A later version was sent: give the opinion on that one.")
    if kind not in OpinionKind.values:
        raise ValueError(kind)
    held = person.appointments.filter(role=Role.FACILITY_REPORTER, agency_code=report.facility.code)
    if held.exists():
        return Refusal("Who has reported for this facility does not judge its report.")
    return None


def why_not_concluded(conclusion: str, material: int, findings: int) -> Refusal | None:
    """A positive opinion has no material finding, a modified one a finding, a negative one a material finding."""
    if conclusion == Conclusion.POSITIVE and material:
        return Refusal("A material finding stands against a positive opinion: choose another conclusion.")
    if conclusion == Conclusion.MODIFIED and not findings:
        return Refusal("A modified opinion names what it excepts: enter the findings.")
    if conclusion == Conclusion.NEGATIVE and not material:
        return Refusal("A negative opinion rests on a material finding: enter it.")
    return None
