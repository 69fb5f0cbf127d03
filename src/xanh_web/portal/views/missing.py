"""What is not there is said in a sentence."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.defaults import page_not_found


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 404 with the sentence a page gave; for an unknown address, with the site's own page."""
    sentence = exception.args[0] if exception.args else ""
    if not isinstance(sentence, str) or not sentence:
        return page_not_found(request, exception)
    return render(request, "portal/missing.html", {"title": _("Not found"), "sentence": sentence}, status=404)
