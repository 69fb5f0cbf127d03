"""Every route of the site: how it takes the moment it is to look back to, or why it shows no figures.

The one list of it: `test_as_known_at.py` fails on a route that is in neither table, and asks those of the first.
"""

from dataclasses import dataclass

PAGE = ("at", "as_known_at")
OLD, NEW = "27.31", "63.97"


@dataclass(frozen=True)
class Asked:
    """An address in the world of `moment_world.py`, the parameters that name a moment, and who asks.

    As known before the correction, the answer holds `old` and not `new`; as known now it holds `new`.
    """

    address: str
    by: tuple[str, ...] = PAGE
    old: str = OLD
    new: str = NEW
    who: str = ""


FLOW = "/sdmx/data/dataflow/XANH/GREEN_GROWTH/1.0/*.92.kinh-te-so.*?format=csv"
FIGURES = "/ogc/collections/observations/items"
API, LATER = ("as_known_at",), ("to",)
COUNTS = {"old": "On course 2", "new": "Achieved 2"}
COURSE = {"old": "On course", "new": "Achieved"}
VIETNAMESE = {"old": "27,31", "new": "63,97"}
TAKES_A_MOMENT: dict[str, Asked] = {
    # the public site
    "home": Asked("/", **COUNTS),
    "plan": Asked("/plan/"),
    "objective": Asked("/objectives/b/"),
    "tasks": Asked("/tasks/"),
    "task": Asked("/tasks/1.1/"),
    "tasks_figures": Asked("/tasks/figures.csv", old="in progress", new="completed"),
    "targets": Asked("/targets/"),
    "target": Asked("/targets/b.2030.2/"),
    "targets_figures": Asked("/targets/figures.csv"),
    "target_figures": Asked("/targets/b.2030.2/figures.json"),
    "indicators": Asked("/indicators/"),
    "indicator": Asked("/indicators/kinh-te-so/"),
    "indicator_figures": Asked("/indicators/kinh-te-so/figures.csv"),
    "embed_target": Asked("/embed/targets/b.2030.2/"),
    "embed_indicator": Asked("/embed/indicators/kinh-te-so/"),
    "area_map": Asked("/map/?indicator=kinh-te-so&period=2025"),
    "observation": Asked("/observations/{row}/", new="Replaced by"),
    "inventories": Asked("/inventories/", old="1, 15/01/2025", new="2, 20/11/2026"),
    "inventory": Asked("/inventories/{inventory}/", old="{first}", new="{second}"),
    "inventory_figures": Asked("/inventories/{inventory}/figures.csv", old="1357", new="2468"),
    "board": Asked("/board/", old="Awaiting report 4", new="Submitted 1"),
    "board_figures": Asked("/board/figures.csv", old="STC-01-", new="Submitted"),
    "changes_between": Asked("/changes/between/?from=2025-12-01", by=LATER),
    "changes_between_figures": Asked("/changes/between/figures.csv?from=2025-12-01", by=LATER),
    # the desk
    "leader_page": Asked("/desk/leader/", who="leader", **COURSE),
    "verdicts": Asked("/desk/coordinator/verdicts/", who="coordinator", **COURSE),
    "verdict": Asked("/desk/coordinator/verdicts/b.2030.2/", who="coordinator", **COURSE),
    "report_draft": Asked("/desk/coordinator/rounds/{round}/report/", who="coordinator", **VIETNAMESE),
    "report_draft_file": Asked("/desk/coordinator/rounds/{round}/report/file/", who="coordinator", **VIETNAMESE),
    "inventory_compare": Asked(
        "/desk/inventories/{inventory}/compare/", who="coordinator", old="not two", new="What made it"
    ),
    # for programs
    "api-1:targets": Asked("/api/v1/targets", API),
    "api-1:target": Asked("/api/v1/targets/b.2030.2", API),
    "api-1:task": Asked("/api/v1/tasks/1.1", API),
    "api-1:observations": Asked("/api/v1/observations?indicator=kinh-te-so", API),
    "api-1:observation": Asked("/api/v1/observations/{row}", API, '"superseded_by": null', '"superseded_by": {newer}'),
    "api-1:changes": Asked("/api/v1/changes?from=2025-12-01&indicator=kinh-te-so", LATER),
    "api-1:changed_verdicts": Asked(
        "/api/v1/changes/verdicts?from=2025-12-01", LATER, "2025", '"new_course": "achieved"'
    ),
    "api-1:board": Asked("/api/v1/rounds/{round}/board?per_page=200", API, "STC-01-", '"submitted"'),
    "api-1:inventories": Asked("/api/v1/inventories", API, "{first}", "{second}"),
    "api-1:inventory": Asked("/api/v1/inventories/{inventory}", API, "{first}", "{second}"),
    "sdmx_data": Asked(FLOW, ("asOf", "as_known_at")),
    "ogc_items": Asked(FIGURES, API),
    "ogc_item": Asked(FIGURES + "/{row}", API, OLD, "no such feature"),
}
SHOWS_NO_FIGURES: dict[str, tuple[str, ...]] = {
    "the words and promises of the plan, by the edition of a day": (
        "editions", "edition", "api-1:plans", "api-1:plan", "api-1:objectives", "api-1:tasks",
        "amendments", "amendment", "amendment_paper", "amendment_new", "amendment_item", "amendment_add",
        "amendment_step", "amendment_opinion", "amendment_decide",
    ),
    "names, definitions and days": (
        "public_facilities", "open_data", "open_data_catalogue", "map_outlines", "search", "api-1:indicators",
        "api-1:indicator", "api-1:rounds", "api-1:round", "api-1:agencies", "api-1:agency", "api-1:areas",
        "sdmx_structure", "ogc_landing", "ogc_api", "ogc_conformance", "ogc_collections", "ogc_collection",
        "api_document", "api_docs", "api-1:api-root", "sitemap", "robots",
    ),
    "tells what happened when, by itself": ("changes", "feed_changes", "feed_reports", "events"),
    "documents as they were issued or sent, each pinned to its own moment": (
        "reports", "report_file", "api-1:reports", "api-1:report", "receipt", "api-1:own_receipt", "facility_version",
        "figures_imported",
    ),
    "work in progress on what is known now; what comes of it is shown by the routes above": (
        "my_obligations", "report_form", "answer_save", "evidence_upload", "evidence_remove", "form_download",
        "form_upload", "report_hand_over", "report_take_back", "report_submit", "coordinator_board", "round_open",
        "round_close", "round_remind", "round_extend", "round_exempt", "submission", "submission_accept",
        "submission_return", "submission_reopen", "report_section", "report_text_drop", "report_issue",
        "figures_import", "figures_import_confirm", "figures_import_template", "figures_import_marked",
        "api-1:own_reports", "api-1:own_report", "api-1:own_answer", "api-1:own_evidence", "api-1:own_evidence_file",
        "api-1:own_hand_over", "api-1:own_take_back", "api-1:own_send", "api-1:own_submission",
        "api-1:own_submission_with_files",
    ),
    "reports of facilities, which are not in the ledger": (
        "facilities", "my_facilities", "verification_desk", "facility", "facility_open", "facility_report",
        "facility_texts", "facility_line_new", "facility_line", "facility_line_remove", "facility_evidence",
        "facility_template", "facility_upload", "facility_submit", "facility_opinion",
    ),
    "a draft of an inventory; what is issued is the public page": (
        "inventory_desk", "inventory_work", "inventory_facilities", "inventory_template", "inventory_issue",
        "inventory_recalculate", "inventory_upload", "inventory_line_new", "inventory_line", "inventory_evidence",
    ),
    "people, accounts, messages and the site itself": (
        "sign_in", "sign_out", "oidc_start", "oidc_callback", "account", "session_revoke", "key_revoke",
        "password_change", "password_set", "email_choice", "inbox", "inbox_read", "inbox_read_all", "desk",
        "deliveries", "delivery_resend", "people", "person_new", "person", "person_appoint", "person_end",
        "person_lock", "person_password", "set_language", "healthz", "readyz", "metrics",
    ),
}  # fmt: skip
