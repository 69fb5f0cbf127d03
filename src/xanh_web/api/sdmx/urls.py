"""The addresses of SDMX REST."""

from django.urls import URLPattern, path

from xanh_web.api.sdmx.views import data, structure

urlpatterns: list[URLPattern] = [
    path("data/<path:asked>", data, name="sdmx_data"),
    path("structure/<path:asked>", structure, name="sdmx_structure"),
]
