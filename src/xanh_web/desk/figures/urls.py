"""Addresses of the import of figures."""

from django.urls import URLPattern, path

from xanh_web.desk.figures.files import figures_import_marked, figures_import_template
from xanh_web.desk.figures.views import figures_import, figures_import_confirm, figures_imported

urlpatterns: list[URLPattern] = [
    path("figures/", figures_import, name="figures_import"),
    path("figures/confirm/", figures_import_confirm, name="figures_import_confirm"),
    path("figures/template/", figures_import_template, name="figures_import_template"),
    path("figures/marked/", figures_import_marked, name="figures_import_marked"),
    path("figures/<int:pk>/", figures_imported, name="figures_imported"),
]
