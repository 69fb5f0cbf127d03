"""What people wrote in place of the report's own paragraphs, as known at an instant."""

from datetime import datetime

from xanh.documents.report.content import Rewritten
from xanh_web.reporting.models import ReportText, Round


def texts_at(round_: Round, at: datetime) -> dict[tuple[str, str], ReportText]:
    """Return the latest row of every paragraph by (section, original), in the order of their first writing."""
    rows = ReportText.objects.filter(round=round_, written_at__lte=at).select_related("written_by").order_by("pk")
    found: dict[tuple[str, str], ReportText] = {}
    for row in rows:
        found[row.section, row.original] = row
    return found


def rewritten_at(round_: Round, at: datetime) -> tuple[Rewritten, ...]:
    """Return the paragraphs that differ from what the system writes."""
    rows = texts_at(round_, at).values()
    kept = (row for row in rows if row.text != row.original)
    return tuple(Rewritten(section=row.section, original=row.original, text=row.text) for row in kept)
