"""What one is and may do, where one is signed in, and a new password."""

from datetime import date

from django.contrib.auth.password_validation import password_validators_help_texts
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from xanh.basis.errors import Refusal
from xanh_web.base.accounts import actions
from xanh_web.base.accounts.forms import PasswordForm
from xanh_web.base.accounts.keys import revoke_api_key
from xanh_web.base.accounts.session_store import key_hash
from xanh_web.base.accounts.sessions import open_sessions
from xanh_web.base.append_only import model_of
from xanh_web.base.models import ApiKey, Appointment, Person, SessionRecord

ALL_OTHERS = "others"


@require_safe
def account(request: HttpRequest) -> HttpResponse:
    """Show one's name, roles with their agencies and dates, sessions, and keys."""
    person = _person(request)
    context = {
        "title": _("My account"),
        "person": person,
        "appointments": _appointments(person),
        "sessions": open_sessions(person),
        "this_session": key_hash(request.session.session_key or ""),
        "has_password": _has_password(person),
        "keys": [(key, _standing_of(key)) for key in person.api_keys.all()],
    }
    return render(request, "accounts/account.html", context)


@require_POST
def session_revoke(request: HttpRequest) -> HttpResponse:
    """End the session whose number is sent as `session`, or all but this one where that is "others"."""
    person, chosen, now = _person(request), request.POST.get("session", ""), timezone.now()
    if chosen == ALL_OTHERS:
        here = request.session.session_key or ""
        actions.revoke_other_sessions(person=person, kept_key=here, by=person, at=now)
    else:
        number = int(chosen) if chosen.isascii() and chosen.isdigit() and len(chosen) < 19 else 0
        record = get_object_or_404(SessionRecord, pk=number, person=person)
        actions.revoke_session(record=record, by=person, at=now)
    return redirect("account")


@require_POST
def email_choice(request: HttpRequest) -> HttpResponse:
    """Take down whether one's messages come by e-mail too: `wants` is sent, or not."""
    actions.choose_email(wants="wants" in request.POST, by=_person(request), at=timezone.now())
    return redirect("account")


@require_POST
def key_revoke(request: HttpRequest) -> HttpResponse:
    """Revoke one's own key whose number is sent as `key`."""
    person, chosen = _person(request), request.POST.get("key", "")
    number = int(chosen) if chosen.isascii() and chosen.isdigit() and len(chosen) < 19 else 0
    revoke_api_key(key=get_object_or_404(ApiKey, pk=number, person=person), by=person, at=timezone.now())
    return redirect("account")


@sensitive_post_parameters("current", "new", "again")
@require_http_methods(["GET", "HEAD", "POST"])
def password_change(request: HttpRequest) -> HttpResponse:
    """Replace one's password; all other sessions end."""
    person = _person(request)
    if not _has_password(person):
        return redirect("account")
    form = PasswordForm(request.POST if request.method == "POST" else None, person=person)
    refusal, status = "", 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            current, new = form.cleaned_data["current"], form.cleaned_data["new"]
            try:
                actions.change_password(request=request, by=person, current=current, new=new, at=timezone.now())
            except actions.WrongPassword as refused:
                form.add_error("current", str(refused))
            except Refusal as refused:
                refusal = str(refused)
            else:
                return redirect("account")
    context = {
        "title": _("Change password"),
        "form": form,
        "refusal": refusal,
        "rules": password_validators_help_texts(),
        "breadcrumbs": [
            {"text": _("My account"), "url": reverse("account")},
            {"text": _("Change password"), "url": ""},
        ],
    }
    return render(request, "accounts/password.html", context, status=status)


def _person(request: HttpRequest) -> Person:
    # The guard has let nobody else through.
    if not isinstance(request.user, Person):
        raise PermissionDenied
    return request.user


def _has_password(person: Person) -> bool:
    return bool(person.password) and person.has_usable_password()


def _appointments(person: Person) -> list[tuple[Appointment, str, str]]:
    """Return (appointment, the agency's name, "past" | "now" | "future"), the latest beginning first."""
    today = timezone.localdate()
    held = list(person.appointments.order_by("-valid_from", "role"))
    codes = {appointment.agency_code for appointment in held}
    names = dict(model_of("agencies.Agency")._default_manager.filter(code__in=codes).values_list("code", "name"))
    return [(item, names.get(item.agency_code, item.agency_code), _time_of(item, today)) for item in held]


def _standing_of(key: ApiKey) -> str:
    if key.revoked_at is not None:
        return "revoked"
    return "past" if key.valid_to < timezone.localdate() else "now"


def _time_of(appointment: Appointment, today: date) -> str:
    if appointment.valid_from > today:
        return "future"
    return "past" if appointment.valid_to is not None and appointment.valid_to < today else "now"
