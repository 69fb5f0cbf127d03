"""What is counted while a document is being set: figures, drawings and charts."""

import re
from dataclasses import dataclass, field

from xanh.basis.errors import Refusal
from xanh.documents.word.layout import Layout
from xanh.documents.word.markup import run
from xanh.documents.word.model import Chart, FigureRun, Run, Runs
from xanh.documents.word.wording import NO_BOOKMARK

# Word takes a bookmark of at most 40 letters, digits and "_"; five are kept for "__" and the count of a repetition.
_FIGURE = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,34}")
_REPEATED = re.compile(r"__[0-9]+$")


@dataclass
class Composition:
    """The state of one document on its way to XML: its layout, and what has been numbered so far."""

    layout: Layout
    charts: list[Chart] = field(default_factory=list)
    _printed: dict[str, int] = field(default_factory=dict)
    _bookmarks: int = 0

    def runs(self, runs: Runs, *, bold: bool = False) -> str:
        """Return `runs` as XML, every figure inside its bookmark."""
        return "".join(self._run(part, bold=bold) for part in runs)

    def _run(self, part: Run, *, bold: bool) -> str:
        if isinstance(part, FigureRun):
            content = run(part.text, bold=bold or part.bold)
            self._bookmarks += 1
            name = self._bookmark(part.figure)
            start = f'<w:bookmarkStart w:id="{self._bookmarks}" w:name="{name}"/>'
            return f'{start}{content}<w:bookmarkEnd w:id="{self._bookmarks}"/>'
        return run(part.text, bold=bold or part.bold, italic=part.italic, strike=part.strike)

    def _bookmark(self, figure: str) -> str:
        if not _FIGURE.fullmatch(figure) or _REPEATED.search(figure):
            raise Refusal(NO_BOOKMARK, figure=figure)
        count = self._printed[figure] = self._printed.get(figure, 0) + 1
        return figure if count == 1 else f"{figure}__{count}"


def figure_of(bookmark: str) -> str:
    """Return the id of the figure that `bookmark` marks: a figure printed again has its count after "__".

    >>> figure_of("area_of_trees__2")
    'area_of_trees'
    """
    return _REPEATED.sub("", bookmark)
