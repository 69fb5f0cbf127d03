"""The addresses of the desk: reporters, coordinators, leaders."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("xanh_web.desk.reporter.urls")),
    path("", include("xanh_web.desk.coordinator.urls")),
    path("", include("xanh_web.desk.leader.urls")),
]
