"""`xanh demo` and `xanh serve`."""

import os
import shutil
import socket

import click

from xanh.basis.errors import Refusal
from xanh.basis.language import gettext as _
from xanh_web.cli.database import require_tables, start_django, with_database

_PORT = 8000
# Two processes use two cores; more threads only wait for each other's turn: four cost PostgreSQL a fifth of its rate.
WORKERS, THREADS = 2, 2


@click.command(
    help=_("The main job on the city's real plan, with illustrative figures; then the site."),
    epilog=_("Example: xanh demo --no-serve"),
)
@click.option("--no-serve", is_flag=True, help=_("Stop before the site."))
@click.option("--port", type=click.IntRange(1, 65535), default=_PORT, help=_("Port of the site."))
@with_database
def demo(no_serve: bool, port: int) -> None:  # noqa: FBT001 - click passes flags so
    """Play the demonstration once; where it has been played, only serve it."""
    from xanh_web.cli.demonstration.play import play
    from xanh_web.plans.models import Plan
    from xanh_web.reporting.actions.report import path_of
    from xanh_web.reporting.models import ConsolidatedReport

    if not no_serve:
        _require_free(port)
    if not Plan.objects.exists():
        for line in play().lines:
            click.echo(line)
    else:
        issued = ConsolidatedReport.objects.first()
        if issued is None or not issued.illustrative:
            raise Refusal("This installation holds a plan already: run the demonstration with another XANH_HOME.")
        click.echo(_("The demonstration has been played here already. Its report:"))
        click.echo(str(path_of(issued)))
    if not no_serve:
        _serve("127.0.0.1", port)


@click.command(help=_("The site."), epilog=_("Example: xanh serve --port 8000"))
@click.option("--host", default="127.0.0.1", help=_("Address to listen on."))
@click.option("--port", type=click.IntRange(1, 65535), default=_PORT, help=_("Port of the site."))
def serve(host: str, port: int) -> None:
    """Serve the site until stopped, its tables and static files up to date."""
    start_django()
    _require_free(port, host)
    require_tables()
    _collect_static_files()
    _serve(host, port)


def _collect_static_files() -> None:
    """Bring the static files of production, which are served under the hash of their content, up to date."""
    from django.conf import settings
    from django.core.management import call_command

    if settings.PRODUCTION:
        call_command("collectstatic", interactive=False, verbosity=0)


def _serve(host: str, port: int) -> None:
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    _count_in_files()
    click.echo(_("The site: http://{host}:{port}/ (Ctrl+C stops it)").format(host=host, port=port))
    Server(
        "xanh_web.base.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=WORKERS,
        blocking_threads=THREADS,
        log_level=LogLevels.error,
    ).serve()


def _count_in_files() -> None:
    """Let the processes of the site count requests in one folder, begun anew, where anybody may ask for the counts."""
    from django.conf import settings

    if settings.METRICS_FROM:
        folder = settings.HOME / "metrics"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(mode=0o700)
        os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(folder)


def _require_free(port: int, host: str = "127.0.0.1") -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise Refusal("Port {port} is taken: name another one with --port.", port=port) from error
