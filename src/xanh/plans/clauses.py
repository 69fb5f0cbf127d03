"""Cutting the paragraphs of an objective into promises: one clause, one number."""

import re
from bisect import bisect_left
from dataclasses import dataclass

from xanh.plans.numbers import Quantity, quantities
from xanh.plans.passage import Passage

_LABEL = re.compile(
    r"(?:(?:cac )?(?:muc tieu|chi tieu|nhom chi tieu)(?: (?:chu yeu|cu the|chinh|phan dau|dat duoc))*\s*)?"
    r"(?:phan dau,?\s*)?(?:(?:giai doan|thoi ky) (?P<start>\d{4})\s*[-–]\s*(?P<end>\d{4})"
    r"|(?:den|vao|trong)(?: het| cuoi)? nam (?P<by>\d{4})|(?:tam nhin(?: den)?(?: nam)?|nam) (?P<at>\d{4}))"
    r"(?:,? tam nhin(?: den)?(?: nam)? \d{4})?\s*(?P<sign>[:,]|$)\s*"
)
_ABBREVIATION = re.compile(r"(?:\b(?:tp|tx|tt|th|p|q|h|ts|ths|gs|pgs|tr|vv|v)|\.\w{1,2})$")
_COMPARISON = (
    r"(?:ít nhất|tối thiểu|tối đa|trên|hơn|dưới|khoảng|từ|bằng|không quá|không vượt quá|vượt quá|không dưới|"
    r"không thấp hơn|không cao hơn|thấp hơn|cao hơn|lớn hơn|nhỏ hơn|vượt|xấp xỉ|đạt mức|đạt|chiếm|còn|lên|xuống|"
    r"giảm|tăng|ở mức|[<>≥≤])"
)
_DIRECTLY_BEFORE = re.compile(rf"(?<!\w){_COMPARISON}\s*$", re.IGNORECASE)
_JOINT = re.compile(r"\s*,\s+(?:và\s+)?|\s+và\s+", re.IGNORECASE)
_MEASURES = "tỷ lệ|tỉ lệ|tỷ trọng|tỉ trọng|chỉ số|tốc độ|diện tích|mật độ|trong đó|riêng"
_STARTS_AGAIN = re.compile(
    rf"(?:{_COMPARISON}\s+)*\d|(?:phấn đấu\s+)?(?:(?:nâng|giảm|tăng|duy trì)\s+)?(?:{_MEASURES})(?!\w)", re.IGNORECASE
)
_NUMBER_OF_SOMETHING = re.compile(r"[\d.,%\s–-]+[^\s\d]\S*\s+\S+")
_LONGEST_WORD = 40
_FROM_TO = re.compile(r"\s*(?:lên|xuống)(?!\w)", re.IGNORECASE)


@dataclass(frozen=True)
class Label:
    """The year a paragraph announces ("Mục tiêu đến năm 2030:"), `start` for "giai đoạn 2021 - 2030", and the rest."""

    horizon: int
    start: int | None
    rest: Passage


def label(paragraph: Passage) -> Label | None:
    """Return the year a paragraph opens with and what follows, or None where it opens with none."""
    match = _LABEL.match(paragraph.flat)
    if not match:
        return None
    year = match["end"] or match["by"] or match["at"]
    return Label(int(year), int(match["start"]) if match["start"] else None, paragraph.part(match.end()))


def clauses(paragraph: Passage) -> list[Passage]:
    """Return the promises of a paragraph: parted at ";" and at ". ", and where one clause holds several numbers."""
    found = []
    start, depth = 0, 0
    for index, char in enumerate(paragraph.text):
        depth = max(0, depth + (char == "(") - (char == ")"))
        if (char == ";" and depth == 0) or (char == "." and _ends_sentence(paragraph, index)):
            found.append(paragraph.part(start, index))
            start, depth = index + 1, 0
    found.append(paragraph.part(start))
    return [piece for clause in found for piece in _several(clause.strip(" .,;")) if piece.text]


def measured(text: str) -> list[Quantity]:
    """Return the quantities in `text` that state a level or a change, outside brackets.

    A number without unit counts only directly after a word of comparison; of "tăng từ 20% lên 30%" only the second.
    """
    found = []
    depth, at = 0, 0
    for one in quantities(text):
        depth += text.count("(", at, one.start) - text.count(")", at, one.start)
        at = one.start
        stated = one.unit or _DIRECTLY_BEFORE.search(text, max(0, one.start - _LONGEST_WORD), one.start)
        if depth <= 0 and stated and not _FROM_TO.match(text, one.end):
            found.append(one)
    return found


def _ends_sentence(paragraph: Passage, index: int) -> bool:
    after = paragraph.text[index + 1 : index + _LONGEST_WORD]
    if not after[:1].isspace() or not after.lstrip()[:1].isupper():
        return False
    return not _ABBREVIATION.search(paragraph.flat, max(0, index - _LONGEST_WORD), index)


def _several(clause: Passage) -> list[Passage]:
    """Return the parts of a clause that hold a number each, cut where a new number or measure begins."""
    starts = [number.start for number in measured(clause.text)]
    pieces: list[Passage] = []
    begin = 0
    for joint in _JOINT.finditer(clause.text) if len(starts) > 1 else ():
        first = bisect_left(starts, begin)
        has_number = first < len(starts) and starts[first] < joint.start()
        if not has_number or starts[-1] < joint.end() or not _STARTS_AGAIN.match(clause.text, joint.end()):
            continue
        if clause.text[joint.end()].isdigit() and not _NUMBER_OF_SOMETHING.match(clause.text, joint.end()):
            continue
        pieces.append(clause.part(begin, joint.start()))
        begin = joint.end()
    return [*pieces, clause.part(begin)]
