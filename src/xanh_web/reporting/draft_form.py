"""The draft as a form: each obligation with what is typed, what that answers, and what is wrong with it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from django.db.models import QuerySet

from xanh.basis.errors import Refusal
from xanh.basis.hashing import sha256_hex
from xanh.basis.number import require_storable
from xanh.documents.forms import FilledForm, IndicatorAnswer, IndicatorQuestion, TaskAnswer, TaskQuestion, form_id
from xanh.documents.forms.answers import task_fields
from xanh.documents.forms.layout import INDICATOR_FIELDS
from xanh.documents.forms.strings import tidy
from xanh.documents.forms.typed import read_indicator, read_task
from xanh.documents.forms.vocabulary import Vocabulary, vocabulary
from xanh_web.base.statements import Prepared
from xanh_web.ledger import store
from xanh_web.reporting.agency_form import signing_key
from xanh_web.reporting.answer_check import check_answers
from xanh_web.reporting.draft_source import Row, sent_answers, typed_answer
from xanh_web.reporting.models import AnswerEvidence, DraftAnswer, DraftEvidence, Obligation, Round
from xanh_web.reporting.own import owed_by
from xanh_web.reporting.rules import latest_submission

_DECIMALS = {"percentage": 2, "value": 6}
_MONEY_DECIMALS = 3


@dataclass(frozen=True)
class Entry:
    """One obligation: the texts typed, the answer they give, and a sentence for each field that is wrong.

    `files` are the files attached; `row` is None where nothing has been written yet.
    """

    obligation: Obligation
    content: dict[str, str]
    answer: TaskAnswer | IndicatorAnswer
    errors: dict[str, str]
    row: DraftAnswer | None = None
    files: tuple[DraftEvidence, ...] = ()

    @property
    def started(self) -> bool:
        """Whether anything has been typed or attached."""
        return bool(self.content or self.files)

    @property
    def state(self) -> str:
        """What becomes of it: "empty", "incomplete" (something is missing or wrong) or "complete"."""
        return "complete" if not self.errors else "incomplete" if self.started else "empty"

    @property
    def revision(self) -> int:
        """The number of changes so far."""
        return self.row.revision if self.row else 0


def entries_of(round_: Round, agency_code: str, owed: Sequence[Obligation] = ()) -> list[Entry]:
    """Return an entry for everything the agency owes in the round, in order; a fixed number of queries.

    `owed` is that, where it is known already: it never changes. Where nothing is drafted, a report that came another
    way (a workbook, say) shows as it was sent.
    """
    found = {row.obligation_id: row for row in _rows_of(round_.pk, agency_code)}
    files: dict[int, list[DraftEvidence]] = defaultdict(list)
    for file in files_of_draft(next(iter(found.values())).draft_id) if found else ():
        files[file.answer_id].append(file)
    latest = None if found else latest_submission(round_, agency_code)
    sent = sent_answers(latest) if latest else {}
    words = vocabulary(round_.year)
    asked = owed or owed_by(agency_code, round_)
    return [
        entry_of(item, row := found.get(item.pk), words, files[row.pk] if row else (), sent.get(item.pk))
        for item in asked
    ]


def _drafted(round_: int, agency_code: str) -> QuerySet[DraftAnswer]:
    rows = DraftAnswer.objects.filter(draft__round=round_, draft__agency_code=agency_code).order_by()
    return rows.select_related("updated_by")


_rows_of = Prepared(_drafted)


def _files(draft: int) -> QuerySet[DraftEvidence]:
    return DraftEvidence.objects.filter(answer__draft=draft).select_related("file")


files_of_draft = Prepared(_files)


def entry_of(
    item: Obligation,
    row: DraftAnswer | None,
    words: Vocabulary,
    attached: Iterable[DraftEvidence] = (),
    sent: Row | None = None,
) -> Entry:
    """Return the entry of one obligation with what is drafted for it and attached to it, else with what was `sent`."""
    content = dict(row.content) if row else typed_answer(sent) if sent else {}
    files = tuple(attached)
    answer, errors = read_content(item, content, words)
    names = tuple(dict.fromkeys((*answer.evidence, *(file.name for file in files))))
    return Entry(item, content, replace(answer, evidence=names), errors, row, files)


def fields_of(item: Obligation, words: Vocabulary) -> tuple[str, ...]:
    """Return the names of the fields that answer an obligation."""
    return task_fields(words) if item.task_id else INDICATOR_FIELDS


def kept_content(item: Obligation, typed: Mapping[str, str], words: Vocabulary) -> dict[str, str]:
    """Return of `typed` the fields that belong to the obligation and hold something, tidied.

    Other control characters stay and are named at their field; NUL goes, for PostgreSQL keeps no text that holds it.
    """
    fields = {name: tidy(str(typed.get(name, "")).replace("\0", "")) for name in fields_of(item, words)}
    return {name: text for name, text in fields.items() if text}


def read_content(
    item: Obligation, content: Mapping[str, str], words: Vocabulary
) -> tuple[TaskAnswer | IndicatorAnswer, dict[str, str]]:
    """Return the answer that the texts give and a sentence for each field that is missing or wrong."""
    answer: TaskAnswer | IndicatorAnswer
    if item.task:
        task = item.task
        question = TaskQuestion(item.code, task.number, task.title, task.period_text, tuple(task.funding))
        answer, errors = read_task(question, content, words)
    elif item.indicator:
        one = item.indicator
        asked = IndicatorQuestion(item.code, one.code, one.name, one.unit, "", low=one.low, high=one.high)
        answer, errors = read_indicator(asked, content, words)
    else:
        raise ValueError(f"obligation {item.pk} asks neither a task nor an indicator")
    return answer, _storage_errors(answer) | errors


def _storage_errors(answer: TaskAnswer | IndicatorAnswer) -> dict[str, str]:
    """Return a sentence for each field whose content is right but cannot be kept as it is."""
    if isinstance(answer, TaskAnswer):
        numbers = {"percentage": answer.percentage}
        for line in answer.money:
            for stage in ("planned", "allocated", "disbursed"):
                numbers[f"money.{line.source}.{stage}"] = getattr(line, stage)
    else:
        numbers = {"value": answer.value}
    errors = {}
    for name, value in numbers.items():
        try:
            if value is not None:
                require_storable(value, _DECIMALS.get(name, _MONEY_DECIMALS))
        except Refusal as refusal:
            errors[name] = str(refusal)
    longest = AnswerEvidence._meta.get_field("reference").max_length or 0
    if any(len(line) > longest for line in answer.evidence):
        errors["evidence"] = str(Refusal("A line has more than {count} characters: shorten it.", count=longest))
    return errors


def filled_form(round_: Round, agency_code: str, entries: list[Entry]) -> FilledForm:
    """Return the draft as a filled form; Refusal, with how many, where answers are missing or wrong."""
    unready = [entry for entry in entries if entry.errors]
    if unready:
        raise Refusal(
            "{count} of {owed} answers are missing or need correcting: complete them first.",
            count=len(unready),
            owed=len(entries),
        )
    filled = FilledForm(
        form_id(round_.code, agency_code, [entry.obligation.code for entry in entries], signing_key()),
        round_.code,
        agency_code,
        tasks=tuple(entry.answer for entry in entries if isinstance(entry.answer, TaskAnswer)),
        indicators=tuple(entry.answer for entry in entries if isinstance(entry.answer, IndicatorAnswer)),
    )
    check_answers(round_, filled, [entry.obligation for entry in entries])
    return filled


class StoredFiles(Mapping[str, bytes]):
    """The attached files by name, read one at a time: a report may name more than fits into memory at once."""

    def __init__(self, entries: list[Entry]) -> None:
        self._hashes = {file.name: file.file.sha256 for entry in entries for file in entry.files}

    def __getitem__(self, name: str) -> bytes:
        sha256 = self._hashes[name]
        path = store.path_of(sha256)
        content = path.read_bytes() if path.is_file() else b""
        if sha256_hex(content) != sha256:
            raise Refusal("The file “{name}” is no longer stored as it was: remove it and attach it again.", name=name)
        return content

    def __iter__(self) -> Iterator[str]:
        return iter(self._hashes)

    def __len__(self) -> int:
        return len(self._hashes)
