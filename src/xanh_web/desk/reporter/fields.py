"""The fields of one answer as the page shows them: asked, typed, wrong, and last year's beside it."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from xanh.basis.number import format_number
from xanh.basis.unit_label import unit_label
from xanh.documents.forms.answers import money_field
from xanh.documents.forms.layout import INDICATOR_FIELDS, TASK_FIELDS
from xanh.documents.forms.prompts import TEXT_LIMIT
from xanh.documents.forms.vocabulary import Vocabulary
from xanh_web.desk.reporter.words import HINTS, LABELS, STAGES
from xanh_web.reporting.draft_form import Entry
from xanh_web.reporting.draft_source import typed_answer
from xanh_web.reporting.law_words import law_word
from xanh_web.reporting.models import IndicatorAnswer, TaskAnswer

KINDS = {"status": "choice", "missing": "choice", "percentage": "number", "value": "number", "note": "text"}
_CODES = {"status": "task_statuses", "missing": "missing_reasons"}


@dataclass(frozen=True)
class Field:
    """One field: `missing` is an error of something not filled in yet; `last` is last year's answer in words."""

    name: str
    id: str
    label: str
    hint: str
    kind: str  # choice | number | text
    text: str
    error: str
    last: str
    copied: bool
    rows: int = 3
    limit: int = TEXT_LIMIT
    choices: tuple[tuple[str, str], ...] = ()

    @property
    def shown(self) -> str:
        """What is typed as people read it."""
        return shown_text(self.name, self.text)

    @property
    def stage(self) -> str:
        """The stage of a field of money, in a word."""
        return str(STAGES[self.name.rsplit(".", 1)[-1]])

    @property
    def missing(self) -> bool:
        """Whether the error is that nothing stands here."""
        return bool(self.error) and not self.text


@dataclass(frozen=True)
class MoneyRow:
    """The money of one source: a field for each stage; `planned` if the plan names the source."""

    code: str
    label: str
    planned: bool
    cells: tuple[Field, ...]

    @property
    def used(self) -> bool:
        """Whether any figure stands here, this year or last."""
        return any(cell.text or cell.error or cell.last for cell in self.cells)


def fields_for(entry: Entry, words: Vocabulary, last: TaskAnswer | IndicatorAnswer | None) -> list[Field]:
    """Return the fields of an answer but its money, in the order of the form."""
    names = TASK_FIELDS if entry.obligation.task_id else INDICATOR_FIELDS
    before = last_words(last) if last else {}
    typed_before = typed_answer(last) if last else {}
    return [_field(name, entry, words, before, typed_before) for name in names]


def money_for(entry: Entry, words: Vocabulary, last: TaskAnswer | IndicatorAnswer | None) -> list[MoneyRow]:
    """Return the rows of money of a task; none for an indicator."""
    task = entry.obligation.task
    if task is None:
        return []
    before = last_words(last) if last else {}
    typed_before = typed_answer(last) if last else {}
    return [
        MoneyRow(
            source,
            law_word("funding_sources", source),
            source in task.funding,
            tuple(_field(money_field(source, stage), entry, words, before, typed_before) for stage in words.stages),
        )
        for source in words.sources
    ]


def last_words(row: TaskAnswer | IndicatorAnswer) -> dict[str, str]:
    """Return last year's answer by field: words in the reader's language, numbers as they are typed here."""
    evidence = "\n".join(line.reference for line in row.evidence.all())
    if isinstance(row, IndicatorAnswer):
        value = "" if row.value is None else format_number(row.value, language="vi")
        missing = law_word("missing_reasons", row.missing) if row.missing else ""
        return {"value": value, "missing": missing, "note": row.note, "evidence": evidence}
    said = {
        "status": law_word("task_statuses", row.status),
        "percentage": "" if row.percentage is None else format_number(row.percentage, language="vi"),
        "result": row.result,
        "evidence": evidence,
        "difficulties": row.difficulties,
        "proposals": row.proposals,
    }
    for line in row.money.all():
        for stage in STAGES:
            figure = getattr(line, stage)
            said[money_field(line.source, stage)] = "" if figure is None else format_number(figure, language="vi")
    return said


def label_of(name: str) -> str:
    """Return what a field is called: "Result", or "I: state budget, disbursed"."""
    if name.startswith("money."):
        _money, source, stage = name.split(".")
        return f"{source}: {law_word('funding_sources', source)}, {str(STAGES[stage]).lower()}"
    return str(LABELS[name])


def shown_text(name: str, text: str) -> str:
    """Return what is typed in a field as people read it: the word of a choice, else the text itself."""
    return law_word(_CODES[name], text) if name in _CODES and text else text


def _field(
    name: str, entry: Entry, words: Vocabulary, before: Mapping[str, str], typed_before: Mapping[str, str]
) -> Field:
    text = _text_of(name, entry)
    lists = {"status": words.statuses, "missing": words.reasons}
    return Field(
        name=name,
        id=f"f{entry.obligation.pk}-{name.replace('.', '-')}",
        label=label_of(name),
        hint=_hint(name, entry),
        kind="number" if name.startswith("money.") else KINDS.get(name, "text"),
        text=text,
        error=entry.errors.get(name, ""),
        last=before.get(name, ""),
        copied=bool(entry.row and entry.row.copied_year and text and text == typed_before.get(name)),
        rows=5 if name == "result" else 2 if name in {"evidence", "note"} else 3,
        choices=tuple((code, law_word(_CODES[name], code)) for code in lists.get(name, ())),
    )


def _text_of(name: str, entry: Entry) -> str:
    text = entry.content.get(name, "")
    if name != "evidence":
        return text
    attached = {file.name for file in entry.files}
    return "\n".join(line for line in text.split("\n") if line.strip() not in attached)


def _hint(name: str, entry: Entry) -> str:
    indicator = entry.obligation.indicator
    if name != "value" or indicator is None:
        return str(HINTS.get(name, ""))
    limits = _limits(indicator.low, indicator.high)
    return " · ".join(part for part in (unit_label(indicator.unit), limits, indicator.guidance) if part)


def _limits(low: Decimal | None, high: Decimal | None) -> str:
    if low is not None and high is not None:
        return _("from {low} to {high}").format(
            low=format_number(low, language="vi"), high=format_number(high, language="vi")
        )
    if low is not None:
        return _("{low} or more").format(low=format_number(low, language="vi"))
    return "" if high is None else _("at most {high}").format(high=format_number(high, language="vi"))
