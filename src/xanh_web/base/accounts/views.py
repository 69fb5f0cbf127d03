"""Signing in and out, with a password or by the city's single sign-on."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from xanh.basis.errors import Refusal
from xanh_web.base.accounts import actions, oidc
from xanh_web.base.accounts.addresses import first_page, own_address
from xanh_web.base.accounts.forms import SignInForm
from xanh_web.base.accounts.people import link_identity
from xanh_web.base.models import Person

NEXT = "next_after_sign_in"


@sensitive_post_parameters("password")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for user name and password, and lead on to `next` or to the desk."""
    wanted = own_address(request, request.POST.get("next") or request.GET.get("next", ""))
    if request.user.is_authenticated:
        return redirect(wanted or first_page(request))
    if request.method != "POST":
        return _sign_in_page(request, SignInForm(), wanted)
    form = SignInForm(request.POST)
    if not form.is_valid():
        return _sign_in_page(request, form, wanted, status=400)
    try:
        actions.sign_in(request=request, at=timezone.now(), **form.cleaned_data)
    except Refusal as refusal:
        return _sign_in_page(request, form, wanted, refusal=str(refusal), status=403)
    return redirect(wanted or first_page(request))


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End this session and lead to the home page."""
    if isinstance(request.user, Person):
        actions.sign_out(request=request, by=request.user, at=timezone.now())
    return redirect("home")


@never_cache
@require_GET
def oidc_start(request: HttpRequest) -> HttpResponse:
    """Lead to the single sign-on."""
    _require_configured()
    wanted = own_address(request, request.GET.get("next", ""))
    try:
        response = oidc.lead_to_provider(request, request.build_absolute_uri(reverse("oidc_callback")))
    except Refusal as refusal:
        return _sign_in_page(request, SignInForm(), wanted, refusal=str(refusal), status=503)
    request.session[NEXT] = wanted
    return response


@never_cache
@require_GET
def oidc_callback(request: HttpRequest) -> HttpResponse:
    """Take the answer of the single sign-on and sign in whom it names, if there is an account for them."""
    _require_configured()
    now = timezone.now()
    wanted = request.session.get(NEXT, "")
    try:
        identity = oidc.identify(request)
        person = oidc.match_person(identity)
        link_identity(person=person, subject=identity.subject, by=person, at=now)
    except Refusal as refusal:
        return _sign_in_page(request, SignInForm(), wanted, refusal=str(refusal), status=403)
    actions.begin_session(request=request, person=person, way="oidc", at=now)
    request.session.pop(NEXT, None)
    return redirect(wanted or first_page(request))


def _require_configured() -> None:
    if not oidc.configured():
        raise Http404


def _sign_in_page(
    request: HttpRequest, form: SignInForm, wanted: str, *, refusal: str = "", status: int = 200
) -> HttpResponse:
    context = {
        "title": _("Sign in"),
        "form": form,
        "wanted": wanted,
        "refusal": refusal,
        "single_sign_on": oidc.configured(),
    }
    return render(request, "accounts/sign_in.html", context, status=status)
