"""From opening the round to the issued report, by links and forms alone, as a browser without scripts would go."""

import pytest
from django.test import Client
from tests.world import city, edition, sent, vn

from xanh_web.base.models import Event
from xanh_web.ledger.models import Observation
from xanh_web.reporting.models import ConsolidatedReport, Round, Submission
from xanh_web.reporting.verification import verify_everything

pytestmark = pytest.mark.django_db
BOARD = "/desk/coordinator/"


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> object:
    def let_it_be(*when: int) -> None:
        monkeypatch.setattr("django.utils.timezone.now", lambda: vn(*when))

    return let_it_be


def test_the_year_of_the_coordinator(lan: Client, clock: object) -> None:
    city()
    edition()
    clock(2024, 11, 25)  # type: ignore[operator]
    assert "as it would be opened now" in lan.get(f"{BOARD}rounds/open/", {"year": 2024}).content.decode()
    lan.post(f"{BOARD}rounds/open/", {"year": 2024})
    round_ = Round.objects.get()
    Round.objects.filter(pk=round_.pk).update(opened_on=vn(2024, 2, 14).date())
    round_.refresh_from_db()
    work = f"{BOARD}rounds/{round_.code}/"
    decided = {"decision_number": "1", "decision_date": "2024-11-20", "reason": "Chờ số liệu"}
    lan.post(work + "extend/", {"agency": "SCT", "until": "2024-11-30"} | decided)
    lan.post(work + "remind/", {})

    first = sent(round_, "STNMT", at=vn(2024, 11, 12))
    page = f"{BOARD}submissions/{first.pk}/"
    lan.post(page + "return/", {"reason": "Thiếu số liệu"})
    second = sent(round_, "STNMT", at=vn(2024, 11, 25, 10), treated_waste="not_collected")
    other = sent(round_, "SCT", at=vn(2024, 11, 25, 10))
    clock(2024, 11, 26)  # type: ignore[operator]
    lan.post(work + "accept/", {"opened": second.pk})
    lan.post(work + "accept/", {"opened": other.pk})
    lan.post(f"{BOARD}submissions/{second.pk}/reopen/", {"reason": "Đã có số liệu"})
    third = sent(round_, "STNMT", at=vn(2024, 11, 26, 10))
    clock(2024, 11, 27)  # type: ignore[operator]
    lan.post(work + "accept/", {"opened": third.pk})
    assert [row.review.decision for row in Submission.objects.filter(agency_code="STNMT")] == [
        "returned",
        "accepted",
        "accepted",
    ]
    assert Observation.objects.as_known_at(None).get(indicator="treated-waste").value is not None

    answer = lan.post(work + "report/issue/", {"number": "312", "issued_on": "2024-11-27"}, follow=True)
    assert "is issued" in answer.content.decode()
    lan.post(work + "close/", {"sure": "yes"})
    assert ConsolidatedReport.objects.count() == 1
    assert Round.objects.get().closed_at is not None
    assert {event.actor.username for event in Event.objects.exclude(action__in=("appoint_person", "submit_report"))
            if event.action not in ("load_city", "load_plan", "load_agencies")} == {"lan"}  # fmt: skip
    assert list(verify_everything()) == []
