"""What each role may do: one table. An action asks `require(...)`; nothing else decides."""

from datetime import date, datetime

from django.db.models import Q
from django.utils import timezone

from xanh.basis.errors import Refusal
from xanh_web.base.models import Person
from xanh_web.base.models.person import Role

ANYWHERE = {
    Role.ADMINISTRATOR: {
        "load_plan",
        "load_agencies",
        "load_boundaries",
        "backup",
        "restore",
        "appoint",
        "resend_delivery",
        "add_webhook",
        "revoke_webhook",
    },
    Role.COORDINATOR: {
        "load_plan",
        "load_agencies",
        "load_boundaries",
        "record_succession",
        "assign_successor",
        "open_round",
        "close_round",
        "extend_deadline",
        "exempt_agency",
        "prepare_reminders",
        "export_forms",
        "return_submission",
        "accept_submission",
        "reopen_submission",
        "record_observations",
        "import_observations",
        "reexpress_observations",
        "open_inventory",
        "write_inventory",
        "issue_inventory",
        "push_figures",
        "compute_indicators",
        "import_official_list",
        "write_report_text",
        "issue_report",
        "state_verdict",
        "submit_report",
        "seal_rows",
        "propose_amendment",
        "give_opinion",
        "decide_amendment",
        "load_facilities",
        "write_facility_report",
        "submit_facility_report",
        "review_facility_report",
        "remind_facilities",
    },
    Role.FACILITY_REVIEWER: {"load_facilities", "review_facility_report", "remind_facilities"},
    Role.VERIFIER: {"verify_facility_report"},
    Role.LEADER: {"decide_amendment"},
    Role.AUDITOR: {"verify"},
}
IN_OWN_AGENCY = {
    Role.REPORTER: {"submit_report", "propose_amendment"},
    Role.AGENCY_HEAD: {"submit_report", "propose_amendment"},
    # The appointment names the facility in the place of the agency.
    Role.FACILITY_REPORTER: {"write_facility_report", "submit_facility_report"},
}


def may(person: Person, action: str, *, agency_code: str = "", at: datetime | None = None) -> bool:
    """Return whether `person` may do `action` (on `agency_code` where the action concerns one agency) at `at`."""
    day = timezone.localtime(at or timezone.now()).date()
    for appointment in person.held_on(day):
        role = Role(appointment.role)
        if action in ANYWHERE.get(role, set()):
            return True
        if action in IN_OWN_AGENCY.get(role, set()) and appointment.agency_code == agency_code:
            return True
    return False


def require(person: Person, action: str, *, agency_code: str = "", at: datetime | None = None) -> None:
    """Refuse with a sentence unless `may(...)`."""
    if not may(person, action, agency_code=agency_code, at=at):
        raise Refusal(
            "{person} holds no role that may do this ({action}). Ask the coordinator to appoint someone who may.",
            person=str(person),
            action=action,
        )


def in_force(at: datetime) -> Q:
    """Return the condition that an appointment holds on the day of `at` in Vietnam."""
    return held_on(timezone.localtime(at).date())


def held_on(day: date) -> Q:
    """Return the condition that an appointment holds on `day`."""
    return Q(valid_from__lte=day) & (Q(valid_to=None) | Q(valid_to__gte=day))
