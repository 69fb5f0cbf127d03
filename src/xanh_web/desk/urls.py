"""The addresses of the desk: reporters, coordinators, leaders."""

from django.urls import URLPattern, URLResolver, include, path

from xanh_web.desk.events import events
from xanh_web.desk.home import desk

urlpatterns: list[URLPattern | URLResolver] = [
    path("", desk, name="desk"),
    path("events/", events, name="events"),
    path("", include("xanh_web.desk.reporter.urls")),
    path("", include("xanh_web.desk.coordinator.urls")),
    path("", include("xanh_web.desk.amendments.urls")),
    path("", include("xanh_web.desk.figures.urls")),
    path("", include("xanh_web.desk.facilities.urls")),
    path("", include("xanh_web.desk.inventory.urls")),
    path("", include("xanh_web.desk.leader.urls")),
    path("", include("xanh_web.desk.inbox.urls")),
    path("", include("xanh_web.desk.people.urls")),
]
