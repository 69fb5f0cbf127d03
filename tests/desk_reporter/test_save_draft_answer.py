"""Saving what is typed: as it is, one revision after the other, and never over another person's text."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from tests.desk_reporter.conftest import NOW
from tests.desk_reporter.typed import TASK, owed
from tests.refusals import NO_ROLE, refused
from tests.world import events, sent, vn

from xanh_web.base.actions import operator
from xanh_web.reporting.actions import accept_submission, close_round
from xanh_web.reporting.actions.draft import KEPT, Conflict, Saved, save_draft_answer
from xanh_web.reporting.models import DraftAnswer, DraftRevision, Round

pytestmark = pytest.mark.django_db


def save(round_: Round, cast: SimpleNamespace, text: str, seen: int, by: str = "minh", minutes: int = 0) -> object:
    return save_draft_answer(
        obligation=owed(round_),
        content={"result": text},
        expected_revision=seen,
        by=getattr(cast, by),
        at=NOW + timedelta(minutes=minutes),
    )


def test_it_is_kept_as_typed_and_counted(round_: Round, cast: SimpleNamespace) -> None:
    typed = {**TASK, "percentage": "1.234", "foreign": "x", "result": "  Đã  làm\r\nxong "}
    result = save_draft_answer(obligation=owed(round_), content=typed, expected_revision=0, by=cast.minh, at=NOW)
    assert isinstance(result, Saved)
    kept = DraftAnswer.objects.get()
    assert kept.content == {**TASK, "percentage": "1.234", "result": "Đã  làm\nxong"}
    assert (kept.revision, kept.updated_by) == (1, cast.minh)
    assert events("save_draft_answer") == []


def test_the_same_again_is_no_new_revision(round_: Round, cast: SimpleNamespace) -> None:
    save(round_, cast, "Một", 0)
    result = save(round_, cast, "Một", 0)
    assert isinstance(result, Saved) and result.answer.revision == 1


def test_two_people_both_keep_their_text(round_: Round, cast: SimpleNamespace) -> None:
    save(round_, cast, "Của Minh", 0)
    result = save(round_, cast, "Của Hoa", 0, by="hoa")
    assert isinstance(result, Conflict)
    assert (result.mine["result"], result.theirs.content["result"]) == ("Của Hoa", "Của Minh")
    assert result.theirs.updated_by == cast.minh
    assert DraftAnswer.objects.get().content["result"] == "Của Minh"
    save(round_, cast, "Của Minh\nCủa Hoa", 1, by="hoa")
    assert DraftRevision.objects.get().content["result"] == "Của Minh"


def test_two_windows_of_one_person_are_two_people(round_: Round, cast: SimpleNamespace) -> None:
    save(round_, cast, "Một", 0)
    assert isinstance(save(round_, cast, "Hai", 0), Conflict)


def test_the_history_stays_small(round_: Round, cast: SimpleNamespace) -> None:
    for number in range(5):  # one sitting: typing on is no new version
        save(round_, cast, f"Bản {number}", number, minutes=number)
    assert DraftRevision.objects.count() == 0
    for number in range(5, 30):
        save(round_, cast, f"Bản {number}", number, minutes=60 * number)
    assert DraftRevision.objects.count() == KEPT
    assert DraftRevision.objects.first().content["result"] == "Bản 28"


def test_others_do_not_write(round_: Round, cast: SimpleNamespace) -> None:
    for name in ("tuan", "an", "binh", "khach"):
        with refused(NO_ROLE):
            save(round_, cast, "x", 0, by=name)


def test_an_accepted_report_or_a_closed_round_takes_no_draft(round_: Round, cast: SimpleNamespace) -> None:
    accept_submission(submission=sent(round_, "STNMT"), by=operator(), at=NOW)
    with refused("accepted and frozen"):
        save(round_, cast, "x", 0)
    close_round(round_=round_, by=operator(), at=vn(2024, 12, 1))
    with refused("is closed"):
        save(round_, cast, "x", 0, minutes=60 * 24 * 30)
