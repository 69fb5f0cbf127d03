"""The successions that a city's folder describes, as records, checked with sentences."""

from dataclasses import dataclass
from datetime import date

from xanh.basis.errors import Refusal
from xanh_web.agencies.agency_file import AgencyRecord
from xanh_web.agencies.city import City
from xanh_web.agencies.models import SuccessionKind, SuccessionStatus
from xanh_web.agencies.register import Body, Change, Register
from xanh_web.agencies.rules import last_day_before, why_not_record
from xanh_web.agencies.yaml_entry import Entry, read_mapping

FILE = "successions.yaml"


@dataclass(frozen=True)
class SuccessionRecord:
    predecessor: str
    successor: str | None
    kind: str
    effective_from: date | None
    legal_basis: str
    status: str
    note: str

    def change(self) -> Change:
        """Return the record as the rules see it."""
        return Change(
            self.predecessor,
            self.successor,
            self.kind,
            self.effective_from,
            self.legal_basis,
            verified=self.status == "verified",
        )


def read_successions(city: City, agencies: list[AgencyRecord]) -> list[SuccessionRecord]:
    """Return the successions of successions.yaml; Refusal where one contradicts the agencies or another."""
    whole = Entry(read_mapping(city.folder / FILE), FILE, known=("successions",))
    bodies = {a.code: Body(a.code, a.name, a.valid_from, a.valid_to, a.start_unknown) for a in agencies}
    changes: dict[str, tuple[Change, ...]] = {}
    records: list[SuccessionRecord] = []
    for number, item in enumerate(whole.items("successions"), start=1):
        for record in _successions(item, f"{FILE}, successions {number}", agencies):
            change = record.change()
            if any(kept.successor == change.successor for kept in changes.get(change.predecessor, ())):
                raise Refusal("{file}: the succession of {code} stands twice.", file=FILE, code=change.predecessor)
            if refusal := why_not_record(Register(bodies, changes), change):
                raise refusal
            _check_last_day(bodies[change.predecessor], change)
            changes[change.predecessor] = (*changes.get(change.predecessor, ()), change)
            records.append(record)
    return records


def _successions(item: object, where: str, agencies: list[AgencyRecord]) -> list[SuccessionRecord]:
    known = ("predecessor", "predecessor_kind", "successor", "kind", "effective_from", "legal_basis", "status", "note")
    entry = Entry(item, where, known=known)
    whose = entry.text("predecessor_kind")
    codes = [a.code for a in agencies if a.kind == whose] if whose else [entry.text("predecessor", needed=True)]
    if not codes:
        raise Refusal("{where}: there is no agency of the kind “{kind}”.", where=where, kind=whose)
    return [
        SuccessionRecord(
            predecessor=code,
            successor=entry.text("successor") or None,
            kind=entry.one_of("kind", SuccessionKind.values),
            effective_from=entry.day("effective_from"),
            legal_basis=entry.text("legal_basis"),
            status=entry.one_of("status", SuccessionStatus.values),
            note=entry.text("note"),
        )
        for code in codes
    ]


def _check_last_day(body: Body, change: Change) -> None:
    day = change.effective_from
    if day is not None and body.valid_to != last_day_before(day):
        raise Refusal(
            "{code} is succeeded on {day}, so its last day (“valid_to”) must be {last}.",
            code=body.code,
            day=f"{day:%d/%m/%Y}",
            last=f"{last_day_before(day):%d/%m/%Y}",
        )
