"""How often each screen asks the database: at most so often, and no more often in a world twice as large."""

from dataclasses import dataclass
from datetime import date

import pytest
from benchmarks.overview_world import Size, build
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from xanh.basis.hashing import sha256_hex
from xanh.plans.amendment import Change
from xanh_web.amendments.actions import draft_proposal, submit_proposal, write_lines
from xanh_web.base.actions import appoint_person, operator, record_event
from xanh_web.base.models import Delivery, Message, Person
from xanh_web.base.screens import SCREENS
from xanh_web.reporting.models import ConsolidatedReport, Round

pytestmark = pytest.mark.django_db
SMALL, LARGE = Size(years=2, agencies=12, tasks=4, indicators=12), Size(years=4, agencies=24, tasks=8, indicators=24)
ROUND, REPORT = "/desk/coordinator/rounds/{round}/", "/desk/my-reports/{round}/XA-0006"
# route: (who asks, the address in the world below, the most questions)
ASKED: dict[str, tuple[str, str, int]] = {
    "home": ("", "/", 15),
    "plan": ("", "/plan/", 5),
    "editions": ("", "/plan/editions/", 5),
    "edition": ("", "/plan/editions/1/", 12),
    "objective": ("", "/objectives/1/", 5),
    "tasks": ("", "/tasks/", 14),
    "task": ("", "/tasks/1.1/", 18),
    "targets": ("", "/targets/", 4),
    "target": ("", "/targets/{target}/", 4),
    "indicators": ("", "/indicators/", 6),
    "indicator": ("", "/indicators/chi-tieu-3/", 11),
    "targets_figures": ("", "/targets/figures.csv", 5),
    "target_figures": ("", "/targets/{target}/figures.xlsx", 5),
    "indicator_figures": ("", "/indicators/chi-tieu-3/figures.json", 4),
    "tasks_figures": ("", "/tasks/figures.csv", 12),
    "board_figures": ("", "/board/figures.csv", 12),
    "search": ("", "/search/?q=chi+tieu", 14),
    "changes": ("", "/changes/", 8),
    "changes_between": ("", "/changes/between/?from=2020-01-01", 16),
    "changes_between_figures": ("", "/changes/between/figures.csv?from=2020-01-01&indicator=chi-tieu-3", 10),
    "feed_changes": ("", "/feeds/changes.xml", 8),
    "feed_reports": ("", "/feeds/reports.xml", 4),
    "open_data": ("", "/data/", 4),
    "embed_target": ("", "/embed/targets/{target}/", 4),
    "embed_indicator": ("", "/embed/indicators/chi-tieu-3/", 4),
    "sitemap": ("", "/sitemap.xml", 7),
    "robots": ("", "/robots.txt", 0),
    "area_map": ("", "/map/?indicator=chi-tieu-3", 8),
    "board": ("", "/board/", 12),
    "reports": ("", "/reports/", 3),
    "observation": ("", "/observations/{observation}/", 14),
    "healthz": ("", "/healthz", 0),
    "readyz": ("", "/readyz", 6),
    "sign_in": ("", "/account/sign-in/", 0),
    "account": ("head", "/account/", 10),
    "password_change": ("head", "/account/password/", 6),
    "inbox": ("head", "/desk/inbox/", 8),
    "desk": ("head", "/desk/?", 8),
    "my_obligations": ("head", "/desk/my-reports/", 40),
    "report_form": ("head", REPORT + "/", 40),
    "form_download": ("head", REPORT + "/form.xlsx", 40),
    "receipt": ("other", "/desk/receipts/{receipt}/", 20),
    "coordinator_board": ("coordinator", "/desk/coordinator/", 30),
    "round_open": ("coordinator", "/desk/coordinator/rounds/open/", 12),
    "round_close": ("coordinator", ROUND + "close/", 16),
    "round_remind": ("coordinator", ROUND + "remind/", 24),
    "round_extend": ("coordinator", ROUND + "extend/", 16),
    "round_exempt": ("coordinator", ROUND + "exempt/", 16),
    "submission": ("coordinator", "/desk/coordinator/submissions/{submission}/", 48),
    "report_draft": ("coordinator", ROUND + "report/", 60),
    "report_draft_file": ("coordinator", ROUND + "report/file/", 60),
    "report_section": ("coordinator", ROUND + "report/sections/tasks/", 60),
    "report_issue": ("coordinator", ROUND + "report/issue/", 60),
    "amendments": ("coordinator", "/desk/amendments/", 12),
    "amendment": ("coordinator", "/desk/amendments/{proposal}/", 28),
    "amendment_paper": ("coordinator", "/desk/amendments/{proposal}/papers/annex.docx", 20),
    "amendment_new": ("coordinator", "/desk/amendments/new/", 12),
    "amendment_item": ("other", "/desk/amendments/{draft}/items/tasks/1.2/", 20),
    "amendment_add": ("other", "/desk/amendments/{draft}/add/tasks/", 20),
    "verdicts": ("coordinator", "/desk/coordinator/verdicts/", 14),
    "verdict": ("coordinator", "/desk/coordinator/verdicts/{target}/", 14),
    "figures_import": ("coordinator", "/desk/figures/", 12),
    "figures_import_template": ("coordinator", "/desk/figures/template/", 12),
    "facilities": ("coordinator", "/desk/facilities/", 14),
    "verification_desk": ("coordinator", "/desk/verification/", 14),
    "inventory_desk": ("coordinator", "/desk/inventories/", 14),
    "public_facilities": ("", "/facilities/", 8),
    "inventories": ("", "/inventories/", 8),
    "open_data_catalogue": ("", "/data/catalog.jsonld", 4),
    "sdmx_data": ("", "/sdmx/data/dataflow/XANH/GREEN_GROWTH/1.0/*.*.chi-tieu-3.*", 8),
    "sdmx_structure": ("", "/sdmx/structure/dataflow/XANH/GREEN_GROWTH/1.0", 12),
    "ogc_landing": ("", "/ogc/", 0),
    "ogc_api": ("", "/ogc/api", 12),
    "ogc_conformance": ("", "/ogc/conformance", 0),
    "ogc_collections": ("", "/ogc/collections", 12),
    "ogc_collection": ("", "/ogc/collections/observations", 3),
    "ogc_items": (
        "",
        "/ogc/collections/observations/items?limit=50&bbox=105,9,106,10.5&datetime=2020-01-01/2026-12-31",
        9,
    ),
    "ogc_item": ("", "/ogc/collections/observations/items/{observation}", 5),
    "leader_page": ("leader", "/desk/leader/", 32),
    "events": ("auditor", "/desk/events/", 12),
    "deliveries": ("administrator", "/desk/deliveries/", 10),
    "people": ("administrator", "/desk/people/", 12),
    "person_new": ("administrator", "/desk/people/new/", 6),
    "person": ("administrator", "/desk/people/{person}/", 12),
}
# What only takes sending, leads elsewhere, or is a file as it lies on the disk.
WITHOUT_A_PAGE = {
    *("set_language", "sign_out", "oidc_start", "oidc_callback", "session_revoke", "key_revoke", "email_choice"),
    *("inbox_read", "inbox_read_all", "answer_save", "evidence_upload", "evidence_remove", "form_upload"),
    *("report_take_back", "report_submit", "submission_accept", "report_text_drop", "amendment_step"),
    *("amendment_opinion", "amendment_decide", "delivery_resend", "report_file", "map_outlines"),
    *("metrics", "submission_return", "submission_reopen", "report_hand_over", "password_set"),
    *("person_appoint", "person_end", "person_lock", "person_password"),
}
# What is about one facility, inventory or import: tests of their own rooms bound it, where there is one.
ABOUT_ONE = {
    *("my_facilities", "facility", "facility_open", "facility_report", "facility_texts", "facility_line_new"),
    *("facility_line", "facility_line_remove", "facility_evidence", "facility_template", "facility_upload"),
    *("facility_submit", "facility_version", "facility_opinion"),
    *("inventory", "inventory_figures", "inventory_work", "inventory_compare", "inventory_template", "inventory_issue"),
    "inventory_air_figures",
    *(
        "inventory_facilities",
        "inventory_recalculate",
        "inventory_upload",
        "inventory_line_new",
        "inventory_line",
        "inventory_evidence",
    ),
    *("figures_import_confirm", "figures_import_marked", "figures_imported"),
}
ROLES = {
    "head": ("agency_head", "XA-0006"),
    "other": ("agency_head", "XA-0001"),
    "coordinator": ("coordinator", "STC"),
    "leader": ("leader", ""),
    "auditor": ("auditor", ""),
    "administrator": ("administrator", ""),
}


@dataclass(frozen=True)
class World:
    """The people by name, and what the addresses name."""

    people: dict[str, Person]
    names: dict[str, object]


def made(size: Size) -> World:
    """Make a world of `size`; all of its people, proposals, messages and issued reports grow with it."""
    from xanh_web.ledger.models import Observation
    from xanh_web.plans.models import Target

    now = timezone.localtime(timezone.now())
    edition = build(now, size)
    people = {
        name: appoint_person(
            username=name, full_name=name, role=role, agency_code=agency, valid_from=date(2021, 1, 1),
            by=operator(), at=now,
        ).person
        for name, (role, agency) in ROLES.items()
    }  # fmt: skip
    people["head"].set_password("mot-hai-ba-bon")
    people["head"].save()
    drafts = []
    for number in range(size.agencies // 4):
        proposal = draft_proposal(
            plan=edition.plan, title=f"Đề xuất {number}", reason="Đã đạt", agency_code="XA-0001",
            by=people["other"], at=now,
        )  # fmt: skip
        for number, title in edition.tasks.values_list("number", "title"):
            line = Change(section="tasks", kind="change", key=number, field="title", old=title, new="Việc", reason="Rõ")
            write_lines(proposal=proposal, section="tasks", key=number, changes=[line], by=people["other"], at=now)
        drafts.append(proposal)
    submitted = submit_proposal(proposal=drafts[0], by=people["other"], at=now)
    round_ = Round.objects.order_by("-year")[0]
    for number in range(size.agencies):
        message = Message.objects.create(
            key=f"m{number}", to=people["head"], kind="x", subject="Nhắc báo cáo", body="Kính gửi", created_at=now
        )
        Delivery.objects.create(channel="email", message=message, state="failed", created_at=now, last_error="refused")
        ConsolidatedReport.objects.create(
            round=round_, number=str(number), symbol="BC", issued_on=now.date(), pins={}, recorded_at=now,
            issued_by=operator(), as_known_at=now, pins_hash=sha256_hex(b""), docx_hash=sha256_hex(b""),
        )  # fmt: skip
        for action in ("load_plan", "open_round", "accept_submission"):
            record_event(action=action, subject=f"round:{round_.code}", by=people["coordinator"], at=now)
    sent = round_.submissions
    return World(
        people,
        {
            "round": round_.code,
            "target": Target.objects.filter(objective__edition=edition).order_by("position")[0].code,
            "observation": Observation.objects.filter(area_code="92")[0].pk,
            "submission": sent.filter(review=None).order_by("pk")[0].pk,
            "accepted": sent.filter(review__decision="accepted").order_by("pk")[0].pk,
            "receipt": sent.get(agency_code="XA-0001").receipt,
            "proposal": submitted.pk,
            "draft": drafts[-1].pk,
            "person": people["head"].pk,
        },
    )


def questions(world: World) -> dict[str, int]:
    """Return how often each screen asked the database."""
    found, refused = {}, {}
    for route, (who, address, _most) in ASKED.items():
        client = Client()
        if who:
            client.force_login(world.people[who])
            client.get("/account/")  # a session is written down once
        path = address.format(**world.names)
        with CaptureQueriesContext(connection) as asked:
            answer = client.get(path)
            b"".join(answer) if answer.streaming else answer.content
        if answer.status_code != 200 and route != "desk":
            refused[path] = answer.status_code
        found[route] = len(asked)
    assert refused == {}
    return found


def test_every_screen_has_a_bound() -> None:
    screens = {route for route in SCREENS if not route.startswith(("api-1:", "api_"))}
    assert screens - WITHOUT_A_PAGE - ABOUT_ONE == ASKED.keys()
    assert screens >= WITHOUT_A_PAGE | ABOUT_ONE


def test_a_world_twice_as_large_asks_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    from django.db import transaction

    with transaction.atomic():
        small = questions(made(SMALL))
        transaction.set_rollback(True)
    large = questions(made(LARGE))
    over = {route: (large[route], most) for route, (_who, _path, most) in ASKED.items() if large[route] > most}
    grown = {route: (small[route], large[route]) for route in ASKED if large[route] > small[route]}
    assert grown == {}
    assert over == {}
