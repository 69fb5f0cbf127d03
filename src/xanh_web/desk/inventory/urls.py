"""Addresses of the desk of inventories."""

from django.urls import URLPattern, path

from xanh_web.desk.inventory.views.compare import inventory_compare
from xanh_web.desk.inventory.views.draft import inventory_issue, inventory_recalculate, inventory_work
from xanh_web.desk.inventory.views.facilities import inventory_facilities
from xanh_web.desk.inventory.views.line import inventory_evidence, inventory_line, inventory_line_new
from xanh_web.desk.inventory.views.list import inventory_desk
from xanh_web.desk.inventory.views.workbook import inventory_template, inventory_upload

ONE = "inventories/<slug:code>/"

urlpatterns: list[URLPattern] = [
    path("inventories/", inventory_desk, name="inventory_desk"),
    path(ONE, inventory_work, name="inventory_work"),
    path(f"{ONE}issue/", inventory_issue, name="inventory_issue"),
    path(f"{ONE}recalculate/", inventory_recalculate, name="inventory_recalculate"),
    path(f"{ONE}facilities/", inventory_facilities, name="inventory_facilities"),
    path(f"{ONE}compare/", inventory_compare, name="inventory_compare"),
    path(f"{ONE}workbook.xlsx", inventory_template, name="inventory_template"),
    path(f"{ONE}workbook/", inventory_upload, name="inventory_upload"),
    path(f"{ONE}lines/new/<slug:kind>/", inventory_line_new, name="inventory_line_new"),
    path(f"{ONE}lines/<int:pk>/", inventory_line, name="inventory_line"),
    path(f"{ONE}lines/<int:pk>/evidence/", inventory_evidence, name="inventory_evidence"),
]
