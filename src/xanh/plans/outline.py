"""The running text of a document as numbered lines: sections, items, bullets, footnotes set aside."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from xanh.plans.passage import Passage, join, passage
from xanh.plans.source.model import Paragraph, Source, Table

SECTION, ITEM, LETTER, BULLET, TEXT = 1, 2, 6, 7, 9

_MOST_STROKES = 5
_NOTE_SIGNS = "¹²³⁴⁵⁶⁷⁸⁹⁰"
_MARKUP = re.compile(r"</?[a-z][a-z0-9]{0,9}(?:\s[^<>]*)?/?>|\*{1,3}(?=[^\s*])|(?<=[^\s*])\*{1,3}|_{3,}")
_NOTE_MARK = re.compile(rf"[{_NOTE_SIGNS}]+")
_NOTE = re.compile(rf"([{_NOTE_SIGNS}]+)\s*(?=\S)")
_PAGE_NUMBER = re.compile(r"[-–]?\s*\d{1,3}\s*[-–]?")
_UNFINISHED = re.compile(r"[\w,)\]”\"%–-]$")
_EXPECTS_NUMBER = re.compile(r"\b(?:ngay|so|nam|thang|dieu|khoan|muc)$")
_ORDINAL = r"(?:thứ |THỨ )?(?:[IVX]+|\d+|[Nn]hất|NHẤT|[Hh]ai|HAI|[Bb]a|BA)"
_NUMBERINGS = (
    (0, re.compile(rf"((?:[Pp]hần|PHẦN|[Cc]hương|CHƯƠNG) {_ORDINAL})\b[.:]?\s+(?=\S)")),
    (0, re.compile(r"([A-HĐ])[.)]\s+(?=\S)")),
    (SECTION, re.compile(r"([IVX]{1,6})\s?(?:[.)]\s*|[/–-]\s+)(?=\S)")),
    (ITEM, re.compile(r"(Điều \d{1,3})[.:]?\s+(?=\S)")),
    (ITEM + 1, re.compile(r"(\d{1,2}(?:\.\d{1,2})+)[.)]?\s+(?=\S)")),
    (ITEM, re.compile(r"(\d{1,2})(?:[.)]\s*(?=\D)|/\s+(?=\S))")),
    (LETTER, re.compile(r"([a-zđ]\d?)[.)]\s*(?=\S)")),
    (BULLET, re.compile(r"([-–—•*])\s*(?=\S)")),
    (BULLET + 1, re.compile(r"([+○o▪✓])\s+(?=\S)")),
)


@dataclass(frozen=True)
class Line:
    """One paragraph: `rank` says how deep its numbering stands (TEXT: none), `code` is the number as printed."""

    whole: Passage
    rank: int
    code: str
    body: Passage

    @property
    def is_numbered(self) -> bool:
        """Whether the line carries a number or letter, not only a bullet."""
        return self.rank < BULLET


@dataclass
class Outline:
    """The lines of a document in order and the footnotes that stood between them (mark, text)."""

    lines: list[Line] = field(default_factory=list)
    notes: list[tuple[str, Passage]] = field(default_factory=list)


def outline(source: Source, blocks: Iterable[Paragraph | Table]) -> Outline:
    """Return the lines of `blocks`; tables among them are read cell by cell, lines cut by a page end are rejoined."""
    lines: list[list[Passage]] = []
    notes: list[tuple[str, list[Passage]]] = []
    in_note = False
    for line in _raw_lines(source, blocks):
        note = _NOTE.match(line.text)
        in_note = note is not None or (in_note and _goes_on(notes[-1][1][-1], line))
        if note:
            notes.append((note[1], [line.part(note.end())]))
        elif in_note:
            notes[-1][1].append(line)
        elif lines and _goes_on(lines[-1][-1], line):
            lines[-1].append(line)
        else:
            lines.append([line])
    return Outline(
        [_without_marks(numbered(join(pieces))) for pieces in lines], [(mark, join(pieces)) for mark, pieces in notes]
    )


def numbered(line: Passage) -> Line:
    """Return `line` with its number, letter or bullet parted from its body.

    >>> from xanh.plans.source.model import Span
    >>> numbered(passage("a) Xanh hóa", Span(0, 11), "a) Xanh hóa")).code
    'a'
    """
    for rank, pattern in _NUMBERINGS:
        match = pattern.match(line.text)
        if match:
            code = match[1].removesuffix(".")
            depth = rank + code.count(".") - 1 if rank == ITEM + 1 else rank
            return Line(line, min(depth, LETTER - 1) if rank < LETTER else rank, code, line.part(match.end()))
    return Line(line, TEXT, "", line)


def section(lines: list[Line], start: int) -> list[Line]:
    """Return the lines below the heading at `start`, up to the next heading of its rank or above."""
    for index in range(start + 1, len(lines)):
        if lines[index].rank <= lines[start].rank:
            return lines[start + 1 : index]
    return lines[start + 1 :]


def distinct(number: str, taken: dict[str, int]) -> str:
    """Return `number`, with a "'" for each time it was given out before; `taken` counts the uses of each number.

    >>> counts: dict[str, int] = {}
    >>> [distinct("1", counts) for _ in range(3)]
    ['1', "1'", "1''"]
    """
    name, times = number, taken.get(number, 0)
    while name in taken:
        name = number + ("'" * times if times < _MOST_STROKES else f"'{times}")
        times += 1
    taken[number] = max(times, 1)
    taken.setdefault(name, 1)
    return name


def without_note_marks(text: Passage) -> Passage:
    """Return `text` without the raised numbers that point to footnotes."""
    return text.without(_NOTE_MARK).collapsed()


def _without_marks(line: Line) -> Line:
    if not any(sign in line.whole.text for sign in _NOTE_SIGNS):
        return line
    return Line(without_note_marks(line.whole), line.rank, line.code, without_note_marks(line.body))


def _raw_lines(source: Source, blocks: Iterable[Paragraph | Table]) -> Iterable[Passage]:
    for block in blocks:
        cells = [block] if isinstance(block, Paragraph) else [cell for row in block.rows for cell in row if cell]
        for cell in cells:
            for raw in passage(cell.text, cell.span, source.text).lines():
                line = raw.without(_MARKUP).collapsed()
                if line.text and not _PAGE_NUMBER.fullmatch(line.text):
                    yield line


def _goes_on(before: Passage, line: Passage) -> bool:
    """Return whether `line` continues `before`: a sentence cut by a page end goes on in small letters."""
    if before.text.isupper() or numbered(line).rank != TEXT or not _UNFINISHED.search(before.text):
        return False
    if line.text[0].isdigit():
        return _EXPECTS_NUMBER.search(before.flat) is not None
    return line.text[0].islower() or before.text.endswith(",")
