"""Which role may open which screen: one table for every route of the site. A route that is not here is open to nobody.

This decides who may *see* a screen. What may be *done* there is asked again by the action itself (`permissions.py`).
"""

from django.http import HttpRequest

from xanh_web.base.models.person import Role
from xanh_web.base.permissions import in_force

ANYONE = frozenset({"nobody", *Role.values})
SIGNED_IN = frozenset(Role.values)
REPORTERS = frozenset({Role.REPORTER.value, Role.AGENCY_HEAD.value})
HEADS = frozenset({Role.AGENCY_HEAD.value})
COORDINATORS = frozenset({Role.COORDINATOR.value})
READERS = frozenset({Role.COORDINATOR.value, Role.LEADER.value, Role.AUDITOR.value})

SCREENS: dict[str, frozenset[str]] = {
    # the public site
    "home": ANYONE,
    "plan": ANYONE,
    "tasks": ANYONE,
    "task": ANYONE,
    "targets": ANYONE,
    "target": ANYONE,
    "board": ANYONE,
    "reports": ANYONE,
    "report_file": ANYONE,
    "observation": ANYONE,
    "healthz": ANYONE,
    "set_language": ANYONE,
    # one's own account
    "sign_in": ANYONE,
    "sign_out": SIGNED_IN,
    "oidc_start": ANYONE,
    "oidc_callback": ANYONE,
    "account": SIGNED_IN,
    "session_revoke": SIGNED_IN,
    "password_change": SIGNED_IN,
    # the desk
    "desk": SIGNED_IN,
    "my_obligations": REPORTERS,
    "report_form": REPORTERS,
    "answer_save": REPORTERS,
    "evidence_upload": REPORTERS,
    "evidence_remove": REPORTERS,
    "form_download": REPORTERS,
    "form_upload": REPORTERS,
    "report_hand_over": REPORTERS,
    "report_take_back": REPORTERS,
    "report_submit": HEADS,
    "receipt": REPORTERS | COORDINATORS,
    "coordinator_board": COORDINATORS,
    "round_open": COORDINATORS,
    "round_close": COORDINATORS,
    "round_remind": COORDINATORS,
    "round_extend": COORDINATORS,
    "round_exempt": COORDINATORS,
    "submission": COORDINATORS | frozenset({Role.AUDITOR.value}),
    "submission_accept": COORDINATORS,
    "submission_return": COORDINATORS,
    "submission_reopen": COORDINATORS,
    "report_draft": COORDINATORS,
    "report_draft_file": COORDINATORS,
    "report_issue": COORDINATORS,
    "leader_page": READERS,
    "events": frozenset({Role.AUDITOR.value, Role.ADMINISTRATOR.value}),
}


def roles_of(request: HttpRequest) -> frozenset[str]:
    """Return the roles the visitor holds today; {"nobody"} for a visitor who is not signed in."""
    from django.utils import timezone

    if not request.user.is_authenticated:
        return frozenset({"nobody"})
    held = request.user.appointments.filter(in_force(timezone.now()))
    return frozenset(held.values_list("role", flat=True))


def may_open(request: HttpRequest, route: str) -> bool:
    """Return whether the visitor may open the screen `route`."""
    allowed = SCREENS.get(route, frozenset())
    return allowed == ANYONE or bool(allowed & roles_of(request))
