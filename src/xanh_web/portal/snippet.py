"""The few letters of HTML by which another site shows a chart of this one."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext as _

HEIGHT = 560


def snippet(request: HttpRequest, route: str, code: str, title: str) -> str:
    """Return an iframe of the bare chart `route`, in the reader's language."""
    address = request.build_absolute_uri(reverse(route, args=[code])) + f"?lang={(get_language() or 'vi')[:2]}"
    frame = '<iframe src="{}" title="{}" width="100%" height="{}" loading="lazy"></iframe>'
    # As plain text: it is shown to be copied, never put into a page of ours.
    return str(format_html(frame, address, _("Chart: {title}").format(title=title), HEIGHT))
