"""`xanh figures publish`: the figures as files of a folder."""

from pathlib import Path

import click

from xanh.basis.language import gettext as _
from xanh.basis.moment import known_moment
from xanh_web.cli.database import with_database


@click.command(
    help=_("Write the figures as files for any web server: CSV, JSON, data of pages and SDMX; only what has changed."),
    epilog=_("Example: xanh figures publish /srv/so-lieu --at 2025-12-01"),
)
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--at", default=None, help=_("What was known at this date or instant (ISO); now where left out."))
@with_database
def publish(folder: Path, at: str | None) -> None:
    """Bring the mirror up to date, then the files of those indicators of which something has changed."""
    from django.conf import settings
    from django.utils import timezone

    from xanh_web.base.actions import seal_rows
    from xanh_web.cli.progress import progress
    from xanh_web.cli.warehouse import require_warehouse
    from xanh_web.ledger.mirror import mirror_ledger
    from xanh_web.portal.publishing.publish import publish_figures

    require_warehouse()
    now = timezone.now()
    moment = known_moment(at, now) if at else now
    seal_rows()
    mirror = settings.HOME / "warehouse"
    mirror_ledger(mirror, now)
    with progress(_("Publishing")) as advance:
        done = publish_figures(mirror=mirror, folder=folder, at=moment, advance=advance)
    click.echo(
        _("{made} indicators written, {kept} unchanged, {gone} taken away; {facts} facts in {folder}.").format(
            made=done.made, kept=done.kept, gone=done.gone, facts=done.facts, folder=folder
        )
    )
