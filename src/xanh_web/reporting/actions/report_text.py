"""The coordinator writes a paragraph of the consolidated report in other words; its figures stay where they are."""

from datetime import datetime

from django.db import transaction

from xanh.basis.errors import Refusal
from xanh.documents.report.compose import SECTION_BLOCKS
from xanh.documents.report.rewriting import Editable
from xanh_web.base.actions import record_event
from xanh_web.base.models import Person
from xanh_web.base.permissions import require
from xanh_web.reporting.consolidate.texts import texts_at
from xanh_web.reporting.models import ReportText, Round


@transaction.atomic
def write_report_text(
    *, round_: Round, section: str, paragraph: Editable, typed: str, seen: int, by: Person, at: datetime
) -> ReportText | None:
    """Write `typed` in place of `paragraph`; None where it says what stands there already.

    `seen` is the key of the row the person had before their eyes, 0 where the system's own text stood. Refusal where
    somebody else wrote meanwhile, or where the text loses a figure or brings a number of its own.
    """
    require(by, "write_report_text", at=at)
    if section not in SECTION_BLOCKS:
        raise Refusal("The report has no section “{section}”.", section=section)
    text = paragraph.bare(typed)
    Round.objects.select_for_update().get(pk=round_.pk)
    latest = texts_at(round_, at).get((section, paragraph.original))
    stands = latest.text if latest else paragraph.original
    if text == stands:
        return None
    if latest and latest.pk != seen:
        raise Refusal(
            "{name} changed this paragraph while you were writing; it now says: “{text}”. Join the two, then save.",
            name=str(latest.written_by),
            text=paragraph.shown(latest.text),
        )
    row = ReportText.objects.create(
        round=round_, section=section, original=paragraph.original, text=text, written_at=at, written_by=by
    )
    record_event(
        action="write_report_text",
        subject=f"round:{round_.code}",
        by=by,
        at=at,
        section=section,
        before=stands,
        text=text,
    )
    return row


@transaction.atomic
def drop_report_text(*, text: ReportText, by: Person, at: datetime) -> ReportText:
    """Leave the paragraph of `text` to the system again: what was written stays on record and is not printed."""
    require(by, "write_report_text", at=at)
    row = ReportText.objects.create(
        round=text.round, section=text.section, original=text.original, text=text.original, written_at=at, written_by=by
    )
    record_event(
        action="drop_report_text",
        subject=f"round:{text.round.code}",
        by=by,
        at=at,
        section=text.section,
        text=text.text,
    )
    return row
