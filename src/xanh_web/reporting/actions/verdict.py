"""A person's verdict on a target, in place of the computed one, and its end."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from xanh.basis.errors import Refusal
from xanh.targets.model import Course
from xanh_web.base.actions import record_event
from xanh_web.base.models import Person
from xanh_web.base.permissions import require
from xanh_web.plans.models import Plan, Target
from xanh_web.reporting.judgements import judge_targets
from xanh_web.reporting.models import StatedVerdict
from xanh_web.reporting.stated_verdicts import stated_verdicts


@transaction.atomic
def state_verdict(*, target: Target, course: str, reason: str, by: Person, at: datetime) -> StatedVerdict:
    """Say of `target` what the series does not, with the reason that is shown beside it from now on."""
    require(by, "state_verdict", at=at)
    if course not in Course:
        raise Refusal("“{course}” is not a verdict on a target.", course=course)
    plan = _locked(target)
    computed = _computed(target, at)
    if course == computed:
        raise Refusal("The computed verdict says so already: state one where the figures do not tell it all.")
    standing = stated_verdicts(plan, None).get(target.code)
    if standing and (standing.course, standing.reason) == (course, reason.strip()):
        raise Refusal("This verdict stands already, with this reason.")
    return _written(plan, target, course, computed, reason, "state_verdict", by, at)


@transaction.atomic
def withdraw_verdict(*, target: Target, reason: str, by: Person, at: datetime) -> StatedVerdict:
    """Leave `target` to the computed verdict again; what was said before stays on record."""
    require(by, "state_verdict", at=at)
    plan = _locked(target)
    if target.code not in stated_verdicts(plan, None):
        raise Refusal("The computed verdict stands: there is none to withdraw.")
    return _written(plan, target, "", _computed(target, at), reason, "withdraw_verdict", by, at)


def _locked(target: Target) -> Plan:
    return Plan.objects.select_for_update().get(pk=target.objective.edition.plan_id)


def _computed(target: Target, at: datetime) -> str:
    area = target.objective.edition.plan.area_code
    (judgement,) = judge_targets([target], area, at, timezone.localtime(at).date())
    return judgement.computed


def _written(
    plan: Plan, target: Target, course: str, computed: str, reason: str, action: str, by: Person, at: datetime
) -> StatedVerdict:
    if not reason.strip():
        raise Refusal("Give the reason: it is shown beside the verdict, wherever the verdict is.")
    row = StatedVerdict.objects.create(
        plan=plan,
        target_code=target.code,
        course=course,
        computed=computed,
        reason=reason.strip(),
        stated_at=at,
        stated_by=by,
    )
    record_event(
        action=action,
        subject=f"target:{target.code}",
        by=by,
        at=at,
        course=course,
        computed=computed,
        reason=row.reason,
    )
    return row
