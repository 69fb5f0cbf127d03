"""A facility's report: nothing typed is lost, what is wrong is said at its field, what is sent stays as it is."""

from types import SimpleNamespace

import pytest
from tests.facilities.world import COAL, LATE, NOW, POWER, SENT, drafted, sent
from tests.refusals import NO_ROLE, refused
from tests.world import events, vn

from xanh.ghg.facilities import feeds_of
from xanh_web.base.models import Message
from xanh_web.emissions.actions import (
    attach_facility_evidence,
    open_facility_report,
    remove_facility_line,
    submit_facility_report,
    take_facility_lines,
    write_facility_line,
    write_facility_texts,
)
from xanh_web.emissions.facility_book import book_of, read_book
from xanh_web.emissions.facility_draft import entries_of
from xanh_web.emissions.models import FacilityEvidence, FacilityReport, FacilityReportVersion

pytestmark = pytest.mark.django_db
NONSENSE = [
    ({"amount": "-5"}, "amount", "below zero"),
    ({"amount": "nhiều"}, "amount", "not a number"),
    ({"amount": "12.5"}, "amount", "12,5"),
    ({"amount": ""}, "amount", "Fill in"),
    ({"unit": "con bò"}, "unit", "no unit for this"),
    ({"unit": "m3"}, "unit", "no unit for this"),
    ({"year": "2019"}, "year", "This report is about 2025, 2026"),
    ({"fuel": "củi khô"}, "fuel", "not in the list"),
    ({"category": "9.Z"}, "category", "not in the list"),
    ({"own_quantity": "calorific_value", "own_value": "26700", "own_reference": "Phiếu thử"}, "own_value", "outside"),
    ({"own_quantity": "calorific_value", "own_value": "0", "own_reference": "Phiếu thử"}, "own_value", "above zero"),
    ({"uncertainty_activity": "-2"}, "uncertainty_activity", "no uncertainty"),
    ({"source": "a:b"}, "source", "without a colon"),
]


@pytest.mark.parametrize(("changes", "field", "words"), NONSENSE, ids=[f"{f} {w}" for _, f, w in NONSENSE])
def test_nonsense_is_kept_and_said_at_its_field(
    world: SimpleNamespace, changes: dict[str, str], field: str, words: str
) -> None:
    report = drafted(world, COAL | changes)
    (line,) = entries_of(report, NOW.date())
    assert line.entry.row is None and words in line.entry.errors[field]
    assert line.line.written == COAL | changes  # nothing typed is lost
    with refused("not right yet"):
        submit_facility_report(report=report, by=world.bia, at=SENT)


def test_a_year_without_a_grid_factor_is_said_at_the_year(world: SimpleNamespace) -> None:
    (line,) = entries_of(drafted(world, POWER | {"borrow_year": ""}), NOW.date())
    assert "No factor of 2026 is published" in line.entry.errors["year"]


def test_two_lines_for_one_source_are_said_at_the_second(world: SimpleNamespace) -> None:
    first, second = entries_of(drafted(world, COAL, COAL | {"source": "lò hơi  1"}), NOW.date())
    assert first.entry.row and "Line 1 is of this source" in second.entry.errors["source"]


def test_an_amount_a_thousand_times_another_years_is_doubted(world: SimpleNamespace) -> None:
    _, later = entries_of(drafted(world, COAL | {"year": "2025", "amount": "1,2"}, COAL), NOW.date())
    assert later.entry.row and "1e+03 times" in later.entry.doubts["amount"]


def test_what_is_sent_is_a_version_with_a_receipt(world: SimpleNamespace) -> None:
    version = sent(world)
    assert version.receipt == f"BN-NM-BIA-2027-01-{version.content_hash[:8].upper()}"
    coal, power = version.content["lines"]
    assert coal["masses"] == {"CO2": "3149532", "CH4_FOSSIL": "320.4", "N2O": "48.06"}
    assert (power["masses"], power["scope"]) == ({"CO2": "659200"}, 2)
    assert {feed.role for feed in feeds_of(version.content)} == {"adds", "beside"}
    assert [event.details["receipt"] for event in events("submit_facility_report")] == [version.receipt]
    assert [message.to.username for message in Message.objects.filter(kind="facility_report")] == ["soat"]


def test_the_same_again_is_the_same_receipt_and_a_change_needs_a_reason(world: SimpleNamespace) -> None:
    version = sent(world)
    report = version.report
    assert submit_facility_report(report=report, by=world.bia, at=LATE) == (version, False)
    line = report.lines.first()
    write_facility_line(
        report=report, line=line, kind=line.kind, written=COAL | {"amount": "1300"}, by=world.bia, at=LATE
    )
    with refused("say why a supplementary report is needed"):
        submit_facility_report(report=report, by=world.bia, at=LATE)
    more, new = submit_facility_report(report=report, by=world.bia, at=LATE, reason="Sửa số than")
    assert (more.number, more.reason, new) == (2, "Sửa số than", True)
    version.refresh_from_db()
    assert version.content["lines"][0]["amount"] == "1200"


@pytest.mark.parametrize("change", ["lines", "texts"])
def test_what_is_not_whole_is_not_sent(world: SimpleNamespace, change: str) -> None:
    report = drafted(world)
    if change == "lines":
        for line in report.lines.all():
            remove_facility_line(report=report, line=line, by=world.bia, at=NOW)
        assert [event.details["written"]["source"] for event in events("remove_facility_line")] == [
            "Lò hơi 1",
            "Công tơ 1",
        ]
    else:
        write_facility_texts(report=report, texts={"II.1": " "}, gwp="AR5", by=world.bia, at=NOW)
    with refused("no line yet" if change == "lines" else "are not written yet"):
        submit_facility_report(report=report, by=world.bia, at=SENT)


def test_evidence_is_stored_and_named_by_the_version(world: SimpleNamespace) -> None:
    report = drafted(world)
    line = report.lines.first()
    said = {"report": report, "line": line, "by": world.bia, "at": NOW}
    attach_facility_evidence(name="hoa-don.pdf", content=b"%PDF-1", **said)
    attach_facility_evidence(name="hoa-don.pdf", content=b"%PDF-2", **said)
    version, _ = submit_facility_report(report=report, by=world.bia, at=SENT)
    (evidence,) = FacilityEvidence.objects.all()
    (named,) = version.content["lines"][0]["evidence"]
    assert (evidence.name, evidence.file.sha256, evidence.line_code) == (
        "hoa-don.pdf",
        named["sha256"],
        "NM-BIA:2026:Lò hơi 1",
    )


def test_the_workbook_says_what_the_draft_says_and_comes_back_the_same(world: SimpleNamespace) -> None:
    report = drafted(world)
    filled = read_book(report, book_of(report, NOW.date()), NOW.date())
    assert filled.errors == () and book_of(report, NOW.date()) == book_of(report, NOW.date())
    before = [line.entry.row.line for line in entries_of(report, NOW.date()) if line.entry.row]
    taken = take_facility_lines(report=report, lines=filled.lines, texts=filled.texts, by=world.bia, at=NOW)
    after = [line.entry.row.line for line in entries_of(report, NOW.date()) if line.entry.row]
    assert taken == 2 and before == after
    more = [("fuel_industry", COAL | {"source": "Lò hơi 2"})]
    take_facility_lines(report=report, lines=more, texts={}, by=world.bia, at=NOW)
    assert report.lines.count() == 3  # what the workbook does not name stays


def test_a_report_is_opened_in_a_year_in_which_one_is_due(world: SimpleNamespace) -> None:
    by = {"by": world.bia, "at": NOW}
    first = open_facility_report(facility=world.brewery, due_year=2027, **by)
    assert open_facility_report(facility=world.brewery, due_year=2027, **by) == first
    assert len(events("open_facility_report")) == 1
    with refused("No inventory report"):
        open_facility_report(facility=world.brewery, due_year=2028, **by)


def test_nobody_writes_for_another_facility(world: SimpleNamespace) -> None:
    report = drafted(world)
    line = report.lines.first()
    for person in (world.ximang, world.soat, world.tham):
        said = {"report": report, "by": person, "at": NOW}
        with refused(NO_ROLE):
            open_facility_report(facility=world.brewery, due_year=2027, by=person, at=NOW)
        with refused(NO_ROLE):
            write_facility_texts(texts={}, gwp="AR5", **said)
        with refused(NO_ROLE):
            write_facility_line(kind="electricity", written=POWER, **said)
        with refused(NO_ROLE):
            take_facility_lines(lines=[], texts={}, **said)
        with refused(NO_ROLE):
            remove_facility_line(line=line, **said)
        with refused(NO_ROLE):
            attach_facility_evidence(line=line, name="a.txt", content=b"a", **said)
        with refused(NO_ROLE):
            submit_facility_report(**said)


def test_a_line_of_another_report_is_not_touched(world: SimpleNamespace) -> None:
    report = drafted(world)
    other = open_facility_report(facility=world.cement, due_year=2027, by=world.ximang, at=NOW)
    with refused("not in the report any more"):
        remove_facility_line(report=other, line=report.lines.first(), by=world.ximang, at=NOW)
    with refused("Choose the set of warming potentials"):
        write_facility_texts(report=other, texts={}, gwp="AR9", by=world.ximang, at=NOW)
    with refused("The form has no item"):
        write_facility_texts(report=other, texts={"IX.9": "x"}, gwp="AR5", by=world.ximang, at=NOW)
    with refused("is not a kind of source"):
        write_facility_line(report=other, kind="magic", written={}, by=world.ximang, at=NOW)


def test_the_law_of_the_day_counts_and_names_the_years(world: SimpleNamespace) -> None:
    report = open_facility_report(facility=world.cement, due_year=2027, by=world.ximang, at=vn(2027, 5, 1))
    write_facility_line(report=report, kind="electricity", written=POWER | {"year": "2025"}, by=world.ximang, at=NOW)
    (line,) = entries_of(report, NOW.date())
    assert "This report is about 2026" in line.entry.errors["year"]
    assert FacilityReport.objects.count() == 1 and not FacilityReportVersion.objects.exists()
