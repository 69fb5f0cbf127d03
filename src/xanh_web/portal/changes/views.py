"""What is new, as a page and as feeds (Atom) that a reader's program asks from time to time."""

from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse_lazy
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from xanh_web.agencies.city import current_city
from xanh_web.portal.changes.read import KINDS, Change, changes

PER_PAGE, IN_A_FEED = 50, 50


@require_safe
def changes_page(request: HttpRequest) -> HttpResponse:
    """Show what is new; `?kind=` narrows it down to one kind."""
    asked = request.GET.get("kind", "")
    kind = asked if asked in KINDS else ""
    page = Paginator(changes((kind,) if kind else tuple(KINDS)), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "title": _("What is new"),
        "kinds": [(key, name) for key, (name, _read) in KINDS.items()],
        "kind": kind,
        "page": page,
        "rows": [(change, KINDS[change.kind][0]) for change in page],
        "illustrative": any(change.illustrative for change in page),
    }
    return render(request, "portal/changes.html", context)


class ChangesFeed(Feed[Change, None]):
    """Everything that is new."""

    feed_type = Atom1Feed
    link = reverse_lazy("changes")
    kinds = tuple(KINDS)

    def title(self) -> str:
        """The feed's name."""
        return _("What is new in the green-growth plan of {place}").format(place=current_city().place)

    def subtitle(self) -> str:
        """What the feed tells."""
        return _("Accepted reports, new values, issued reports and editions of the plan.")

    def items(self) -> list[Change]:
        """The newest changes."""
        return changes(self.kinds)[:IN_A_FEED]

    def item_title(self, item: Change) -> str:
        """The sentence; what only illustrates is marked in it."""
        return f"{item.text} ({_('illustrative')})" if item.illustrative else item.text

    def item_description(self, item: Change) -> str:
        """The kind of change."""
        return str(KINDS[item.kind][0])

    def item_link(self, item: Change) -> str:
        """The page that shows it."""
        return item.url

    def item_guid(self, item: Change) -> str:
        """A name of its own that never changes."""
        return f"tag:{urlsplit(settings.SITE_URL).hostname},{item.at:%Y-%m-%d}:{item.key}"

    def item_pubdate(self, item: Change) -> datetime:
        """When it happened."""
        return item.at

    item_updateddate = item_pubdate


class ReportsFeed(ChangesFeed):
    """The consolidated reports alone."""

    link = reverse_lazy("reports")
    kinds = ("report",)

    def title(self) -> str:
        """The feed's name."""
        return _("Consolidated reports of the green-growth plan of {place}").format(place=current_city().place)

    def subtitle(self) -> str:
        """What the feed tells."""
        return _("Reports to the People's Committee as they were issued.")
