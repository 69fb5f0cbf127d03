"""Importing an official list of indicators."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from xanh.basis.errors import Refusal
from xanh.basis.hashing import canonical_json, sha256_hex
from xanh.documents.indicator_list import ListedEntry
from xanh_web.base.actions import record_event
from xanh_web.base.models import Person
from xanh_web.base.permissions import require
from xanh_web.plans.models import OfficialIndicator, OfficialList


@transaction.atomic
def import_official_list(
    *, entries: Sequence[ListedEntry], source: str, by: Person, at: datetime
) -> tuple[OfficialList, bool]:
    """Import the indicators of an official list and return it with whether it is new.

    The same list from the same document again changes nothing; another content makes a new list, and the older stays.
    """
    require(by, "import_official_list", at=at)
    if not source.strip():
        raise Refusal("Say which document gives the list: its number and date.")
    content_hash = sha256_hex(canonical_json([asdict(entry) for entry in entries]))
    newest = OfficialList.objects.filter(source=source.strip()).last()
    if newest and newest.content_hash == content_hash:
        return newest, False
    made = OfficialList.objects.create(
        source=source.strip()[:250], content_hash=content_hash, imported_at=at, imported_by=by
    )
    OfficialIndicator.objects.bulk_create(
        OfficialIndicator(list=made, position=place, **asdict(entry)) for place, entry in enumerate(entries)
    )
    record_event(
        action="import_official_list", subject=f"official_list:{made.pk}", by=by, at=at, content_hash=content_hash
    )
    return made, True
