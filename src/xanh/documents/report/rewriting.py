"""Sentences of the report in a person's words: what is written may change, the figures within it may not.

A paragraph is edited as one line of text in which each figure stands as a place, `[[1: 43]]`, and bold words as
`**…**`. The places stay: each occurs once, and no number is typed beside them. A rewritten paragraph is found again by
what the system would have written in its stead (`original`, with bare places `[[1]]`); the moment up to which the
report knows is a place too, since it moves with the figures.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from xanh.basis.errors import Refusal
from xanh.documents.report.blocks import joined
from xanh.documents.report.content import ReportContent, Rewritten
from xanh.documents.report.figures import NUMBER
from xanh.documents.report.phrases import moment
from xanh.documents.word.model import Block, FigureRun, Paragraph, Run, Runs, Text

LONGEST = 4000
PLACE = re.compile(r"\[\[\s*(\d{1,3})\s*(?::([^\[\]]*))?\]\]")
_BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)


@dataclass(frozen=True)
class Editable:
    """A paragraph as it is edited: `original` with bare places, and what stands in each place."""

    original: str
    places: tuple[Run, ...]

    def shown(self, text: str) -> str:
        """Return `text` with the value of each place written into it: "có [[1: 43]] đơn vị"."""
        return PLACE.sub(lambda match: f"[[{match[1]}: {self._value(int(match[1]))}]]", text)

    def renewed(self, typed: str, seen: str) -> str:
        """Return what a person typed with today's values in the places that still hold what they had before them.

        `seen` is the text as it was shown to them: reports come in, and the moment moves on, while somebody writes.
        """
        before = {match[1]: _flat(match[2] or "") for match in PLACE.finditer(seen)}
        return PLACE.sub(
            lambda match: (
                f"[[{match[1]}: {self._value(int(match[1]))}]]"
                if match[2] and _flat(match[2]) == before.get(match[1])
                else match[0]
            ),
            typed,
        )

    def bare(self, typed: str) -> str:
        """Return what a person typed with bare places; Refusal where it loses, doubles or types over a figure."""
        if _flat(typed) == _flat(self.shown(self.original)):
            return self.original
        text = "\n".join(line for line in map(_flat, typed.splitlines()) if line)
        if len(text) > LONGEST:
            raise Refusal("The paragraph is longer than {most} characters: shorten it.", most=LONGEST)
        found = [(int(match[1]), (match[2] or "").strip()) for match in PLACE.finditer(text)]
        for number, value in found:
            if not 0 < number <= len(self.places):
                raise Refusal("There is no figure [[{number}]] in this paragraph: take it out.", number=number)
            if value and _flat(value) != _flat(self._value(number)):
                raise Refusal(
                    "Figure [[{number}]] is {value}: it comes from reports and cannot be typed over.",
                    number=number,
                    value=self._value(number),
                )
        self._whole([number for number, _value in found])
        self._no_number_of_its_own(text)
        return PLACE.sub(r"[[\1]]", text)

    def runs(self, text: str) -> list[Runs]:
        """Return the runs of each line of a bare `text`, the figures in their places."""
        return [joined(tuple(self._line(line))) for line in text.splitlines()]

    def _whole(self, found: list[int]) -> None:
        for number in range(1, len(self.places) + 1):
            if found.count(number) != 1:
                raise Refusal(
                    "Figure [[{number}]] ({value}) must stand in the paragraph once: put it where it belongs.",
                    number=number,
                    value=self._value(number),
                )

    def _no_number_of_its_own(self, text: str) -> None:
        own = set(NUMBER.findall(PLACE.sub(" ", self.original)))
        typed = [number for number in NUMBER.findall(PLACE.sub(" ", text)) if number not in own]
        if typed:
            raise Refusal(
                "“{number}” is a number without a source: use the figures of the paragraph, or say it in words.",
                number=typed[0],
            )

    def _value(self, number: int) -> str:
        return self.places[number - 1].text if 0 < number <= len(self.places) else ""

    def _line(self, line: str) -> Iterator[Run]:
        for place, part in enumerate(_BOLD.split(line)):
            bold, end = bool(place % 2), 0
            for match in PLACE.finditer(part):
                yield Text(part[end : match.start()], bold=bold)
                run = self.places[int(match[1]) - 1]
                yield replace(run, bold=bold) if isinstance(run, FigureRun) else run
                end = match.end()
            yield Text(part[end:], bold=bold)


def _flat(text: str) -> str:
    return " ".join(text.split())


def editable(block: Block, content: ReportContent) -> Editable | None:
    """Return a paragraph as it is edited; None for headings, tables, charts, and text that holds the marks itself."""
    if not isinstance(block, Paragraph) or any(mark in run.text for run in block.runs for mark in ("[[", "]]", "**")):
        return None
    places: list[Run] = []
    parts: list[str] = []
    for run, fixed in _parts(block.runs, moment(content.as_known_at)):
        if fixed:
            places.append(run)
            parts.append(f"[[{len(places)}]]")
        elif run.text:
            parts.append(f"**{run.text}**" if run.bold else run.text)
    return Editable("".join(parts), tuple(places))


def _parts(runs: Runs, now: str) -> Iterator[tuple[Run, bool]]:
    """Yield `runs` with whether they stay as they are: figures, and the moment `now` cut out of its sentence."""
    for run in runs:
        if isinstance(run, FigureRun) or now not in run.text:
            yield run, isinstance(run, FigureRun)
            continue
        before, _now, after = run.text.partition(now)
        yield from (
            (replace(run, text=before), False),
            (replace(run, text=now), True),
            (replace(run, text=after), False),
        )


def rewritten(section: str, blocks: Iterable[Block], content: ReportContent) -> tuple[Block, ...]:
    """Return the `blocks` of a section with what people wrote in place of its paragraphs, and added at its end."""
    texts = {one.original: one.text for one in content.rewritten if one.section == section}
    result: list[Block] = []
    for block in blocks:
        line = editable(block, content) if texts else None
        if line is None or not line.original or line.original not in texts or not isinstance(block, Paragraph):
            result.append(block)
        else:
            result += [Paragraph(runs, block.style) for runs in line.runs(texts[line.original])]
    return (*result, *(Paragraph(runs) for runs in Editable("", ()).runs(texts.get("", ""))))


def unplaced(section: str, blocks: Iterable[Block], content: ReportContent) -> tuple[Rewritten, ...]:
    """Return what was written for paragraphs of a section that the system would not write any more.

    `blocks` are the blocks of the section as the system writes them.
    """
    lines = [editable(block, content) for block in blocks]
    known = {"", *(line.original for line in lines if line)}
    return tuple(one for one in content.rewritten if one.section == section and one.original not in known)
