"""A round with one report of each fate, and its consolidated report."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from tests.world import REVIEWED, city, opened_round, sent, vn

from xanh.documents.report.content import ReportContent
from xanh_web.base.actions import operator
from xanh_web.reporting.actions import accept_submission, issue_report, return_submission
from xanh_web.reporting.models import ConsolidatedReport, Round
from xanh_web.reporting.report_head import final_content

ISSUED = vn(2024, 12, 5)


def reported_round() -> Round:
    """Return a round in which STNMT is accepted, SCT returned and SKHDT waits for review."""
    city()
    round_ = opened_round()
    accept_submission(submission=sent(round_, "STNMT", treated_waste=Decimal("91.25")), by=operator(), at=REVIEWED)
    return_submission(submission=sent(round_, "SCT"), reason="Thiếu", by=operator(), at=REVIEWED)
    sent(round_, "SKHDT")
    return round_


def content_of(round_: Round, at: datetime = ISSUED, **changes: Any) -> ReportContent:
    values = {"number": "312", "issued_on": date(2024, 12, 5), "signer": "Nguyễn Văn A"}
    return final_content(round_, at, **values | changes)


def issue(round_: Round, content: ReportContent | None = None, **changes: Any) -> ConsolidatedReport:
    values = {"by": operator(), "at": ISSUED}
    return issue_report(round_=round_, content=content or content_of(round_), **values | changes)
