"""Bits of HTML inside a piece of plain text, as scanning programs leave them: made into clean lines."""

import html
import re

from xanh.plans.source.marks import tidy

_TAG = re.compile(
    r"<(?P<close>/?)(?P<name>p|div|ul|ol|li|br|h[1-6]|table|tbody|tr|td|th|i|b|u|s|em|strong|sup|sub|span|font|a)"
    r"(?:\s[^<>]{0,500})?/?>",
    re.IGNORECASE,
)
_SUPERSCRIPT = re.compile(r"<sup(?:\s[^<>]{0,500})?>\s*(\d{1,3})\s*</sup>", re.IGNORECASE)
_OPENS_LINE = frozenset(
    {"p", "div", "ul", "ol", "br", "table", "tbody", "tr", "td", "th", *(f"h{n}" for n in range(1, 7))}
)
_BLOCKS = frozenset({"p", "div", "ul", "ol", "li", "table", "tr", "td", "i", "b", "em", "strong", "span"})
# Items of a list that lost its <li> tags: " - " after the end of a clause and before a capital letter.
_LOST_ITEM = re.compile(r"(?<=[.;:)])\s+(?=[-–•]\s+\w)")
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def superscript(digits: str) -> str:
    """Return `digits` as superscript characters, the way footnote marks stand in plain text.

    >>> superscript("12")
    '¹²'
    """
    return digits.translate(_SUPERSCRIPTS)


def clean(raw: str) -> str:
    """Return `raw` without tags and entities: one line per <p>, <li> or line break, blanks collapsed, no empty lines.

    >>> clean("<p>Sở A</p> <p>Sở B &amp; C</p>")
    'Sở A\\nSở B & C'
    """
    marked = _SUPERSCRIPT.sub(lambda found: superscript(found.group(1)), raw)
    bare = html.unescape(_TAG.sub(_replacement, _lost_items(marked)))
    return "\n".join(line for line in map(tidy, bare.split("\n")) if line)


def left_open(raw: str) -> bool:
    """Return whether `raw` opens more elements than it closes, so that the cell may go on in the next line."""
    depth = 0
    for tag in _TAG.finditer(raw):
        if tag["name"].lower() in _BLOCKS:
            depth += -1 if tag["close"] else 1
    return depth > 0


def _replacement(tag: re.Match[str]) -> str:
    name = tag["name"].lower()
    if name == "li":
        dashed = tag.string[tag.end() : tag.end() + 20].lstrip()[:1] in {"-", "–", "•", "+"}
        return "\n" if tag["close"] or dashed else "\n- "
    return "\n" if name in _OPENS_LINE else ""


def _lost_items(raw: str) -> str:
    """Break the list items of a <ul> that has no <li> onto lines of their own."""
    head, opening, rest = raw.partition("<ul")
    if not opening or "<li" in rest.lower():
        return raw
    return head + opening + _LOST_ITEM.sub(_break_before_capital, rest)


def _break_before_capital(gap: re.Match[str]) -> str:
    after = gap.string[gap.end() + 1 :].lstrip()
    return "\n" if after[:1].isupper() else gap.group()
