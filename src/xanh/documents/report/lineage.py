"""The way of a figure in one cell: what it was computed from, down to its sources, shortened but never cut off."""

from collections.abc import Iterable, Sequence

from xanh.basis.number import format_number
from xanh.basis.text import collapse
from xanh.documents.report.content import Figure, Lineage
from xanh.documents.report.figures import leaves, reason_of, with_unit
from xanh.documents.report.phrases import in_sentence
from xanh.documents.report.setting import Setting
from xanh.documents.report.wording import (
    AREA_OF,
    COMPUTED_FROM,
    COUNTED_FROM,
    NO_SOURCE,
    PERIOD_OF,
    SOURCE_KINDS,
)

MOST_STEPS = 6  # sources told step by step; more are listed by kind and number


def label_of(lineage: Lineage, setting: Setting) -> str:
    """Return what a figure is, with its period and area where its label does not name them and they are not the
    report's own."""
    label = collapse(lineage.label)
    if lineage.period not in ("", str(setting.year)) and lineage.period not in label:
        label = PERIOD_OF.format(label=label, period=lineage.period)
    if lineage.area not in ("", setting.area) and lineage.area not in label:
        label = AREA_OF.format(label=label, area=lineage.area)
    return label


def way_of(figure: Figure, setting: Setting) -> str:
    """Return the way of `figure`: its steps where there are few sources, else all sources by kind and number.

    A count names its sources only: each counts for one. Values on the way are plain text: they are not figures of the
    report, and a bookmark holds a figure's own number only.
    """
    lineage = figure.lineage
    if not lineage.inputs:
        return sources((lineage.source,))
    ends = list(leaves(lineage))
    counted = all(not step.inputs and step.label == lineage.label for step in lineage.inputs)
    if counted or len(ends) > MOST_STEPS:
        return COUNTED_FROM + sources(leaf.source for leaf in ends)
    return COMPUTED_FROM + _steps(lineage.inputs, setting)


def _steps(inputs: Sequence[Lineage], setting: Setting) -> str:
    return "; ".join(
        f"{in_sentence(label_of(step, setting))} = {_value(step, setting)}"
        + (f" [{COMPUTED_FROM}{_steps(step.inputs, setting)}]" if step.inputs else f" ({sources((step.source,))})")
        for step in inputs
    )


def _value(step: Lineage, setting: Setting) -> str:
    if step.value is None:
        return in_sentence(reason_of(step.missing, setting.on)) or "?"
    return with_unit(format_number(step.value, None, "vi"), step.unit)


def sources(names: Iterable[str]) -> str:
    """Return sources by kind, numbers in order and runs of them as ranges; what follows "#" names a part of a source.

    >>> sources(["observation:3", "observation:1", "observation:2", "submission:7"])
    'số liệu số 1-3; báo cáo của đơn vị số 7'
    """
    by_kind: dict[str, dict[str, None]] = {}
    for name in names:
        kind, _, key = name.strip().partition("#")[0].partition(":")
        by_kind.setdefault(kind, {})[key] = None
    return "; ".join(_source(kind, list(keys)) for kind, keys in by_kind.items())


def _source(kind: str, keys: list[str]) -> str:
    if not kind:
        return NO_SOURCE
    numbers = sorted({int(key) for key in keys if key.isdecimal()})
    others = [key for key in keys if key and not key.isdecimal()]
    return f"{SOURCE_KINDS.get(kind, kind)} {', '.join([*_ranges(numbers), *others])}".strip()


def _ranges(numbers: list[int]) -> list[str]:
    spans: list[list[int]] = []
    for number in numbers:
        if spans and number == spans[-1][1] + 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    return [str(first) if first == last else f"{first}-{last}" for first, last in spans]
