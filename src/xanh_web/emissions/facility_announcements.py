"""Who is told of what happens to a facility's report. Official messages, in Vietnamese (docs/decisions/0003).

Each function belongs inside the transaction of the action it tells of.
"""

from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone

from xanh.ghg.facilities import Due
from xanh_web.base.models import Message, Person
from xanh_web.base.outbox.actions import announce
from xanh_web.emissions.facility_people import people_of_facility, reviewers
from xanh_web.emissions.models import Facility, FacilityOpinion, FacilityReportVersion, OpinionKind

ILLUSTRATIVE = "(Số liệu minh họa) "
_CONCLUSIONS = {
    "positive": "chấp nhận toàn bộ",
    "modified": "chấp nhận trừ các phát hiện",
    "negative": "không chấp nhận",
}


def announce_facility_report(version: FacilityReportVersion, at: datetime) -> list[Message]:
    """Tell the reviewers that a report has arrived."""
    facility, year = version.report.facility, version.report.due_year
    again = f" (báo cáo bổ sung lần {version.number - 1})" if version.number > 1 else ""
    moment = f"{timezone.localtime(version.submitted_at):%H:%M ngày %d/%m/%Y}"
    return _tell(
        "facility_report",
        f"facility_version:{version.pk}",
        reviewers(at),
        f"{facility.name} đã gửi báo cáo kiểm kê khí nhà kính năm {year}",
        f"{facility.name} đã gửi báo cáo kiểm kê khí nhà kính của kỳ nộp năm {year}{again} lúc {moment} "
        f"(biên nhận {version.receipt}). Đề nghị rà soát.\n",
        version,
        at,
    )


def announce_facility_opinion(opinion: FacilityOpinion, at: datetime) -> list[Message]:
    """Tell the facility what the province or the verification body thinks of its report."""
    version = opinion.version
    facility, year = version.report.facility, version.report.due_year
    what = "rà soát" if opinion.kind == OpinionKind.REVIEW else "thẩm định"
    return _tell(
        "facility_opinion",
        f"facility_opinion:{opinion.pk}",
        people_of_facility(facility.code, at),
        f"Ý kiến {what} báo cáo kiểm kê khí nhà kính năm {year}",
        f"Kính gửi {facility.name},\n\n{opinion.body_name} đã cho ý kiến {what} về báo cáo "
        f"(biên nhận {version.receipt}): {_CONCLUSIONS[opinion.conclusion]}.\n\n{opinion.text}\n",
        version,
        at,
    )


def announce_facility_due(facility: Facility, due: Due, due_day: date, at: datetime) -> list[Message]:
    """Remind the facility of its inventory report, once for each day of the reminders."""
    late = due.end <= at
    years = " và ".join(map(str, due.years))
    before = f"{due.before:%d/%m/%Y}"
    text = (
        f"đã quá hạn (trước ngày {before}); đề nghị gửi ngay"
        if late
        else f"phải gửi trước ngày {before}; đề nghị gửi đúng hạn"
    )
    subject = f"{'Quá hạn' if late else 'Sắp đến hạn'} gửi báo cáo kiểm kê khí nhà kính năm {due.before.year}"
    return announce(
        kind="facility_due",
        matter=f"facility_due:{facility.code}:{due.before.year}:{due_day.isoformat()}",
        to=people_of_facility(facility.code, at),
        subject=f"{ILLUSTRATIVE if facility.illustrative else ''}{subject}",
        body=f"Kính gửi {facility.name},\n\nBáo cáo kiểm kê khí nhà kính cho năm {years} {text}.\n",
        link=reverse("my_facilities"),
        at=at,
    )


def _tell(
    kind: str, matter: str, to: list[Person], subject: str, body: str, version: FacilityReportVersion, at: datetime
) -> list[Message]:
    mark = ILLUSTRATIVE if version.illustrative else ""
    link = reverse("facility_version", args=[version.pk])
    return announce(kind=kind, matter=matter, to=to, subject=f"{mark}{subject}", body=body, link=link, at=at)
