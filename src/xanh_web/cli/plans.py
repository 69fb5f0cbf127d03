"""`xanh plan`: reading a plan document, its schema, loading it."""

import json
import sys
from pathlib import Path

import click

from xanh.basis.language import gettext as _
from xanh_web.cli.database import with_database


@click.group(help=_("Plan documents: read, load."))
def plan() -> None:
    """Commands on plans."""


@plan.command(
    help=_("Read an official plan (.docx, .pdf, .html, .txt) into structure."),
    epilog=_("Example: xanh plan read ke-hoach-200.docx > plan.yaml"),
)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help=_("JSON instead of YAML."))
@click.option("--text", "as_text", is_flag=True, help=_("Only the plain text, in which the spans count."))
def read(file: Path, as_json: bool, as_text: bool) -> None:  # noqa: FBT001 - click passes flags so
    """Print the structure of a plan; problems go to stderr, exit 1 if nothing could be read."""
    from xanh.basis.errors import Refusal
    from xanh.plans.files import dump_plan, plan_as_json
    from xanh.plans.reader import is_empty, read_plan
    from xanh.plans.source import read_source

    source = read_source(file)
    if as_text:
        sys.stdout.write(source.text)
        return
    found = read_plan(source)
    if is_empty(found):
        raise Refusal("No objective, target or task was found in {file}: is it a plan?", file=file.name)
    for problem in found.problems:
        where = f" [{problem.span.start}, {problem.span.end})" if problem.span else ""
        click.echo(_("To check: {message}{where}").format(message=problem.message, where=where), err=True)
    if as_json:
        click.echo(json.dumps(plan_as_json(found), ensure_ascii=False, indent=1))
    else:
        click.echo(dump_plan(found), nl=False)


@plan.command(help=_("The JSON Schema of a plan file."), epilog=_("Example: xanh plan schema > plan.schema.json"))
def schema() -> None:
    """Print the JSON Schema."""
    from xanh.plans.schema import plan_schema

    click.echo(json.dumps(plan_schema(), ensure_ascii=False, indent=1))


@plan.command(
    help=_("Load a confirmed plan file (YAML or JSON) into the database."),
    epilog=_("Example: xanh plan load plan.yaml"),
)
@click.argument("file", type=click.Path(path_type=Path))
@with_database
def load(file: Path) -> None:
    """Load a plan as its first edition."""
    from xanh_web.cli.loading import load_agencies_of_city, load_plan_file

    load_agencies_of_city()
    edition, new = load_plan_file(file)
    click.echo(
        _("Plan {number} loaded: {objectives} objectives, {targets} targets, {tasks} tasks.").format(
            number=edition.plan.number,
            objectives=edition.objectives.count(),
            targets=sum(objective.targets.count() for objective in edition.objectives.all()),
            tasks=edition.tasks.count(),
        )
        if new
        else _("Plan {number} is loaded already; nothing to do.").format(number=edition.plan.number)
    )
