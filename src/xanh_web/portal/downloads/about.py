"""What every download says of itself."""

from collections.abc import Collection
from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from xanh.documents.tables.model import About
from xanh_web.agencies.city import current_city
from xanh_web.portal.downloads.site import Site
from xanh_web.portal.words import source_words

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


def licence_words() -> str:
    """Return the sentence under which the city publishes its data; where it named none, that it did not."""
    return current_city().data_licence or _("The city has not stated yet under which licence its data may be reused.")


def about(
    site: Site,
    title: "str | _StrPromise",
    page: str,
    at: datetime,
    *,
    illustrative: bool,
    units: Collection[str] = (),
    sources: Collection[str] = (),
) -> About:
    """Return (key, label, text) of a download: its title, place, page, moment, licence and what missing means.

    `units` and `sources` are those of the rows of the ledger, where it holds such; each is told once.
    """
    known = timezone.localtime(at)
    lines = [
        ("title", _("Title"), str(title)),
        ("place", _("Place"), current_city().name),
        ("page", _("Page"), site.build_absolute_uri(page)),
        ("known_at", _("As known at"), known.isoformat(timespec="seconds")),
        ("licence", _("Licence"), licence_words()),
        ("missing", _("Missing figures"), _("A missing figure stands empty, with the reason; it is not zero.")),
    ]
    if units:
        lines.append(("unit", _("Unit"), "; ".join(sorted(set(units)))))
        lines.append(("source", _("Source"), "; ".join(sorted({source_words(source) for source in sources}))))
    if illustrative:
        text = _("The figures on this page show how the system works; they are not official and must not be quoted.")
        lines.append(("illustrative", _("Illustrative data."), text))
    return tuple(lines)


def about_in_every_language(
    site: Site,
    title: "str | _StrPromise",
    page: str,
    at: datetime,
    *,
    illustrative: bool,
    units: Collection[str] = (),
    sources: Collection[str] = (),
) -> dict[str, About]:
    """Return what `about` says in each language of the site; a lazy `title` is said in each of them."""
    found = {}
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            found[language] = about(site, title, page, at, illustrative=illustrative, units=units, sources=sources)
    return found
