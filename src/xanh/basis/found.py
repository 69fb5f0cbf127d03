"""Finding words in Vietnamese text whatever their marks and case, and where in the text they stand."""

import re
import unicodedata
from collections.abc import Sequence

from xanh.basis.text import fold

_WORD = re.compile(r"[^\W_]+")
MOST_WORDS = 12


def words_of(query: str) -> tuple[str, ...]:
    """Return the folded words of a question, each once, the first twelve.

    >>> words_of("Đà Nẵng, (đà)")
    ('da', 'nang')
    """
    return tuple(dict.fromkeys(_WORD.findall(fold(query))))[:MOST_WORDS]


def beginnings(words: Sequence[str]) -> list[re.Pattern[str]]:
    """Return patterns that find in folded text the words that begin like each of `words`."""
    return [re.compile(rf"(?<![^\W_]){re.escape(word)}") for word in words]


def found_spans(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Return where in `text` the words that begin like `words` stand: [start, end), in order, none overlapping.

    >>> text = "Thành phố Đà Nẵng"
    >>> [text[start:end] for start, end in found_spans(text, ("da", "nang"))]
    ['Đà', 'Nẵng']
    """
    folded, places = _folded_with_places(text)
    spans = sorted(found.span() for pattern in beginnings(words) for found in pattern.finditer(folded))
    joined: list[tuple[int, int]] = []
    for first, last in spans:
        start, end = places[first], places[last - 1] + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        if joined and start < joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def _folded_with_places(text: str) -> tuple[str, list[int]]:
    """Return the text folded letter by letter, blanks kept, and for each folded letter where it came from."""
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        bare = " " if letter.isspace() else fold(letter)
        letters.append(bare)
        places += [place] * len(bare)
    return "".join(letters), places
