"""When a task is to be done: years where the text gives them, a last day or a frequency where it gives those."""

import re
from calendar import monthrange
from datetime import date, timedelta

from xanh.plans import model
from xanh.plans.passage import Passage

_YEAR = r"(?:19|20|21)\d{2}"
_YEARS = re.compile(rf"(?<!\d)({_YEAR})(?!\d|/\d|/[a-z])")
_DAY = re.compile(
    rf"(?P<day>\d{{1,2}})\s*(?:[/.-]|\s+thang\s+)\s*(?P<month>\d{{1,2}})\s*(?:[/.-]|\s+nam\s+)\s*(?P<year>{_YEAR})"
)
_MONTH = re.compile(rf"\b(?:thang\s+)?(?P<month>\d{{1,2}})\s*(?:/|-|\s+nam\s+)\s*(?P<year>{_YEAR})")
_QUARTER = re.compile(
    rf"\bquy\s+(?:[iv1-4]+\s*(?:,|-|–|va|den)\s*)*(?:quy\s+)?(?P<quarter>iv|i{{1,3}}|[1-4])\s*(?:/|-|,|\s+nam|\s)\s*(?P<year>{_YEAR})"
)
_EVENTS = "sau khi|ngay sau khi|sau ngay|sau nam|ke tu khi|khi co"
_BY_RULE = "theo (?:che do|ke hoach|quy dinh|tien do|huong dan|lo trinh)"
_AFTER_AN_EVENT = re.compile(rf"\b(?:{_EVENTS}|{_BY_RULE})\b")
_BEFORE = re.compile(r"\btruoc\s+(?:ngay\s+|thang\s+|nam\s+)?$")
_UNTIL = re.compile(r"\b(?:den|toi|het|cham nhat|truoc|xong|hoan thanh)\b")
_SINCE = re.compile(r"\btu\s+(?:nam\s+|quy\s+\w+\s*/?\s*|thang\s+\d+\s*/\s*)?$")
_ONWARDS = re.compile(
    r"^\s*(?:tro di|va (?:cac|nhung) nam (?:tiep theo|sau))|\bva (?:hang|moi) nam\b|"
    r"\bnhung nam tiep theo|\bcac nam tiep theo|\btro di\b"
)
_OUTLOOK = re.compile(r"(?<=\d)\W*(?:va )?(?:co )?(?:dinh huong|tam nhin)\b.*")
_HOW_OFTEN: tuple[tuple[model.Frequency, re.Pattern[str]], ...] = (
    ("semiannual", re.compile(r"\b(?:0?6|sau) thang\b")),
    ("quarterly", re.compile(r"\b(?:hang|moi) quy\b")),
    ("monthly", re.compile(r"\b(?:hang|moi) thang\b")),
    ("annual", re.compile(r"\b(?:hang|moi) nam\b")),
    ("continuous", re.compile(r"\b(?:thuong xuyen|lien tuc)\b")),
)


def read_period(cell: Passage) -> model.Period | None:
    """Return the period a cell states; None for an empty cell. Years stay None where the text fixes none.

    "2022 - 2030" has both years; "Xong trong Quý II/2026" has an end only; "trước ngày 01/01/2027" ends with 2026,
    because what is due before a day is too late on that day.
    """
    text = cell.collapsed()
    if not text.text:
        return None
    folded = text.flat
    period = model.Period(text=text.text, span=text.place(), frequency=frequency(folded))
    if _AFTER_AN_EVENT.search(folded):
        return period
    period.start, period.end = _years(_OUTLOOK.sub("", folded))
    last, bounded = _last_day(folded)
    if last:
        period.last_day, period.end = last, last.year
        if bounded and period.start == last.year:
            period.start = None
    return period


def is_understood(period: model.Period) -> bool:
    """Return whether the text gave years, a frequency, or an event to wait for."""
    known = period.start or period.end or period.frequency
    return bool(known) or _AFTER_AN_EVENT.search(_folded(period.text)) is not None or not re.search(r"\d", period.text)


def frequency(folded: str) -> model.Frequency | None:
    """Return how often something recurs, from folded text; the shortest interval named; None where it names none.

    >>> frequency("dinh ky hang nam")
    'annual'
    """
    return next((name for name, pattern in _HOW_OFTEN if pattern.search(folded)), None)


def _folded(text: str) -> str:
    return Passage(text, (0,) * len(text)).flat


def _years(folded: str) -> tuple[int | None, int | None]:
    found = [int(year) for year in _YEARS.findall(folded)]
    if not found:
        return None, None
    if len(set(found)) > 1:
        return min(found), max(found)
    match = _YEARS.search(folded)
    before = folded[: match.start()] if match else ""
    if _ONWARDS.search(folded) or _SINCE.search(before):
        return found[0], None
    if _BEFORE.search(before):
        return None, found[0] - 1
    return (None, found[0]) if _UNTIL.search(before) else (found[0], found[0])


def _last_day(folded: str) -> tuple[date | None, bool]:
    """Return the last day a text fixes and whether only the end is fixed ("xong trong", "trước", "đến")."""
    found: list[tuple[date, int]] = []
    for pattern in (_DAY, _MONTH, _QUARTER):
        for match in pattern.finditer(folded):
            day = _end_of(match)
            if day:
                found.append((day, match.start()))
        if found:
            break
    if not found:
        return None, False
    day, start = found[-1]
    before = folded[:start]
    if _BEFORE.search(before):
        first = day if "day" in _groups(folded, start) else day.replace(day=1)
        return first - timedelta(days=1), True
    return day, bool(_UNTIL.search(before))


def _groups(folded: str, start: int) -> str:
    return "day" if _DAY.match(folded, start) else ""


def _end_of(match: re.Match[str]) -> date | None:
    parts = match.groupdict()
    year = int(parts["year"])
    if "quarter" in parts:
        name = parts["quarter"]
        month = {"i": 3, "ii": 6, "iii": 9, "iv": 12}.get(name) or int(name) * 3
        return date(year, month, monthrange(year, month)[1])
    month = int(parts["month"])
    if not 1 <= month <= 12:
        return None
    days = monthrange(year, month)[1]
    day = int(parts["day"]) if "day" in parts else days
    return date(year, month, day) if 1 <= day <= days else None
