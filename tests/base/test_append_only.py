"""Tables that may only grow: the database itself refuses, whoever asks and by whichever statement."""

from collections.abc import Callable

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from tests.documents_observations.cast import csv_of, line
from tests.facilities.world import NOW, drafted, register
from tests.inventories.world import issued_with_evidence
from tests.ledger.facts import fact, record
from tests.reporting.judged import a_target
from tests.world import REVIEWED, city, edition, opened_round, people, sent, vn

from xanh.documents.indicator_list import ListedEntry
from xanh.documents.report.compose import section_blocks
from xanh.documents.report.rewriting import editable
from xanh.plans.amendment import Change
from xanh_web.agencies.actions import choose_successor
from xanh_web.amendments.actions import (
    decide_amendment,
    draft_proposal,
    give_opinion,
    submit_proposal,
    write_lines,
)
from xanh_web.base.actions import operator, seal_rows
from xanh_web.base.append_only import APPEND_ONLY, SEALED, model_of, unguarded_tables
from xanh_web.emissions.actions import (
    Finding,
    attach_facility_evidence,
    review_facility_report,
    submit_facility_report,
)
from xanh_web.ledger.actions import Weights, compute_indicators, import_observations, reexpress_observations
from xanh_web.plans.official_list.actions import import_official_list
from xanh_web.reporting.actions import (
    accept_submission,
    exempt_agency,
    extend_deadline,
    issue_report,
    reopen_submission,
    state_verdict,
    write_report_text,
)
from xanh_web.reporting.models import Round
from xanh_web.reporting.report_head import draft_content, final_content

pytestmark = pytest.mark.django_db
DECIDED = {"decision_number": "1/QĐ-UBND", "decision_date": REVIEWED.date(), "reason": "Lý do"}


def run(statement: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":  # or TRUNCATE is refused for foreign keys still to be checked, not by us
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(statement)


def table_with_a_row(label: str) -> str:
    """Fill the table of `label` through the actions, and return its name."""
    model = model_of(label)
    MAKERS.get(label, seal_rows)()
    assert model._default_manager.exists()
    return str(model._meta.db_table)


def _accepted() -> Round:
    city()
    round_ = opened_round()
    accept_submission(submission=sent(round_, "STNMT"), by=operator(), at=REVIEWED)
    return round_


def _exceptions() -> None:
    city()
    round_ = opened_round()
    by = {"by": operator(), "at": REVIEWED}
    extend_deadline(round_=round_, agency_code="SCT", until=vn(2024, 12, 1), **DECIDED, **by)
    exempt_agency(round_=round_, agency_code="UBND-916", **DECIDED, **by)


def _issued() -> None:
    round_ = _accepted()
    content = final_content(round_, vn(2024, 12, 5), number="312", issued_on=vn(2024, 12, 5).date())
    issue_report(round_=round_, content=content, by=operator(), at=vn(2024, 12, 5))


def _reopened() -> None:
    submission = _accepted().submissions.get()
    reopen_submission(submission=submission, reason="Lý do", by=operator(), at=REVIEWED)


def _rewritten() -> None:
    round_ = _accepted()
    content = draft_content(round_, REVIEWED)
    lines = [editable(block, content) for block in section_blocks(content, "overview")]
    line = next(one for one in lines if one and one.places)
    typed = "Nhìn chung " + " ".join(f"[[{number}]]" for number in range(1, len(line.places) + 1)) + "."
    said = {"section": "overview", "paragraph": line, "typed": typed, "seen": 0}
    write_report_text(round_=round_, by=operator(), at=REVIEWED, **said)


def _judged() -> None:
    city()
    target = a_target(opened_round())
    state_verdict(target=target, course="on_course", reason="Lý do", by=operator(), at=REVIEWED)


def _chosen() -> None:
    city()
    choose_successor(predecessor="UBND-916", successor="STC", reason="Lý do", by=operator(), at=REVIEWED)


def _amended() -> None:
    city()
    plan = edition().plan
    by = {"by": operator(), "at": REVIEWED}
    proposal = draft_proposal(plan=plan, title="Bỏ", reason="Lý do", agency_code="SKHDT", **by)
    change = Change(section="tasks", kind="change", key="1.1", field="title", old="Quan trắc", new="Quan trắc tự động")
    write_lines(proposal=proposal, section="tasks", key="1.1", changes=[change], **by)
    submit_proposal(proposal=proposal, **by)
    give_opinion(proposal=proposal, stance="support", text="Lý do", **by)
    day = REVIEWED.date()
    decide_amendment(proposal=proposal, lines={1}, number="1/QĐ-UBND", dated=day, in_force_from=day, **by)


def _opined() -> None:
    world = register()
    report = drafted(world)
    said = {"report": report, "by": world.bia, "at": NOW}
    attach_facility_evidence(line=report.lines.first(), name="hoa-don.txt", content=b"than", **said)
    version, _new = submit_facility_report(**said)
    findings = [Finding("Thiếu hóa đơn", material=True)]
    reviewed = {"conclusion": "negative", "text": "Chưa đủ", "findings": findings}
    review_facility_report(version=version, by=world.soat, at=NOW, **reviewed)


def _computed() -> None:
    record(fact(indicator="new-buses", unit="item"), fact(indicator="new-clean-buses", unit="item"))
    compute_indicators(area_code="92", periods=["2024"], by=operator(), at=REVIEWED)


def _imported() -> None:
    city()
    content = csv_of(line(indicator="new-buses", unit="item", period="2023"))
    import_observations(content=content, name="a.csv", decimal_mark="", by=operator(), at=REVIEWED)


def _reexpressed() -> None:
    city()
    record(fact(indicator="waste", area_code="916", unit="tonne"))
    day = REVIEWED.date()
    reexpress_observations(
        indicator="waste", period="2024", boundaries=vn(2025, 7, 1).date(), method="sum",
        weights=Weights(b"old,new\n916,92\n", "a.csv", "QĐ 19/2025", day), by=operator(), at=REVIEWED,
    )  # fmt: skip


def _listed() -> None:
    entry = ListedEntry("1", "1.1", "", "Cường độ phát thải", "A", "Bộ", "", "Mục tiêu 1")
    import_official_list(entries=[entry], source="Thông tư 10/2023", by=operator(), at=REVIEWED)


def _sealed() -> None:
    people()
    seal_rows()


MAKERS: dict[str, Callable[[], object]] = {
    **dict.fromkeys(APPEND_ONLY, _accepted),
    **dict.fromkeys(["base.Event", "base.Seal", "base.SealedRow"], _sealed),
    **dict.fromkeys(["reporting.Extension", "reporting.Exemption"], _exceptions),
    "reporting.ConsolidatedReport": _issued,
    "reporting.Reopening": _reopened,
    "reporting.ReportText": _rewritten,
    **dict.fromkeys(["amendments.Opinion", "amendments.AmendmentDecision"], _amended),
    **dict.fromkeys(
        [label for label in APPEND_ONLY if label.startswith(("emissions.Facility", "emissions.Opinion"))], _opined
    ),
    "agencies.SuccessorChoice": _chosen,
    **dict.fromkeys(["plans.OfficialList", "plans.OfficialIndicator"], _listed),
    **dict.fromkeys(["ledger.ObservationImport", "ledger.ImportedRow"], _imported),
    **dict.fromkeys(["ledger.Reexpression", "ledger.ReexpressedRow", "ledger.ReexpressedInput"], _reexpressed),
    **dict.fromkeys([label for label in APPEND_ONLY if label.startswith("emissions.Inventory")], issued_with_evidence),
    **dict.fromkeys(["ledger.Computation", "ledger.ComputationInput"], _computed),
    "reporting.StatedVerdict": _judged,
}


@pytest.mark.parametrize("label", APPEND_ONLY)
def test_no_statement_changes_or_empties_the_table(label: str) -> None:
    table = table_with_a_row(label)
    statements = [
        f"UPDATE {table} SET id = id",
        f"DELETE FROM {table}",
        f"UPDATE {table} SET id = id WHERE id = (SELECT max(id) FROM {table})",
    ]
    if connection.vendor == "sqlite":
        statements += [
            f"REPLACE INTO {table} SELECT * FROM {table}",
            f"INSERT OR REPLACE INTO {table} SELECT * FROM {table} LIMIT 1",
            f"UPDATE OR REPLACE {table} SET id = id",
        ]
    else:
        key = f"{table}_pkey"
        statements += [
            f"TRUNCATE {table} CASCADE",
            f"INSERT INTO {table} SELECT * FROM {table} ON CONFLICT ON CONSTRAINT {key} DO UPDATE SET id = excluded.id",
        ]
    before = list(model_of(label)._default_manager.order_by("pk").values())
    for statement in statements:
        with pytest.raises((DatabaseError, IntegrityError), match="append-only"):
            run(statement)
    assert list(model_of(label)._default_manager.order_by("pk").values()) == before


@pytest.mark.parametrize("label", APPEND_ONLY)
def test_nor_does_the_program(label: str) -> None:
    table_with_a_row(label)
    row = model_of(label)._default_manager.order_by("-pk")[0]
    for change in (row.save, row.delete):
        with pytest.raises((DatabaseError, IntegrityError)), transaction.atomic():
            change()


def test_every_table_is_guarded_and_a_missing_guard_is_named() -> None:
    assert unguarded_tables() == []
    on_table = "" if connection.vendor == "sqlite" else " ON ledger_observation"
    run(f"DROP TRIGGER ledger_observation_no_update{on_table}")
    assert unguarded_tables() == ["ledger.Observation"]


def test_all_but_the_seals_themselves_are_sealed() -> None:
    assert set(APPEND_ONLY) - set(SEALED) == {"base.Seal", "base.SealedRow"}
