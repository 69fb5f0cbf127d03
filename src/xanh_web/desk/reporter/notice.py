"""A sentence told once, on the page after the one where something was done."""

from django.http import HttpRequest

_KEY = "desk_notice"


def tell(request: HttpRequest, sentence: str) -> None:
    """Keep a sentence for the next page."""
    request.session[_KEY] = sentence


def told(request: HttpRequest) -> str:
    """Return the sentence kept for this page, "" where there is none; it is told once."""
    return str(request.session.pop(_KEY, ""))
