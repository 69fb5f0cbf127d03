"""Opinions on a facility's report: apart from it, written once, by who may and by nobody who reported."""

from types import SimpleNamespace
from typing import Any

import pytest
from tests.facilities.world import COAL, LATE, SENT, sent
from tests.refusals import NO_ROLE, refused
from tests.world import events

from xanh_web.base.actions import appoint_person, operator
from xanh_web.base.models import Message
from xanh_web.emissions.actions import (
    Finding,
    review_facility_report,
    submit_facility_report,
    verify_facility_report,
    write_facility_line,
)
from xanh_web.emissions.models import FacilityReportVersion

pytestmark = pytest.mark.django_db
MATERIAL = (Finding("Thiếu hóa đơn than", material=True, about="III.1"),)
MINOR = (Finding("Sai chính tả", material=False), Finding(" ", material=True))


def review(version: FacilityReportVersion, by: Any, **changes: Any) -> Any:
    said = {"conclusion": "positive", "text": "Đủ căn cứ", "findings": ()} | changes
    return review_facility_report(version=version, by=by, at=LATE, **said)


def verify(version: FacilityReportVersion, by: Any, **changes: Any) -> Any:
    said = {
        "conclusion": "positive",
        "text": "Hợp lý",
        "findings": (),
        "body_name": "Trung tâm A",
        "certificate": "VVB 01",
    }
    return verify_facility_report(version=version, by=by, at=LATE, **(said | changes))


def test_both_stand_beside_the_version_and_the_facility_hears_of_them(world: SimpleNamespace) -> None:
    version = sent(world)
    before = version.content_hash
    first = review(version, world.soat, conclusion="modified", findings=(*MATERIAL, *MINOR))
    second = verify(version, world.tham)
    version.refresh_from_db()
    assert version.content_hash == before
    assert [(one.text, one.material, one.about) for one in first.findings.all()] == [
        ("Thiếu hóa đơn than", True, "III.1"),
        ("Sai chính tả", False, ""),
    ]
    assert (first.body_name, second.body_name, second.body_code) == (
        "Sở Nông nghiệp và Môi trường",
        "Trung tâm A",
        "DVTD-1",
    )
    assert len(events("review_facility_report")) == len(events("verify_facility_report")) == 1
    assert {message.to.username for message in Message.objects.filter(kind="facility_opinion")} == {"bia"}


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"conclusion": "great"}, "Choose the conclusion"),
        ({"text": " "}, "Give the reasons"),
        ({"conclusion": "positive", "findings": MATERIAL}, "stands against a positive opinion"),
        ({"conclusion": "modified"}, "names what it excepts"),
        ({"conclusion": "negative", "findings": MINOR}, "rests on a material finding"),
    ],
)
def test_refused(world: SimpleNamespace, changes: dict[str, Any], words: str) -> None:
    version = sent(world)
    with refused(words):
        review(version, world.soat, **changes)


def test_a_verification_names_its_body_and_certificate(world: SimpleNamespace) -> None:
    version = sent(world)
    for missing in ("body_name", "certificate"):
        with refused("Name the verification body"):
            verify(version, world.tham, **{missing: " "})


def test_only_on_the_latest_version(world: SimpleNamespace) -> None:
    version = sent(world)
    report = version.report
    line = report.lines.first()
    write_facility_line(report=report, line=line, kind=line.kind, written=COAL | {"amount": "9"}, by=world.bia, at=SENT)
    submit_facility_report(report=report, by=world.bia, at=SENT, reason="Sửa")
    with refused("A later version was sent"):
        review(version, world.soat)


def test_each_role_gives_its_own_and_no_other(world: SimpleNamespace) -> None:
    version = sent(world)
    for person in (world.bia, world.tham):
        with refused(NO_ROLE):
            review(version, person)
    for person in (world.bia, world.soat, world.lan):
        with refused(NO_ROLE):
            verify(version, person)
    assert review(version, world.lan).body_name == "Sở Tài chính"


def test_who_reported_for_the_facility_does_not_judge_it(world: SimpleNamespace) -> None:
    version = sent(world)
    appoint_person(
        username="bia",
        full_name="Bia",
        role="verifier",
        agency_code="DVTD-2",
        valid_from=SENT.date(),
        by=operator(),
        at=SENT,
    )
    world.bia.refresh_from_db()
    with refused("does not judge its report"):
        verify(version, type(world.bia).objects.get(pk=world.bia.pk))
