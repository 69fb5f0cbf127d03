"""A facility's report: opened, written on, sent. What was typed stays; what was sent is never touched again."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from xanh.basis.errors import Refusal
from xanh.ghg.facilities import content_hash, report_form, source_kind
from xanh_web.base.actions import record_event
from xanh_web.base.models import Person
from xanh_web.base.permissions import require
from xanh_web.emissions.facility_announcements import announce_facility_report
from xanh_web.emissions.facility_draft import GWP_SETS, content_of, entries_of, missing_texts
from xanh_web.emissions.facility_rules import may_open, may_supplement
from xanh_web.emissions.models import (
    Facility,
    FacilityEvidence,
    FacilityLine,
    FacilityReport,
    FacilityReportVersion,
)
from xanh_web.ledger.actions import store_evidence
from xanh_web.ledger.models import EvidenceFile

MOST_LINES, LONGEST = 500, 20_000


@transaction.atomic
def open_facility_report(
    *, facility: Facility, due_year: int, by: Person, at: datetime, illustrative: bool = False
) -> FacilityReport:
    """Return the report of the facility due in the year; a new draft where there is none yet."""
    require(by, "write_facility_report", agency_code=facility.code, at=at)
    if refusal := may_open(facility, due_year):
        raise refusal
    report, new = FacilityReport.objects.get_or_create(
        facility=facility,
        due_year=due_year,
        defaults={"opened_at": at, "opened_by": by, "illustrative": illustrative or facility.illustrative},
    )
    if new:
        _audit("open_facility_report", report, by, at)
    return report


@transaction.atomic
def write_facility_texts(
    *, report: FacilityReport, texts: Mapping[str, str], gwp: str, by: Person, at: datetime
) -> FacilityReport:
    """Keep the written items of the form, by code, and the set of warming potentials; items not named stay."""
    report = _lock(report, by, at)
    known = {item.code for item in report_form(timezone.localtime(at).date()).texts}
    if strange := set(texts) - known:
        raise Refusal("The form has no item {code}.", code=min(strange))
    if gwp not in GWP_SETS:
        raise Refusal("Choose the set of warming potentials: {sets}.", sets=", ".join(GWP_SETS))
    if long := [code for code, text in texts.items() if len(text) > LONGEST]:
        raise Refusal("Item {code} is longer than {most} characters: attach a file.", code=long[0], most=LONGEST)
    report.texts = {**report.texts, **{code: text.strip() for code, text in texts.items()}}
    report.gwp = gwp
    report.save(update_fields=["texts", "gwp"])
    _audit("write_facility_texts", report, by, at, items=sorted(texts))
    return report


@transaction.atomic
def write_facility_line(
    *,
    report: FacilityReport,
    kind: str,
    written: Mapping[str, str],
    by: Person,
    at: datetime,
    line: FacilityLine | None = None,
) -> FacilityLine:
    """Keep a line as it was typed, right or wrong: a new one, or `line` anew. Nothing typed is thrown away."""
    report = _lock(report, by, at)
    source_kind(kind)
    if any(len(text) > LONGEST for text in written.values()):
        raise Refusal("A field is longer than {most} characters: attach a file.", most=LONGEST)
    if line is None and report.lines.count() >= MOST_LINES:
        raise Refusal("A report has at most {most} lines: put small sources together.", most=MOST_LINES)
    kept = _own_line(report, line) if line else FacilityLine(report=report, position=_next_position(report))
    kept.kind, kept.written, kept.saved_at, kept.saved_by = kind, dict(written), at, by
    kept.save()
    _audit("write_facility_line", report, by, at, line=kept.position, kind=kind)
    return kept


@transaction.atomic
def take_facility_lines(
    *,
    report: FacilityReport,
    lines: Sequence[tuple[str, Mapping[str, str]]],
    texts: Mapping[str, str],
    by: Person,
    at: datetime,
) -> int:
    """Take the lines of a workbook into the draft and return how many: one of a known kind, source and year is written
    anew, another is added. No line of the draft is dropped.
    """
    report = _lock(report, by, at)
    known = {_same_source(line.kind, line.written): line for line in report.lines.all()}
    if len(set(known) | {_same_source(kind, written) for kind, written in lines}) > MOST_LINES:
        raise Refusal("A report has at most {most} lines: put small sources together.", most=MOST_LINES)
    for kind, written in lines:
        line = known.get(_same_source(kind, written)) or FacilityLine(report=report, position=_next_position(report))
        line.kind, line.written, line.saved_at, line.saved_by = kind, dict(written), at, by
        line.save()
    report.texts = {**report.texts, **{code: text for code, text in texts.items() if text}}
    report.save(update_fields=["texts"])
    _audit("take_facility_lines", report, by, at, lines=len(lines), items=sorted(texts))
    return len(lines)


@transaction.atomic
def remove_facility_line(*, report: FacilityReport, line: FacilityLine, by: Person, at: datetime) -> None:
    """Take a line out of the draft; what it said stays in the audit log."""
    report = _lock(report, by, at)
    kept = _own_line(report, line)
    _audit("remove_facility_line", report, by, at, line=kept.position, kind=kept.kind, written=kept.written)
    kept.delete()


@transaction.atomic
def attach_facility_evidence(
    *, report: FacilityReport, line: FacilityLine, name: str, content: bytes, by: Person, at: datetime
) -> FacilityLine:
    """Attach a file to a line; one of the same name is replaced by it."""
    report = _lock(report, by, at)
    kept = _own_line(report, line)
    stored = store_evidence(name=name, content=content, at=at)
    others = [one for one in kept.evidence if one["name"] != name]
    kept.evidence = sorted([*others, {"name": name, "sha256": stored.sha256}], key=lambda one: one["name"])
    kept.save(update_fields=["evidence"])
    _audit("attach_facility_evidence", report, by, at, line=kept.position, file=name)
    return kept


@transaction.atomic
def submit_facility_report(
    *, report: FacilityReport, by: Person, at: datetime, reason: str = ""
) -> tuple[FacilityReportVersion, bool]:
    """Send the draft as a version nothing changes any more, and return it with whether it is new.

    The same content sent again gives the same receipt. Late is accepted and shows as late. Refusal while a line is
    wrong or an item of the form is not written.
    """
    require(by, "submit_facility_report", agency_code=report.facility.code, at=at)
    report = FacilityReport.objects.select_for_update(of=("self",)).select_related("facility").get(pk=report.pk)
    on = timezone.localtime(at).date()
    lines = entries_of(report, on)
    if not lines:
        raise Refusal("The report has no line yet: enter what the facility emits, or the amount 0 of its sources.")
    if wrong := [place for place, line in enumerate(lines, start=1) if line.entry.row is None]:
        raise Refusal("Lines {lines} are not right yet: correct them first.", lines=", ".join(map(str, wrong)))
    if missing := missing_texts(report, on):
        raise Refusal("Items {items} of the form are not written yet.", items=", ".join(missing))
    content = content_of(report, lines, at)
    digest, latest = content_hash(content), report.versions.order_by("-number").first()
    if latest and latest.content_hash == digest:
        return latest, False
    if refusal := may_supplement(report, reason):
        raise refusal
    number = latest.number + 1 if latest else 1
    version = FacilityReportVersion.objects.create(
        report=report,
        number=number,
        reason=reason.strip() if latest else "",
        content=content,
        content_hash=digest,
        receipt=f"BN-{report.facility.code}-{report.due_year}-{number:02d}-{digest[:8].upper()}",
        submitted_at=at,
        submitted_by=by,
        illustrative=report.illustrative,
    )
    _note_evidence(version)
    _audit("submit_facility_report", report, by, at, receipt=version.receipt, content_hash=digest)
    announce_facility_report(version, at)
    return version, True


def _note_evidence(version: FacilityReportVersion) -> None:
    named = [
        (line["code"], one["name"], one["sha256"]) for line in version.content["lines"] for one in line["evidence"]
    ]
    files = {file.sha256: file for file in EvidenceFile.objects.filter(sha256__in={sha for _, _, sha in named})}
    FacilityEvidence.objects.bulk_create(
        FacilityEvidence(version=version, line_code=code[:120], name=name[:250], file=files[sha])
        for code, name, sha in named
    )


def _lock(report: FacilityReport, by: Person, at: datetime) -> FacilityReport:
    found = FacilityReport.objects.select_for_update(of=("self",)).select_related("facility").get(pk=report.pk)
    require(by, "write_facility_report", agency_code=found.facility.code, at=at)
    return found


def _own_line(report: FacilityReport, line: FacilityLine) -> FacilityLine:
    found = report.lines.filter(pk=line.pk).first()
    if found is None:
        raise Refusal("This line is not in the report any more: look at the list of its lines.")
    return found


def _next_position(report: FacilityReport) -> int:
    return (report.lines.order_by("-position").values_list("position", flat=True).first() or 0) + 1


def _same_source(kind: str, written: Mapping[str, str]) -> tuple[str, str, str]:
    return kind, " ".join(written.get("source", "").split()).casefold(), written.get("year", "").strip()


def _audit(action: str, report: FacilityReport, by: Person, at: datetime, **details: object) -> None:
    subject = f"facility_report:{report.pk}"
    record_event(action=action, subject=subject, by=by, at=at, agency_code=report.facility.code, **details)
