"""`xanh person`: accounts, and the roles people hold from a day to a day."""

import sys
from datetime import datetime
from typing import TYPE_CHECKING

import click

from xanh.basis.language import gettext as _
from xanh_web.cli.database import with_database

if TYPE_CHECKING:
    from xanh_web.base.models import Appointment, Person

_DAY = click.DateTime(["%Y-%m-%d"])
LONGEST_BASIS = 250
_ROLES = ["reporter", "agency_head", "coordinator", "leader", "auditor", "administrator"]
_ROLES += ["facility_reporter", "facility_reviewer", "verifier"]


@click.group(help=_("People: accounts, passwords, and the roles they hold from a day to a day."))
def person() -> None:
    """Commands on people."""


@person.command(
    help=_("Make an account; the password is asked for."),
    epilog=_('Example: xanh person add minh.tran --name "Trần Văn Minh"'),
)
@click.argument("username")
@click.option("--name", required=True, help=_("The person's full name."))
@click.option("--email", default="", help=_("Address to which messages go as well."))
@click.option("--password-stdin", is_flag=True, help=_("Read the password from standard input, one line."))
@click.option("--no-password", is_flag=True, help=_("Without a password: for the single sign-on alone."))
@with_database
def add(username: str, name: str, email: str, password_stdin: bool, no_password: bool) -> None:  # noqa: FBT001 - click passes flags so
    """Make an account."""
    from django.utils import timezone

    from xanh_web.base.accounts.people import add_person
    from xanh_web.base.actions import operator

    password = "" if no_password else _ask_password(password_stdin)
    if not no_password:
        _require_given(password)
    by, now = operator(), timezone.now()
    add_person(username=username, full_name=name, password=password, email=email, by=by, at=now)
    said = _("Account {username} made for {name}. Give it a role with “xanh person appoint”.")
    click.echo(said.format(username=username, name=name))


@person.command(
    help=_("Give an account a new password, as where the old one is forgotten; its sessions end."),
    epilog=_("Example: xanh person password minh.tran"),
)
@click.argument("username")
@click.option("--password-stdin", is_flag=True, help=_("Read the password from standard input, one line."))
@with_database
def password(username: str, password_stdin: bool) -> None:  # noqa: FBT001 - click passes flags so
    """Replace a password."""
    from django.utils import timezone

    from xanh_web.base.accounts.people import set_password
    from xanh_web.base.actions import operator

    whose = find_person(username)
    set_password(person=whose, password=_ask_password(password_stdin), by=operator(), at=timezone.now())
    click.echo(_("The password of {username} was changed; all its sessions are signed out.").format(username=username))


@person.command(
    help=_("Say to which address a person gets e-mails; without an address, to none."),
    epilog=_("Example: xanh person email minh.tran minh.tran@example.vn"),
)
@click.argument("username")
@click.argument("address", required=False, default="")
@with_database
def email(username: str, address: str) -> None:
    """Set the address of a person's e-mails."""
    from django.utils import timezone

    from xanh_web.base.accounts.people import set_email
    from xanh_web.base.actions import operator

    set_email(person=find_person(username), email=address, by=operator(), at=timezone.now())
    said = _("{username} gets e-mails at {address} from now on.") if address else _("{username} gets no e-mails.")
    click.echo(said.format(username=username, address=address))


@person.command(
    help=_("Say who an account is at the single sign-on, by the key (sub) it gives."),
    epilog=_("Example: xanh person link minh.tran 24400320"),
)
@click.argument("username")
@click.argument("subject")
@with_database
def link(username: str, subject: str) -> None:
    """Link an account to a subject of the single sign-on."""
    from django.utils import timezone

    from xanh_web.base.accounts.people import link_identity
    from xanh_web.base.actions import operator

    link_identity(person=find_person(username), subject=subject, by=operator(), at=timezone.now())
    said = _("{username} is “{subject}” at the single sign-on from now on.")
    click.echo(said.format(username=username, subject=subject))


@person.command(
    help=_("Give a person a role in an agency, from a day and, where known, to a day."),
    epilog=_('Example: xanh person appoint minh.tran reporter --agency STC --from 2026-01-01 --basis "QĐ 12/QĐ-STC"'),
)
@click.argument("username")
@click.argument("role", type=click.Choice(_ROLES))
@click.option("--agency", default="", help=_("Code of the agency; left out for a role in the whole city."))
@click.option("--from", "first", type=_DAY, required=True, help=_("The first day."))
@click.option("--to", "last", type=_DAY, default=None, help=_("The last day; open if left out."))
@click.option("--basis", default="", help=_("The decision or letter it rests on, with number and day."))
@with_database
def appoint(username: str, role: str, agency: str, first: datetime, last: datetime | None, basis: str) -> None:
    """Appoint a person."""
    from django.utils import timezone

    from xanh_web.base.actions import appoint_person, operator

    whose = find_person(username)
    _require_agency(agency, role)
    held = appoint_person(
        username=username,
        full_name=whose.first_name,
        role=role,
        agency_code=agency,
        valid_from=first.date(),
        valid_to=last.date() if last else None,
        basis=_basis(basis),
        by=operator(),
        at=timezone.now(),
    )
    click.echo(f"{username}: {_line(held)}")


@person.command(
    help=_("Let a role end on a day, the last one on which it is held."),
    epilog=_("Example: xanh person end minh.tran reporter --agency STC --on 2026-06-30"),
)
@click.argument("username")
@click.argument("role", type=click.Choice(_ROLES))
@click.option("--agency", default="", help=_("Code of the agency; left out for a role in the whole city."))
@click.option("--on", "last", type=_DAY, required=True, help=_("The last day."))
@with_database
def end(username: str, role: str, agency: str, last: datetime) -> None:
    """End an appointment."""
    from django.utils import timezone

    from xanh_web.base.accounts.people import end_appointment
    from xanh_web.base.actions import operator

    held = end_appointment(
        person=find_person(username),
        role=role,
        agency_code=agency,
        last_day=last.date(),
        by=operator(),
        at=timezone.now(),
    )
    click.echo(f"{username}: {_line(held)}")


@person.command("list", help=_("All accounts with their roles."), epilog=_("Example: xanh person list"))
@with_database
def list_() -> None:
    """Print everybody."""
    from xanh_web.base.models import Person

    for someone in Person.objects.order_by("username").prefetch_related("appointments"):
        click.echo(f"{someone.username:<20} {someone}")
        for held in someone.appointments.all():
            click.echo(f"{'':<20} {_line(held)}")


def _basis(text: str) -> str:
    """Return the basis as it is kept; Refusal where it is longer than there is room for."""
    from xanh.basis.errors import Refusal
    from xanh.basis.text import collapse

    if len(kept := collapse(text)) > LONGEST_BASIS:
        raise Refusal(
            "The basis has at most {most} characters: name the decision, its number and its day.", most=LONGEST_BASIS
        )
    return kept


def _line(held: "Appointment") -> str:
    until = f"{held.valid_to:%d/%m/%Y}" if held.valid_to else "…"
    return f"{held.get_role_display()} · {held.agency_code or '—'} · {held.valid_from:%d/%m/%Y} – {until}"


def find_person(username: str) -> "Person":
    """Return the account of that name; Refusal where there is none."""
    from xanh.basis.errors import Refusal
    from xanh_web.base.models import Person

    found = Person.objects.filter(username=username).first()
    if found is None:
        raise Refusal("There is no account “{username}”: make it with “xanh person add {username}”.", username=username)
    return found


def _require_agency(code: str, role: str) -> None:
    from xanh.basis.errors import Refusal
    from xanh_web.agencies.models import Agency

    if role == "facility_reporter":
        _require_facility(code)
        return
    if role == "verifier":  # a verification body is no agency: its code is the one the city gives it
        return
    if not code and role in ("reporter", "agency_head"):
        raise Refusal("A {role} acts for one agency: name it with --agency CODE.", role=role)
    if code and not Agency.objects.filter(code=code).exists():
        raise Refusal("There is no agency with the code {code}: load the agencies first, or check the code.", code=code)


def _require_facility(code: str) -> None:
    from xanh.basis.errors import Refusal
    from xanh_web.emissions.models import Facility

    if not Facility.objects.filter(code=code).exists():
        raise Refusal("There is no facility with the code “{code}”: name one with --agency CODE.", code=code)


def _ask_password(from_stdin: bool) -> str:  # noqa: FBT001 - a flag of the command
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    answer: str = click.prompt(_("Password"), hide_input=True, confirmation_prompt=_("Password once more"))
    return answer


def _require_given(password: str) -> None:
    from xanh.basis.errors import Refusal

    if not password:
        raise Refusal("No password was given: nothing was changed.")
