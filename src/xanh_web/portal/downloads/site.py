"""The address of the site in what is taken away: that of the request, or the one that is set where nobody asks."""

from dataclasses import dataclass
from typing import Protocol

from django.utils.encoding import iri_to_uri


class Site(Protocol):
    """What knows the whole address of a page; a request is one."""

    def build_absolute_uri(self, location: str) -> str:
        """Return the address of the page at `location`, a path from the root."""
        ...


@dataclass(frozen=True)
class SiteAt:
    """The site at `address`, without a slash at its end."""

    address: str

    def build_absolute_uri(self, location: str) -> str:
        """Return the address of the page at `location`."""
        return f"{self.address}{iri_to_uri(location)}"
