"""People and the roles they hold: the list, an account, giving a role and ending it, locking, a link for a password."""

from datetime import timedelta

from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import Q
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from xanh.basis.errors import Refusal
from xanh.basis.text import fold
from xanh_web.base.accounts.password_link import make_password_link
from xanh_web.base.accounts.people import add_person, end_appointment, lock_person, unlock_person
from xanh_web.base.actions import OPERATOR, appoint_person
from xanh_web.base.models import Appointment, Person
from xanh_web.base.models.person import Role
from xanh_web.base.permissions import in_force
from xanh_web.desk.coordinator.signed_in import person_of
from xanh_web.desk.people.bodies import bodies_on, may_be_of, names_of
from xanh_web.desk.people.forms import AppointForm, EndForm, PersonForm

PER_PAGE = 50


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """List the accounts; `?q=` looks in names and codes of agencies, `?role=` for who holds a role today."""
    today, now = timezone.localdate(), timezone.now()
    query = request.GET.get("q", "").replace("\0", "").strip()[:100]
    role = request.GET.get("role", "") if request.GET.get("role", "") in Role.values else ""
    found = Person.objects.exclude(username=OPERATOR)
    if role:
        found = found.filter(pk__in=Appointment.objects.filter(in_force(now), role=role).values("person_id"))
    if query:
        found = found.filter(pk__in=_named(query))
    page = Paginator(found.order_by("username").prefetch_related("appointments"), PER_PAGE).get_page(
        request.GET.get("page")
    )
    context = {
        "title": _("People and roles"),
        "page": page,
        "rows": [(one, one.held_on(today)) for one in page],
        "query": query,
        "role": role,
        "roles": Role.choices,
        "total": Person.objects.exclude(username=OPERATOR).count(),
    }
    return render(request, "desk/people/people.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def person_new(request: HttpRequest) -> HttpResponse:
    """Make an account, without a password: the link for it comes next."""
    form, refusal = PersonForm(request.POST if request.method == "POST" else None), ""
    if request.method == "POST" and form.is_valid():
        try:
            made = add_person(password="", by=person_of(request), at=timezone.now(), **form.cleaned_data)
        except Refusal as refused:
            refusal = str(refused)
        else:
            return redirect(reverse("person", args=[made.pk]) + "?done=made")
    context = {
        "title": _("Add a person"),
        "breadcrumbs": [{"text": _("People and roles"), "url": reverse("people")}, {"text": _("Add a person")}],
        "form": form,
        "refusal": refusal,
    }
    return render(request, "desk/people/new.html", context, status=422 if request.method == "POST" else 200)


@require_safe
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one account with the roles it holds and held."""
    return _show(request, _person(pk))


@require_POST
def person_appoint(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a role in an agency from a day to a day, on a basis."""
    whose, form = _person(pk), AppointForm(request.POST)
    if not form.is_valid():
        return _show(request, whose, appoint=form, status=422)
    said = form.cleaned_data | {"agency_code": form.cleaned_data["agency_code"].strip()}
    try:
        if refused := may_be_of(said["role"], said["agency_code"]):
            raise refused
        appoint_person(
            username=whose.username, full_name=whose.first_name, by=person_of(request), at=timezone.now(), **said
        )
    except Refusal as refusal:
        return _show(request, whose, appoint=form, refusal=str(refusal), status=409)
    return redirect(reverse("person", args=[pk]) + "?done=appointed")


@require_POST
def person_end(request: HttpRequest, pk: int) -> HttpResponse:
    """Let the role sent as `appointment` end on a day."""
    whose, form = _person(pk), EndForm(request.POST)
    number = request.POST.get("appointment", "")
    held = whose.appointments.filter(pk=int(number)).first() if number.isascii() and number.isdigit() else None
    if held is None:
        raise Http404(_("There is no such role of this person."))
    if not form.is_valid():
        return _show(request, whose, end=(held.pk, form), status=422)
    try:
        end_appointment(
            person=whose,
            role=held.role,
            agency_code=held.agency_code,
            by=person_of(request),
            at=timezone.now(),
            **form.cleaned_data,
        )
    except Refusal as refusal:
        return _show(request, whose, end=(held.pk, form), refusal=str(refusal), status=409)
    return redirect(reverse("person", args=[pk]) + "?done=ended")


@require_POST
def person_lock(request: HttpRequest, pk: int) -> HttpResponse:
    """Lock the account, or with `unlock` open it again."""
    whose, unlock = _person(pk), "unlock" in request.POST
    try:
        (unlock_person if unlock else lock_person)(person=whose, by=person_of(request), at=timezone.now())
    except Refusal as refusal:
        return _show(request, whose, refusal=str(refusal), status=409)
    return redirect(reverse("person", args=[pk]) + ("?done=unlocked" if unlock else "?done=locked"))


@never_cache
@require_POST
def person_password(request: HttpRequest, pk: int) -> HttpResponse:
    """Show, this once, a link with which the person sets their password."""
    whose = _person(pk)
    try:
        path = make_password_link(person=whose, by=person_of(request), at=timezone.now())
    except Refusal as refusal:
        return _show(request, whose, refusal=str(refusal), status=409)
    return _show(request, whose, link=request.build_absolute_uri(path))


def _show(
    request: HttpRequest,
    whose: Person,
    *,
    appoint: AppointForm | None = None,
    end: tuple[int, Form] | None = None,
    refusal: str = "",
    link: str = "",
    status: int = 200,
) -> HttpResponse:
    today = timezone.localdate()
    held = list(whose.appointments.order_by("-valid_from", "role"))
    names = names_of({one.agency_code for one in held})
    done = {
        "made": _("The account is made. Give it a role, and its owner a link to set a password."),
        "appointed": _("The role is given."),
        "ended": _("The role ends on that day."),
        "locked": _("The account is locked; its sessions are signed out."),
        "unlocked": _("The account is open again."),
    }
    context = {
        "title": str(whose),
        "breadcrumbs": [{"text": _("People and roles"), "url": reverse("people")}, {"text": whose.username}],
        "whose": whose,
        "held": [(one, names.get(one.agency_code, one.agency_code), _time(one), _end_form(one, end)) for one in held],
        "appoint": appoint or AppointForm(initial={"valid_from": today}),
        "bodies": bodies_on(today),
        "has_password": bool(whose.password) and whose.has_usable_password(),
        "oneself": whose.pk == person_of(request).pk,
        "link": link,
        "link_days": settings.PASSWORD_RESET_TIMEOUT // timedelta(days=1).total_seconds(),
        "notice": done.get(request.GET.get("done", "")) if not refusal else "",
        "refusal": refusal,
    }
    return render(request, "desk/people/person.html", context, status=status)


def _end_form(held: Appointment, given: tuple[int, Form] | None) -> Form | None:
    """Return the form that ends a role, filled where it was sent; None where the role is over."""
    if held.valid_to is not None and held.valid_to < timezone.localdate():
        return None
    if given and given[0] == held.pk:
        return given[1]
    return EndForm(auto_id=f"end-{held.pk}-%s", initial={"last_day": timezone.localdate()})


def _time(held: Appointment) -> str:
    today = timezone.localdate()
    if held.valid_from > today:
        return "future"
    return "past" if held.valid_to is not None and held.valid_to < today else "now"


def _named(query: str) -> list[int]:
    """Return who has every word of `query` in their names or an agency's code, with or without marks."""
    words = fold(query).split()[:8]
    known = Person.objects.exclude(username=OPERATOR).values_list("pk", "username", "first_name", "last_name", "email")
    codes: dict[int, str] = {}
    for pk, code in Appointment.objects.filter(~Q(agency_code="")).values_list("person_id", "agency_code"):
        codes[pk] = f"{codes.get(pk, '')} {code}"
    texts = {pk: fold(" ".join([*told, codes.get(pk, "")])) for pk, *told in known}
    return [pk for pk, text in texts.items() if all(word in text for word in words)]


def _person(pk: int) -> Person:
    found = Person.objects.exclude(username=OPERATOR).filter(pk=pk).first()
    if found is None:
        raise Http404(_("There is no such account. The list shows them."))
    return found
