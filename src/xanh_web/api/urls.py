"""The addresses of version 1 of the API."""

from django.urls import URLPattern, URLResolver, path

from xanh_web.api.docs import docs
from xanh_web.api.document import openapi
from xanh_web.api.entrance import api

urlpatterns: list[URLPattern | URLResolver] = [
    path("openapi.json", openapi, name="api_document"),
    path("docs", docs, name="api_docs"),
    path("", api.urls),
]
