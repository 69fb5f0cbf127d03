"""For programs that read the whole site: what there is, and what they need not ask for."""

from collections.abc import Callable, Iterable

from django.contrib.sitemaps import Sitemap
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from xanh_web.plans.models import Edition, Indicator, Target
from xanh_web.plans.querysets import edition_on

PAGES = (
    "home", "plan", "targets", "tasks", "indicators", "area_map", "board", "public_facilities", "reports", "changes",
    "open_data",
)  # fmt: skip
_ROBOTS = """User-agent: *
Disallow: /desk/
Disallow: /account/
Disallow: /search/
Disallow: /embed/
Disallow: /*?at=
Disallow: /*&at=
Disallow: /*?as_known_at=
Disallow: /*&as_known_at=

Sitemap: {sitemap}
"""


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Answer with robots.txt: the public pages are for everyone, their views of earlier days need no index."""
    text = _ROBOTS.format(sitemap=request.build_absolute_uri(reverse("sitemap")))
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


def _rows(read: Callable[[Edition], Iterable[str]], route: str) -> list[str]:
    edition = edition_on(timezone.localdate())
    return [reverse(route, args=[code]) for code in read(edition)] if edition else []


class PublicPages(Sitemap[str]):
    """Every page of the plan in force, and of every indicator."""

    def items(self) -> list[str]:
        """The addresses."""
        return [
            *(reverse(name) for name in PAGES),
            *_rows(lambda edition: edition.objectives.values_list("code", flat=True), "objective"),
            *_rows(
                lambda edition: Target.objects.filter(objective__edition=edition).values_list("code", flat=True),
                "target",
            ),
            *_rows(lambda edition: edition.tasks.values_list("number", flat=True), "task"),
            *(reverse("indicator", args=[code]) for code in Indicator.objects.values_list("code", flat=True)),
        ]

    def location(self, item: str) -> str:
        """The item itself."""
        return item


SITEMAPS = {"pages": PublicPages}
