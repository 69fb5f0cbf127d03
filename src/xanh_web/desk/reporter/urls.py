"""Addresses of the reporter’s desk."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
