"""Who owes, who is in time or late, what has been judged; and the reminders, each day's once."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from tests.facilities.test_opinion import review, verify
from tests.facilities.world import CSV, LATE, NOW, SENT, drafted, sent
from tests.refusals import NO_ROLE, refused
from tests.world import events, vn

from xanh_web.base.actions import operator
from xanh_web.base.models import Message
from xanh_web.emissions.actions import load_facilities, remind_facilities, submit_facility_report
from xanh_web.emissions.facility_file import read_facilities
from xanh_web.emissions.facility_standing import facility_standings

pytestmark = pytest.mark.django_db
LAST = vn(2027, 3, 30, 23, 59)


def timeliness(at: object, year: int = 2027) -> dict[str, str]:
    return {row.facility.code: row.timeliness for row in facility_standings(year, at)}


def test_before_31_march_means_until_30_march_ends(world: SimpleNamespace) -> None:
    assert timeliness(LAST) == {"NM-BIA": "in_time", "XM-B": "in_time"}
    assert timeliness(vn(2027, 3, 31, 0)) == {"NM-BIA": "overdue", "XM-B": "in_time"}
    assert timeliness(vn(2027, 12, 1, 0)) == {"NM-BIA": "overdue", "XM-B": "overdue"}
    assert timeliness(LAST, 2028) == {}


@pytest.mark.parametrize(("at", "expected"), [(LAST, "on_time"), (vn(2027, 3, 31, 0), "late")])
def test_the_first_sending_counts(world: SimpleNamespace, at: object, expected: str) -> None:
    sent(world, at)
    assert timeliness(vn(2027, 6, 1))["NM-BIA"] == expected
    assert timeliness(at - timedelta(seconds=1))["NM-BIA"] in ("in_time", "overdue")  # not yet known then


def test_who_fell_off_the_list_is_exempt_from_2027_and_who_has_left_owes_nothing(world: SimpleNamespace) -> None:
    heading = CSV.splitlines()[0] + ",listed_before,valid_to"
    rows = (
        "CU,Cơ sở cũ,,Lô 8,31120,I.2,industry,,,,2024-10-01,13/2024/QĐ-TTg,",
        "NGHI,Đã nghỉ,,Lô 9,31120,I.2,industry,42/2026/QĐ-TTg,II,9,2026-09-25,,2026-12-31",
    )
    records = read_facilities("co-so.csv", "\n".join([heading, *rows]).encode())
    load_facilities(records=records, by=operator(), at=NOW)
    assert timeliness(LATE) == {"CU": "exempt", "NM-BIA": "overdue", "XM-B": "in_time"}


def test_review_and_verification_are_those_of_the_latest_version(world: SimpleNamespace) -> None:
    version = sent(world)
    row = next(row for row in facility_standings(2027, LATE) if row.facility.code == "NM-BIA")
    assert (row.review, row.verification, row.waits_for_review, row.waits_for_verification) == ("none", "", True, False)
    review(version, world.soat)
    verify(version, world.tham)
    row = next(row for row in facility_standings(2027, LATE) if row.facility.code == "NM-BIA")
    assert (row.review, row.verification, row.waits_for_review) == ("positive", "positive", False)


def test_the_number_of_questions_does_not_grow_with_the_register(
    world: SimpleNamespace, django_assert_max_num_queries: object
) -> None:
    sent(world)
    more = "\n".join(f"F{n},Cơ sở {n},,Lô {n},31120,I.2,industry,42/2026/QĐ-TTg,IV,{n},2026-09-25" for n in range(40))
    records = read_facilities("co-so.csv", (CSV.splitlines()[0] + "\n" + more).encode())
    load_facilities(records=records, by=operator(), at=NOW)
    with django_assert_max_num_queries(3):  # type: ignore[operator]
        assert len(facility_standings(2027, LATE)) == 42


def test_a_reminder_goes_out_on_its_day_and_once(world: SimpleNamespace) -> None:
    assert remind_facilities(by=operator(), at=vn(2027, 2, 1)) == []
    day = vn(2027, 3, 16)  # fourteen days before 30 March
    assert remind_facilities(by=world.soat, at=day) == ["NM-BIA"]
    assert remind_facilities(by=operator(), at=day + timedelta(hours=3)) == []
    (message,) = Message.objects.filter(kind="facility_due")
    assert (message.to.username, "trước ngày 31/03/2027" in message.body) == ("bia", True)
    assert len(events("remind_facilities")) == 1
    assert remind_facilities(by=operator(), at=vn(2027, 3, 31)) == ["NM-BIA"]
    assert "Quá hạn" in Message.objects.filter(kind="facility_due").order_by("-id")[0].subject


def test_who_has_sent_is_not_reminded(world: SimpleNamespace) -> None:
    submit_facility_report(report=drafted(world), by=world.bia, at=SENT)
    assert remind_facilities(by=operator(), at=vn(2027, 3, 16)) == []


def test_a_facility_reminds_nobody(world: SimpleNamespace) -> None:
    with refused(NO_ROLE):
        remind_facilities(by=world.bia, at=NOW)
