"""Tying the numbers that stand in a verdict's sentence to the figures they state."""

from collections.abc import Sequence

from xanh.documents.report.blocks import joined
from xanh.documents.report.content import Figure, ReportContent, TargetLine
from xanh.documents.report.figures import NUMBER, states
from xanh.documents.word.model import FigureRun, Run, Runs, Text


def tied(sentence: str, figures: Sequence[Figure]) -> Runs:
    """Return `sentence` as runs, the first number that states each of `figures` tied to it.

    A number states a figure when it is its value rounded to the digits printed, whatever its sign, since a sentence
    says "giảm 3,2%" of -3.2.
    """
    waiting = list({figure.id: figure for figure in figures if figure.value is not None}.values())
    runs: list[Run] = []
    end = 0
    for match in NUMBER.finditer(sentence):
        figure = next((figure for figure in waiting if states(match[0], figure)), None)
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
    promised = set(NUMBER.findall(f"{target.promise} {target.text}"))
    runs = tied(target.sentence, figures_stated(target))
    left = [number for run in runs if isinstance(run, Text) for number in NUMBER.findall(run.text)]
    return [number for number in left if number not in promised]
