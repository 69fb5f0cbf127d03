"""Addresses of the inbox, and of what the administrator sees of messages on their way."""

from django.urls import URLPattern, path

from xanh_web.desk.inbox.deliveries import deliveries, delivery_resend
from xanh_web.desk.inbox.views import inbox, inbox_read, inbox_read_all

urlpatterns: list[URLPattern] = [
    path("inbox/", inbox, name="inbox"),
    path("inbox/read/", inbox_read_all, name="inbox_read_all"),
    path("inbox/<int:pk>/read/", inbox_read, name="inbox_read"),
    path("deliveries/", deliveries, name="deliveries"),
    path("deliveries/<int:pk>/resend/", delivery_resend, name="delivery_resend"),
]
