"""Which role may open which screen: one table for every route of the site. A route that is not here is open to nobody.

This decides who may *see* a screen. What may be *done* there is asked again by the action itself (`permissions.py`).
"""

from django.http import HttpRequest

from xanh_web.base.models.person import Role

NOBODY, WITHOUT_ROLE = "nobody", "without_role"
ANYONE = frozenset({NOBODY, WITHOUT_ROLE, *Role.values})
# One's own account stays open to a person whose last appointment has ended: they must be able to sign out.
WITH_ACCOUNT = ANYONE - {NOBODY}
SIGNED_IN = frozenset(Role.values)
REPORTERS = frozenset({Role.REPORTER.value, Role.AGENCY_HEAD.value})
HEADS = frozenset({Role.AGENCY_HEAD.value})
COORDINATORS = frozenset({Role.COORDINATOR.value})
ADMINISTRATORS = frozenset({Role.ADMINISTRATOR.value})
PROPOSERS = REPORTERS | COORDINATORS
DECIDERS = frozenset({Role.COORDINATOR.value, Role.LEADER.value})
READERS = frozenset({Role.COORDINATOR.value, Role.LEADER.value, Role.AUDITOR.value})
FACILITY_REPORTERS = frozenset({Role.FACILITY_REPORTER.value})
FACILITY_WRITERS = FACILITY_REPORTERS | COORDINATORS
FACILITY_JUDGES = frozenset({Role.FACILITY_REVIEWER.value, Role.VERIFIER.value}) | COORDINATORS
FACILITY_READERS = FACILITY_JUDGES | READERS

SCREENS: dict[str, frozenset[str]] = {
    # the public site
    "home": ANYONE,
    "plan": ANYONE,
    "editions": ANYONE,
    "edition": ANYONE,
    "objective": ANYONE,
    "tasks": ANYONE,
    "task": ANYONE,
    "targets": ANYONE,
    "target": ANYONE,
    "indicators": ANYONE,
    "indicator": ANYONE,
    "inventories": ANYONE,
    "inventory": ANYONE,
    "inventory_figures": ANYONE,
    "targets_figures": ANYONE,
    "target_figures": ANYONE,
    "indicator_figures": ANYONE,
    "tasks_figures": ANYONE,
    "board_figures": ANYONE,
    "search": ANYONE,
    "changes": ANYONE,
    "changes_between": ANYONE,
    "changes_between_figures": ANYONE,
    "feed_changes": ANYONE,
    "feed_reports": ANYONE,
    "open_data": ANYONE,
    "open_data_catalogue": ANYONE,
    "embed_target": ANYONE,
    "embed_indicator": ANYONE,
    "sitemap": ANYONE,
    "robots": ANYONE,
    "area_map": ANYONE,
    "map_outlines": ANYONE,
    "board": ANYONE,
    "public_facilities": ANYONE,
    "reports": ANYONE,
    "report_file": ANYONE,
    "observation": ANYONE,
    "healthz": ANYONE,
    "readyz": ANYONE,
    # Anyone may ask; the view answers those whom XANH_METRICS_FROM names.
    "metrics": ANYONE,
    "set_language": ANYONE,
    # the API: what is published, then an agency's own report
    "api_document": ANYONE,
    "api_docs": ANYONE,
    "api-1:api-root": ANYONE,
    "api-1:plans": ANYONE,
    "api-1:plan": ANYONE,
    "api-1:objectives": ANYONE,
    "api-1:inventories": ANYONE,
    "api-1:inventory": ANYONE,
    "api-1:targets": ANYONE,
    "api-1:target": ANYONE,
    "api-1:tasks": ANYONE,
    "api-1:task": ANYONE,
    "api-1:indicators": ANYONE,
    "api-1:indicator": ANYONE,
    "api-1:observations": ANYONE,
    "api-1:observation": ANYONE,
    "api-1:changes": ANYONE,
    "api-1:changed_verdicts": ANYONE,
    "api-1:rounds": ANYONE,
    "api-1:round": ANYONE,
    "api-1:board": ANYONE,
    "api-1:reports": ANYONE,
    "api-1:report": ANYONE,
    "api-1:agencies": ANYONE,
    "api-1:agency": ANYONE,
    "api-1:areas": ANYONE,
    "api-1:own_reports": REPORTERS,
    "api-1:own_report": REPORTERS,
    "api-1:own_answer": REPORTERS,
    "api-1:own_evidence": REPORTERS,
    "api-1:own_evidence_file": REPORTERS,
    "api-1:own_hand_over": REPORTERS,
    "api-1:own_take_back": REPORTERS,
    "api-1:own_send": HEADS,
    "api-1:own_submission": HEADS,
    "api-1:own_submission_with_files": HEADS,
    "api-1:own_receipt": REPORTERS,
    # exchange with other statistics systems
    "sdmx_data": ANYONE,
    "sdmx_structure": ANYONE,
    "ogc_landing": ANYONE,
    "ogc_api": ANYONE,
    "ogc_conformance": ANYONE,
    "ogc_collections": ANYONE,
    "ogc_collection": ANYONE,
    "ogc_items": ANYONE,
    "ogc_item": ANYONE,
    # one's own account
    "sign_in": ANYONE,
    "sign_out": WITH_ACCOUNT,
    "oidc_start": ANYONE,
    "oidc_callback": ANYONE,
    "account": WITH_ACCOUNT,
    "session_revoke": WITH_ACCOUNT,
    "key_revoke": WITH_ACCOUNT,
    "password_change": WITH_ACCOUNT,
    # Whoever has the link: it is for one account, once, and for a few days.
    "password_set": ANYONE,
    "email_choice": WITH_ACCOUNT,
    "inbox": WITH_ACCOUNT,
    "inbox_read": WITH_ACCOUNT,
    "inbox_read_all": WITH_ACCOUNT,
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
    "verdicts": COORDINATORS,
    "verdict": COORDINATORS,
    "report_draft": COORDINATORS,
    "report_draft_file": COORDINATORS,
    "report_section": COORDINATORS,
    "report_text_drop": COORDINATORS,
    "report_issue": COORDINATORS,
    "amendments": PROPOSERS | READERS,
    "amendment": PROPOSERS | READERS,
    "amendment_paper": PROPOSERS | READERS,
    "amendment_new": PROPOSERS,
    "amendment_item": PROPOSERS,
    "amendment_add": PROPOSERS,
    "amendment_step": PROPOSERS,
    "amendment_opinion": COORDINATORS,
    "amendment_decide": DECIDERS,
    "figures_import": COORDINATORS,
    "figures_import_confirm": COORDINATORS,
    "figures_import_template": COORDINATORS,
    "figures_import_marked": COORDINATORS,
    "figures_imported": COORDINATORS,
    "facilities": FACILITY_READERS,
    "my_facilities": FACILITY_REPORTERS,
    "verification_desk": FACILITY_READERS,
    "facility": FACILITY_READERS | FACILITY_REPORTERS,
    "facility_open": FACILITY_WRITERS,
    "facility_report": FACILITY_WRITERS,
    "facility_texts": FACILITY_WRITERS,
    "facility_line_new": FACILITY_WRITERS,
    "facility_line": FACILITY_WRITERS,
    "facility_line_remove": FACILITY_WRITERS,
    "facility_evidence": FACILITY_WRITERS,
    "facility_template": FACILITY_WRITERS,
    "facility_upload": FACILITY_WRITERS,
    "facility_submit": FACILITY_WRITERS,
    "facility_version": FACILITY_READERS | FACILITY_REPORTERS,
    "facility_opinion": FACILITY_JUDGES,
    "inventory_desk": READERS,
    "inventory_work": READERS,
    "inventory_compare": READERS,
    "inventory_facilities": READERS,
    "inventory_template": READERS,
    "inventory_issue": COORDINATORS,
    "inventory_recalculate": COORDINATORS,
    "inventory_upload": COORDINATORS,
    "inventory_line_new": COORDINATORS,
    "inventory_line": COORDINATORS,
    "inventory_evidence": COORDINATORS,
    "leader_page": READERS,
    "events": frozenset({Role.AUDITOR.value, Role.ADMINISTRATOR.value}),
    "deliveries": ADMINISTRATORS,
    "people": ADMINISTRATORS,
    "person_new": ADMINISTRATORS,
    "person": ADMINISTRATORS,
    "person_appoint": ADMINISTRATORS,
    "person_end": ADMINISTRATORS,
    "person_lock": ADMINISTRATORS,
    "person_password": ADMINISTRATORS,
    "delivery_resend": ADMINISTRATORS,
}


def roles_of(request: HttpRequest) -> frozenset[str]:
    """Return the roles the visitor holds today; {NOBODY} if not signed in, {WITHOUT_ROLE} if none is in force.

    Asked once in a request: the guard's answer serves the page too.
    """
    from django.utils import timezone

    if not request.user.is_authenticated:
        return frozenset({NOBODY})
    known: tuple[int, frozenset[str]] | None = getattr(request, "_roles_of", None)
    if known and known[0] == request.user.pk:
        return known[1]
    request.user.know_appointments()
    held = request.user.held_on(timezone.localdate())
    roles = frozenset(appointment.role for appointment in held) or frozenset({WITHOUT_ROLE})
    request._roles_of = request.user.pk, roles  # type: ignore[attr-defined]
    return roles


def may_open(request: HttpRequest, route: str) -> bool:
    """Return whether the visitor may open the screen `route`; for a public one nothing is asked of the database."""
    allowed = SCREENS.get(route, frozenset())
    return allowed == ANYONE or bool(allowed & roles_of(request))
