"""The section of money by source and stage. Unreported is not zero; the same money from two leads counts once."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from xanh.basis.parameter import parameter
from xanh.documents.report.content import Lineage, MoneyRow
from xanh_web.reporting.consolidate.figures import FigureBook
from xanh_web.reporting.models import MoneyLine, Round, TaskAnswer

UNIT = "million_dong"
STAGES = ("planned", "allocated", "disbursed")


@dataclass(frozen=True)
class MoneySection:
    rows: tuple[MoneyRow, ...]
    total: MoneyRow
    notes: tuple[str, ...]


def money_section(round_: Round, answers: Iterable[TaskAnswer], book: FigureBook) -> MoneySection:
    """Return the table of money by source, its total, and a sentence for each amount two leads reported alike."""
    names: dict[str, str] = parameter("funding_sources", on=date(round_.year, 12, 31)).values
    stages = {
        key: str(word).lower() for key, word in parameter("money_stages", on=date(round_.year, 12, 31)).values.items()
    }
    register = f"round:{round_.code}#money"
    lines, notes = _without_doubles(answers)
    by_source: dict[str, list[MoneyLine]] = defaultdict(list)
    for line in lines:
        by_source[line.source].append(line)
    silent = _silent(round_, lines)
    parts: dict[str, list[Lineage]] = {stage: [] for stage in STAGES}
    rows = []
    for source, name in names.items():
        figures = {}
        for stage in STAGES:
            leaves = [_leaf(line, stage, stages[stage], book) for line in by_source[source]]
            parts[stage] += leaves
            figures[stage] = book.total(f"Nguồn {source}, {stages[stage]}", UNIT, leaves, register)
        nothing = book.count(f"Nguồn {source}: nội dung chưa báo cáo kinh phí", "item", silent[source], register)
        rows.append(
            MoneyRow(source=source, name=name, unreported=len(silent[source]), unreported_figure=nothing, **figures)
        )
    sums = {stage: book.total(f"Tổng kinh phí, {stages[stage]}", UNIT, parts[stage], register) for stage in STAGES}
    return MoneySection(tuple(rows), MoneyRow(source="", name="Tổng cộng", unreported=0, **sums), tuple(notes))


def _leaf(line: MoneyLine, stage: str, word: str, book: FigureBook) -> Lineage:
    agency = line.answer.obligation.agency_name
    value: Decimal | None = getattr(line, stage)
    return book.leaf(f"{agency}: {word}", value, UNIT, f"money_line:{line.pk}#{stage}")


def _without_doubles(answers: Iterable[TaskAnswer]) -> tuple[list[MoneyLine], list[str]]:
    seen: dict[tuple[object, ...], MoneyLine] = {}
    kept, notes = [], []
    for answer in sorted(answers, key=lambda answer: answer.pk):
        for line in answer.money.all():
            amounts = (line.planned, line.allocated, line.disbursed)
            key = (answer.obligation.task_id, line.source, *amounts)
            if any(amounts) and key in seen:
                first = seen[key].answer.obligation.agency_name
                notes.append(
                    f"Kinh phí nguồn {line.source} do {answer.obligation.agency_name} báo cáo trùng với số của {first} "
                    "cho cùng một nhiệm vụ, chỉ tính một lần."
                )
                continue
            seen[key] = line
            kept.append(line)
    return kept, notes


def _silent(round_: Round, lines: list[MoneyLine]) -> dict[str, list[str]]:
    """Return by source the obligations that gave no money for it although the plan names it for their task."""
    told = {
        (line.answer.obligation_id, line.source)
        for line in lines
        if any(getattr(line, stage) is not None for stage in STAGES)
    }
    exempt = set(round_.exemptions.values_list("agency_code", flat=True))
    silent: dict[str, list[str]] = defaultdict(list)
    for obligation in round_.obligations.filter(task__isnull=False).select_related("task"):
        if obligation.task is None or obligation.agency_code in exempt:
            continue
        for source in obligation.task.funding:
            if (obligation.pk, source) not in told:
                silent[source].append(f"obligation:{obligation.pk}")
    return silent
