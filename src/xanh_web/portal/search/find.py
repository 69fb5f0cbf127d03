"""The entries that speak of some words, the best first."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from xanh.basis.found import beginnings
from xanh.basis.text import fold
from xanh_web.portal.search.entries import Entry

# Folding is what a search costs. It depends on nothing but the text, so what was folded once stays right; the rows
# themselves are read anew, so that nothing is found that is no longer shown.
folded = lru_cache(maxsize=50_000)(fold)


def find(entries: Iterable[Entry], words: Sequence[str]) -> list[Entry]:
    """Return the entries in which all `words` (folded) begin a word: in the title first, then in one phrase."""
    patterns = beginnings(words)
    phrase = " ".join(words)
    found = [(rank, entry) for entry in entries if (rank := _rank(entry, words, patterns, phrase)) is not None]
    return [entry for _rank_of, entry in sorted(found, key=lambda item: item[0])]


def _rank(entry: Entry, words: Sequence[str], patterns: list[re.Pattern[str]], phrase: str) -> int | None:
    title, body = folded(entry.title), folded(entry.body)
    if any(word not in title and word not in body for word in words):  # most entries are done with here
        return None
    if all(pattern.search(title) for pattern in patterns):
        return 0 if phrase in title else 1
    both = f"{title} {body}"
    if all(pattern.search(both) for pattern in patterns):
        return 2 if phrase in both else 3
    return None
