"""Addresses of the coordinator’s desk."""

from django.urls import URLPattern, path

from xanh_web.desk.coordinator.views.board import coordinator_board
from xanh_web.desk.coordinator.views.deadlines import round_exempt, round_extend
from xanh_web.desk.coordinator.views.decide import submission_accept, submission_reopen, submission_return
from xanh_web.desk.coordinator.views.remind import round_remind
from xanh_web.desk.coordinator.views.report import report_draft, report_draft_file, report_issue
from xanh_web.desk.coordinator.views.report_text import report_section, report_text_drop
from xanh_web.desk.coordinator.views.review import submission, submission_evidence
from xanh_web.desk.coordinator.views.rounds import round_close, round_open
from xanh_web.desk.coordinator.views.verdicts import verdict, verdicts

ROUND, SENT = "coordinator/rounds/<slug:code>/", "coordinator/submissions/<int:pk>/"

urlpatterns: list[URLPattern] = [
    path("coordinator/", coordinator_board, name="coordinator_board"),
    path("coordinator/rounds/open/", round_open, name="round_open"),
    path(f"{ROUND}close/", round_close, name="round_close"),
    path(f"{ROUND}remind/", round_remind, name="round_remind"),
    path(f"{ROUND}extend/", round_extend, name="round_extend"),
    path(f"{ROUND}exempt/", round_exempt, name="round_exempt"),
    path(f"{ROUND}accept/", submission_accept, name="submission_accept"),
    path(f"{ROUND}report/", report_draft, name="report_draft"),
    path(f"{ROUND}report/file/", report_draft_file, name="report_draft_file"),
    path(f"{ROUND}report/sections/<slug:section>/", report_section, name="report_section"),
    path(f"{ROUND}report/texts/<int:pk>/drop/", report_text_drop, name="report_text_drop"),
    path(f"{ROUND}report/issue/", report_issue, name="report_issue"),
    path("coordinator/verdicts/", verdicts, name="verdicts"),
    path("coordinator/verdicts/<path:code>/", verdict, name="verdict"),
    path(SENT, submission, name="submission"),
    # A file of a report is open to whoever may open the report: the same screen, hence the same name.
    path(f"{SENT}evidence/<int:evidence>/", submission_evidence, name="submission"),
    path(f"{SENT}return/", submission_return, name="submission_return"),
    path(f"{SENT}reopen/", submission_reopen, name="submission_reopen"),
]
