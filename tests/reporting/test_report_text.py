"""A paragraph of the report in the coordinator's words, from the draft to what is issued and set again."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from tests.refusals import NO_ROLE, refused
from tests.world import REVIEWED, city, opened_round, people, sent, vn

from xanh.documents.report import compose_report
from xanh.documents.report.compose import section_blocks
from xanh.documents.report.content import ReportContent
from xanh.documents.report.rewriting import Editable, editable
from xanh_web.base.actions import operator
from xanh_web.base.models import Event, Person
from xanh_web.reporting.actions import accept_submission, drop_report_text, issue_report, write_report_text
from xanh_web.reporting.actions.report import path_of, set_again
from xanh_web.reporting.models import ReportText, Round
from xanh_web.reporting.report_head import draft_content, final_content

pytestmark = pytest.mark.django_db
NOW = vn(2024, 11, 28)


@pytest.fixture
def cast(db: None) -> SimpleNamespace:
    return people()


@pytest.fixture
def round_(cast: SimpleNamespace) -> Round:
    city()
    round_ = opened_round()
    accept_submission(submission=sent(round_, "STNMT"), by=operator(), at=REVIEWED)
    return round_


@pytest.fixture
def lan(cast: SimpleNamespace) -> Person:
    found: Person = cast.lan
    return found


def paragraph(content: ReportContent, section: str = "overview") -> Editable:
    lines = [editable(block, content) for block in section_blocks(content, section)]
    return next(line for line in lines if line and line.places)


def written(round_: Round, by: Person, words: str, *, seen: int = 0, hours: int = 0) -> ReportText | None:
    at = NOW + timedelta(hours=hours)
    line = paragraph(draft_content(round_, at))
    places = " ".join(f"[[{number}]]" for number in range(1, len(line.places) + 1))
    return write_report_text(
        round_=round_, section="overview", paragraph=line, typed=f"{words} {places}.", seen=seen, by=by, at=at
    )


def text_of(content: ReportContent) -> str:
    runs = [block.runs for block in compose_report(content).blocks if hasattr(block, "runs")]
    return "\n".join("".join(run.text for run in line) for line in runs)


def test_it_stands_in_the_draft_and_is_issued_and_set_again_byte_by_byte(round_: Round, lan: Person) -> None:
    assert written(round_, lan, "Nhìn chung")
    later = NOW + timedelta(hours=1)
    assert "Nhìn chung" in text_of(draft_content(round_, later))
    content = final_content(round_, later, number="5", issued_on=later.date())
    report = issue_report(round_=round_, content=content, by=lan, at=later)
    assert path_of(report).read_bytes() == set_again(report)
    event = Event.objects.get(action="write_report_text")
    assert (event.subject, event.details["section"]) == (f"round:{round_.code}", "overview")


def test_the_figures_are_those_of_the_day_not_of_the_writing(round_: Round, lan: Person) -> None:
    assert written(round_, lan, "Nhìn chung")
    before = paragraph(draft_content(round_, NOW)).places
    sent(round_, "SCT")
    after = draft_content(round_, NOW + timedelta(days=1))
    assert [run.text for run in paragraph(after).places] != [run.text for run in before]
    line = next(line for line in text_of(after).splitlines() if "Nhìn chung" in line)
    assert line == "Nhìn chung " + " ".join(run.text for run in paragraph(after).places) + "."


def test_what_was_known_earlier_is_shown_as_it_was(round_: Round, lan: Person) -> None:
    assert written(round_, lan, "Nhìn chung", hours=2)
    assert "Nhìn chung" not in text_of(draft_content(round_, NOW + timedelta(hours=1)))


def test_the_same_text_is_not_written_twice(round_: Round, lan: Person) -> None:
    assert written(round_, lan, "Nhìn chung")
    assert written(round_, lan, "Nhìn chung", hours=1) is None
    assert ReportText.objects.count() == 1


def test_two_people_on_one_paragraph_lose_nothing(round_: Round, lan: Person) -> None:
    first = written(round_, lan, "Nhìn chung")
    with refused("changed this paragraph while you were writing"):
        written(round_, operator(), "Tóm lại", hours=1)
    assert first and written(round_, operator(), "Tóm lại", hours=1, seen=first.pk)


def test_it_is_left_to_the_system_again(round_: Round, lan: Person) -> None:
    row = written(round_, lan, "Nhìn chung")
    assert row
    drop_report_text(text=row, by=lan, at=NOW + timedelta(hours=1))
    assert "Nhìn chung" not in text_of(draft_content(round_, NOW + timedelta(hours=2)))
    assert ReportText.objects.filter(text__startswith="Nhìn chung").exists()


def test_others_do_not_write(round_: Round, cast: SimpleNamespace) -> None:
    with refused(NO_ROLE):
        written(round_, cast.minh, "Nhìn chung")
    with refused("no section"):
        write_report_text(
            round_=round_, section="x", paragraph=Editable("", ()), typed="a", seen=0, by=cast.lan, at=NOW
        )
    assert not ReportText.objects.exists()


def test_a_report_with_text_that_lost_its_place_is_not_issued(round_: Round, lan: Person) -> None:
    gone = Editable("Câu của một báo cáo đã trả lại.", ())
    write_report_text(round_=round_, section="tasks", paragraph=gone, typed="Câu khác.", seen=0, by=lan, at=NOW)
    content = final_content(round_, NOW, number="5", issued_on=NOW.date())
    with refused("lost their place"):
        issue_report(round_=round_, content=content, by=lan, at=NOW)
