"""Issuing the consolidated report: it pins all it used, and can be set again byte by byte."""

import re
from datetime import date, datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction

from xanh.basis.errors import Refusal
from xanh.basis.hashing import canonical_json, sha256_hex
from xanh.documents.report import compose_report, orphan_figures, untied_numbers, without_place
from xanh.documents.report.content import ReportContent
from xanh.documents.word import write_word
from xanh_web.base.actions import record_event
from xanh_web.base.durable import write_durably
from xanh_web.base.models import Person
from xanh_web.base.permissions import require
from xanh_web.reporting.announcements import announce_issue
from xanh_web.reporting.models import ConsolidatedReport, Round

_NUMBER = re.compile(r"[0-9]{1,10}[A-Za-zĐđ]{0,2}")


@transaction.atomic
def issue_report(*, round_: Round, content: ReportContent, by: Person, at: datetime) -> ConsolidatedReport:
    """Issue the report of a round under the number and date of its head; the file lies at `path_of(report)`.

    Refusal where it is still a draft, lacks number or date, or holds a figure whose lineage does not reach a source.
    """
    require(by, "issue_report", at=at)
    head, issued_on = content.head, _day_of_issue(content)
    docx = write_word(compose_report(content))
    pins = content.model_dump(mode="json")
    report = ConsolidatedReport.objects.create(
        round=round_,
        number=head.number,
        symbol=head.symbol,
        issued_on=issued_on,
        recorded_at=at,
        issued_by=by,
        as_known_at=content.as_known_at,
        pins=pins,
        pins_hash=sha256_hex(canonical_json(pins)),
        docx_hash=sha256_hex(docx),
        illustrative=content.illustrative,
    )
    record_event(
        action="issue_report",
        subject=f"report:{report.pk}",
        by=by,
        at=at,
        number=f"{head.number}/{head.symbol}",
        docx_hash=report.docx_hash,
    )
    announce_issue(report, at)
    write_durably(path_of(report), docx)
    return report


def _day_of_issue(content: ReportContent) -> date:
    """Return the date of a report that is ready to be issued; Refusal for any other."""
    head = content.head
    if content.draft or not head.number or head.issued_on is None:
        raise Refusal("Give the report its number and date before issuing it.")
    if not _NUMBER.fullmatch(head.number):  # it is also part of the file's name
        raise Refusal(
            "“{number}” is not the number of a report: write digits, with a letter where there is one.",
            number=head.number,
        )
    if orphans := orphan_figures(content):
        raise Refusal(
            "{count} figures of the report cannot be traced to a source ({names}): it is not issued.",
            count=len(orphans),
            names=", ".join(orphan.lineage.label for orphan in orphans[:3]),
        )
    if untied := untied_numbers(content):
        raise Refusal(
            "{count} numbers in the sentences of the report belong to no figure ({names}): it is not issued.",
            count=len(untied),
            names="; ".join(untied[:3]),
        )
    if lost := without_place(content):
        raise Refusal(
            "{count} edited paragraphs have lost their place, since the reports behind them changed: "
            "look at them in the draft, section by section, before issuing.",
            count=len(lost),
        )
    if ConsolidatedReport.objects.filter(symbol=head.symbol, number=head.number, issued_on=head.issued_on).exists():
        raise Refusal("A report {number}/{symbol} of that day has been issued.", number=head.number, symbol=head.symbol)
    return head.issued_on


def path_of(report: ConsolidatedReport) -> Path:
    """Return where the issued file lies."""
    name = f"{report.issued_on:%Y-%m-%d}-{report.number}-{report.symbol}.docx"
    return Path(settings.HOME) / "reports" / name


def set_again(report: ConsolidatedReport) -> bytes:
    """Return the document set anew from what the report pinned: the same bytes as issued."""
    return write_word(compose_report(ReportContent.model_validate(report.pins)))
