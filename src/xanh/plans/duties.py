"""The sections on carrying the plan out and on reporting: who must do what, by when, and send it to whom."""

import re
from datetime import date
from itertools import pairwise

from xanh.plans import model
from xanh.plans.agencies import starts_named
from xanh.plans.outline import ITEM, LETTER, TEXT, Line, section
from xanh.plans.passage import Passage
from xanh.plans.periods import frequency

_SECTION = re.compile(
    r".{0,80}(?:to chuc thuc hien|che do (?:thong tin,? )?bao cao|bao cao,? (?:danh gia|ket qua)|trach nhiem thuc hien)"
)
_REMARK = re.compile(r"\(.*\)$|[-\s]*$")
_ACTORS = (
    "giám đốc|thủ trưởng|chủ tịch|chánh văn phòng|trưởng ban|lãnh đạo|sở|ubnd|ủy ban|uỷ ban|ban|văn phòng|công an|"
    "thanh tra|cục|chi cục|bộ chỉ huy|cơ quan|đơn vị|địa phương|thành đoàn|tỉnh đoàn|đoàn thanh niên|liên đoàn|hội|"
    r"mặt trận|thuế|kho bạc|ngân hàng|đài|báo(?!\s+cáo)|trường|viện|doanh nghiệp|thống kê|bảo hiểm xã hội|ngành|"
    "các tổ chức"
)
_ACTOR = re.compile(rf"(?:(?:các|những)\s+)?(?:đồng chí\s+)?(?:{_ACTORS})(?!\w)", re.IGNORECASE)
_INTRODUCTIONS = "căn cứ|trong quá trình|trên cơ sở|định kỳ|hằng|hàng|nếu|khi|để|theo|trước|trường hợp|nhằm"
_INTRODUCTION = re.compile(rf"(?:{_INTRODUCTIONS})(?!\w)", re.IGNORECASE)
_TASKED = re.compile(r"(?:giao|đề nghị|yêu cầu|phân công)\s+(?=\S)", re.IGNORECASE)
_LONGEST_HEADING = 160
_NEXT_ORDER = re.compile(r"\.\s+(?=(?:Giao|Đề nghị|Yêu cầu|Phân công)\s)")
_VERBS = (
    "triển khai|xây dựng|phối hợp|chủ trì|chỉ đạo|kiểm tra|chủ động|báo cáo|có trách nhiệm|tổ chức|tham mưu|căn cứ|"
    "theo dõi|định kỳ|thực hiện|hướng dẫn|đôn đốc|tổng hợp|nghiêm túc|khẩn trương|chịu trách nhiệm|tiếp tục|tăng cường|"
    "rà soát|là|cân đối|bố trí|tuyên truyền|đề xuất|gửi|quán triệt|lồng ghép|đưa|cụ thể hóa|phổ biến|giám sát|"
    "ban hành|theo chức năng|trong quá trình|hằng năm|hàng năm|trước ngày|yêu cầu|giao "
)
_VERB = re.compile(rf"(?<!\w)(?:{_VERBS})(?!\w)")
_DUE = re.compile(
    r"\b(?:truoc|(?P<latest>(?:cham|muon) nhat)(?: la)?(?: (?:den|vao|trong))?)\s+(?:ngay\s+)?"
    r"(?P<day>\d{1,2})\s*(?:/|\.|-|\s*thang\s*)\s*(?P<month>\d{1,2})(?!\d)(?:\s*(?:/|\.|-|\s*nam\s*)\s*(?P<year>(?:19|20)\d{2}))?"
)
_SENT = re.compile(r"\bgui\s+(?:bao cao\s+|ket qua\s+|van ban\s+)?(?:ve\s+|den\s+|cho\s+|toi\s+)?")
_REPORTED = re.compile(
    r"\bbao cao\s+(?:ve\s+|cho\s+)?(?=(?:ubnd|uy ban|so |chu tich|thu tuong|bo |ban thuong vu|hdnd|hoi dong)\b)"
)
_RETURNED = re.compile(r"\bbao cao\b[^.;]{0,120}?\bve\s+(?=(?:so|ubnd|uy ban nhan dan|bo|van phong|ban)\s)")
_PURPOSES = (
    "de|tong hop|theo|truoc|cham nhat|muon nhat|xem xet|ve (?:tinh hinh|ket qua|viec)|tinh hinh|ket qua|va bao cao|"
    "theo doi|chi dao|hang nam|dinh ky"
)
_RECEIVER_ENDS = re.compile(rf"\s+(?:{_PURPOSES})\b|[;.](?:\s|$|/)|,\s*(?:bao cao|tong hop|trinh|de)\b")


def read_duties(lines: list[Line]) -> list[model.Duty]:
    """Return the duties: each paragraph or order of the sections on organisation and on reporting.

    Under a numbered heading that names an agency, its paragraphs are that agency's duties.
    """
    duties: list[model.Duty] = []
    index = 0
    while index < len(lines):
        if lines[index].rank <= ITEM and _is_section(lines[index]):
            below = section(lines, index)
            duties += _section_duties(below)
            index += len(below)
        index += 1
    return duties


def _is_section(line: Line) -> bool:
    return _SECTION.match(line.body.flat) is not None and len(line.body.text) <= 120


def _section_duties(lines: list[Line]) -> list[model.Duty]:
    duties = []
    holder, rank = None, TEXT
    listing = False  # whether the holder's duties stand as bullets: a plain paragraph after them is not the holder's
    for index, line in enumerate(lines):
        below = lines[index + 1] if index + 1 < len(lines) else None
        if below and _heads(line, below):
            holder = line.body.strip(" .:;").text if _ACTOR.match(line.body.text) else None
            rank, listing = line.rank, False
            continue
        if _REMARK.fullmatch(line.body.text):
            continue
        if line.rank <= rank or (listing and line.rank == TEXT):
            holder = None
        listing = listing or LETTER <= line.rank < TEXT
        for text in _orders(line.body):
            duties += _with_deadlines(text, _actor(text, alone=holder is None) or holder)
    return duties


def _heads(line: Line, below: Line) -> bool:
    """Return whether a numbered line is a heading over `below`, not a sentence that only has lines after it."""
    if not line.is_numbered or below.rank <= line.rank or len(line.body.text) > _LONGEST_HEADING:
        return False
    named = _ACTOR.match(line.body.text) is not None and not _VERB.search(line.body.text)
    return named or not line.body.text.endswith((".", ";"))


def _orders(paragraph: Passage) -> list[Passage]:
    """Return the parts of a paragraph that each give an order to somebody: a sentence "Giao …" begins a new one."""
    starts = [match.end() for match in _NEXT_ORDER.finditer(paragraph.text) if _orders_somebody(paragraph, match.end())]
    return [paragraph.part(start, end) for start, end in pairwise([0, *starts, len(paragraph.text)])]


def _orders_somebody(paragraph: Passage, start: int) -> bool:
    tasked = _TASKED.match(paragraph.text, start)
    return tasked is not None and _ACTOR.match(paragraph.text, tasked.end()) is not None


def _with_deadlines(text: Passage, who: str | None) -> list[model.Duty]:
    """Return one duty for each deadline a paragraph sets ("6 tháng (trước 15/6) và hằng năm (trước 15/11)")."""
    dues = list(_DUE.finditer(text.flat))
    if len(dues) < 2:
        around = text.flat[max(0, dues[0].start() - 60) : dues[0].end() + 60] if dues else text.flat
        return [_duty(text, who, dues[0] if dues else None, frequency(around) or frequency(text.flat))]
    starts = [0, *(due.end() for due in dues)]
    return [
        _duty(text, who, due, _last_frequency(text.flat[start : due.start()]))
        for start, due in zip(starts, dues, strict=False)
    ]


def _duty(text: Passage, who: str | None, due: re.Match[str] | None, how_often: model.Frequency | None) -> model.Duty:
    how_often = None if how_often == "continuous" else how_often  # "thường xuyên" describes the work, not a date
    return model.Duty(
        text=text.text,
        who=who,
        due=_due(due, yearly=how_often is not None) if due else None,
        inclusive=due is not None and due["latest"] is not None,
        frequency=how_often,
        to=_receiver(text),
        span=text.place(),
    )


def _last_frequency(folded: str) -> model.Frequency | None:
    """Return the frequency that stands nearest the end of a text: of "hằng quý, 6 tháng" the second."""
    last = re.split(r"[,;]|\bva\b", folded)[-1]
    return frequency(last) or ("annual" if re.search(r"\bnam\W*$", last) else frequency(folded))


def _due(match: re.Match[str], *, yearly: bool) -> str | None:
    """Return "--11-20" for a day of every year (or of no year named), "2026-11-20" for a day of one year."""
    year = match["year"] if not yearly else None
    try:
        day = date(int(year or 2024), int(match["month"]), int(match["day"]))
    except ValueError:
        return None
    return day.isoformat() if year else f"--{day:%m-%d}"


def _actor(text: Passage, *, alone: bool) -> str | None:
    """Return who is to act: the agencies that open the sentence, or follow "Giao", "yêu cầu".

    Where no heading names the agency (`alone`), also those after the clause that opens it ("Căn cứ …, Giám đốc sở …").
    """
    sentence = text.text
    starts = [0]
    if alone and _INTRODUCTION.match(sentence):
        starts += [match.end() for match in re.finditer(r",\s+", sentence[:600])]
    if alone:
        starts += [match.end() for match in re.finditer(r"(?<=\s)yêu cầu\s+", sentence[:200])]
    for start in starts:
        tasked = _TASKED.match(sentence, start)
        begin = tasked.end() if tasked else start
        if not _ACTOR.match(sentence, begin):
            continue
        verb = _VERB.search(sentence, begin + 1)
        colon = sentence.find(":", begin)
        ends = [place for place in (verb.start() if verb else -1, colon) if place > 0]
        orders = verb and verb[0].strip() in {"yêu cầu", "giao"} and verb.start() == min(ends)
        if ends and not orders:
            return text.part(begin, min(ends)).strip(" ,:;(").text or None
    return None


def _receiver(text: Passage) -> str | None:
    """Return to whom something is sent ("gửi …"), else to whom it is reported, up to the words on what for."""
    for pattern in (_SENT, _REPORTED, _RETURNED):
        for match in pattern.finditer(text.flat):
            if not starts_named(text.flat, match.end()) and not re.match(
                r"(?:ubnd|uy ban|chu tich)\b", text.flat[match.end() :]
            ):
                continue
            end = _RECEIVER_ENDS.search(text.flat, match.end())
            return text.part(match.end(), end.start() if end else None).strip(" ,;./").text
    return None
