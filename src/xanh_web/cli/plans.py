"""`xanh plan`: reading a plan document, its schema, loading it."""

import json
import sys
from datetime import datetime
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


@plan.command(
    help=_("Record a decision to amend: the file says the whole plan as it is to be."),
    epilog=_("Example: xanh plan amend plan-2.yaml --decision 15/QĐ-UBND --dated 2026-03-02 --from 2026-03-15"),
)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--decision", required=True, help=_("Number of the decision."))
@click.option("--dated", required=True, type=click.DateTime(["%Y-%m-%d"]), help=_("Date of the decision."))
@click.option("--from", "first", required=True, type=click.DateTime(["%Y-%m-%d"]), help=_("In force from this day."))
@with_database
def amend(file: Path, decision: str, dated: datetime, first: datetime) -> None:
    """Write the next edition of a plan and say what changed."""
    from django.utils import timezone

    from xanh_web.agencies.city import current_city
    from xanh_web.amendments.from_plan import amend_from_plan
    from xanh_web.base.actions import operator, seal_rows
    from xanh_web.cli.loading import plan_in_file

    now = timezone.now()
    made = amend_from_plan(
        content=plan_in_file(file),
        agency_code=current_city().coordinator_on(timezone.localdate()),
        number=decision,
        dated=dated.date(),
        in_force_from=first.date(),
        by=operator(),
        at=now,
    )
    seal_rows()
    click.echo(
        _(
            "Edition {number} is in force from {day}: {lines} lines changed, told by “xanh amendment show {proposal}”."
        ).format(
            number=made.edition.number if made.edition else "–",
            day=f"{first:%d/%m/%Y}",
            lines=len(made.lines),
            proposal=made.proposal_id,
        )
    )
