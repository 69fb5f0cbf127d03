"""Addresses of the leader’s desk."""

from django.urls import URLPattern, path

from xanh_web.desk.leader.page import leader_page

urlpatterns: list[URLPattern] = [path("leader/", leader_page, name="leader_page")]
