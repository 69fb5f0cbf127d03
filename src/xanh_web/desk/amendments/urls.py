"""Addresses of the amendments' desk."""

from django.urls import URLPattern, path

from xanh_web.desk.amendments.views.decide import amendment_decide, amendment_opinion
from xanh_web.desk.amendments.views.item import amendment_add, amendment_item
from xanh_web.desk.amendments.views.papers import amendment_paper
from xanh_web.desk.amendments.views.proposal import amendment, amendment_step
from xanh_web.desk.amendments.views.proposals import amendment_new, amendments

ONE = "amendments/<int:pk>/"

urlpatterns: list[URLPattern] = [
    path("amendments/", amendments, name="amendments"),
    path("amendments/new/", amendment_new, name="amendment_new"),
    path(ONE, amendment, name="amendment"),
    path(f"{ONE}step/", amendment_step, name="amendment_step"),
    path(f"{ONE}opinion/", amendment_opinion, name="amendment_opinion"),
    path(f"{ONE}decision/", amendment_decide, name="amendment_decide"),
    path(f"{ONE}papers/<slug:paper>.docx", amendment_paper, name="amendment_paper"),
    path(f"{ONE}add/<slug:section>/", amendment_add, name="amendment_add"),
    path(f"{ONE}items/<slug:section>/<path:key>/", amendment_item, name="amendment_item"),
]
