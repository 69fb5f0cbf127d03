"""What every download says of itself."""

from datetime import datetime

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from xanh_web.agencies.city import current_city


def licence_words() -> str:
    """Return the sentence under which the city publishes its data; where it named none, that it did not."""
    return current_city().data_licence or _("The city has not stated yet under which licence its data may be reused.")


def about(
    request: HttpRequest, title: str, page: str, at: datetime, *, illustrative: bool
) -> tuple[tuple[str, str, str], ...]:
    """Return (key, label, text) of a download: its title, place, page, moment, licence and what missing means."""
    known = timezone.localtime(at)
    lines = [
        ("title", _("Title"), title),
        ("place", _("Place"), current_city().name),
        ("page", _("Page"), request.build_absolute_uri(page)),
        ("known_at", _("As known at"), known.isoformat(timespec="seconds")),
        ("licence", _("Licence"), licence_words()),
        ("missing", _("Missing figures"), _("A missing figure stands empty, with the reason; it is not zero.")),
    ]
    if illustrative:
        text = _("The figures on this page show how the system works; they are not official and must not be quoted.")
        lines.append(("illustrative", _("Illustrative data."), text))
    return tuple(lines)
