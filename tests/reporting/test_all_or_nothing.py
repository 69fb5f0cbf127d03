"""An action that fails in its last step leaves nothing behind."""

from collections.abc import Callable
from datetime import date

import pytest
from tests.ledger.facts import fact, record
from tests.refusals import row_counts
from tests.reporting.issued import content_of
from tests.reporting.judged import a_target
from tests.world import REVIEWED, START, city, filled, opened_round, sent, vn, written_plan

from xanh.documents.report.rewriting import Editable
from xanh_web.base.actions import appoint_person, operator
from xanh_web.plans.actions import load_plan
from xanh_web.reporting import actions
from xanh_web.reporting.models import ReportText, Round

pytestmark = pytest.mark.django_db
DECIDED = {"decision_number": "1", "decision_date": date(2024, 11, 1), "reason": "Lý do", "at": REVIEWED}


def _load(round_: Round) -> object:
    header = written_plan().document.model_copy(update={"number": "8/KH-UBND"})
    plan = written_plan(document=header)
    return load_plan(plan=plan, text="", area_code="92", indicators=(), by=operator(), at=START)


def _appoint(_round: Round) -> object:
    return appoint_person(
        username="x",
        full_name="X",
        role="auditor",
        agency_code="",
        valid_from=date(2024, 1, 1),
        by=operator(),
        at=START,
    )


def _open(round_: Round) -> object:
    return actions.open_round(edition=round_.edition, year=2025, coordinator="SKHDT", by=operator(), at=vn(2024, 12, 1))


def _submit(round_: Round) -> object:
    form = filled(round_, "SCT")
    return actions.submit_report(round_=round_, filled=form, files={"a": b"a"}, by=operator(), at=vn(2024, 11, 2))


def _accept(round_: Round) -> object:
    return actions.accept_submission(submission=round_.submissions.get(), by=operator(), at=REVIEWED)


def _reopen(round_: Round) -> object:
    return actions.reopen_submission(submission=round_.submissions.get(), reason="Sai", by=operator(), at=REVIEWED)


def _return(round_: Round) -> object:
    return actions.return_submission(submission=round_.submissions.get(), reason="Sai", by=operator(), at=REVIEWED)


def _extend(round_: Round) -> object:
    return actions.extend_deadline(round_=round_, agency_code="SCT", until=vn(2025, 1, 1), by=operator(), **DECIDED)


def _issue(round_: Round) -> object:
    content = content_of(round_)
    return actions.issue_report(round_=round_, content=content, by=operator(), at=REVIEWED)


def _write_text(round_: Round) -> ReportText | None:
    return actions.write_report_text(
        round_=round_, section="money", paragraph=Editable("", ()), typed="Thêm.", seen=0, by=operator(), at=REVIEWED
    )


def _drop_text(round_: Round) -> object:
    return actions.drop_report_text(text=round_.texts.get(), by=operator(), at=REVIEWED)


def _state_verdict(round_: Round) -> object:
    return actions.state_verdict(
        target=a_target(round_), course="on_course", reason="Lý do", by=operator(), at=REVIEWED
    )


def _withdraw_verdict(round_: Round) -> object:
    return actions.withdraw_verdict(target=a_target(round_), reason="Lý do", by=operator(), at=vn(2024, 12, 2))


ACTIONS: dict[str, tuple[str, Callable[[Round], object]]] = {
    "appoint_person": ("base.actions", _appoint),
    "load_plan": ("plans.actions", _load),
    "record_observations": ("ledger.actions.observations", lambda _round: record(fact())),
    "open_round": ("reporting.actions.round", _open),
    "close_round": (
        "reporting.actions.round",
        lambda round_: actions.close_round(round_=round_, by=operator(), at=vn(2024, 12, 1)),
    ),
    "extend_deadline": ("reporting.actions.exceptions", _extend),
    "exempt_agency": (
        "reporting.actions.exceptions",
        lambda round_: actions.exempt_agency(round_=round_, agency_code="SCT", by=operator(), **DECIDED),
    ),
    "submit_report": ("reporting.actions.submission", _submit),
    "return_submission": ("reporting.actions.review", _return),
    "accept_submission": ("reporting.actions.review", _accept),
    "reopen_submission": ("reporting.actions.reopen", _reopen),
    "prepare_reminders": (
        "reporting.actions.reminders",
        lambda round_: actions.prepare_reminders(round_=round_, by=operator(), at=REVIEWED),
    ),
    "prepare_due_reminders": (
        "reporting.actions.reminders",
        lambda round_: actions.prepare_due_reminders(by=operator(), at=REVIEWED),
    ),
    "issue_report": ("reporting.actions.report", _issue),
    "write_report_text": ("reporting.actions.report_text", _write_text),
    "drop_report_text": ("reporting.actions.report_text", _drop_text),
    "state_verdict": ("reporting.actions.verdict", _state_verdict),
    "withdraw_verdict": ("reporting.actions.verdict", _withdraw_verdict),
}


@pytest.mark.parametrize("name", ACTIONS)
def test_where_the_audit_event_fails_nothing_is_changed(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    module, act = ACTIONS[name]
    city()
    round_ = opened_round()
    sent(round_, "STNMT")
    if name == "reopen_submission":
        _accept(round_)
    if name == "withdraw_verdict":
        _state_verdict(round_)
    if name == "drop_report_text":
        _write_text(round_)
    before, closed = row_counts(), round_.closed_at

    def broken(**_values: object) -> None:
        raise RuntimeError("the event is not written")

    with monkeypatch.context() as patched:
        patched.setattr(f"xanh_web.{module}.record_event", broken)
        with pytest.raises(RuntimeError):
            act(round_)
    assert row_counts() == before
    assert Round.objects.get(pk=round_.pk).closed_at == closed
    assert act(round_) is not None
    assert row_counts() != before or name == "close_round"


def test_the_list_above_has_every_action_of_the_rounds() -> None:
    assert set(actions.__all__) <= ACTIONS.keys()
