"""The head of a document: number, place and date, issuer, kind, title, legal bases."""

import re
from dataclasses import dataclass, field
from datetime import date

from xanh.basis.language import gettext
from xanh.plans import model
from xanh.plans.outline import TEXT, Line
from xanh.plans.passage import Passage, join

# The kinds of administrative document that carry a plan: Nghị định 30/2020/NĐ-CP, Điều 7.
_KINDS = (
    "ke hoach|quyet dinh|nghi quyet|chuong trinh|chuong trinh hanh dong|ke hoach hanh dong|de an|chi thi|phuong an|"
    "chien luoc|thong bao|bao cao|to trinh|huong dan"
)
KINDS = frozenset(_KINDS.split("|"))
_NUMBER = re.compile(
    r"(?:(?:^|\s)so\s*:|^so\s)\s*(?P<digits>[\d\s.…_-]*?)(?P<year>/\d{4})?\s*(?P<slash>[/-])\s*(?P<symbol>[a-z][a-z&]*(?:[-/][a-z&\d]+)+)"
)
_DATE = re.compile(
    r"(?P<place>[^\W\d_][^,;:\d/]{0,60}?),\s*ngay\s*(?P<day>\d{0,2})[\s.…_]*thang\s*(?P<month>\d{0,2})[\s.…_]*nam\s*(?P<year>\d{0,4})"
)
_BASIS = re.compile(r"can cu\b")
_PREAMBLE = re.compile(r"(?:can cu|thuc hien|theo|de|nham|xet|tren co so|uy ban nhan dan|ubnd|kinh gui|trien khai)\b")
_ISSUES = re.compile(r",\s*(?:uy ban nhan dan|ubnd|hoi dong nhan dan)\b")
_CITED = re.compile(r"\bso\s+\d+")
_COMMITTEE = re.compile(r"(?:uy ban nhan dan|ubnd)(?:\s+|$)(?P<rest>.*)")
_LEVEL = re.compile(r"(?:tinh|thanh pho)\s+\S")
_NAMED_COMMITTEE = re.compile(r"\b(?:uy ban nhan dan|ubnd)\s+(?P<level>tinh|thanh pho)\s+")
_LONGEST_HEAD = 40


@dataclass
class Head:
    """What the head of a document yields; `end` is the index of the first line after it."""

    header: model.Header
    end: int
    problems: list[model.Problem] = field(default_factory=list)


def read_header(lines: list[Line], *, signed_for_committee: bool) -> Head:
    """Return the head as read from the lines of the document; what stands blank or cannot be found is None."""
    kind_at = next((index for index, line in enumerate(lines[:_LONGEST_HEAD]) if _is_kind(line)), None)
    header = model.Header()
    head = Head(header, 0)
    top = lines[: kind_at if kind_at is not None else _LONGEST_HEAD]
    _number_and_date(top, head)
    if kind_at is None:
        head.problems.append(
            _problem(gettext("The kind of document (KẾ HOẠCH, …) was not found at its head."), lines[:1])
        )
    else:
        header.kind = lines[kind_at].whole.text.strip(" :")
        head.end = _title(lines, kind_at + 1, header)
        header.legal_bases = _legal_bases(lines[head.end :])
    if not header.title:
        head.problems.append(_problem(gettext("The title of the document was not found."), lines[:1]))
    header.issuer = _issuer_at_top(top) or (_issuer_in_text(lines, header.place) if signed_for_committee else None)
    if not header.issuer:
        head.problems.append(_problem(gettext("The body that issues the document was not found."), lines[:1]))
    return head


def _is_kind(line: Line) -> bool:
    text = line.whole.text.strip(" :")
    return text.isupper() and line.whole.flat.strip(" :") in KINDS


def _number_and_date(top: list[Line], head: Head) -> None:
    number = _search(_NUMBER, top)
    if number:
        line, match = number
        digits = re.sub(r"\D", "", match["digits"])
        symbol = line.whole.text[match.start("symbol") : match.end("symbol")]
        head.header.number = f"{digits}{match['year'] or ''}{match['slash']}{symbol}" if digits else None
    if not head.header.number:
        message = gettext("The number of the document is blank or was not found.")
        head.problems.append(_problem(message, [number[0]] if number else top[:1]))
    dated = _search(_DATE, top)
    if dated:
        line, match = dated
        start = number[1].end() if number and number[0] is line and number[1].end() < match.end("place") else 0
        head.header.place = line.whole.part(max(start, match.start("place")), match.end("place")).text or None
        head.header.date = _day(match)
    if not head.header.date:
        message = gettext("The date of the document is blank or was not found.")
        head.problems.append(_problem(message, [dated[0]] if dated else top[:1]))


def _search(pattern: re.Pattern[str], lines: list[Line]) -> tuple[Line, re.Match[str]] | None:
    return next(((line, match) for line in lines if (match := pattern.search(line.whole.flat))), None)


def _day(match: re.Match[str]) -> date | None:
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None


def _title(lines: list[Line], start: int, header: model.Header) -> int:
    """Read the title from the lines after the kind; return the index of the first line after it."""
    pieces: list[Passage] = []
    index = start
    while index < len(lines) and len(pieces) < 8:
        line = lines[index]
        ends = pieces and (
            line.rank != TEXT or _PREAMBLE.match(line.whole.flat) or pieces[-1].text.endswith((".", ";", ":"))
        )
        ends = ends or (pieces and line.whole.text.endswith("."))
        if ends or line.rank == 1 or (len(line.whole.text) > 350) or _BASIS.match(line.whole.flat):
            break
        pieces.append(line.whole)
        index += 1
    header.title = join(pieces).collapsed().text or None
    return index


def _legal_bases(lines: list[Line]) -> list[str]:
    """Return "Căn cứ …" paragraphs before the first section, and "Thực hiện … số …" up to ", Ủy ban nhân dân"."""
    bases = []
    for line in lines:
        if line.is_numbered:
            break
        issues = _ISSUES.search(line.whole.flat)
        clause = line.body.part(0, issues.start() if issues else None)
        if _BASIS.match(line.body.flat) or (issues and _PREAMBLE.match(clause.flat) and _CITED.search(clause.flat)):
            bases.append(clause.strip(";.,:").text)
    return bases


def _issuer_at_top(top: list[Line]) -> str | None:
    """Return the committee named in capitals at the top left, over one line or two, in sentence case."""
    for index, line in enumerate(top):
        text = line.whole
        match = _COMMITTEE.match(text.flat)
        if not match or not text.text.isupper():
            continue
        place = text.part(match.start("rest"))
        if not place.text and index + 1 < len(top) and top[index + 1].whole.text.isupper():
            place = top[index + 1].whole
        if _LEVEL.match(place.flat):
            return _committee(place.text)
    return None


def _issuer_in_text(lines: list[Line], place: str | None) -> str | None:
    """Return the committee as the text names it in full, or at the level the text gives to the place of issue."""
    for line in lines:
        for match in _NAMED_COMMITTEE.finditer(line.whole.flat):
            name = _proper_name(line.whole.text[match.end() :])
            if name and (place is None or name.casefold().startswith(place.casefold())):
                level = line.whole.text[match.start("level") : match.end("level")]
                return _committee(f"{level} {place or name}")
    if not place:
        return None
    level_of_place = re.compile(rf"\b(tỉnh|thành phố)\s+{re.escape(place)}(?!\w)", re.IGNORECASE)
    for line in lines:
        found = level_of_place.search(line.whole.text)
        if found:
            return _committee(f"{found[1]} {place}")
    return None


def _proper_name(text: str) -> str:
    words = []
    for word in re.findall(r"[^\W\d_]+|[^\w\s]", text[:60]):
        if not word[0].isupper():
            break
        words.append(word)
    return " ".join(words)


def _committee(place: str) -> str:
    """Return "Ủy ban nhân dân tỉnh Lào Cai" for "TỈNH LÀO CAI"."""
    words = place.split()
    level = 2 if len(words) > 2 and words[0].casefold() == "thành" else 1
    name = [word.capitalize() if word.isupper() else word for word in words[level:]]
    return " ".join(["Ủy ban nhân dân", *(word.lower() for word in words[:level]), *name])


def _problem(message: str, lines: list[Line]) -> model.Problem:
    return model.Problem(message=message, span=lines[0].whole.place() if lines else None)
