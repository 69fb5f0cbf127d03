"""Which money: the codes I to IV of a funding cell, or the official names of the sources."""

import re
from datetime import date

from xanh.basis.parameter import parameter
from xanh.basis.text import fold
from xanh.plans.passage import Passage

_CODE = re.compile(r"(?<!\w)(?:VIII|VII|VI|IV|IX|V|X|I{1,3})(?!\w)")
_FILLING = re.compile(r"[\s,;.&/+–-]|\bva\b|\bnguon\b")


def read_funding(cell: Passage) -> tuple[list[str], str | None]:
    """Return the codes of the funding sources in a cell, in order, and its text where it says more than codes.

    Codes are those of the list funding_sources in force today; a source named in full or by its initials
    ("NSNN") counts as its code.
    """
    text = cell.collapsed()
    known: dict[str, str] = parameter("funding_sources", on=date.max).values
    codes = [match[0] for match in _CODE.finditer(text.text) if match[0] in known]
    rest = fold(_CODE.sub(" ", text.text))
    for code, name in known.items():
        for written in (re.escape(fold(name)), "".join(word[0] for word in fold(name).split())):
            if re.search(rf"\b{written}\b", rest):
                codes.append(code)
                rest = re.sub(rf"\b{written}\b", " ", rest)
    says_more = bool(_FILLING.sub("", rest))
    return list(dict.fromkeys(codes)), text.text if says_more else None
