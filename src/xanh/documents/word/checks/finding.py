"""A departure from the layout, in words an officer can act on."""

from dataclasses import dataclass

from xanh.documents.word.layout import Measure


@dataclass(frozen=True)
class LayoutFinding:
    """`rule` is a stable code; the rest is Vietnamese: the place, what stands there, what should, and the clause."""

    rule: str
    where: str
    found: str
    expected: str
    reference: str = ""


def quoted(text: str) -> str:
    """Return `text`, shortened, in quotation marks, to point at a place.

    >>> quoted("Căn cứ")
    '“Căn cứ”'
    """
    return f"“{text}”" if len(text) <= 48 else f"“{text[:47]}…”"


def points(value: float) -> str:
    """Return a size or gap in points as printed.

    >>> points(13.5)
    '13,5 pt'
    """
    return f"{value:g} pt".replace(".", ",")


def outside(rule: str, where: str, value: float, measure: Measure, unit: str = "pt") -> list[LayoutFinding]:
    """Return the finding that `value` lies outside `measure`, or nothing."""
    if measure.allows(value, slack=0.01):
        return []
    found = f"{round(value, 2):g} {unit}".replace(".", ",").strip()
    return [LayoutFinding(rule, where, found, f"{measure} {unit}".strip(), measure.reference)]
