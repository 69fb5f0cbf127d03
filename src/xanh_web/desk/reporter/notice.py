"""A sentence told once, on the page after the one where something was done."""

from django.contrib import messages
from django.http import HttpRequest


def tell(request: HttpRequest, sentence: str) -> None:
    """Keep a sentence for the next page: in a signed cookie, so that nothing is written to the database for it."""
    messages.success(request, sentence)


def told(request: HttpRequest) -> str:
    """Return the sentences kept for this page, "" where there are none; they are told once."""
    return " ".join(str(message) for message in messages.get_messages(request))
