"""What happens in the demonstration, in order. Every step goes through the same actions as real work."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

from django.conf import settings

from xanh.basis.deadline import VIETNAM, ends_with
from xanh.documents.forms import fill_form
from xanh.documents.forms.model import TaskAnswer
from xanh_web.agencies.city import City
from xanh_web.base.actions import operator, seal_rows
from xanh_web.base.models import Person
from xanh_web.cli.demonstration.answers import answers_for, draw, evidence_name
from xanh_web.cli.demonstration.local import local_facts
from xanh_web.cli.demonstration.series import history
from xanh_web.ledger.actions import Fact, record_observations
from xanh_web.plans.models import Edition, Indicator
from xanh_web.reporting.actions import (
    accept_submission,
    close_round,
    exempt_agency,
    extend_deadline,
    issue_report,
    open_round,
    prepare_reminders,
    return_submission,
)
from xanh_web.reporting.actions.report import path_of
from xanh_web.reporting.agency_form import form_for
from xanh_web.reporting.form_files import import_form, write_forms
from xanh_web.reporting.models import ConsolidatedReport, Round, Submission
from xanh_web.reporting.report_head import final_content

CLOSED, CURRENT = 2025, 2026
type Progress = Callable[[int, int], object]


def at(year: int, month: int, day: int, hour: int = 9, minute: int = 0) -> datetime:
    """Return an instant in Vietnam."""
    return datetime.combine(date(year, month, day), time(hour, minute), VIETNAM)


@dataclass(frozen=True)
class Cast:
    """The agencies that play a part of their own in a round."""

    late: str
    returned: str
    extended: str


def record_history(edition: Edition) -> int:
    """Record illustrative values up to 2024, so that there are series to judge; return how many."""
    facts = [
        Fact(
            indicator=indicator.code,
            area_code=edition.plan.area_code,
            period=str(year),
            value=value,
            unit=indicator.unit,
            status="actual",
            source="demonstration:history",
            illustrative=True,
        )
        for indicator in Indicator.objects.all()
        for year, value in history(indicator.code, CLOSED - 1)
    ]
    return len(record_observations(facts=facts, by=operator(), at=at(2025, 1, 10), reason="Số liệu minh họa"))


def record_local_values(edition: Edition) -> int:
    """Record illustrative values of districts, wards and communes, so that there is a map to see; return how many."""
    facts = list(local_facts(edition.plan.area_code))
    return len(record_observations(facts=facts, by=operator(), at=at(2026, 11, 2), reason="Số liệu minh họa"))


def open_demo_round(edition: Edition, city: City, year: int, when: datetime) -> Round:
    """Open a round whose figures are illustrative."""
    opened = open_round(
        edition=edition,
        year=year,
        coordinator=city.coordinator_on(when.date()),
        by=operator(),
        at=when,
        illustrative=True,
    )
    return opened.round


def choose_cast(round_: Round) -> Cast:
    """Return who is late, who is returned and who gets an extension: departments, always the same ones."""
    exempt = set(round_.exemptions.values_list("agency_code", flat=True))
    codes = sorted(
        code
        for code in set(round_.obligations.values_list("agency_code", flat=True)) - exempt
        if not code.startswith("UBND-")
    )
    return Cast(late=codes[0], returned=codes[1], extended=codes[2])


def exempt_districts(round_: Round) -> int:
    """Exempt the districts, which ended on 1 July 2025 in the middle of the round; return how many."""
    codes = sorted({c for c in round_.obligations.values_list("agency_code", flat=True) if c.startswith("UBND-")})
    for code in codes:
        exempt_agency(
            round_=round_,
            agency_code=code,
            decision_number="(minh họa)",
            decision_date=date(2025, 7, 15),
            reason="Kết thúc hoạt động của cấp huyện từ ngày 01/7/2025",
            by=operator(),
            at=at(2025, 7, 15),
        )
    return len(codes)


def extend_one(round_: Round, cast: Cast, year: int) -> None:
    """Give one agency ten more days."""
    extend_deadline(
        round_=round_,
        agency_code=cast.extended,
        until=ends_with(date(year, 11, 30)),
        decision_number="(minh họa)",
        decision_date=date(year, 11, 14),
        reason="Chờ số liệu của bộ chủ quản",
        by=operator(),
        at=at(year, 11, 14),
    )


def send_forms(round_: Round, cast: Cast, leave_out: set[str], progress: Progress) -> list[Submission]:
    """Write every form, fill it, lay evidence beside it and import it, each at its own time; return what was sent."""
    folder = Path(settings.HOME) / "forms" / str(round_.year)
    paths = write_forms(round_, folder, None, lambda _done, _of: None)
    sent = []
    for done, path in enumerate(paths, start=1):
        code = path.stem
        if code not in leave_out:
            sent.append(_send(round_, code, path, _moment(round_, cast, code)))
        progress(done, len(paths))
    return sent


def _send(round_: Round, code: str, path: Path, when: datetime) -> Submission:
    (path.parent / evidence_name(code, round_.year)).write_text(
        f"Tài liệu kiểm chứng minh họa của {code}, năm {round_.year}.\n", encoding="utf-8"
    )
    content = fill_form(path.read_bytes(), *answers_for(form_for(round_, code)))
    path.write_bytes(content)
    submission, _new = import_form(content=content, folder=path.parent, by=operator(), at=when)
    return submission


def _moment(round_: Round, cast: Cast, code: str) -> datetime:
    year = round_.year
    if code == cast.late:
        return at(year, 11, 20, 0, 0) + timedelta(minutes=7)
    if code == cast.extended:
        return at(year, 11, 21, 16, 30)
    minutes = draw(code, year, "moment", below=60 * 24 * 18)
    return at(year, 11, 1, 8) + timedelta(minutes=minutes)


def return_and_resend(submission: Submission, when: datetime, *, resend: bool) -> Submission:
    """Return a report with a reason and, where asked, have the agency send a corrected one."""
    by: Person = operator()
    reason = "Đề nghị bổ sung kết quả cụ thể và kinh phí giải ngân của nhiệm vụ đầu tiên."
    return_submission(submission=submission, reason=reason, by=by, at=when)
    if not resend:
        return submission
    round_, code = submission.round, submission.agency_code
    path = Path(settings.HOME) / "forms" / str(round_.year) / f"{code}.xlsx"
    tasks, indicators = answers_for(form_for(round_, code))
    tasks = [_corrected(task) for task in tasks]
    content = fill_form(path.read_bytes(), tasks, indicators)
    path.write_bytes(content)
    again, _new = import_form(content=content, folder=path.parent, by=by, at=when + timedelta(days=1))
    return again


def _corrected(task: TaskAnswer) -> TaskAnswer:
    return replace(
        task, result=(task.result or "Đã triển khai bước đầu. (Số liệu minh họa)") + " Đã bổ sung theo yêu cầu."
    )


def accept_all(submissions: list[Submission], when: datetime) -> None:
    """Accept reports, one after the other."""
    for position, submission in enumerate(submissions):
        accept_submission(submission=submission, by=operator(), at=when + timedelta(minutes=position))


def issue_demo_report(round_: Round, number: str, issued_on: date) -> tuple[ConsolidatedReport, Path]:
    """Issue the consolidated report of the closed round."""
    when = at(issued_on.year, issued_on.month, issued_on.day, 15)
    content = final_content(round_, when, number=number, issued_on=issued_on)
    report = issue_report(round_=round_, content=content, by=operator(), at=when)
    return report, path_of(report)


def finish(round_: Round, when: datetime) -> None:
    """Close a round and seal all rows."""
    close_round(round_=round_, by=operator(), at=when)
    seal_rows()


def remind(round_: Round, when: datetime) -> int:
    """Prepare the reminders of a round and return how many."""
    return len(prepare_reminders(round_=round_, by=operator(), at=when))
