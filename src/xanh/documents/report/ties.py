"""Tying the numbers that stand in a verdict's sentence to the figures they state."""

import re
from collections.abc import Sequence
from decimal import Decimal

from xanh.basis.number import rounded
from xanh.documents.report.blocks import joined
from xanh.documents.report.content import Figure, ReportContent, TargetLine
from xanh.documents.word.model import FigureRun, Run, Runs, Text

# A number as Vietnamese prints it: "1.234,5". Years ("2025"), dates and document numbers are not written so.
_NUMBER = re.compile(r"(?<![\w./,])\d{1,3}(?:\.\d{3})*(?:,\d+)?(?![\w/]|[.,]\d)")


def tied(sentence: str, figures: Sequence[Figure]) -> Runs:
    """Return `sentence` as runs, the first number that states each of `figures` tied to it.

    A number states a figure when it is its value rounded to the digits printed, whatever its sign, since a sentence
    says "giảm 3,2%" of -3.2.
    """
    waiting = list({figure.id: figure for figure in figures if figure.value is not None}.values())
    runs: list[Run] = []
    end = 0
    for match in _NUMBER.finditer(sentence):
        figure = next((figure for figure in waiting if _states(match[0], figure)), None)
        if figure is not None:
            waiting.remove(figure)
            runs += [Text(sentence[end : match.start()]), FigureRun(match[0], figure.id)]
            end = match.end()
    return joined((*runs, Text(sentence[end:])))


def figures_stated(target: TargetLine) -> tuple[Figure, ...]:
    """Return the figures the sentence of `target` may state: its points in time order, the latest value, and others."""
    points = tuple(point.figure for point in sorted(target.points, key=lambda point: point.year) if point.figure)
    latest = (target.latest,) if target.latest else ()
    return (*points, *latest, *target.stated)


def untied_numbers(content: ReportContent) -> tuple[str, ...]:
    """Return, as "code: number", the numbers of verdict sentences that state no figure and no part of the promise."""
    return tuple(
        f"{target.code}: {number}"
        for objective in content.objectives
        for target in objective.targets
        for number in _untied(target)
    )


def _untied(target: TargetLine) -> list[str]:
    promised = set(_NUMBER.findall(f"{target.promise} {target.text}"))
    runs = tied(target.sentence, figures_stated(target))
    left = [number for run in runs if isinstance(run, Text) for number in _NUMBER.findall(run.text)]
    return [number for number in left if number not in promised]


def _states(number: str, figure: Figure) -> bool:
    stated = Decimal(number.replace(".", "").replace(",", "."))
    return figure.value is not None and abs(rounded(figure.value, len(number.partition(",")[2]))) == stated
