"""The register of facilities is loaded from a file: new ones made, known ones brought up to date, never deleted."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from xanh.basis.errors import Refusal
from xanh.basis.text import fold
from xanh_web.agencies.models import Agency, Area
from xanh_web.base.actions import record_event
from xanh_web.base.models import Person
from xanh_web.base.permissions import require
from xanh_web.emissions.facility_file import FacilityRecord
from xanh_web.emissions.facility_rules import Double, doubles
from xanh_web.emissions.models import Facility

_NO_LETTERS = re.compile(r"\W+")


@dataclass(frozen=True)
class Loaded:
    """What loading did: the codes made, changed and left as they were, and what may be one facility twice."""

    new: tuple[str, ...]
    changed: tuple[str, ...]
    same: tuple[str, ...]
    doubles: tuple[Double, ...]


@transaction.atomic
def load_facilities(
    *, records: Sequence[FacilityRecord], by: Person, at: datetime, illustrative: bool = False
) -> Loaded:
    """Bring the register in line with `records`; who is not among them stays. Refusal, nothing changed, if one errs.

    A place on a list, or a tax code with an address, belongs to one facility: a second code for it is refused. The same
    name, tax code or address alone is pointed out.
    """
    require(by, "load_facilities", at=at)
    known = {facility.code: facility for facility in Facility.objects.select_for_update()}
    _check_codes(records)
    new, changed, same = [], {}, []
    for record in records:
        facility = known.get(record.code)
        values = _values(record, illustrative=illustrative)
        if facility is None:
            known[record.code] = Facility(**values)
            new.append(record.code)
        elif before := {name: getattr(facility, name) for name in values if getattr(facility, name) != values[name]}:
            changed[record.code] = {name: str(value) for name, value in before.items()}
            for name in before:
                setattr(facility, name, values[name])
        else:
            same.append(record.code)
    _check_counted_once(known.values(), records)
    for code in (*new, *changed):
        known[code].save()
    if new or changed:
        record_event(action="load_facilities", subject="facilities", by=by, at=at, new=new, changed=changed)
    day = timezone.localtime(at).date()
    return Loaded(tuple(new), tuple(changed), tuple(same), tuple(doubles(Facility.objects.on(day))))


def _values(record: FacilityRecord, *, illustrative: bool) -> dict[str, Any]:
    said = dict(record.values)
    return said | {
        "folded_name": fold(said["name"]),
        "folded_address": _NO_LETTERS.sub(" ", fold(said["address"])).strip(),
        "illustrative": illustrative,
    }


def _check_codes(records: Sequence[FacilityRecord]) -> None:
    agencies = set(Agency.objects.values_list("code", flat=True))
    areas = set(Area.objects.values_list("code", flat=True))
    for record in records:
        if record.code in agencies:
            raise Refusal("{where}: {code} is the code of an agency.", where=record.where, code=record.code)
        if record.values["area_code"] not in areas:
            area = record.values["area_code"]
            raise Refusal(
                "{where}: there is no area with the code {area}: load the areas first, or check it.",
                where=record.where,
                area=area,
            )


def _check_counted_once(facilities: Any, records: Sequence[FacilityRecord]) -> None:
    where = {record.code: record.where for record in records}
    places: dict[tuple[str, ...], Facility] = {}
    for facility in facilities:
        listed = ("list", facility.list_decision, facility.list_annex, facility.list_number)
        taxed = ("tax", facility.tax_code, facility.folded_address)
        for key in ([listed] if facility.list_decision else []) + ([taxed] if facility.tax_code else []):
            other = places.setdefault(key, facility)
            if other is not facility:
                raise Refusal(
                    "{where}: {code} is {other} once more (the same place on the list, or tax code and address): "
                    "keep one of them.",
                    where=where.get(facility.code) or where.get(other.code) or facility.code,
                    code=facility.code,
                    other=f"{other.code} {other.name}",
                )
