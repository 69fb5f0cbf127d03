"""Every change of state of the rounds, one function each."""

from xanh_web.reporting.actions.exceptions import exempt_agency, extend_deadline
from xanh_web.reporting.actions.reminders import prepare_due_reminders, prepare_reminders
from xanh_web.reporting.actions.reopen import reopen_submission
from xanh_web.reporting.actions.report import issue_report
from xanh_web.reporting.actions.report_text import drop_report_text, write_report_text
from xanh_web.reporting.actions.review import accept_submission, return_submission
from xanh_web.reporting.actions.round import close_round, open_round
from xanh_web.reporting.actions.submission import submit_report
from xanh_web.reporting.actions.verdict import state_verdict, withdraw_verdict

__all__ = [
    "accept_submission",
    "close_round",
    "drop_report_text",
    "exempt_agency",
    "extend_deadline",
    "issue_report",
    "open_round",
    "prepare_due_reminders",
    "prepare_reminders",
    "reopen_submission",
    "return_submission",
    "state_verdict",
    "submit_report",
    "withdraw_verdict",
    "write_report_text",
]
