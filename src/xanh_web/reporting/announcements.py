"""Who is told of what happens in a round: the people of the agency, the coordinators, the leaders, other systems.

Each function belongs inside the transaction of the action it tells of.
"""

from collections.abc import Mapping
from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone

from xanh_web.agencies.querysets import load_register
from xanh_web.agencies.register import Register
from xanh_web.agencies.succeed import follow
from xanh_web.base.models import Message, Person
from xanh_web.base.models.webhook import WebhookEvent
from xanh_web.base.outbox.actions import announce
from xanh_web.base.outbox.recipients import coordinators, leaders, people_of
from xanh_web.base.outbox.webhooks import queue_calls
from xanh_web.reporting.message_text import BODIES, ILLUSTRATIVE, SUBJECTS
from xanh_web.reporting.models import ConsolidatedReport, Extension, Reminder, Reopening, Review, Round, Submission
from xanh_web.reporting.models.submission import Decision
from xanh_web.reporting.reminder_text import deadline_in_words


def announce_reminder(reminder: Reminder, register: Register, at: datetime) -> list[Message]:
    """Send a prepared reminder to the people of the agency that answers today."""
    round_, code = reminder.round, reminder.agency_code
    return announce(
        kind="reminder",
        matter=f"reminder:{reminder.pk}",
        to=people_of(_answering(register, code, at)[0], at),
        subject=_subject(round_, reminder.subject),
        body=reminder.body,
        link=_form(round_, code),
        at=at,
    )


def announce_review(review: Review, at: datetime) -> None:
    """Tell the agency that its report came back, and why, or that it is accepted; other systems of the latter."""
    submission = review.submission
    if review.decision == Decision.RETURNED:
        _tell_agency("report_returned", f"review:{review.pk}", submission, at, reason=review.reason)
        return
    _tell_agency("report_accepted", f"review:{review.pk}", submission, at)
    data = _of_round(submission.round) | {
        "agency": submission.agency_code,
        "receipt": submission.receipt,
        "version": submission.version,
        "frozen_hash": review.frozen_hash,
    }
    event = WebhookEvent.SUBMISSION_ACCEPTED.value
    queue_calls(event=event, subject=f"submission:{submission.pk}", data=data, at=at)


def announce_reopening(reopening: Reopening, at: datetime) -> None:
    """Tell the agency that it may correct what was accepted, and why."""
    matter = f"reopening:{reopening.pk}"
    _tell_agency("report_reopened", matter, reopening.submission, at, reason=reopening.reason)


def announce_extension(extension: Extension, at: datetime) -> None:
    """Tell the agency of its later deadline."""
    round_, code = extension.round, extension.agency_code
    now_code, name = _answering(load_register(), code, at)
    words = {
        "agency": name,
        "number": extension.decision_number,
        "day": _day(extension.decision_date),
        "deadline": deadline_in_words(extension.until),
        "reason": extension.reason,
    }
    matter = f"extension:{extension.pk}"
    _tell(people_of(now_code, at), "deadline_extended", matter, round_, words, _form(round_, code), at)


def announce_arrival(submission: Submission, at: datetime) -> None:
    """Tell the coordinators that a report waits for their review."""
    words = {
        "agency": submission.sent_by_name,
        "version": submission.version,
        "moment": f"{timezone.localtime(submission.submitted_at):%H:%M ngày %d/%m/%Y}",
        "receipt": submission.receipt,
    }
    matter, link = f"submission:{submission.pk}", reverse("submission", args=[submission.pk])
    _tell(coordinators(at), "report_arrived", matter, submission.round, words, link, at)


def announce_issue(report: ConsolidatedReport, at: datetime) -> None:
    """Tell the leaders, and other systems, that the consolidated report is issued."""
    round_, matter = report.round, f"report:{report.pk}"
    words = {
        "plan": f"Kế hoạch số {round_.edition.plan.number}",
        "number": f"{report.number}/{report.symbol}",
        "day": _day(report.issued_on),
    }
    _tell(leaders(at), "report_issued", matter, round_, words, reverse("reports"), at)
    data = _of_round(round_) | {
        "number": words["number"],
        "issued_on": report.issued_on.isoformat(),
        "docx_hash": report.docx_hash,
        "pins_hash": report.pins_hash,
    }
    queue_calls(event=WebhookEvent.REPORT_ISSUED.value, subject=matter, data=data, at=at)


def _tell_agency(kind: str, matter: str, submission: Submission, at: datetime, **words: str) -> None:
    round_, code = submission.round, submission.agency_code
    now_code, name = _answering(load_register(), code, at)
    words |= {"agency": name, "receipt": submission.receipt}
    _tell(people_of(now_code, at), kind, matter, round_, words, _form(round_, code), at)


def _tell(
    to: list[Person], kind: str, matter: str, round_: Round, words: Mapping[str, object], link: str, at: datetime
) -> None:
    filled = {"year": round_.year, **words}
    subject = _subject(round_, SUBJECTS[kind].format(**filled))
    announce(kind=kind, matter=matter, to=to, subject=subject, body=BODIES[kind].format(**filled), link=link, at=at)


def _subject(round_: Round, words: str) -> str:
    return f"{ILLUSTRATIVE if round_.illustrative else ''}{words}"


def _answering(register: Register, code: str, at: datetime) -> tuple[str, str]:
    """Return code and name of the agency that answers on the day of `at`; the old one where nobody does yet."""
    answer = follow(register, code, timezone.localtime(at).date())
    return answer.code or code, answer.name or code


def _form(round_: Round, agency_code: str) -> str:
    return reverse("report_form", args=[round_.code, agency_code])


def _of_round(round_: Round) -> dict[str, object]:
    return {"round": round_.code, "year": round_.year, "illustrative": round_.illustrative}


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"
