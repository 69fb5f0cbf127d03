"""Where each agency stands in a round: who owes, who reported, on time, late, extended or exempt."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from xanh.basis.deadline import is_in_time
from xanh_web.agencies.models import Agency
from xanh_web.agencies.querysets import load_register
from xanh_web.agencies.register import Register
from xanh_web.agencies.succeed import follow
from xanh_web.reporting.models import Round, Submission
from xanh_web.reporting.rules import decision_on


@dataclass(frozen=True)
class Standing:
    """One agency in a round. `timeliness` is on_time, extended, late, exempt, waiting (still time) or overdue.

    Timeliness is that of the first sending: what is returned for correction and sent again stays as timely as it was.
    """

    agency_code: str
    agency_name: str
    agency_now: str
    owed: int
    state: str
    timeliness: str
    deadline: datetime
    first_sent: datetime | None
    latest: Submission | None
    note: str


def standings(round_: Round, at: datetime) -> list[Standing]:
    """Return the standing of every agency that owes something in the round, as at `at`, in order of name."""
    owed: dict[str, list[str]] = defaultdict(list)
    for code, name in round_.obligations.values_list("agency_code", "agency_name"):
        owed[code].append(name)
    sent: dict[str, list[Submission]] = defaultdict(list)
    for submission in (
        round_.submissions.filter(submitted_at__lte=at).select_related("review", "reopening").order_by("version")
    ):
        sent[submission.agency_code].append(submission)
    until, exempted, why = _exceptions(round_, at)
    today = timezone.localtime(at).date()
    register = load_register()
    names = {agency.code: agency.name for agency in Agency.objects.on(today)}
    rows = []
    for code, named in owed.items():
        deadline = until.get(code, round_.deadline)
        first, latest = (sent[code][0], sent[code][-1]) if sent[code] else (None, None)
        rows.append(
            Standing(
                agency_code=code,
                agency_name=named[0],
                agency_now=_present_name(code, names, today, register),
                owed=len(named),
                state=decision_on(latest, at),
                timeliness=_timeliness(round_, deadline, first, at, exempt=code in exempted),
                deadline=deadline,
                first_sent=first.submitted_at if first else None,
                latest=latest,
                note=why.get(code, ""),
            )
        )
    return sorted(rows, key=lambda row: row.agency_name)


def _timeliness(round_: Round, deadline: datetime, first: Submission | None, at: datetime, *, exempt: bool) -> str:
    if exempt:
        return "exempt"
    if first is None:
        return "waiting" if is_in_time(at, deadline) else "overdue"
    if is_in_time(first.submitted_at, round_.deadline):
        return "on_time"
    return "extended" if is_in_time(first.submitted_at, deadline) else "late"


def _exceptions(round_: Round, at: datetime) -> tuple[dict[str, datetime], set[str], dict[str, str]]:
    until: dict[str, datetime] = {}
    why: dict[str, str] = {}
    for extension in round_.extensions.filter(recorded_at__lte=at).order_by("id"):
        until[extension.agency_code] = extension.until
        why[extension.agency_code] = f"{extension.decision_number}: {extension.reason}"
    exemptions = round_.exemptions.filter(recorded_at__lte=at)
    # Who is exempt owes nothing, whatever deadline was given before.
    why |= {item.agency_code: f"{item.decision_number}: {item.reason}" for item in exemptions}
    return until, {item.agency_code for item in exemptions}, why


def _present_name(code: str, names: dict[str, str], today: date, register: Register) -> str:
    if code in names:
        return names[code]
    return names.get(follow(register, code, today).code or "", "")
