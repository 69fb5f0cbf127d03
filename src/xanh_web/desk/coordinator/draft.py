"""The draft report as a page: the blocks of the document, and the way of one figure with links to its sources."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse

from xanh.documents.report import figures_of, printed
from xanh.documents.report.content import ReportContent
from xanh.documents.report.figures import leaves
from xanh.documents.report.lineage import label_of, sources, way_of
from xanh.documents.report.setting import setting_of
from xanh.documents.report.wording import SECTIONS
from xanh.documents.word.model import Chart, ChartPoint, Heading, OfficialDocument, Paragraph, Run, Table
from xanh_web.plans.models import Task
from xanh_web.reporting.models import IndicatorAnswer, MoneyLine, Obligation, TaskAnswer

MOST_SOURCES = 200


@dataclass(frozen=True)
class Shown:
    """A block of the page: its kind ("heading", "paragraph", "table", "chart"), the block, a chart's own data."""

    kind: str
    block: object
    key: str = ""
    chart: dict[str, object] | None = None


@dataclass(frozen=True)
class Section:
    """A section of the report with its blocks, under a name one can jump to; `code` where its text can be edited."""

    key: str
    title: str
    blocks: tuple[Shown, ...]
    code: str = ""


@dataclass(frozen=True)
class Way:
    """Where one figure comes from: what it is, how it is printed, its way in words, its sources with their pages."""

    figure: str
    label: str
    value: str
    way: str
    sources: tuple[tuple[str, str], ...]
    more: int


def sections_of(document: OfficialDocument) -> list[Section]:
    """Return the body of the document by its first-level headings; what comes before the first has no title."""
    codes = {title: code for code, title in SECTIONS.items()}
    sections: list[Section] = []
    title = ""
    blocks: list[Shown] = []
    for place, block in enumerate(document.blocks):
        if isinstance(block, Heading) and block.level == 1:
            sections.append(Section(f"s{len(sections)}", title, tuple(blocks), codes.get(_unnumbered(title), "")))
            title, blocks = block.text, []
        else:
            blocks.append(shown_block(block, f"c{place}"))
    sections.append(Section(f"s{len(sections)}", title, tuple(blocks), codes.get(_unnumbered(title), "")))
    return sections


def _unnumbered(title: str) -> str:
    return title.partition(". ")[2]


def section_with(sections: Iterable[Section], figure: str) -> str:
    """Return the key of the first section that states the figure, "" where it stands in an annex alone."""
    for section in sections:
        if any(getattr(run, "figure", "") == figure for shown in section.blocks for run in _runs(shown.block)):
            return section.key
    return ""


def _runs(block: object) -> Iterator[Run]:
    if isinstance(block, Paragraph):
        yield from block.runs
    if isinstance(block, Table):
        for row in (*block.header, *block.rows):
            for cell in row:
                yield from cell.runs


def shown_block(block: object, key: str) -> Shown:
    """Return a block with the kind by which the page shows it."""
    if isinstance(block, Heading):
        return Shown("heading", block)
    if isinstance(block, Paragraph):
        return Shown("paragraph", block)
    if isinstance(block, Table):
        return Shown("table", block)
    return Shown("chart", block, key, _chart(block)) if isinstance(block, Chart) else Shown("", block)


def _chart(block: Chart) -> dict[str, object]:
    target = {"name": block.target_name, "points": _points(block.target_points)} if block.target_points else None
    series = [{"name": block.series_name, "points": _points(block.points)}]
    series += [{"name": end.name, "points": _points(end.points)} for end in block.band]
    return {"title": block.title, "unit": block.unit, "series": series, "target": target}


def _points(points: Iterable[ChartPoint]) -> list[list[float | int | None]]:
    return [[point.year, float(point.value) if point.value is not None else None] for point in points]


def way_of_figure(content: ReportContent, name: str) -> Way | None:
    """Return the way of the figure `name` of the report; None where the report has no such figure."""
    figure = figures_of(content).get(name)
    if figure is None:
        return None
    setting = setting_of(content)
    names = list(dict.fromkeys(leaf.source.partition("#")[0] for leaf in leaves(figure.lineage)))
    return Way(
        figure=name,
        label=label_of(figure.lineage, setting),
        value=printed(figure, setting.on),
        way=way_of(figure, setting),
        sources=tuple(pages_of(names[:MOST_SOURCES])),
        more=max(0, len(names) - MOST_SOURCES),
    )


def pages_of(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield (source in words, address of its page or "") for sources such as "observation:12"."""
    split = [name.partition(":")[::2] for name in names]
    reports = _reports(split)
    for kind, key in split:
        yield sources((f"{kind}:{key}",)), _page(kind, key, reports)


def _reports(split: list[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """Return the report (for a task its number) behind rows without a page of their own, with a query a kind."""
    keys: dict[str, list[int]] = {}
    for kind, key in split:
        if key.isdecimal():
            keys.setdefault(kind, []).append(int(key))
    found: list[tuple[str, int, object]] = []
    asked = {
        "task_answer": (TaskAnswer, "submission_id"),
        "indicator_answer": (IndicatorAnswer, "submission_id"),
        "money_line": (MoneyLine, "answer__submission_id"),
        "task": (Task, "number"),
        "obligation": (Obligation, "round__year"),
    }
    for kind, (model, column) in asked.items():
        if kind in keys:
            rows = model._default_manager.filter(pk__in=keys[kind]).values_list("pk", column)
            found += [(kind, key, value) for key, value in rows]
    return {(kind, str(key)): str(value) for kind, key, value in found}


def _page(kind: str, key: str, reports: dict[tuple[str, str], str]) -> str:
    try:
        match kind:
            case "observation":
                return reverse("observation", args=[key])
            case "submission":
                return reverse("submission", args=[key])
            case "task_answer" | "indicator_answer" | "money_line":
                return reverse("submission", args=[reports[kind, key]])
            case "task":
                return reverse("task", args=[reports[kind, key]])
            case "target":
                return reverse("target", args=[key])
            case "obligation":
                return reverse("coordinator_board") + f"?year={reports[kind, key]}"
            case "round":
                return reverse("coordinator_board") + f"?year={key[:4]}"
    except (NoReverseMatch, KeyError):  # a source without a page is told in words alone
        pass
    return ""
