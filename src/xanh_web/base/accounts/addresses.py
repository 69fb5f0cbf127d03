"""Where to go after signing in: an address of this site or none."""

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from xanh_web.base.screens import may_open


def own_address(request: HttpRequest, wanted: str) -> str:
    """Return `wanted` where it is an address of this very site, else ""; a link may not lead away through us."""
    own = url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    return wanted if own else ""


def first_page(request: HttpRequest) -> str:
    """Return where a person begins: the desk, or their own account where no role is in force."""
    return settings.LOGIN_REDIRECT_URL if may_open(request, "desk") else reverse("account")
