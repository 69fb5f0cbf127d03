"""`xanh round`: opening, following and closing the round of a year."""

from datetime import datetime

import click

from xanh.basis.language import gettext as _
from xanh_web.cli.database import with_database


@click.group("round", help=_("The year's round: open, status, extend, exempt, remind, return, accept, close."))
def round_() -> None:
    """Commands on rounds."""


@round_.command(
    "open",
    help=_("Open the round of a year: expand the plan into what each agency owes."),
    epilog=_("Example: xanh round open 2026 --dry-run"),
)
@click.argument("year", type=click.IntRange(2000, 2100))
@click.option("--dry-run", is_flag=True, help=_("Only say what would be owed."))
@with_database
def open_(year: int, dry_run: bool) -> None:  # noqa: FBT001 - click passes flags so
    """Open a round; again adds only what is owed since."""
    from django.utils import timezone

    from xanh_web.agencies.city import current_city
    from xanh_web.base.actions import operator, seal_rows
    from xanh_web.cli.lookup import current_edition
    from xanh_web.reporting.actions import open_round

    opened = open_round(
        edition=current_edition(),
        year=year,
        coordinator=current_city().coordinator_on(timezone.localdate()),
        by=operator(),
        at=timezone.now(),
        dry_run=dry_run,
    )
    seal_rows()
    agencies = {item.agency_code for item in opened.owed}
    words = {
        "round": opened.round.code,
        "owed": len(opened.owed),
        "agencies": len(agencies),
        "added": len(opened.added),
        "deadline": timezone.localtime(opened.round.deadline).strftime("%H:%M %d/%m/%Y"),
    }
    if dry_run:
        text = _("Round {round} would ask {agencies} agencies for {owed} answers before {deadline}; {added} are new.")
    elif opened.added:
        text = _("Round {round}: {agencies} agencies owe {owed} answers before {deadline}; {added} added now.")
    else:
        text = _("Round {round} is open already; nothing to do.")
    click.echo(text.format(**words))
    for gap in opened.gaps:
        click.echo(_("To decide: {gap}").format(gap=gap), err=True)


@round_.command(
    help=_("Who owes, who reported: on time, late, extended, exempt."), epilog=_("Example: xanh round status 2026")
)
@click.argument("year", type=int, required=False)
@with_database
def status(year: int | None) -> None:
    """Print the board of a round."""
    from django.utils import timezone

    from xanh_web.cli.lookup import find_round
    from xanh_web.reporting.standing import standings
    from xanh_web.reporting.words import STATES, TIMELINESS

    rows = standings(find_round(year), timezone.now())
    for row in rows:
        sent = timezone.localtime(row.first_sent).strftime("%d/%m/%Y %H:%M:%S") if row.first_sent else "—"
        words = f"{TIMELINESS[row.timeliness]}, {STATES[row.state]}"
        click.echo(f"{row.agency_code:<14} {words:<32} {sent:<20} {row.agency_name}")
    reported = sum(1 for row in rows if row.first_sent)
    click.echo(_("{reported} of {owing} agencies have reported.").format(reported=reported, owing=len(rows)))


@round_.command(
    help=_("Give one agency a later deadline, under a decision and with a reason."),
    epilog=_(
        'Example: xanh round extend 2026 STC --until 2026-11-30 --decision 12/QĐ-UBND --dated 2026-11-15 --reason "…"'
    ),
)
@click.argument("year", type=int)
@click.argument("agency")
@click.option(
    "--until", type=click.DateTime(["%Y-%m-%d"]), required=True, help=_("The last day that is still in time.")
)
@click.option("--decision", required=True, help=_("Number of the decision."))
@click.option("--dated", type=click.DateTime(["%Y-%m-%d"]), required=True, help=_("Date of the decision."))
@click.option("--reason", required=True, help=_("Why."))
@with_database
def extend(year: int, agency: str, until: datetime, decision: str, dated: datetime, reason: str) -> None:
    """Extend the deadline of one agency to the end of a day."""
    from django.utils import timezone

    from xanh.basis.deadline import ends_with
    from xanh_web.base.actions import operator, seal_rows
    from xanh_web.cli.lookup import find_round
    from xanh_web.reporting.actions import extend_deadline

    extend_deadline(
        round_=find_round(year),
        agency_code=agency,
        until=ends_with(until.date()),
        decision_number=decision,
        decision_date=dated.date(),
        reason=reason,
        by=operator(),
        at=timezone.now(),
    )
    seal_rows()
    click.echo(_("{agency} may report until the end of {day}.").format(agency=agency, day=f"{until:%d/%m/%Y}"))


@round_.command(
    help=_("Release one agency from a round, under a decision and with a reason."),
    epilog=_('Example: xanh round exempt 2025 UBND-916 --decision 5/QĐ-UBND --dated 2025-07-15 --reason "…"'),
)
@click.argument("year", type=int)
@click.argument("agency")
@click.option("--decision", required=True, help=_("Number of the decision."))
@click.option("--dated", type=click.DateTime(["%Y-%m-%d"]), required=True, help=_("Date of the decision."))
@click.option("--reason", required=True, help=_("Why."))
@with_database
def exempt(year: int, agency: str, decision: str, dated: datetime, reason: str) -> None:
    """Exempt one agency."""
    from django.utils import timezone

    from xanh_web.base.actions import operator, seal_rows
    from xanh_web.cli.lookup import find_round
    from xanh_web.reporting.actions import exempt_agency

    exempt_agency(
        round_=find_round(year),
        agency_code=agency,
        decision_number=decision,
        decision_date=dated.date(),
        reason=reason,
        by=operator(),
        at=timezone.now(),
    )
    seal_rows()
    click.echo(_("{agency} need not report in the round of {year}.").format(agency=agency, year=year))


@round_.command(
    help=_("Prepare the reminders to all agencies whose report is awaited."),
    epilog=_("Example: xanh round remind 2026"),
)
@click.argument("year", type=int, required=False)
@click.option("--due", is_flag=True, help=_("In every open round, only those whose day has come: for a daily timer."))
@with_database
def remind(year: int | None, due: bool) -> None:  # noqa: FBT001 - click passes flags so
    """Prepare reminders; those of today already prepared are not repeated."""
    from django.utils import timezone

    from xanh_web.base.actions import operator, seal_rows
    from xanh_web.cli.lookup import find_round
    from xanh_web.reporting.actions import prepare_due_reminders, prepare_reminders

    if due and year is not None:
        raise click.UsageError(_("--due goes through all open rounds: leave the year out."))
    if due:
        prepared = prepare_due_reminders(by=operator(), at=timezone.now())
    else:
        prepared = prepare_reminders(round_=find_round(year), by=operator(), at=timezone.now())
    seal_rows()
    for reminder in prepared:
        click.echo(f"{reminder.agency_code}: {reminder.subject}")
        if not reminder.people:
            said = _("To decide: nobody is appointed in the agency that answers for {agency}; nobody was told.")
            click.echo(said.format(agency=reminder.agency_code), err=True)
    click.echo(_("{count} reminders prepared.").format(count=len(prepared)))


@round_.command(
    "return",
    help=_("Return the report of an agency with a reason."),
    epilog=_('Example: xanh round return 2026 STC --reason "Task 4.1 lacks the amount disbursed"'),
)
@click.argument("year", type=int)
@click.argument("agency")
@click.option("--reason", required=True, help=_("What the agency has to correct."))
@with_database
def return_(year: int, agency: str, reason: str) -> None:
    """Return the newest submission of an agency."""
    from django.utils import timezone

    from xanh_web.base.actions import operator, seal_rows
    from xanh_web.cli.lookup import newest_submission
    from xanh_web.reporting.actions import return_submission

    submission = newest_submission(year, agency)
    return_submission(submission=submission, reason=reason, by=operator(), at=timezone.now())
    seal_rows()
    click.echo(_("Report {receipt} returned.").format(receipt=submission.receipt))


@round_.command(
    help=_("Accept the report of an agency: it is frozen."), epilog=_("Example: xanh round accept 2026 STC")
)
@click.argument("year", type=int)
@click.argument("agency")
@with_database
def accept(year: int, agency: str) -> None:
    """Accept the newest submission of an agency."""
    from django.utils import timezone

    from xanh_web.base.actions import operator, seal_rows
    from xanh_web.cli.lookup import newest_submission
    from xanh_web.reporting.actions import accept_submission

    submission = newest_submission(year, agency)
    review = accept_submission(submission=submission, by=operator(), at=timezone.now())
    seal_rows()
    text = _("Report {receipt} accepted and frozen under {hash}.")
    click.echo(text.format(receipt=submission.receipt, hash=review.frozen_hash))


@round_.command(help=_("Close a round after its deadline."), epilog=_("Example: xanh round close 2025"))
@click.argument("year", type=int, required=False)
@with_database
def close(year: int | None) -> None:
    """Close a round."""
    from django.utils import timezone

    from xanh_web.base.actions import operator, seal_rows
    from xanh_web.cli.lookup import find_round
    from xanh_web.reporting.actions import close_round

    closed = close_round(round_=find_round(year), by=operator(), at=timezone.now())
    seal_rows()
    click.echo(_("Round {round} is closed.").format(round=closed.code))
