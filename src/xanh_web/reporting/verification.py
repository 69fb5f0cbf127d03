"""Checking what must not have changed: guards, seals, frozen reports, evidence, issued documents."""

from collections.abc import Iterator

from xanh.basis.hashing import canonical_json, sha256_hex
from xanh.documents.report import figures_of, printed, states
from xanh.documents.report.content import ReportContent
from xanh.documents.word import figures_in
from xanh_web.base.append_only import unguarded_tables
from xanh_web.base.finding import Finding
from xanh_web.base.seals import broken_seals
from xanh_web.ledger.models import EvidenceFile
from xanh_web.ledger.store import path_of as path_of_evidence
from xanh_web.reporting.actions.report import path_of as path_of_report
from xanh_web.reporting.actions.report import set_again
from xanh_web.reporting.frozen import hash_of_submission
from xanh_web.reporting.models import ConsolidatedReport, Review
from xanh_web.reporting.models.submission import Decision


def verify_everything() -> Iterator[Finding]:
    """Yield every broken promise found; none means that all is as it was sealed, frozen, stored and issued."""
    for label in unguarded_tables():
        yield Finding(label, "the database no longer guards this table against change")
    yield from broken_seals()
    yield from _frozen_submissions()
    yield from _evidence()
    yield from issued_reports()


def _frozen_submissions() -> Iterator[Finding]:
    for review in Review.objects.filter(decision=Decision.ACCEPTED).select_related("submission"):
        if hash_of_submission(review.submission) != review.frozen_hash:
            yield Finding(f"submission:{review.submission_id}", "the accepted report is not what was accepted")


def _evidence() -> Iterator[Finding]:
    for row in EvidenceFile.objects.iterator():
        path = path_of_evidence(row.sha256)
        if not path.is_file():
            yield Finding(f"evidence:{row.pk}", "the file “{name}” is gone", name=row.name)
        elif sha256_hex(path.read_bytes()) != row.sha256:
            yield Finding(f"evidence:{row.pk}", "the file “{name}” has other content", name=row.name)


def issued_reports() -> Iterator[Finding]:
    """Yield what is wrong with issued reports: their pins, their file, its figures, and setting it again."""
    for report in ConsolidatedReport.objects.all():
        subject = f"report:{report.number}/{report.symbol}"
        if sha256_hex(canonical_json(report.pins)) != report.pins_hash:
            yield Finding(subject, "what the report pinned has changed")
            continue
        path = path_of_report(report)
        if not path.is_file():
            yield Finding(subject, "the issued file is gone")
            continue
        docx = path.read_bytes()
        if sha256_hex(docx) != report.docx_hash:
            yield Finding(subject, "the issued file has other content")
            yield from _changed_figures(subject, docx, report)
        if sha256_hex(set_again(report)) != report.docx_hash:
            yield Finding(subject, "setting the report again gives another document (another version of the program?)")


def _changed_figures(subject: str, docx: bytes, report: ConsolidatedReport) -> Iterator[Finding]:
    try:
        shown = figures_in(docx)
    except Exception:
        return
    for name, figure in figures_of(ReportContent.model_validate(report.pins)).items():
        if name in shown and not states(shown[name], figure):
            yield Finding(
                subject,
                "figure {figure} says “{shown}” instead of “{pinned}”",
                figure=name,
                shown=shown[name],
                pinned=printed(figure),
            )
