"""All addresses of the site: the faces side by side."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("xanh_web.portal.urls")),
    path("api/v1/", include("xanh_web.api.urls")),
    path("sdmx/", include("xanh_web.api.sdmx.urls")),
    path("ogc/", include("xanh_web.api.ogc.urls")),
    path("account/", include("xanh_web.base.accounts.urls")),
    path("desk/", include("xanh_web.desk.urls")),
    path("i18n/", include("django.conf.urls.i18n")),
]
handler404 = "xanh_web.portal.views.missing.not_found"
