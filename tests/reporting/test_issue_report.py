"""Issuing the consolidated report: traceable, pinned, the same bytes again."""

from datetime import date
from typing import Any

import pytest
from django.utils import translation
from tests.refusals import NO_ROLE, refused
from tests.reporting.issued import ISSUED, content_of, issue, reported_round
from tests.world import events, people, sent, vn

from xanh.basis.hashing import sha256_hex
from xanh.basis.language import speaking
from xanh.documents.report import compose_report
from xanh.documents.report.content import ReportContent
from xanh.documents.word import write_word
from xanh_web.base.actions import operator
from xanh_web.base.archive import kept_models
from xanh_web.reporting.actions import accept_submission
from xanh_web.reporting.actions.report import path_of, set_again
from xanh_web.reporting.models import ConsolidatedReport, Round
from xanh_web.reporting.report_head import draft_content

pytestmark = pytest.mark.django_db


@pytest.fixture
def round_() -> Round:
    return reported_round()


def test_it_is_pinned_and_the_file_lies_where_it_says(round_: Round) -> None:
    report = issue(round_)
    assert str(report) == "312/BC-SKHDT"
    assert path_of(report).name == "2024-12-05-312-BC-SKHDT.docx"
    assert sha256_hex(path_of(report).read_bytes()) == report.docx_hash
    assert [event.details["number"] for event in events("issue_report")] == ["312/BC-SKHDT"]


def test_set_again_it_is_the_same_bytes_whatever_has_happened_since(round_: Round) -> None:
    report = issue(round_)
    docx = path_of(report).read_bytes()
    sent(round_, "SCT", at=vn(2024, 12, 10), hdi="not_collected")
    again = ConsolidatedReport.objects.get(pk=report.pk)
    assert set_again(again) == docx
    assert ReportContent.model_validate(again.pins) == content_of(round_)


def test_pins_that_come_back_with_their_keys_in_another_order_give_the_same_bytes(round_: Round) -> None:
    report = issue(round_)
    report.pins = _backwards(report.pins)
    assert sha256_hex(set_again(report)) == report.docx_hash


def _backwards(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _backwards(value[key]) for key in reversed(value)}
    return [_backwards(part) for part in value] if isinstance(value, list) else value


def test_every_source_that_it_pins_is_a_row_that_is_there(round_: Round) -> None:
    content = content_of(round_)
    tables = {model._meta.model_name: model for model in kept_models()}
    sources = {leaf for leaf in _sources(content.model_dump()) if leaf}
    assert len(sources) > 10
    for source in sources:
        kind, _colon, key = source.partition("#")[0].partition(":")
        model = tables[kind.replace("_", "")]
        field = {"round": "code", "target": "code"}.get(kind, "pk")
        assert model._default_manager.filter(**{field: key}).exists(), source


def _sources(value: Any) -> list[str]:
    if isinstance(value, dict):
        own = [value["source"]] if isinstance(value.get("source"), str) and ":" in value["source"] else []
        return own + [found for part in value.values() for found in _sources(part)]
    return [found for part in value for found in _sources(part)] if isinstance(value, list | tuple) else []


def test_only_what_was_accepted_by_then_is_in_it(round_: Round) -> None:
    before = content_of(round_)
    submission = sent(round_, "SCT", at=vn(2024, 12, 6))
    accept_submission(submission=submission, by=operator(), at=vn(2024, 12, 7))
    assert content_of(round_) == before
    after = content_of(round_, at=vn(2024, 12, 8))
    assert (before.overview.reported.value, after.overview.reported.value) == (3, 3)
    states = [
        {line.agency_name: line.state for line in content.agencies}["Sở Công Thương"] for content in (before, after)
    ]
    assert states == ["returned", "accepted"]


def test_a_draft_is_refused(round_: Round) -> None:
    with refused("number and date"):
        issue(round_, draft_content(round_, ISSUED))


@pytest.mark.parametrize("changes", [{"number": ""}, {"issued_on": None}])
def test_without_number_or_date_it_is_refused(round_: Round, changes: dict[str, Any]) -> None:
    content = content_of(round_)
    with refused("number and date"):
        issue(round_, content.model_copy(update={"head": content.head.model_copy(update=changes)}))


@pytest.mark.parametrize("number", ["../../etc/x", "31/2", "..", "mười", "1" * 30, "3 2"])
def test_a_number_that_is_none_is_refused(round_: Round, number: str) -> None:
    with refused("is not the number of a report"):
        issue(round_, content_of(round_, number=number))


def test_a_figure_without_a_source_stops_it(round_: Round) -> None:
    content = content_of(round_)
    figure = content.overview.agencies
    orphan = figure.model_copy(update={"lineage": figure.lineage.model_copy(update={"inputs": (), "source": ""})})
    overview = content.overview.model_copy(update={"agencies": orphan})
    with refused("cannot be traced to a source"):
        issue(round_, content.model_copy(update={"overview": overview}))


def test_a_number_is_used_once_a_year_and_day(round_: Round) -> None:
    issue(round_)
    with refused("has been issued"):
        issue(round_, content_of(round_, at=vn(2024, 12, 6)))
    assert issue(round_, content_of(round_, number="313"))
    assert issue(round_, content_of(round_, issued_on=date(2024, 12, 6)))


def test_where_the_file_cannot_be_written_nothing_is_issued(round_: Round, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_args: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr("xanh_web.reporting.actions.report.write_durably", full)
    with pytest.raises(OSError, match="no space"):
        issue(round_)
    assert not ConsolidatedReport.objects.exists()
    assert not events("issue_report")


def test_only_the_coordinator_may(round_: Round) -> None:
    cast, content = people(), content_of(round_)
    for person in (cast.minh, cast.hoa, cast.an, cast.binh, cast.khach):
        with refused(NO_ROLE):
            issue(round_, content, by=person)
    assert issue(round_, content, by=cast.lan).issued_by == cast.lan


def test_neither_content_nor_bytes_depend_on_the_language_of_who_issues(round_: Round) -> None:
    content = content_of(round_)
    docx = write_word(compose_report(content))
    with translation.override("en"), speaking("en"):
        assert content_of(round_) == content
        assert write_word(compose_report(content)) == docx
