"""Addresses of the desk of facilities: the register, the reports, the verification."""

from django.urls import URLPattern, path

from xanh_web.desk.facilities.views.lines import (
    facility_evidence,
    facility_line,
    facility_line_new,
    facility_line_remove,
)
from xanh_web.desk.facilities.views.opinions import facility_opinion, facility_version, verification_desk
from xanh_web.desk.facilities.views.register import facilities, facility, my_facilities
from xanh_web.desk.facilities.views.report import facility_open, facility_report, facility_submit, facility_texts
from xanh_web.desk.facilities.views.workbook import facility_template, facility_upload

REPORT, LINE = "facilities/reports/<int:pk>/", "facilities/reports/<int:pk>/lines/<int:line>/"

urlpatterns: list[URLPattern] = [
    path("facilities/", facilities, name="facilities"),
    path("facilities/mine/", my_facilities, name="my_facilities"),
    path("verification/", verification_desk, name="verification_desk"),
    path("facilities/register/<slug:code>/", facility, name="facility"),
    path("facilities/register/<slug:code>/open/", facility_open, name="facility_open"),
    path(REPORT, facility_report, name="facility_report"),
    path(f"{REPORT}texts/", facility_texts, name="facility_texts"),
    path(f"{REPORT}lines/new/", facility_line_new, name="facility_line_new"),
    path(LINE, facility_line, name="facility_line"),
    path(f"{LINE}remove/", facility_line_remove, name="facility_line_remove"),
    path(f"{LINE}evidence/", facility_evidence, name="facility_evidence"),
    path(f"{REPORT}workbook/", facility_template, name="facility_template"),
    path(f"{REPORT}upload/", facility_upload, name="facility_upload"),
    path(f"{REPORT}submit/", facility_submit, name="facility_submit"),
    path("facilities/versions/<int:pk>/", facility_version, name="facility_version"),
    path("facilities/versions/<int:pk>/opinion/", facility_opinion, name="facility_opinion"),
]
