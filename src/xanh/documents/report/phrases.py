"""Dates, names and titles as they stand in a Vietnamese administrative sentence."""

from collections.abc import Sequence
from datetime import date, datetime, time

from xanh.basis.deadline import VIETNAM
from xanh.basis.text import collapse
from xanh.documents.report.wording import (
    BEFORE_DAY,
    BEFORE_MOMENT,
    DAY,
    LIST_END,
    LIST_MARK,
    MOMENT,
    NOW_NAMED,
    PLAN,
    PLAN_KINDS,
)

LONGEST_TITLE = 180  # characters of a plan's title that a heading can bear; the annex has it whole


def day(value: date) -> str:
    """Return `value` as Nghị định 30/2020/NĐ-CP writes it: days below 10 and months 1 and 2 with a zero.

    >>> day(date(2025, 2, 5)), day(date(2025, 11, 20))
    ('ngày 05 tháng 02 năm 2025', 'ngày 20 tháng 11 năm 2025')
    """
    month = f"{value.month:02d}" if value.month <= 2 else str(value.month)
    return DAY.format(day=f"{value.day:02d}", month=month, year=value.year)


def moment(value: datetime) -> str:
    """Return an instant as hour, minute and day in Vietnam."""
    local = value.astimezone(VIETNAM)
    return MOMENT.format(hour=f"{local.hour:02d}", minute=f"{local.minute:02d}", day=day(local))


def short_moment(value: datetime) -> str:
    """Return an instant for a narrow column, in Vietnam's time: "19/11/2025 16:30"."""
    return f"{value.astimezone(VIETNAM):%d/%m/%Y %H:%M}"


def before(end: datetime) -> str:
    """Return the deadline whose first instant too late is `end`, in the words of law.

    >>> before(datetime(2025, 11, 20, tzinfo=VIETNAM))
    'trước ngày 20 tháng 11 năm 2025'
    """
    local = end.astimezone(VIETNAM)
    if local.time() == time.min:
        return BEFORE_DAY.format(day=day(local))
    return BEFORE_MOMENT.format(hour=f"{local.hour:02d}", minute=f"{local.minute:02d}", day=day(local))


def short_before(end: datetime) -> str:
    """Return the same for a narrow column: "trước 20/11/2025", or with the hour where it is not midnight."""
    local = end.astimezone(VIETNAM)
    if local.time() == time.min:
        return BEFORE_DAY.format(day=f"{local:%d/%m/%Y}")
    return BEFORE_DAY.format(day=f"{local:%H:%M %d/%m/%Y}")


def named(name: str, now: str = "") -> str:
    """Return an agency's name of the day, with its present name where that is another."""
    return NOW_NAMED.format(name=name, now=now) if now and now != name else name


def listed(names: Sequence[str]) -> str:
    """Return `names` as an enumeration.

    >>> listed(["Sở A", "Sở B", "Sở C"])
    'Sở A, Sở B và Sở C'
    """
    if len(names) < 2:
        return "".join(names)
    return LIST_MARK.join(names[:-1]) + LIST_END + names[-1]


def in_sentence(text: str) -> str:
    """Return `text` beginning with a small letter, unless its first word is an abbreviation.

    >>> in_sentence("Đang triển khai"), in_sentence("UBND tỉnh")
    ('đang triển khai', 'UBND tỉnh')
    """
    first = text.split(" ", 1)[0]
    return text if len(first) > 1 and first.isupper() else text[:1].lower() + text[1:]


def capital(text: str) -> str:
    """Return `text` beginning with a capital letter.

    >>> capital("tỷ trọng năng lượng tái tạo")
    'Tỷ trọng năng lượng tái tạo'
    """
    return text[:1].upper() + text[1:]


def sentence(text: str) -> str:
    """Return `text` on one line with a full stop at its end, beginning with a capital letter."""
    line = collapse(text).rstrip(" ;,")
    if not line:
        return ""
    return capital(line) + ("" if line.endswith((".", "?", "!", "…")) else ".")


def whole_title(title: str) -> str:
    """Return a title of the plan on one line, its dashed lines as clauses, without a closing mark.

    >>> whole_title("- Triển khai quy hoạch.\\n- Cập nhật mục tiêu;")
    'Triển khai quy hoạch; cập nhật mục tiêu'
    """
    parts = [part for part in (collapse(part).strip(" -+;:.,") for part in title.splitlines()) if part]
    return "; ".join(part if place == 0 else in_sentence(part) for place, part in enumerate(parts))


def heading(title: str) -> str:
    """Return a title of the plan as a heading bears it: `whole_title`, cut at a clause where it is too long."""
    line = whole_title(title)
    if len(line) <= LONGEST_TITLE:
        return line
    room = line[:LONGEST_TITLE]
    clause = max(room.rfind(mark) for mark in (". ", "; "))
    comma = room.rfind(", ")
    if clause < LONGEST_TITLE // 3:
        clause = comma if comma >= LONGEST_TITLE // 2 else room.rfind(" ")
    return room[:clause].rstrip(" ,;:-") + "…"


def plan_kind(number: str) -> str:
    """Return the kind of document that `number` names by its abbreviation.

    >>> plan_kind("200/KH-UBND"), plan_kind("12/QĐ-UBND")
    ('Kế hoạch', 'Quyết định')
    """
    return PLAN_KINDS.get(number.partition("/")[2].partition("-")[0].strip(), PLAN)


def plan_name(title: str) -> str:
    """Return the plan's title as a name: beginning with "Kế hoạch" unless it names a kind itself.

    >>> plan_name("Hành động về tăng trưởng xanh"), plan_name("KẾ HOẠCH Hành động")
    ('Kế hoạch hành động về tăng trưởng xanh', 'Kế hoạch hành động')
    """
    line = collapse(title).rstrip(" .;")
    for kind in PLAN_KINDS.values():
        if line.casefold().startswith(kind.casefold() + " "):
            return f"{kind} {in_sentence(line[len(kind) + 1 :])}"
    return f"{PLAN} {in_sentence(line)}"


def short_plan_name(title: str) -> str:
    """Return `plan_name` without its years, for the report's subject.

    >>> short_plan_name("Hành động về tăng trưởng xanh giai đoạn 2021 - 2030, tầm nhìn 2050")
    'Kế hoạch hành động về tăng trưởng xanh'
    """
    return plan_name(title).partition(" giai đoạn ")[0].rstrip(" ,")


def promise_text(promise: str) -> str:
    """Return a promise with "%" right after its number, as every figure of the report has it.

    >>> promise_text("≥ 35 %")
    '≥ 35%'
    """
    return promise.replace(" %", "%")
