"""Playing the demonstration and telling, in the end, where everything lies and what each number means."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click
from django.conf import settings

from xanh.basis.language import gettext as _
from xanh.basis.text import collapse
from xanh.plans.files import dump_plan
from xanh.plans.reader import read_plan
from xanh.plans.source import read_source
from xanh_web.agencies.city import City
from xanh_web.base.actions import seal_rows
from xanh_web.cli.demonstration import story
from xanh_web.cli.demonstration.amendment import propose
from xanh_web.cli.demonstration.answers import draw
from xanh_web.cli.demonstration.facilities import feed_inventory
from xanh_web.cli.demonstration.inventories import issue_inventories
from xanh_web.cli.loading import load_agencies_of_city, load_plan_structure
from xanh_web.cli.progress import progress
from xanh_web.plans.models import Edition
from xanh_web.reporting.models import Round
from xanh_web.reporting.standing import standings


@dataclass(frozen=True)
class Played:
    """What the demonstration made."""

    report: Path
    lines: tuple[str, ...]


def play() -> Played:
    """Play the whole demonstration on the city of this installation."""
    city = load_agencies_of_city()
    edition, plan_file = _load_real_plan(city)
    reported, version = feed_inventory(city)
    said = _("{count} illustrative facilities have reported; {version} takes up what they say.")
    _said(said.format(count=reported, version=version))
    closed = _closed_round(edition, city)
    _said(_("Issuing the consolidated report of {year}").format(year=story.CLOSED))
    report, path = story.issue_demo_report(closed, "312", date(2025, 12, 5))
    story.finish(closed, story.at(2025, 12, 15))
    current = _current_round(edition, city)
    propose(edition, city.coordinator_on(date(2026, 11, 10)), story.at(2026, 11, 10))
    count = story.record_local_values(edition)
    _said(_("Recorded {count} illustrative values of districts, wards and communes.").format(count=count))
    seal_rows()
    return Played(path, _summary(plan_file, path, closed, current, str(report)))


def _load_real_plan(city: City) -> tuple[Edition, Path]:
    source = read_source(city.folder / city.plan_files[0])
    plan = read_plan(source)
    target = Path(settings.HOME) / "plan.yaml"
    target.write_text(dump_plan(plan), encoding="utf-8")
    edition, _new = load_plan_structure(plan, source.text)
    _said(
        _("Read plan {number}: {objectives} objectives, {targets} targets, {tasks} tasks.").format(
            number=edition.plan.number,
            objectives=len(plan.objectives),
            targets=len(plan.targets),
            tasks=len(plan.tasks),
        )
    )
    for problem in plan.problems:
        _said("  " + _("To check: {message}").format(message=collapse(problem.message)))
    count = story.record_history(edition)
    _said(_("Recorded {count} illustrative values of earlier years.").format(count=count))
    issued = issue_inventories(edition.plan.area_code, story.at(2025, 1, 13))
    _said(_("Issued {count} versions of illustrative inventories, imported from Excel.").format(count=len(issued)))
    return edition, target


def _closed_round(edition: Edition, city: City) -> Round:
    round_ = story.open_demo_round(edition, city, story.CLOSED, story.at(2025, 2, 14))
    story.exempt_districts(round_)
    cast = story.choose_cast(round_)
    story.extend_one(round_, cast, story.CLOSED)
    with progress(_("Forms of {year}: writing, filling, importing").format(year=story.CLOSED)) as advance:
        sent = story.send_forms(round_, cast, set(), advance)
    sent = [
        story.return_and_resend(item, story.at(2025, 11, 25), resend=True)
        if item.agency_code == cast.returned
        else item
        for item in sent
    ]
    story.accept_all(sent, story.at(2025, 11, 28))
    return round_


def _current_round(edition: Edition, city: City) -> Round:
    round_ = story.open_demo_round(edition, city, story.CURRENT, story.at(2026, 9, 15))
    cast = story.choose_cast(round_)
    story.extend_one(round_, cast, story.CURRENT)
    codes = sorted(set(round_.obligations.values_list("agency_code", flat=True)))
    silent = {code for code in codes if code.startswith("UBND-") and draw(code, "silent", below=8) == 0}
    with progress(_("Forms of {year}: writing, filling, importing").format(year=story.CURRENT)) as advance:
        sent = story.send_forms(round_, cast, silent | {cast.extended}, advance)
    for item in sent:
        if item.agency_code == cast.returned:
            story.return_and_resend(item, story.at(2026, 11, 20, 10), resend=False)
    reviewed = [item for item in sent if item.agency_code not in {cast.returned, cast.late}]
    story.accept_all(reviewed[: len(reviewed) * 2 // 3], story.at(2026, 11, 20, 14))
    story.remind(round_, story.at(2026, 11, 21))
    return round_


def _summary(plan_file: Path, report: Path, closed: Round, current: Round, name: str) -> tuple[str, ...]:
    home = Path(settings.HOME)
    lines = [
        "",
        _("What was made"),
        _("  plan as read, to be confirmed by a person: {file}").format(file=plan_file),
        _("  forms and evidence: {folder}").format(folder=home / "forms"),
        _("  workbooks of the illustrative inventories: {folder}").format(folder=home / "inventories"),
        _("  database, evidence store: {folder}").format(folder=home),
    ]
    for round_, when in ((closed, story.at(2025, 12, 15)), (current, story.at(2026, 11, 23))):
        rows = standings(round_, when)
        count = {kind: sum(1 for row in rows if row.timeliness == kind) for kind in ("on_time", "extended", "late")}
        exempt = sum(1 for row in rows if row.timeliness == "exempt")
        lines.append(
            _(
                "  round {year}: {owing} agencies owe a report, {on_time} sent it on time, {extended} in an extended "
                "time, {late} late, {exempt} are exempt, {waiting} have sent nothing."
            ).format(
                year=round_.year,
                owing=len(rows),
                exempt=exempt,
                waiting=len(rows) - exempt - sum(count.values()),
                **count,
            )
        )
    lines += [
        _("  All figures of both rounds are illustrative and marked so; the plan and the agencies are real."),
        _("  The facilities MH-… and what they report are invented; the 36 others are the real list, without figures."),
        _("The consolidated report {report}:").format(report=name),
        str(report),
    ]
    return tuple(lines)


def _said(line: str) -> None:
    click.echo(line)
