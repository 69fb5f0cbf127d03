"""Automatic numbers of Word lists, written out: "1.", "a)", "1.2." and "- " for every bullet."""

import re

from lxml import etree

from xanh.plans.source.docx_inline import value_of, w

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_ROMAN_SMALL = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_LARGEST = 3_999


def roman(number: int) -> str:
    """Return a number from 1 to 3,999 as a small Roman numeral.

    >>> roman(14)
    'xiv'
    """
    letters = ""
    for value, sign in _ROMAN + _ROMAN_SMALL:
        letters += sign * (number // value)
        number %= value
    return letters


def counted(number: int, form: str) -> str:
    """Return `number` in a Word number format; plain digits for a format not known here.

    >>> [counted(3, form) for form in ("decimal", "lowerLetter", "upperRoman", "decimalZero")]
    ['3', 'c', 'III', '03']
    """
    if not 0 < number <= _LARGEST:
        return str(number)
    if form in {"lowerRoman", "upperRoman"}:
        numeral = roman(number)
        return numeral.upper() if form == "upperRoman" else numeral
    if form in {"lowerLetter", "upperLetter"}:
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters.upper() if form == "upperLetter" else letters
    return f"{number:02}" if form == "decimalZero" else str(number)


class Numbering:
    """The lists of one document and how far each has counted."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None) -> None:
        self.levels: dict[str, dict[int, etree._Element]] = {}
        self.starts: dict[tuple[str, int], int] = {}
        self.restarted: set[str] = set()
        self.lists: dict[str, str] = {}
        self.styles: dict[str, etree._Element] = {}
        self.counters: dict[str, dict[int, int]] = {}
        if numbering is not None:
            self._load(numbering)
        if styles is not None:
            self.styles = {style.get(w("styleId"), ""): style for style in styles.iter(w("style"))}

    def mark(self, paragraph: etree._Element) -> str:
        """Return the mark of `paragraph` with a blank after it, "" where it is in no list; counts one further."""
        number, level = self._place(paragraph)
        abstract = self.lists.get(number, "")
        shape = self.levels.get(abstract, {}).get(level)
        if shape is None:
            return ""
        form = value_of(shape, "numFmt") or "decimal"
        if form == "bullet":
            return "- "
        counter = self.counters.setdefault(number if number in self.restarted else f"abstract {abstract}", {})
        counter[level] = counter.get(level, self._start(number, abstract, level) - 1) + 1
        for deeper in [key for key in counter if key > level]:
            del counter[deeper]
        text = re.sub(
            r"%(\d)", lambda place: self._shown(counter, number, int(place[1]) - 1), value_of(shape, "lvlText") or ""
        )
        return f"{text} " if text and form != "none" else ""

    def _shown(self, counter: dict[int, int], number: str, level: int) -> str:
        abstract = self.lists.get(number, "")
        shape = self.levels.get(abstract, {}).get(level)
        form = "decimal" if shape is None else value_of(shape, "numFmt") or "decimal"
        return counted(counter.get(level, self._start(number, abstract, level)), form)

    def _start(self, number: str, abstract: str, level: int) -> int:
        shape = self.levels.get(abstract, {}).get(level)
        first = 1 if shape is None else whole(value_of(shape, "start"), 1)
        return self.starts.get((number, level), first)

    def _place(self, paragraph: etree._Element) -> tuple[str, int]:
        """Return the list and level of a paragraph: its own, or those of its style or of what that is based on."""
        holder: etree._Element | None = paragraph
        style = value_of(paragraph, "pPr", "pStyle")
        for _ in range(12):
            if holder is None:
                break
            number = value_of(holder, "pPr", "numPr", "numId")
            if number is not None:
                return number, whole(value_of(holder, "pPr", "numPr", "ilvl"), 0)
            holder = self.styles.get(style or "")
            style = None if holder is None else value_of(holder, "basedOn")
        return "", 0

    def _load(self, numbering: etree._Element) -> None:
        for abstract in numbering.iter(w("abstractNum")):
            levels = {whole(level.get(w("ilvl")), 0): level for level in abstract.iter(w("lvl"))}
            self.levels[abstract.get(w("abstractNumId"), "")] = levels
        for item in numbering.iter(w("num")):
            number = item.get(w("numId"), "")
            self.lists[number] = value_of(item, "abstractNumId") or ""
            for override in item.iter(w("lvlOverride")):
                start = value_of(override, "startOverride")
                if start is not None:
                    self.restarted.add(number)
                    self.starts[(number, whole(override.get(w("ilvl")), 0))] = whole(start, 1)


def whole(value: str | None, otherwise: int) -> int:
    """Return a small whole number out of an attribute, `otherwise` where there is none."""
    return int(value) if value is not None and value.isascii() and value.isdecimal() and len(value) < 7 else otherwise
