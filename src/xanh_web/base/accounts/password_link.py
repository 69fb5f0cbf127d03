"""A link with which a person sets their password: made by an administrator, used once, within a few days."""

from datetime import datetime

from django.contrib.auth.tokens import default_token_generator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlsafe_base64_decode, urlsafe_base64_encode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from xanh.basis.errors import Refusal
from xanh_web.base.accounts.actions import revoke_other_sessions
from xanh_web.base.accounts.forms import NewPasswordForm
from xanh_web.base.actions import OPERATOR, record_event
from xanh_web.base.models import Person
from xanh_web.base.permissions import require


@transaction.atomic
def make_password_link(*, person: Person, by: Person, at: datetime) -> str:
    """Return the path with which `person` sets a password: until they sign in or set one, for a few days at most.

    The path is a secret and stored nowhere; the event says only that it was made.
    """
    require(by, "appoint", at=at)
    person = Person.objects.get(pk=person.pk)
    if person.username == OPERATOR:
        raise Refusal("The account “{username}” is the command line's own: nobody signs in with it.", username=OPERATOR)
    if not person.is_active:
        raise Refusal("The account is locked: unlock it first.")
    record_event(action="make_password_link", subject=f"person:{person.username}"[:120], by=by, at=at)
    key = urlsafe_base64_encode(str(person.pk).encode())
    return reverse("password_set", args=[key, default_token_generator.make_token(person)])


@transaction.atomic
def set_password_by_link(*, person: Person, token: str, new: str, at: datetime) -> None:
    """Set the password of whoever a link was made for; the link is used then, and every session ends.

    `new` has been checked already.
    """
    kept = Person.objects.select_for_update().get(pk=person.pk)
    if not kept.is_active or not default_token_generator.check_token(kept, token):
        raise Refusal("This link was used, or is too old: ask the administrator for a new one.")
    kept.set_password(new)
    kept.save(update_fields=["password"])
    revoke_other_sessions(person=kept, kept_key="", by=kept, at=at)
    record_event(action="set_password_by_link", subject=f"person:{kept.username}"[:120], by=kept, at=at)


@sensitive_post_parameters("new", "again")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def password_set(request: HttpRequest, person: str, token: str) -> HttpResponse:
    """Ask whoever holds the link for a password, and lead to signing in."""
    whose = _person_of(person)
    if whose is None or not whose.is_active or not default_token_generator.check_token(whose, token):
        said = _("This link was used, or is too old: ask the administrator for a new one.")
        return _page(request, None, refusal=said, status=410)
    form = NewPasswordForm(request.POST if request.method == "POST" else None, person=whose)
    if request.method != "POST":
        return _page(request, form, whose)
    if not form.is_valid():
        return _page(request, form, whose, status=400)
    try:
        set_password_by_link(person=whose, token=token, new=form.cleaned_data["new"], at=timezone.now())
    except Refusal as refusal:
        return _page(request, None, refusal=str(refusal), status=410)
    return redirect("sign_in")


def _person_of(key: str) -> Person | None:
    try:
        number = urlsafe_base64_decode(key).decode("ascii")
    except (ValueError, UnicodeDecodeError):
        return None
    if not number.isdigit() or len(number) > 18:
        return None
    return Person.objects.filter(pk=int(number)).exclude(username=OPERATOR).first()


def _page(
    request: HttpRequest,
    form: NewPasswordForm | None,
    whose: Person | None = None,
    *,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {"title": _("Set a password"), "form": form, "whose": whose, "refusal": refusal}
    return render(request, "accounts/password_set.html", context, status=status)
