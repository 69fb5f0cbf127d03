"""The command `xanh`. Commands that need no database start without Django; every error is one sentence."""

import gettext
import os
import sys
import tempfile
import traceback
from pathlib import Path

import click

from xanh.basis.errors import Refusal
from xanh.basis.language import gettext as _
from xanh.basis.language import language, set_language

set_language(os.environ.get("XANH_LANG", "vi"))
# The library of the command line asks gettext itself, which goes by this variable.
os.environ["LANGUAGE"] = language()
gettext.bindtextdomain("click", Path(__file__).parent / "locale")
gettext.textdomain("click")

from xanh_web.cli import (  # noqa: E402 - they say their help at import
    agencies,
    amendments,
    archive,
    areas,
    exchange,
    facilities,
    figure_files,
    figures,
    forms,
    indicators,
    inventories,
    keys,
    messages,
    people,
    plans,
    ready,
    reports,
    rounds,
    site,
    warehouse,
    webhooks,
)


@click.group(help=_("Manage, monitor and evaluate a green-growth action plan."))
@click.version_option(package_name="xanh")
def xanh() -> None:
    """The root of all commands."""


xanh.add_command(plans.plan)
xanh.add_command(agencies.agency)
xanh.add_command(amendments.amendment)
xanh.add_command(areas.area)
xanh.add_command(facilities.facility)
xanh.add_command(rounds.round_)
xanh.add_command(forms.form)
xanh.add_command(indicators.indicator)
xanh.add_command(inventories.inventory)
xanh.add_command(reports.report)
xanh.add_command(figure_files.figures)
xanh.add_command(figures.explain)
xanh.add_command(figures.verify)
xanh.add_command(archive.backup)
xanh.add_command(archive.restore)
xanh.add_command(people.person)
xanh.add_command(messages.message)
xanh.add_command(messages.worker)
xanh.add_command(webhooks.webhook)
xanh.add_command(warehouse.warehouse)
xanh.add_command(exchange.exchange)
xanh.add_command(keys.key)
xanh.add_command(site.demo)
xanh.add_command(site.serve)
xanh.add_command(ready.ready)


def main() -> None:
    """Run the command line; exit 1 on a refusal, 2 on a misused command, and never show a traceback."""
    try:
        xanh.main(standalone_mode=False)
    except Refusal as refusal:
        _stop(str(refusal), 1)
    except click.exceptions.NoArgsIsHelpError as error:
        _stop(error.format_message(), 2)
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else "xanh"
        _stop(
            _("The command was not understood: {detail} See “{command} --help”.").format(
                detail=error.format_message().rstrip(".?").rstrip() + ".", command=command
            ),
            2,
        )
    except click.ClickException as error:
        _stop(error.format_message(), 1)
    except (click.Abort, KeyboardInterrupt):
        _stop(_("Stopped; nothing half done was kept."), 130)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except Exception:
        _stop(_("Something is wrong in the program itself; the details are in {log}.").format(log=_log()), 3)


def _stop(sentence: str, code: int) -> None:
    click.echo(sentence, err=True)
    sys.exit(code)


def _log() -> Path:
    path = Path(os.environ.get("XANH_HOME", "var")).resolve() / "errors.log"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as file:
            file.write(traceback.format_exc() + "\n")
    except OSError:
        handle, name = tempfile.mkstemp(prefix="xanh-errors-", suffix=".log", text=True)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(traceback.format_exc() + "\n")
        return Path(name)
    return path


if __name__ == "__main__":
    main()
