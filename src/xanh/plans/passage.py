"""A piece of text that knows, for each of its characters, where in the source it stands."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from xanh.basis.text import fold
from xanh.plans import model
from xanh.plans.source.model import Span

_BLANKS = re.compile(r"\s+")


class _Flat(dict[int, str]):
    """Translation table of `flat`, filled as characters are met."""

    def __missing__(self, code: int) -> str:
        folded = fold(chr(code))
        self[code] = folded if len(folded) == 1 else chr(code).lower()[0]
        return self[code]


_FLAT = _Flat()


def flat(text: str) -> str:
    """Return `text` without case and marks, of the same length, so that a match counts in `text` as well.

    >>> flat("Sở Kế hoạch và Đầu tư")
    'so ke hoach va dau tu'
    """
    return text.translate(_FLAT)


@dataclass(frozen=True)
class Passage:
    """Text with the source offset of every character. Joined and cleaned passages keep their offsets."""

    text: str
    at: tuple[int, ...]

    @cached_property
    def flat(self) -> str:
        """The text without case and marks, character for character."""
        return flat(self.text)

    def span(self) -> Span:
        """Return the source span from the first character to the last; [0, 0) for an empty passage."""
        return Span(self.at[0], self.at[-1] + 1) if self.at else Span(0, 0)

    def place(self) -> model.Span:
        """Return the span as the plan document writes it."""
        span = self.span()
        return model.Span(start=span.start, end=span.end)

    def part(self, start: int, end: int | None = None) -> "Passage":
        """Return the characters [start, end) without blanks at either end."""
        stop = len(self.text) if end is None else end
        while start < stop and self.text[start].isspace():
            start += 1
        while stop > start and self.text[stop - 1].isspace():
            stop -= 1
        return Passage(self.text[start:stop], self.at[start:stop])

    def strip(self, characters: str) -> "Passage":
        """Return the passage without blanks and `characters` at either end."""
        left = len(self.text) - len(self.text.lstrip(characters + " \t\n"))
        return self.part(left, max(left, len(self.text.rstrip(characters + " \t\n"))))

    def without(self, pattern: re.Pattern[str]) -> "Passage":
        """Return the passage with every match of `pattern` (on the folded text) taken out, blanks collapsed by line."""
        kept = list(range(len(self.text)))
        for match in reversed(list(pattern.finditer(self.flat))):
            del kept[match.start() : match.end()]
        return Passage("".join(self.text[i] for i in kept), tuple(self.at[i] for i in kept))

    def collapsed(self) -> "Passage":
        """Return the passage with every run of white space as one blank, none at the ends."""
        kept, last_blank = [], True
        for index, char in enumerate(self.text):
            if not (char.isspace() and last_blank):
                kept.append(index)
            last_blank = char.isspace()
        text = "".join(" " if self.text[i].isspace() else self.text[i] for i in kept)
        return Passage(text, tuple(self.at[i] for i in kept)).part(0)

    def lines(self) -> Iterator["Passage"]:
        """Yield the lines that are not blank."""
        yield from (line for line in self.split(re.compile(r"\n")) if line.text)

    def split(self, separator: re.Pattern[str]) -> list["Passage"]:
        """Return the parts between the matches of `separator` on the folded text."""
        parts, start = [], 0
        for match in separator.finditer(self.flat):
            parts.append(self.part(start, match.start()))
            start = match.end()
        return [*parts, self.part(start)]


def join(passages: Iterable[Passage], glue: str = " ") -> Passage:
    """Return the passages as one, with `glue` (one character) between them."""
    texts: list[str] = []
    at: list[int] = []
    for passage in passages:
        if not passage.text:
            continue
        if at:
            at.append(at[-1])
        texts.append(passage.text)
        at.extend(passage.at)
    return Passage(glue.join(texts), tuple(at))


def passage(text: str, span: Span, source: str) -> Passage:
    """Return `text`, read from `source[span]`, with the offset of each character.

    The raw piece may hold tags and other marks the clean text has lost; where the two cannot be matched letter by
    letter, every character stands at the start of the piece, and the last at its end.
    """
    raw = source[span.start : span.end]
    if raw == text:
        return Passage(text, tuple(range(span.start, span.end)))
    at: list[int] = []
    position = 0
    for char in text:
        found = position if char.isspace() else _find(char, raw, position)
        if found is None:
            return _coarse(text, span)
        at.append(span.start + min(found, max(len(raw) - 1, 0)))
        position = found if char.isspace() else found + 1
    return Passage(text, tuple(at))


def _find(char: str, raw: str, position: int) -> int | None:
    while position < len(raw):
        if raw[position] == char:
            return position
        closing = raw.find(">", position) if raw[position] == "<" else -1
        position = closing + 1 if closing >= 0 else position + 1
    return None


def _coarse(text: str, span: Span) -> Passage:
    if not text or span.end <= span.start:
        return Passage("", ())
    return Passage(text, (span.start,) * (len(text) - 1) + (span.end - 1,))
