"""Every digit that states a result is a figure run; what plain text may hold is listed here."""

import re
from decimal import Decimal
from typing import Any

from tests.documents_report.example import large, small
from tests.documents_report.walking import figure_runs, plain_texts

from xanh.documents.report import compose_report, figures_of, printed, states, untied_numbers
from xanh.documents.report.content import Content, Figure, ReportContent, TargetLine
from xanh.documents.report.figures import in_cell

ALLOWED = (
    r"ngày \d{2} tháng \d{1,2} năm \d{4}",  # dates, hours, years
    r"\d{2} giờ \d{2} phút",
    r"\d{2}/\d{2}/\d{4}( \d{2}:\d{2})?",
    r"\d{4} - \d{4}",
    r"([Nn]ăm|đến|tầm nhìn) \d{4}",
    r"thời gian thực hiện: \d{4}",
    r"(Bảng|Hình) \d+\.",  # numbers of tables, charts, headings, rows, groups and tasks of the plan
    r"^\d+\. ",
    r"^\d+$",
    r"[Nn]hóm (nhiệm vụ )?\d+[.:]",
    r"[Nn]hiệm vụ \d+(\.\d+)?",
    r"số 45/KH-UBND",
    r"BN-2025-\d+",
    r"đơn vị số \d+",  # the source of an answer
)


def test_no_marker_value_stands_in_plain_text() -> None:
    content = marked(small())
    document = compose_report(content)
    shown = {run.figure for run in figure_runs(document)}
    for figure in figures_of(content).values():
        if figure.value is not None:
            assert figure.id in shown
            assert not [text for text in plain_texts(document) if in_cell(figure) in text], printed(figure)


def test_every_other_digit_is_of_an_allowed_kind() -> None:
    content = small()
    quoted = sorted(quoted_texts(content), key=len, reverse=True)
    for text in plain_texts(compose_report(content)):
        left = text
        for quotation in quoted:
            left = left.replace(quotation, "")
        for kind in ALLOWED:
            left = re.sub(kind, "", left)
        assert not re.search(r"\d", left), text


def test_every_figure_run_states_its_figure() -> None:
    for content in (small(), marked(small()), large(agencies=12, tasks=2)):
        figures = figures_of(content)
        runs = figure_runs(compose_report(content))
        assert runs
        assert [run for run in runs if not states(run.text, figures[run.figure])] == []


def test_numbers_of_a_sentence_without_a_figure_are_found() -> None:
    assert untied_numbers(small()) == ()
    bare = replaced(small(), TargetLine, lambda line: line.model_copy(update={"stated": ()}))
    assert untied_numbers(bare) == ("WASTEWATER-2030: 0,77", "WASTEWATER-2030: 3,76")


def marked(content: ReportContent) -> ReportContent:
    """Return `content` with a value of its own for every figure, and a sentence that states two of them."""
    places = {name: 7_100_000 + 37 * place for place, name in enumerate(figures_of(content))}

    def mark(figure: Figure) -> Figure:
        value = None if figure.value is None else Decimal(places[figure.id])
        return figure.model_copy(update={"value": value})

    def speak(line: TargetLine) -> TargetLine:
        points = tuple(
            point.model_copy(update={"value": point.figure.value if point.figure else None}) for point in line.points
        )
        known = [in_cell(point.figure) for point in points if point.figure and point.value is not None]
        sentence = f"Từ {known[0]} thành {known[-1]}." if known else ""
        return line.model_copy(update={"points": points, "sentence": sentence})

    figures = replaced(content, Figure, mark)
    notes = tuple(f"Cùng báo cáo {in_cell(figure)} triệu đồng" for figure in figures.money_noted)
    return replaced(figures, TargetLine, speak).model_copy(update={"money_notes": notes})


def replaced[T: Content](content: T, kind: type[Content], change: Any) -> T:
    """Return `content` with every part of one kind changed."""

    def walk(part: Any) -> Any:
        if isinstance(part, kind):
            return change(part)
        if isinstance(part, Content):
            return part.model_copy(update={name: walk(getattr(part, name)) for name in type(part).model_fields})
        if isinstance(part, tuple):
            return tuple(walk(item) for item in part)
        if isinstance(part, dict):
            return {key: walk(item) for key, item in part.items()}
        return part

    result: T = walk(content)
    return result


def quoted_texts(content: ReportContent) -> set[str]:
    """Return what is quoted from the plan and from agencies, as it may stand in a sentence."""
    texts = set(content.unverified)
    for objective in content.objectives:
        for line in objective.targets:
            texts |= {line.text, line.promise, line.indicator_name, *re.findall(r"trên [\d,]+%?", line.sentence)}
            texts |= {"tCO2e"}
    for group in content.groups:
        for task in group.tasks:
            for result in task.results:
                texts |= {result.agency_name, *result.result.splitlines(), " ".join(result.result.split()).rstrip(".")}
                texts |= set(result.evidence)
    said = (*content.difficulties, *content.proposals)
    return {text for text in texts | {one.text for one in said} | {line.note for line in content.agencies} if text}
