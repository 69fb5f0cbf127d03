"""Evidence files are handed out to those who may open the report, as they were sent, as a download."""

from types import SimpleNamespace

import pytest
from tests.desk_coordinator.conftest import Visit
from tests.world import sent

from xanh_web.ledger.store import path_of
from xanh_web.reporting.models import AnswerEvidence, Round

pytestmark = pytest.mark.django_db


@pytest.fixture
def row(round_: Round) -> AnswerEvidence:
    submission = sent(round_, "STNMT")
    return AnswerEvidence.objects.filter(task_answer__submission=submission, file__isnull=False)[0]


def address(row: AnswerEvidence, report: int | None = None) -> str:
    assert row.task_answer is not None
    return f"/desk/coordinator/submissions/{report or row.task_answer.submission_id}/evidence/{row.pk}/"


def test_the_file_is_the_one_that_was_sent(row: AnswerEvidence, cast: SimpleNamespace, visit: Visit) -> None:
    for person in (cast.lan, cast.an):
        answer = visit(person).get(address(row))
        assert b"".join(answer.streaming_content) == b"bien ban"  # type: ignore[attr-defined]
        assert answer["Content-Disposition"].startswith('attachment; filename="bien-ban.pdf"')
        assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == ("application/octet-stream", "nosniff")


def test_nobody_else_gets_it(row: AnswerEvidence, cast: SimpleNamespace, visit: Visit) -> None:
    assert {visit(person).get(address(row)).status_code for person in (cast.tuan, cast.dung, cast.khach)} == {403}
    assert visit(None).get(address(row)).status_code == 302


def test_under_another_report_it_is_not_there(
    row: AnswerEvidence, round_: Round, cast: SimpleNamespace, visit: Visit
) -> None:
    other = sent(round_, "SCT")
    assert visit(cast.lan).get(address(row, other.pk)).status_code == 404


def test_a_file_that_was_changed_is_not_handed_out(row: AnswerEvidence, cast: SimpleNamespace, visit: Visit) -> None:
    assert row.file is not None
    path_of(row.file.sha256).write_bytes(b"other")
    assert visit(cast.lan).get(address(row)).status_code == 404
