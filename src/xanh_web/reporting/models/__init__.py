from xanh_web.reporting.models.answer import AnswerEvidence, IndicatorAnswer, MoneyLine, TaskAnswer
from xanh_web.reporting.models.draft import Draft, DraftAnswer, DraftEvidence, DraftRevision
from xanh_web.reporting.models.reminder import Reminder
from xanh_web.reporting.models.reopening import Reopening
from xanh_web.reporting.models.report import ConsolidatedReport
from xanh_web.reporting.models.report_text import ReportText
from xanh_web.reporting.models.round import Exemption, Extension, Obligation, Round
from xanh_web.reporting.models.stated_verdict import StatedVerdict
from xanh_web.reporting.models.submission import Review, Submission

__all__ = [
    "AnswerEvidence",
    "ConsolidatedReport",
    "Draft",
    "DraftAnswer",
    "DraftEvidence",
    "DraftRevision",
    "Exemption",
    "Extension",
    "IndicatorAnswer",
    "MoneyLine",
    "Obligation",
    "Reminder",
    "Reopening",
    "ReportText",
    "Review",
    "Round",
    "StatedVerdict",
    "Submission",
    "TaskAnswer",
]
