"""From one clause to one target: its kind, its numbers, and the name of the thing measured."""

import re
from dataclasses import dataclass
from decimal import Decimal

from xanh.basis.language import gettext
from xanh.plans import model
from xanh.plans.clauses import clauses, label, measured
from xanh.plans.numbers import Quantity
from xanh.plans.passage import Passage

# Words directly before a number, and what they say about it.
SENSES = {
    "at_least": "ít nhất|tối thiểu|không dưới|không thấp hơn|không ít hơn|thấp nhất|≥",
    "more_than": "trên|hơn|vượt mức|vượt quá|vượt|lớn hơn|cao hơn|>",
    "at_most": "không quá|không vượt quá|không vượt|tối đa|không cao hơn|cao nhất|≤",
    "less_than": "dưới|thấp hơn|nhỏ hơn|ít hơn|<",
    "exactly": "bằng|khoảng|xấp xỉ|duy trì|ổn định|giữ",
    "level_down": "xuống|còn|xuống còn",
    "level": "lên|đạt mức|đạt tỷ lệ|đạt|chiếm|là|ở mức|mức",
    "down": "giảm được|giảm",
    "up": "tăng thêm|tăng",
    "none": "từ|được|thêm|phấn đấu|phần đấu|phấn đầu|phần đầu|bình quân|trung bình|mỗi năm|hằng năm|hàng năm",
}
_WORDS = {phrase: sense for sense, phrases in SENSES.items() for phrase in phrases.split("|")}
_BEFORE = re.compile(rf"(?<!\w)({'|'.join(sorted(_WORDS, key=len, reverse=True))})[\s:]*$", re.IGNORECASE)
_OPENING = re.compile(
    r"(?:(?:và|ph[aấầ]n đ[aấầ]u|cố gắng|bảo đảm|đảm bảo|trong đó|đến năm \d{4}|vào năm \d{4})(?!\w)[\s:,]*)+",
    re.IGNORECASE,
)
_VERB = re.compile(r"(không để|giảm|hạ|nâng cao|nâng|tăng|duy trì|giữ)(?!\w)\s*", re.IGNORECASE)
_VERBS = {
    "không để": "never",
    "giảm": "down",
    "hạ": "down",
    "nâng": "up",
    "nâng cao": "up",
    "tăng": "up",
} | dict.fromkeys(("duy trì", "giữ"), "exactly")
_STAGE_NAMED = r"(?:của |trong |cả |mỗi )?giai đoạn(?:\s*\d{4}\s*[-–]\s*\d{4})?(?:\s*\([^()]*\))?"
_CONTEXT = re.compile(
    rf"[\s,]*(?:(?:bình quân|trung bình)?\s*{_STAGE_NAMED}|bình quân|trung bình|(?:bình quân )?(?:mỗi|hằng|hàng) năm"
    r"|so với (?:mức )?năm \d{4}|(?:đến|vào|trong) năm \d{4}|từ [\d.,]+\s*%?)[\s,:]*$",
    re.IGNORECASE,
)
_STAGE = re.compile(r"(?:giai đoạn|thời kỳ)\s*(\d{4})\s*[-–]\s*(\d{4})", re.IGNORECASE)
_AGAINST = re.compile(r"so với\s+(?:mức |thực hiện |của |cuối |năm gốc |năm cơ sở |năm )*(\d{4})?", re.IGNORECASE)
_YEAR_AFTER = re.compile(r"[\s,]*(?:vào|đến|trong|tới)\s+(?:cuối\s+)?năm\s+(\d{4})", re.IGNORECASE)
_YEAR_BEFORE = re.compile(r"(?:đến|vào)\s+(?:hết\s+|cuối\s+)?năm\s+(\d{4})(?!\w)", re.IGNORECASE)
_OF = re.compile(
    r"\s*([^\W\d_][^,;(]*?)\s*(?:(?:so với|vào năm|đến năm|trở lên|trở xuống|trong đó)(?!\w).*)?(?:[,;(].*)?$",
    re.DOTALL,
)
_TURN = re.compile(r"\s*trở (lên|xuống)", re.IGNORECASE)


@dataclass(frozen=True)
class Context:
    """Where a clause stands: its objective, the year announced above it, and whether a year was announced at all."""

    objective: str
    horizon: int | None = None
    start: int | None = None
    announced: bool = False


@dataclass(frozen=True)
class Reading:
    """What a paragraph yields, and the context for the lines below it."""

    targets: list[model.Target]
    problems: list[model.Problem]
    context: Context


def read_targets(paragraph: Passage, context: Context) -> Reading:
    """Return the targets a paragraph of an objective states; a paragraph that promises nothing yields none."""
    opening = label(paragraph)
    rest = paragraph
    if opening:
        context = Context(context.objective, opening.horizon, opening.start, announced=True)
        rest = opening.rest
    targets: list[model.Target] = []
    problems: list[model.Problem] = []
    for clause in clauses(rest):
        numbers = measured(clause.text)
        if numbers:
            target = _numeric(clause, numbers[0], context, targets[-1] if targets else None)
            targets.append(target)
            problems.extend(_doubts(clause, numbers, target))
        elif context.announced and len(clause.text.split()) > 2:
            targets.append(_milestone(clause, context))
    return Reading(targets, problems, context)


def _milestone(clause: Passage, context: Context) -> model.Target:
    name = clause.part(_opening_end(clause.text))
    return model.Target(
        objective=context.objective,
        horizon=context.horizon,
        kind="milestone",
        indicator_text=name.text or clause.text,
        text=clause.text,
        span=clause.place(),
    )


def _numeric(clause: Passage, number: Quantity, context: Context, previous: model.Target | None) -> model.Target:
    head, senses = _head(clause.text[: number.start])
    after = clause.text[number.end :]
    turn = _TURN.match(after)
    if turn:
        senses = ["at_least" if turn[1].lower() == "lên" else "at_most", *senses]
        after = after[turn.end() :]
    against = _AGAINST.search(clause.text)
    kind = _kind(number, senses, compared=against is not None)
    is_mean = kind == "mean_annual_change"
    is_change = kind in {"change_from_base", "mean_annual_change"}
    value, low, high = _signed(number, negative=is_change and "down" in senses)
    of = _OF.match(after)
    share = of[1] if of and head and not _AGAINST.match(of[1]) and not _YEAR_AFTER.match(after) else None
    if share and number.unit and "%" not in number.unit:
        # "trồng mới 10.000 ha rừng": a quantity of something, no share of a whole.
        head, share = f"{head} {share}", None
    if previous and clause.text.lower().startswith("trong đó"):
        head = f"{previous.indicator_text}, trong đó {head}"
    name = head or _tail(after) or (previous.indicator_text if previous else clause.text)
    unit = number.unit or ("index" if re.match(r"chỉ số(?!\w)", name, re.IGNORECASE) else None)
    stage = _STAGE.search(clause.text) if is_mean or number.per_year else None
    return model.Target(
        objective=context.objective,
        horizon=_horizon(clause.text[: number.start], after) or context.horizon,
        kind=kind,
        value=value,
        low=low,
        high=high,
        unit=unit,
        base_year=int(against[1]) if against and against[1] else None,
        start_year=int(stage[1]) if stage else context.start if is_mean else None,
        end_year=int(stage[2]) if stage else context.horizon if is_mean and context.start else None,
        indicator_text=name,
        share_of=share,
        text=clause.text,
        span=clause.place(),
    )


def _head(before: str) -> tuple[str, list[str]]:
    """Return the name before the number and the senses of the words around it, nearest the number first."""
    text, senses = before, []
    while match := _BEFORE.search(text) or _CONTEXT.search(text):
        if match.re is _BEFORE:
            senses.append(_WORDS[match[1].lower()])
        text = text[: match.start()]
    text = text[_opening_end(text) :]
    verb = _VERB.match(text)
    if verb:
        senses.append(_VERBS[verb[1].lower()])
        text = text[verb.end() :]
    name = re.sub(r"^đạt mức\s+", "", text.strip(" ,:–-"), flags=re.IGNORECASE)
    return ("" if name.lower() == "có" else name), senses


def _tail(after: str) -> str:
    return after.strip(" .,;:") if not _YEAR_AFTER.match(after) and not _AGAINST.match(after.strip()) else ""


def _kind(number: Quantity, senses: list[str], *, compared: bool) -> model.TargetKind:
    """Return the kind of promise.

    A bare "đạt X %" is `at_least`: in planning language it means that the level X is to be reached, and a province
    that goes beyond it has kept its promise.
    """
    moves = "down" in senses or "up" in senses
    is_level = any(sense in senses for sense in ("level", "level_down"))
    if moves and not is_level and compared:
        return "change_from_base"
    if moves and not is_level and number.per_year:
        return "mean_annual_change"
    if number.low is not None:
        return "range" if is_level or not moves else "change_from_base"
    if "never" in senses:
        return "at_most"
    for sense in senses:
        if sense in {"at_least", "at_most", "less_than", "more_than"} and (is_level or not moves or sense in _LEVELS):
            return sense  # type: ignore[return-value]
    if moves and not is_level:
        return "change_from_base"
    if "level_down" in senses or ("down" in senses and is_level):
        return "at_most"
    return "exactly" if "exactly" in senses else "at_least"


# "giảm ít nhất 15%" is a change, "giảm dưới 3%" can only be a level.
_LEVELS = ("less_than", "at_most")


def _signed(number: Quantity, *, negative: bool) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    if not negative:
        return number.value, number.low, number.high
    value = -number.value if number.value is not None else None
    low, high = (-number.high if number.high is not None else None), (-number.low if number.low is not None else None)
    return value, low, high


def _horizon(before: str, after: str) -> int | None:
    match = _YEAR_AFTER.match(after) or _YEAR_BEFORE.match(before[_leading_blank(before) :]) or _year_at_end(before)
    return int(match[1]) if match else None


def _year_at_end(before: str) -> re.Match[str] | None:
    found = list(_YEAR_BEFORE.finditer(before))
    return found[-1] if found and _BEFORE.search(before) and len(before) - found[-1].end() < 25 else None


def _leading_blank(text: str) -> int:
    return len(text) - len(text.lstrip())


def _opening_end(text: str) -> int:
    match = _OPENING.match(text)
    return match.end() if match else 0


def _doubts(clause: Passage, numbers: list[Quantity], target: model.Target) -> list[model.Problem]:
    sentences = []
    if len(numbers) > 1:
        sentences.append(gettext("This target holds more than one number; only the first was read. Split it by hand."))
    if target.kind == "change_from_base" and target.base_year is None:
        sentences.append(gettext("This target is a change, but the year it is compared with was not found."))
    if target.indicator_text == clause.text:
        sentences.append(gettext("The name of what this target measures was not found."))
    if target.unit is None:
        sentences.append(gettext("The unit of this target was not found."))
    if target.horizon is None:
        sentences.append(gettext("The year by which this target is to be reached was not found."))
    return [model.Problem(message=sentence, span=clause.place()) for sentence in sentences]
