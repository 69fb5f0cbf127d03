"""Two columns side by side without lines between them: the head and the foot of an official document in a PDF."""

import re

from xanh.plans.source.pdf_page import Line

# The gutter between two columns: at least this wide in points, and in letters where a line is first seen to part.
_GUTTER = 8.0
_GAP_IN_LETTERS = 0.9
_PAIRS = 2
_LABEL = re.compile(r"\w{1,4}[.)/]?|(?:\d{1,2}\.){1,3}\d{0,2}|[^\w\s]")
_OFF_CENTRE = 30.0

Sides = tuple[list[Line], list[Line]]


def side_by_side(lines: list[Line]) -> list[Line | Sides]:
    """Return `lines` from the top down, with each stretch of two columns as (left lines, right lines)."""
    found: list[Line | Sides] = []
    at = 0
    while at < len(lines):
        stretch, sides = _stretch(lines, at)
        if sides is None:
            found.append(lines[at])
            at += 1
        else:
            found.append(sides)
            at += stretch
    return found


def _stretch(lines: list[Line], at: int) -> tuple[int, Sides | None]:
    """Return how many lines from `at` on stand in two columns, and the columns; None where there are not two."""
    gutter = _widest_gap(lines[at])
    if gutter is None:
        return 0, None
    pairs: list[tuple[Line | None, Line | None]] = []
    for line in lines[at:]:
        narrower = _narrowed(line, gutter)
        if narrower is None:
            break
        gutter = narrower
        middle = sum(gutter) / 2
        left = [word for word in line.words if word.x1 <= middle]
        right = [word for word in line.words if word.x1 > middle]
        pairs.append((Line(left) if left else None, Line(right) if right else None))
    _drop_trailing(pairs)
    if sum(1 for left, right in pairs if left and right) < _PAIRS:
        return 0, None
    lefts = [left for left, _ in pairs if left]
    rights = [right for _, right in pairs if right]
    if all(_LABEL.fullmatch(left.text) for left in lefts):
        # Numbers and bullets hanging before the lines of a list are no column.
        return 0, None
    return len(pairs), (lefts, rights)


def _drop_trailing(pairs: list[tuple[Line | None, Line | None]]) -> None:
    """Take off the lines at the end that belong to neither column, such as a title in the middle of the page."""
    both = [(left, right) for left, right in pairs if left and right]
    if not both:
        return
    centre = sum(_centre(right) for _, right in both) / len(both)
    start = min(left.x0 for left, _ in both)
    last = max(number for number, (left, right) in enumerate(pairs) if left and right)
    bottom = max(line.bottom for line in pairs[last] if line)
    for number in range(last + 1, len(pairs)):
        left, right = pairs[number]
        fits_right = right is not None and abs(_centre(right) - centre) < _OFF_CENTRE
        fits_left = left is not None and left.x0 - start < _GUTTER and left.top - bottom < 0.6 * left.size
        if not (fits_right or fits_left):
            del pairs[number:]
            return
        bottom = max(bottom, *(line.bottom for line in (left, right) if line))


def _centre(line: Line) -> float:
    return (line.x0 + line.x1) / 2


def _gaps(line: Line) -> list[tuple[float, float]]:
    return [(a.x1, b.x0) for a, b in zip(line.words, line.words[1:], strict=False)]


def _widest_gap(line: Line) -> tuple[float, float] | None:
    """Return the widest gap of a line if it is wide enough to part columns."""
    gap = max(_gaps(line), key=lambda gap: gap[1] - gap[0], default=None)
    return gap if gap and gap[1] - gap[0] >= max(_GUTTER, _GAP_IN_LETTERS * line.size) else None


def _narrowed(line: Line, gutter: tuple[float, float]) -> tuple[float, float] | None:
    """Return the part of `gutter` that `line` leaves free, None where it leaves too little."""
    free = [(float("-inf"), line.x0), *_gaps(line), (line.x1, float("inf"))]
    common = [(max(start, gutter[0]), min(end, gutter[1])) for start, end in free]
    widest = max(common, key=lambda gap: gap[1] - gap[0])
    return widest if widest[1] - widest[0] >= _GUTTER else None
