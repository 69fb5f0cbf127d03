"""The sections on carrying the plan out and on reporting: who must do what, by when, and send it to whom."""

import re
from datetime import date

from xanh.plans import model
from xanh.plans.agencies import starts_named
from xanh.plans.outline import ITEM, Line, section
from xanh.plans.passage import Passage
from xanh.plans.periods import frequency

_SECTION = re.compile(r".{0,80}(?:to chuc thuc hien|che do (?:thong tin,? )?bao cao|bao cao,? (?:danh gia|ket qua)|trach nhiem thuc hien)")
_REMARK = re.compile(r"\(.*\)$|[-\s]*$")
_ACTOR = re.compile(
    r"(?:(?:cac|nhung)\s+)?(?:dong chi\s+)?(?:giam doc|thu truong|chu tich|chanh van phong|truong ban|lanh dao|so|ubnd|uy ban|ban|"
    r"van phong|cong an|thanh tra|cuc|chi cuc|bo chi huy|co quan|don vi|dia phuong|thanh doan|tinh doan|doan thanh nien|"
    r"lien doan|hoi|mat tran|thue|kho bac|ngan hang|dai|bao|truong|vien|doanh nghiep|to chuc|thong ke|bao hiem|nganh)\b"
)
_TASKED = re.compile(r"(?:giao|de nghi|yeu cau|phan cong)\s+(?=\S)")
_VERB = re.compile(
    r"(?<!\w)(?:triển khai|xây dựng|phối hợp|chủ trì|chỉ đạo|kiểm tra|chủ động|báo cáo|có trách nhiệm|tổ chức|tham mưu|căn cứ|"
    r"theo dõi|định kỳ|thực hiện|hướng dẫn|đôn đốc|tổng hợp|nghiêm túc|khẩn trương|chịu trách nhiệm|tiếp tục|tăng cường|rà soát|"
    r"là |cân đối|bố trí|tuyên truyền|đề xuất|gửi|quán triệt|lồng ghép|đưa|cụ thể hóa|phổ biến|giám sát|ban hành|theo chức năng|"
    r"trong quá trình|hằng năm|hàng năm|trước ngày|yêu cầu|giao )(?!\w)"
)
_DUE = re.compile(
    r"\btruoc\s+(?:ngay\s+)?(?P<day>\d{1,2})\s*(?:/|\.|-|\s*thang\s*)\s*(?P<month>\d{1,2})(?!\d)(?:\s*(?:/|\.|-|\s*nam\s*)\s*(?P<year>(?:19|20)\d{2}))?"
)
_SENT = re.compile(r"\bgui\s+(?:bao cao\s+|ket qua\s+|van ban\s+)?(?:ve\s+|den\s+|cho\s+|toi\s+)?")
_REPORTED = re.compile(r"\bbao cao\s+(?:ve\s+|cho\s+)?(?=(?:ubnd|uy ban|so |chu tich|thu tuong|bo |ban thuong vu|hdnd|hoi dong)\b)")
_RECEIVER_ENDS = re.compile(
    r"\s+(?:de|tong hop|theo|truoc|xem xet|ve (?:tinh hinh|ket qua|viec)|tinh hinh|ket qua|va bao cao|theo doi|chi dao|hang nam|dinh ky)\b"
    r"|[;.](?:\s|$|/)|,\s*(?:bao cao|tong hop|trinh|de)\b"
)


def read_duties(lines: list[Line]) -> list[model.Duty]:
    """Return the duties: each paragraph of the sections on organisation and on reporting, one duty.

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
    holder: str | None = None
    for index, line in enumerate(lines):
        below = lines[index + 1] if index + 1 < len(lines) else None
        if line.is_numbered and below and below.rank > line.rank and len(line.body.text) <= 160:
            holder = line.body.strip(" .:;").text if _ACTOR.match(line.body.flat) else None
            continue
        if _REMARK.fullmatch(line.body.text):
            continue
        duties.append(_duty(line.body, _actor(line.body) or holder))
    return duties


def _duty(text: Passage, who: str | None) -> model.Duty:
    due = _DUE.search(text.flat)
    around = text.flat[max(0, due.start() - 60) : due.end() + 60] if due else text.flat
    how_often = frequency(around) or frequency(text.flat)
    return model.Duty(
        text=text.text,
        who=who,
        due=_due(due, yearly=how_often is not None) if due else None,
        frequency=how_often,
        to=_receiver(text),
        span=text.place(),
    )


def _due(match: re.Match[str], *, yearly: bool) -> str | None:
    """Return "--11-20" for a day of every year (or of no year named), "2026-11-20" for a day of one year."""
    year = match["year"] if not yearly else None
    try:
        day = date(int(year or 2024), int(match["month"]), int(match["day"]))
    except ValueError:
        return None
    return day.isoformat() if year else f"--{day:%m-%d}"


def _actor(text: Passage) -> str | None:
    """Return who is to act: the agencies that open the sentence, or follow its first comma, "Giao" or "yêu cầu"."""
    starts = [0, *(match.end() for match in re.finditer(r",\s+", text.flat[:600]))]
    starts += [match.end() for match in _TASKED.finditer(text.flat[:300])]
    for start in sorted(starts):
        tasked = _TASKED.match(text.flat, start)
        begin = tasked.end() if tasked else start
        if not _ACTOR.match(text.flat, begin):
            continue
        verb = _VERB.search(text.text, begin + 1)
        colon = text.text.find(":", begin)
        ends = [place for place in (verb.start() if verb else -1, colon) if place > 0]
        if not ends:
            continue
        words = text.part(begin, min(ends)).strip(" ,:;(")
        ordered = re.search(r"\s(?:yêu cầu|giao|đề nghị)$", text.text[: min(ends)])
        if words.text and not ordered and not (verb and verb[0].strip() in {"yêu cầu", "giao"}):
            return words.text
    return None


def _receiver(text: Passage) -> str | None:
    """Return to whom something is sent ("gửi …"), else to whom it is reported, up to the words on what for."""
    for pattern in (_SENT, _REPORTED):
        for match in pattern.finditer(text.flat):
            if not starts_named(text.flat, match.end()) and not re.match(r"(?:ubnd|uy ban|chu tich)\b", text.flat[match.end() :]):
                continue
            end = _RECEIVER_ENDS.search(text.flat, match.end())
            return text.part(match.end(), end.start() if end else None).strip(" ,;.)/").text.replace(" (qua", " (qua")
    return None
