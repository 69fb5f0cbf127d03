"""The annexes: who reported when, what each agency said of each task, and where every figure comes from."""

from xanh.documents.report.blocks import body, cell, header, spanning
from xanh.documents.report.content import AgencyLine, AgencyResult, Figure, ReportContent, TaskGroupSection
from xanh.documents.report.figures import collected
from xanh.documents.report.lineage import label_of, sources, way_of
from xanh.documents.report.phrases import named, short_before, short_moment, whole_title
from xanh.documents.report.sections import section_titles
from xanh.documents.report.setting import Setting
from xanh.documents.report.wording import (
    EXTENDED_UNTIL,
    GROUP_ROW,
    NO_REPORTERS,
    NO_RESULTS,
    NO_SOURCES,
    NO_TASKS,
    OTHER_TASKS,
    RECEIPT,
    REPORTERS_HEADER,
    REPORTERS_TITLE,
    SENT_BY,
    SOURCES_HEADER,
    SOURCES_INTRODUCTION,
    SOURCES_TITLE,
    STATES,
    TASK_RESULTS_HEADER,
    TASK_RESULTS_TITLE,
    TASK_ROW,
    TIMELINESS,
)
from xanh.documents.word.model import Appendix, FigureRun, Table, TableCell, Text

REPORTER_WIDTHS = (10.0, 50.0, 25.0, 30.0, 45.0)
RESULT_WIDTHS = (11.0, 50.0, 30.0, 20.0, 74.0, 38.0, 24.0)
SOURCE_WIDTHS = (16.0, 50.0, 37.0, 57.0)


def reporters_annex(content: ReportContent, setting: Setting) -> Appendix:
    """Return Phụ lục I: each agency by its name of the day, with its present name where that is another."""
    if not content.agencies:
        return Appendix(REPORTERS_TITLE, (body(NO_REPORTERS),))
    rows = tuple(_reporter(place, line) for place, line in enumerate(content.agencies, start=1))
    table = Table(REPORTER_WIDTHS, header(*REPORTERS_HEADER), rows, caption=setting.caption(""))
    return Appendix(REPORTERS_TITLE, (table,))


def _reporter(place: int, line: AgencyLine) -> tuple[TableCell, ...]:
    state = [TIMELINESS[line.timeliness]]
    if line.timeliness == "extended" and line.deadline is not None:
        state.append(EXTENDED_UNTIL.format(deadline=short_before(line.deadline)))
    state.append(STATES.get(line.state, line.state))
    remarks = [RECEIPT.format(receipt=line.receipt)] if line.receipt else []
    if line.sent_by and line.sent_by != line.agency_name:
        remarks.append(SENT_BY.format(name=line.sent_by))
    return (
        cell(str(place), "center"),
        cell(named(line.agency_name, line.agency_name_now)),
        cell(short_moment(line.submitted_at) if line.submitted_at else "", "center"),
        cell("; ".join(part for part in state if part)),
        cell("\n".join([*remarks, line.note])),
    )


def task_results_annex(content: ReportContent, setting: Setting) -> Appendix:
    """Return Phụ lục II, on landscape pages: every answer, by group, task and agency."""
    rows = [row for group in content.groups for row in _group_rows(group, setting)]
    if not rows:
        return Appendix(TASK_RESULTS_TITLE, (body(NO_TASKS),), landscape=True)
    table = Table(RESULT_WIDTHS, header(*TASK_RESULTS_HEADER), tuple(rows), caption=setting.caption(""))
    return Appendix(TASK_RESULTS_TITLE, (table,), landscape=True)


def _group_rows(group: TaskGroupSection, setting: Setting) -> list[tuple[TableCell, ...]]:
    columns = len(RESULT_WIDTHS)
    rows = [spanning(_group_name(group), columns)]
    for task in group.tasks:
        rows.append(spanning(TASK_ROW.format(number=task.number, title=whole_title(task.title)), columns, bold=False))
        rows += [_result(place, result, setting) for place, result in enumerate(task.results, start=1)]
        if not task.results:
            rows.append(spanning(NO_RESULTS, columns, bold=False))
    return rows


def _group_name(group: TaskGroupSection) -> str:
    if not group.number:
        return whole_title(group.title) or OTHER_TASKS
    return GROUP_ROW.format(number=group.number, title=whole_title(group.title))


def _result(place: int, result: AgencyResult, setting: Setting) -> tuple[TableCell, ...]:
    return (
        cell(str(place), "center"),
        cell(named(result.agency_name, result.agency_name_now)),
        cell(setting.status(result.status)),
        setting.figure_cell(result.percentage),
        cell(result.result),
        cell("\n".join(result.evidence)),
        cell(sources((result.source,)) if result.source else ""),
    )


def sources_annex(content: ReportContent, setting: Setting) -> Appendix:
    """Return Phụ lục III: every figure by its id, in the order of the report, with its way down to the sources."""
    parts: dict[str, tuple[object, ...]] = {
        "overview": (content.overview,),
        "objectives": content.objectives,
        "inventories": (content.inventories,),
        "tasks": content.groups,
        "money": (*content.money, content.money_total, *content.money_noted),
    }
    rows: list[tuple[TableCell, ...]] = []
    told: set[str] = set()
    titles = section_titles(content)
    for section, part in parts.items():
        figures = [figure for figure in collected(*part).values() if figure.id not in told]
        if figures:
            rows.append(spanning(titles[section], len(SOURCE_WIDTHS)))
        rows += [_source(figure, setting) for figure in figures]
        told.update(figure.id for figure in figures)
    if not rows:
        return Appendix(SOURCES_TITLE, (body(NO_SOURCES),))
    table = Table(SOURCE_WIDTHS, header(*SOURCES_HEADER), tuple(rows), caption=setting.caption(""))
    return Appendix(
        SOURCES_TITLE, (body(SOURCES_INTRODUCTION.format(year=content.year, area=content.area_name)), table)
    )


def _source(figure: Figure, setting: Setting) -> tuple[TableCell, ...]:
    return (
        TableCell((Text(figure.id),)),
        TableCell((Text(label_of(figure.lineage, setting)),)),
        TableCell((FigureRun(setting.figure(figure).text, figure.id),), align="right"),
        TableCell((Text(way_of(figure, setting)),)),
    )
