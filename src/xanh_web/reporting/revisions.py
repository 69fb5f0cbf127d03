"""What became of a value: each revision, old and new, when, by which office, and what it rests on; no names."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from xanh_web.agencies.models import Agency
from xanh_web.base.models import Event, Person
from xanh_web.base.models.person import Role
from xanh_web.ledger.models import Observation
from xanh_web.ledger.querysets import ObservationQuerySet
from xanh_web.reporting.models import IndicatorAnswer

MOST = 100
_ORDER = (Role.COORDINATOR, Role.AGENCY_HEAD, Role.REPORTER, Role.LEADER, Role.ADMINISTRATOR, Role.AUDITOR)


@dataclass(frozen=True)
class Revision:
    """A row of the ledger and the one it took the place of; `office` recorded it, `why` is what it rests on."""

    row: Observation
    old: Observation | None
    office: str
    why: str


def revisions_of(row: Observation, at: datetime) -> list[Revision]:
    """Return how the value of `row` came to be what it was at `at`: its first row, then every revision, in order."""
    same = Observation.objects.filter(
        indicator=row.indicator, area_code=row.area_code, period=row.period, dimensions_key=row.dimensions_key
    )
    return told(same.filter(recorded_at__lte=at).order_by("id")[:MOST])


def revised(known: ObservationQuerySet) -> list[Revision]:
    """Return the revisions among the rows `known`, the newest first."""
    return told(known.filter(supersedes__isnull=False).order_by("-recorded_at", "-id")[:MOST])


def told(rows: ObservationQuerySet) -> list[Revision]:
    """Return `rows`, in their order, each with the one before it, the office that recorded it and its reason."""
    read = rows.select_related("supersedes", "recorded_by", "imported__of__file", "reexpressed__of")
    kept = list(read.prefetch_related("recorded_by__appointments"))
    answers = {
        f"indicator_answer:{answer.pk}": answer.submission.sent_by_name
        for answer in IndicatorAnswer.objects.filter(pk__in=_keys(kept)).select_related("submission")
    }
    offices, reasons = _offices(kept), _reasons(kept)
    return [
        Revision(row, row.supersedes, answers.get(row.source) or offices[row.pk], _why(row, answers, reasons))
        for row in kept
    ]


type _Reasons = dict[int, str]


def _reasons(rows: Iterable[Observation]) -> _Reasons:
    """Return the reason that was given when rows were recorded by themselves, by the key of the row."""
    times = {row.recorded_at for row in rows}
    told = Event.objects.filter(action="record_observations", at__in=times)
    return {key: event.details.get("reason", "") for event in told for key in event.details.get("observations", ())}


def _keys(rows: Iterable[Observation]) -> list[int]:
    found = (row.source.partition(":") for row in rows)
    return [int(key) for kind, _colon, key in found if kind == "indicator_answer" and key.isdigit()]


def _offices(rows: Iterable[Observation]) -> dict[int, str]:
    """Return the agency of whoever recorded each row, as appointed on that day, else the role held."""
    held = {row.pk: _held(row.recorded_by, row) for row in rows}
    codes = {code for code, _role in held.values() if code}
    names = dict(Agency.objects.filter(code__in=codes).values_list("code", "name")) if codes else {}
    return {key: names.get(code) or role for key, (code, role) in held.items()}


def _held(person: Person, row: Observation) -> tuple[str, str]:
    day = timezone.localtime(row.recorded_at).date()
    appointments = sorted(person.held_on(day), key=lambda one: _ORDER.index(Role(one.role)))
    if not appointments:
        return "", _("an appointed person")
    return appointments[0].agency_code, str(Role(appointments[0].role).label)


def _why(row: Observation, answers: dict[str, str], reasons: _Reasons) -> str:
    if row.source in answers:
        return row.note or _("report accepted")
    if (imported := getattr(row, "imported", None)) is not None:
        return _("file {file}, row {row}; source: {source}").format(
            file=imported.of.file.name, row=imported.row, source=imported.source
        )
    if (derived := getattr(row, "reexpressed", None)) is not None:
        return str(derived.of.get_method_display())
    if row.is_computed:
        return _("computed anew, for what it is computed from changed")
    return reasons.get(row.pk) or row.note
