"""Changes of the plans: loading a plan as its first edition."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from xanh.basis.errors import Refusal
from xanh.plans import model as read
from xanh_web.base.actions import record_event
from xanh_web.base.models import Person
from xanh_web.base.permissions import require
from xanh_web.plans.models import Edition, Plan
from xanh_web.plans.writing import IndicatorEntry, hash_of_plan, write_edition

__all__ = ["IndicatorEntry", "load_plan"]


@transaction.atomic
def load_plan(
    *, plan: read.Plan, text: str, area_code: str, indicators: Sequence[IndicatorEntry], by: Person, at: datetime
) -> tuple[Edition, bool]:
    """Load a confirmed plan as edition 1 and return it with whether it is new; loading the same again changes nothing.

    Refusal where a plan of this number is there with another content: that is an amendment, not a load.
    """
    require(by, "load_plan", at=at)
    header = plan.document
    if not header.number or not header.title:
        raise Refusal("A plan needs its number and title before it can be loaded: enter them in the YAML file.")
    if header.date is None:
        raise Refusal("A plan needs its date before it can be loaded: enter it in the YAML file as YYYY-MM-DD.")
    content_hash = hash_of_plan(plan)
    if kept := Edition.objects.filter(plan__number=header.number, number=1).first():
        if kept.content_hash != content_hash:
            raise Refusal(
                "Plan {number} is loaded already, with other content. Changes to it are amendments with a decision.",
                number=header.number,
            )
        return kept, False
    edition = write_edition(
        plan=_write_plan(plan, header.number, header.title, text, area_code),
        content=plan,
        number=1,
        in_force_from=header.date,
        indicators=indicators,
    )
    record_event(action="load_plan", subject=f"plan:{header.number}", by=by, at=at, content_hash=content_hash)
    return edition, True


def _write_plan(plan: read.Plan, number: str, title: str, text: str, area_code: str) -> Plan:
    header, signer = plan.document, plan.document.signer or read.Signer()
    return Plan.objects.create(
        number=number,
        issued_on=header.date,
        place=header.place or "",
        issuer=header.issuer or "",
        kind=header.kind or "",
        title=title,
        signer_name=signer.name or "",
        signer_position=signer.position or "",
        legal_bases=header.legal_bases,
        addressees=plan.addressees,
        duties=[duty.model_dump(mode="json") for duty in plan.duties],
        area_code=area_code,
        text=text,
    )
