"""Addresses of the reporter’s desk."""

from django.urls import URLPattern, path

from xanh_web.desk.reporter.views.answer import answer_save
from xanh_web.desk.reporter.views.evidence import evidence_remove, evidence_upload
from xanh_web.desk.reporter.views.form import report_form
from xanh_web.desk.reporter.views.hand_over import report_hand_over, report_submit, report_take_back
from xanh_web.desk.reporter.views.obligations import my_obligations
from xanh_web.desk.reporter.views.receipt import receipt
from xanh_web.desk.reporter.views.workbook import form_download, form_upload

REPORT = "my-reports/<str:round_code>/<str:agency_code>"

urlpatterns: list[URLPattern] = [
    path("my-reports/", my_obligations, name="my_obligations"),
    path(f"{REPORT}/", report_form, name="report_form"),
    path(f"{REPORT}/answers/<int:obligation>/", answer_save, name="answer_save"),
    path(f"{REPORT}/answers/<int:obligation>/evidence/", evidence_upload, name="evidence_upload"),
    path(f"{REPORT}/evidence/<int:evidence>/remove/", evidence_remove, name="evidence_remove"),
    path(f"{REPORT}/form.xlsx", form_download, name="form_download"),
    path(f"{REPORT}/form/", form_upload, name="form_upload"),
    path(f"{REPORT}/hand-over/", report_hand_over, name="report_hand_over"),
    path(f"{REPORT}/take-back/", report_take_back, name="report_take_back"),
    path(f"{REPORT}/submit/", report_submit, name="report_submit"),
    path("receipts/<str:number>/", receipt, name="receipt"),
]
