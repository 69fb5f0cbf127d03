"""Addresses of the leader’s desk."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
