"""The figures of a report: finding them all, naming those without a source, and printing them one way."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from xanh.basis.errors import Refusal
from xanh.basis.number import format_number, rounded
from xanh.basis.parameter import parameter
from xanh.basis.unit_label import unit_label
from xanh.documents.report.content import Content, Figure, Lineage, ReportContent
from xanh.documents.report.phrases import in_sentence
from xanh.documents.report.wording import MISSING, MISSING_BECAUSE, MISSING_CELL, TWO_FIGURES

LATEST = date.max
# A number as Vietnamese prints it: "1.234,5". Years ("2025"), dates and document numbers are not written so.
NUMBER = re.compile(r"(?<![\w./,])\d{1,3}(?:\.\d{3})*(?:,\d+)?(?![\w/]|[.,]\d)")


def figures_of(content: ReportContent) -> dict[str, Figure]:
    """Return every figure of `content` by its id, in the report's order; Refusal where one id means two figures."""
    return collected(content)


def orphan_figures(content: ReportContent) -> tuple[Figure, ...]:
    """Return the figures with a leaf that names no source, missing figures too. With any, a report is not issued."""
    return tuple(figure for figure in figures_of(content).values() if not has_source(figure.lineage))


def collected(*parts: object) -> dict[str, Figure]:
    """Return the figures within `parts` (content, or tuples of it) by id; Refusal where one id means two figures."""
    found: dict[str, Figure] = {}
    for figure in _walk(parts):
        if found.setdefault(figure.id, figure) != figure:
            raise Refusal(TWO_FIGURES, id=figure.id)
    return found


def leaves(lineage: Lineage) -> Iterator[Lineage]:
    """Yield the leaves of `lineage`, in order."""
    if not lineage.inputs:
        yield lineage
    for step in lineage.inputs:
        yield from leaves(step)


def has_source(lineage: Lineage) -> bool:
    """Return whether every leaf of `lineage` names its source."""
    return all(leaf.source.strip() for leaf in leaves(lineage))


def printed(figure: Figure, on: date = LATEST) -> str:
    """Return `figure` as printed in Vietnamese: number and unit, or "chưa có số liệu (lý do)" in the words of day `on`.

    "%" follows its number without a blank, as in the plans; `index` and `item` are not printed.
    """
    if figure.value is None:
        reason = reason_of(figure.missing, on)
        return MISSING_BECAUSE.format(reason=in_sentence(reason)) if reason else MISSING
    return with_unit(_number(figure.value, figure), figure.unit)


def in_cell(figure: Figure, on: date = LATEST) -> str:
    """Return `figure` for a column that names the unit: the number alone, or the reason it is missing in short."""
    if figure.value is not None:
        return _number(figure.value, figure)
    return MISSING_CELL.get(figure.missing) or in_sentence(reason_of(figure.missing, on)) or MISSING


def in_prose(figure: Figure, on: date = LATEST) -> str:
    """Return `figure` for a sentence that names the unit itself: the number alone, or what `printed` says."""
    return printed(figure, on) if figure.value is None else _number(figure.value, figure)


def with_unit(number: str, unit: str) -> str:
    """Return `number` with the Vietnamese name of `unit` after it.

    >>> with_unit("35", "%"), with_unit("1.200", "million_dong"), with_unit("0,75", "index")
    ('35%', '1.200 triệu đồng', '0,75')
    """
    name = unit_label(unit, "vi")
    return f"{number}{name}" if name.startswith("%") else f"{number} {name}".rstrip()


def states(text: str, figure: Figure, on: date = LATEST) -> bool:
    """Return whether `text` is `figure` as a report of day `on` prints it: with its unit, or in a column, or in a
    sentence, where a number may be rounded further and loses its sign ("giảm 3,2%")."""
    if text in (printed(figure, on), in_cell(figure, on)):
        return True
    if figure.value is None or not NUMBER.fullmatch(text):
        return False
    number = Decimal(text.replace(".", "").replace(",", "."))
    return abs(rounded(figure.value, len(text.partition(",")[2]))) == number


def reason_of(missing: str, on: date = LATEST) -> str:
    """Return the label of the missing reason `missing`; the word itself where the list does not have it."""
    reasons: dict[str, str] = parameter("missing_reasons", on).values if missing else {}
    return reasons.get(missing, missing)


def _number(value: Decimal, figure: Figure) -> str:
    return format_number(value, figure.decimals, "vi")


def _walk(part: object) -> Iterator[Figure]:
    if isinstance(part, Figure):
        yield part
    elif isinstance(part, Content):
        for name in type(part).model_fields:
            yield from _walk(getattr(part, name))
    elif isinstance(part, tuple):
        for item in part:
            yield from _walk(item)
    elif isinstance(part, dict):
        yield from _walk(tuple(part.values()))
