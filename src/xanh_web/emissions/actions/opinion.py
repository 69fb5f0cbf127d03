"""Opinions on a facility's report, written once beside it: the province's review, the verification by a body."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from xanh.basis.errors import Refusal
from xanh_web.agencies.models import Agency
from xanh_web.base.actions import record_event
from xanh_web.base.models import Person
from xanh_web.base.models.person import Role
from xanh_web.base.permissions import require
from xanh_web.emissions.facility_announcements import announce_facility_opinion
from xanh_web.emissions.facility_rules import may_give_opinion, why_not_concluded
from xanh_web.emissions.models import (
    Conclusion,
    FacilityOpinion,
    FacilityReport,
    FacilityReportVersion,
    OpinionFinding,
    OpinionKind,
)

MOST_FINDINGS = 200


@dataclass(frozen=True)
class Finding:
    """What was found: about which line or item ("" for the whole), material or not, in words."""

    text: str
    material: bool
    about: str = ""


@transaction.atomic
def review_facility_report(
    *,
    version: FacilityReportVersion,
    conclusion: str,
    text: str,
    findings: Sequence[Finding],
    by: Person,
    at: datetime,
) -> FacilityOpinion:
    """Give the province's opinion on a version (Nghị định 119/2025/NĐ-CP, Điều 1 khoản 7: the province reviews)."""
    require(by, "review_facility_report", at=at)
    day = timezone.localtime(at).date()
    held = [one for one in by.held_on(day) if one.role in (Role.FACILITY_REVIEWER, Role.COORDINATOR)]
    agency = next((one.agency_code for one in held if one.agency_code), "")
    name = Agency.objects.filter(code=agency).values_list("name", flat=True).first() or str(by)
    return _give(version, OpinionKind.REVIEW, conclusion, text, findings, agency, name, "", by, at)


@transaction.atomic
def verify_facility_report(
    *,
    version: FacilityReportVersion,
    conclusion: str,
    text: str,
    findings: Sequence[Finding],
    body_name: str,
    certificate: str,
    by: Person,
    at: datetime,
) -> FacilityOpinion:
    """Give the opinion of a verification body on a version, under the number of its registration certificate.

    Source: Nghị định 06/2022/NĐ-CP, Điều 14, as amended by Nghị định 119/2025/NĐ-CP.
    """
    require(by, "verify_facility_report", at=at)
    if not body_name.strip() or not certificate.strip():
        raise Refusal("Name the verification body and the number of its registration certificate.")
    day = timezone.localtime(at).date()
    code = next((one.agency_code for one in by.held_on(day) if one.role == Role.VERIFIER), "")
    return _give(
        version,
        OpinionKind.VERIFICATION,
        conclusion,
        text,
        findings,
        code,
        body_name.strip(),
        certificate.strip(),
        by,
        at,
    )


def _give(
    version: FacilityReportVersion,
    kind: str,
    conclusion: str,
    text: str,
    findings: Sequence[Finding],
    body_code: str,
    body_name: str,
    certificate: str,
    by: Person,
    at: datetime,
) -> FacilityOpinion:
    FacilityReport.objects.select_for_update(of=("self",)).get(pk=version.report_id)
    version = FacilityReportVersion.objects.select_related("report__facility").get(pk=version.pk)
    said = [Finding(one.text.strip(), one.material, one.about.strip()) for one in findings if one.text.strip()]
    _check(version, kind, conclusion, text, said, by)
    opinion = FacilityOpinion.objects.create(
        version=version,
        kind=kind,
        conclusion=conclusion,
        text=text.strip(),
        body_code=body_code,
        body_name=body_name[:250],
        certificate=certificate[:120],
        given_at=at,
        given_by=by,
    )
    OpinionFinding.objects.bulk_create(
        OpinionFinding(opinion=opinion, position=place, about=one.about[:120], material=one.material, text=one.text)
        for place, one in enumerate(said, start=1)
    )
    _audit(opinion, version, len(said), by, at)
    announce_facility_opinion(opinion, at)
    return opinion


def _audit(opinion: FacilityOpinion, version: FacilityReportVersion, findings: int, by: Person, at: datetime) -> None:
    record_event(
        action="review_facility_report" if opinion.kind == OpinionKind.REVIEW else "verify_facility_report",
        subject=f"facility_version:{version.pk}",
        by=by,
        at=at,
        agency_code=version.report.facility.code,
        conclusion=opinion.conclusion,
        findings=findings,
    )


def _check(
    version: FacilityReportVersion, kind: str, conclusion: str, text: str, findings: Sequence[Finding], by: Person
) -> None:
    if refusal := may_give_opinion(version, kind, by):
        raise refusal
    if conclusion not in Conclusion.values:
        raise Refusal("Choose the conclusion: positive, modified or negative.")
    if not text.strip():
        raise Refusal("Give the reasons of the opinion.")
    if len(findings) > MOST_FINDINGS:
        raise Refusal("An opinion has at most {most} findings.", most=MOST_FINDINGS)
    if refusal := why_not_concluded(conclusion, sum(one.material for one in findings), len(findings)):
        raise refusal
