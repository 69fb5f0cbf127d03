"""The addresses of OGC API – Features."""

from django.urls import URLPattern, path

from xanh_web.api.ogc.views import api, collection, collections, conformance, item, items, landing

urlpatterns: list[URLPattern] = [
    path("", landing, name="ogc_landing"),
    path("api", api, name="ogc_api"),
    path("conformance", conformance, name="ogc_conformance"),
    path("collections", collections, name="ogc_collections"),
    path("collections/<str:code>", collection, name="ogc_collection"),
    path("collections/<str:code>/items", items, name="ogc_items"),
    path("collections/<str:code>/items/<str:key>", item, name="ogc_item"),
]
