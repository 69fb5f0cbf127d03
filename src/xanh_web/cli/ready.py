"""`xanh ready`: what is missing or unsafe in this installation, before people come."""

import click

from xanh.basis.errors import Refusal
from xanh.basis.language import gettext as _
from xanh_web.cli.database import start_django

OLDEST_WAITING_MINUTES = 15


@click.command(
    help=_("What is missing or unsafe in this installation."),
    epilog=_("Example: xanh ready"),
)
def ready() -> None:
    """Print a sentence for each thing that is missing or unsafe; exit 1 where there is one. Changes nothing."""
    start_django()
    from xanh_web.base.readiness import unready

    found = unready()
    lines = [_in_words(check) for check in found]
    if not found.keys() & {"database", "tables"}:
        lines += _of_the_worker()
    lines += _of_the_settings()
    for line in lines:
        click.echo(line, err=True)
    if lines:
        raise Refusal("{count} things are to be put right.", count=len(lines))
    click.echo(_("Nothing is missing: database, tables, folder, disk, worker and settings are in order."))


def _in_words(check: str) -> str:
    return {
        "database": _("The database does not answer: start it, or correct XANH_DATABASE_URL."),
        "tables": _("The tables are not those of this version: make a backup, then run xanh verify."),
        "folder": _("A folder in XANH_HOME cannot be written: give it to the user that runs the site."),
        "disk": _("Less than 500 MB are free on the disk of XANH_HOME: make room."),
    }[check]


def _of_the_worker() -> list[str]:
    from datetime import timedelta

    from django.utils import timezone

    from xanh_web.base.models import Delivery
    from xanh_web.base.models.delivery import DeliveryState

    late = timezone.now() - timedelta(minutes=OLDEST_WAITING_MINUTES)
    waiting = Delivery.objects.filter(state=DeliveryState.WAITING, next_try_at__lt=late).count()
    if not waiting:
        return []
    return [_("{count} messages are overdue: start xanh worker.").format(count=waiting)]


def _of_the_settings() -> list[str]:
    from django.conf import settings

    if not settings.PRODUCTION:
        return [_("XANH_ENV is not production: pages and cookies travel unprotected.")]
    lines = []
    if settings.HOME.stat().st_mode & 0o007:
        lines.append(_("Everybody on this machine can read XANH_HOME: take it away from others (chmod 700)."))
    if settings.SECRET_KEY_FALLBACKS:
        lines.append(_("XANH_SECRET_KEYS_BEFORE is still set: take it away once the round is closed."))
    if not (settings.STATIC_ROOT / "staticfiles.json").exists():
        lines.append(_("The static files are not collected: start the site with xanh serve, which does it."))
    return lines
