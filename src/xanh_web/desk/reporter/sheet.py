"""The whole form of one report, ready to be shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import prefetch_related_objects

from xanh.documents.forms.vocabulary import Vocabulary, vocabulary
from xanh_web.desk.reporter.deadline import deadline_words, time_left
from xanh_web.desk.reporter.fields import Field, MoneyRow, fields_for, label_of, money_for, shown_text
from xanh_web.reporting.draft_form import Entry, entries_of, entry_of
from xanh_web.reporting.draft_source import Row, last_year
from xanh_web.reporting.models import Draft, DraftAnswer, DraftRevision, Obligation, Round, Submission
from xanh_web.reporting.models.draft import DraftState
from xanh_web.reporting.own import OwnReport
from xanh_web.reporting.rules import decision_on, may_submit


@dataclass(frozen=True)
class Card:
    """One answer on the page. `refused` are sentences about files that were just not taken."""

    entry: Entry
    fields: list[Field]
    money: list[MoneyRow]
    last_year: int | None
    writable: bool
    refused: list[str] = field(default_factory=list)
    checked: bool = False  # all errors are shown, also those of an answer not begun

    @property
    def shows_errors(self) -> bool:
        """Whether the page says what is missing here: not before somebody began, unless they asked."""
        return self.checked or self.entry.started

    @property
    def money_first(self) -> list[MoneyRow]:
        """The sources to be seen at once: those the plan names, or for which something stands here or last year."""
        return [row for row in self.money if row.planned or row.used]

    @property
    def money_other(self) -> list[MoneyRow]:
        """The sources that are folded away."""
        return [row for row in self.money if not (row.planned or row.used)]

    @property
    def earlier(self) -> list[tuple[DraftRevision, list[tuple[str, str]]]]:
        """Earlier texts that differ from what stands now, the newest first, by the names of their fields."""
        rows = list(self.entry.row.earlier.all()) if self.entry.row else []
        told = [(row, _differing(row.content, self.entry.content)) for row in rows]
        return [(row, lines) for row, lines in told if lines]


def _differing(old: Mapping[str, str], now: Mapping[str, str]) -> list[tuple[str, str]]:
    return [(label_of(name), shown_text(name, text)) for name, text in old.items() if text != now.get(name)]


@dataclass(frozen=True)
class Standing:
    """How a report stands: its phase (a key of `words.PHASES`), deadline, and what was sent last."""

    phase: str
    deadline: datetime
    deadline_text: str
    left: str
    latest: Submission | None
    draft: Draft | None
    locked: str  # the sentence why nothing may be changed; "" where it may

    @property
    def return_reason(self) -> str:
        """Why the coordinator sent the report back, or reopened it."""
        if self.latest is None or decision_on(self.latest) != "returned":
            return ""
        reopening = getattr(self.latest, "reopening", None)
        return str(reopening.reason if reopening else self.latest.review.reason)


def standing_of(report: OwnReport, now: datetime) -> Standing:
    """Return how a report stands at `now`."""
    round_, code = report.round, report.own.agency_code
    sent = Submission.objects.filter(round=round_, agency_code=code).select_related("review", "reopening")
    latest = sent.order_by("-version").first()
    draft = Draft.objects.filter(round=round_, agency_code=code).select_related("handed_over_by").first()
    extension = round_.extensions.filter(agency_code=code).order_by("-id").first()
    deadline = extension.until if extension else round_.deadline
    refusal = may_submit(round_, code, now)
    return Standing(
        phase=_phase(round_, draft, latest, exempt=round_.exemptions.filter(agency_code=code).exists()),
        deadline=deadline,
        deadline_text=deadline_words(deadline),
        left=time_left(deadline, now),
        latest=latest,
        draft=draft,
        locked=str(refusal) if refusal else "",
    )


def _phase(round_: Round, draft: Draft | None, latest: Submission | None, *, exempt: bool) -> str:
    decision = decision_on(latest)
    if decision == "accepted":
        return "accepted"
    if exempt:
        return "exempt"
    if round_.closed_at:
        return "closed"
    if draft and draft.state == DraftState.HANDED_OVER and draft.handed_over_at:
        sent = latest is not None and latest.submitted_at >= draft.handed_over_at
        return decision if sent else "handed_over"
    if decision == "submitted" and (draft is None or not draft.answers.exists()):
        return "submitted"
    return "returned" if decision == "returned" else "drafting"


def cards_of(report: OwnReport, entries: list[Entry], *, writable: bool) -> list[Card]:
    """Return the answers of a report with last year's beside them."""
    round_ = report.round
    words = vocabulary(round_.year)
    last = last_year(round_, [entry.obligation for entry in entries])
    return [_card(entry, last.get(entry.obligation.pk), words, round_, writable=writable) for entry in entries]


def card_of(item: Obligation, *, writable: bool = True) -> Card:
    """Return one answer as it now stands."""
    rows = DraftAnswer.objects.filter(obligation=item, draft__agency_code=item.agency_code).select_related("updated_by")
    row = rows.prefetch_related("files__file", "earlier__written_by").first()
    words = vocabulary(item.round.year)
    last = last_year(item.round, [item]).get(item.pk)
    return _card(entry_of(item, row, words, row.files.all() if row else ()), last, words, item.round, writable=writable)


def entries_and_writable(report: OwnReport, standing: Standing) -> tuple[list[Entry], bool]:
    """Return the entries of a report and whether they may be changed now."""
    entries = entries_of(report.round, report.own.agency_code, report.owed)
    prefetch_related_objects([entry.row for entry in entries if entry.row], "earlier__written_by")
    handed_over = standing.draft is not None and standing.draft.state == DraftState.HANDED_OVER
    sent_another_way = standing.latest is not None and all(entry.row is None for entry in entries)
    return entries, not (handed_over or sent_another_way or standing.locked)


def _card(entry: Entry, last: Row | None, words: Vocabulary, round_: Round, *, writable: bool) -> Card:
    return Card(
        entry,
        fields_for(entry, words, last),
        money_for(entry, words, last),
        round_.year - 1 if last else None,
        writable,
    )
