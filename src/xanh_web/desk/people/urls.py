"""Addresses of the administrator's pages on people and their roles."""

from django.urls import URLPattern, path

from xanh_web.desk.people.views import (
    people,
    person,
    person_appoint,
    person_end,
    person_lock,
    person_new,
    person_password,
)

ONE = "people/<int:pk>/"

urlpatterns: list[URLPattern] = [
    path("people/", people, name="people"),
    path("people/new/", person_new, name="person_new"),
    path(ONE, person, name="person"),
    path(f"{ONE}appoint/", person_appoint, name="person_appoint"),
    path(f"{ONE}end/", person_end, name="person_end"),
    path(f"{ONE}lock/", person_lock, name="person_lock"),
    path(f"{ONE}password/", person_password, name="person_password"),
]
