"""Why an inventory that took lines from facilities' reports is to be looked at again: what was said since."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.utils import timezone

from xanh.basis.language import gettext
from xanh_web.emissions.facility_feeds import last_opinions
from xanh_web.emissions.models import Conclusion, FacilityReportVersion, InventoryVersion


def reasons_of_version(version: InventoryVersion, at: datetime) -> list[str]:
    """Return why an issued version is to be recalculated, as known at `at`: one sentence for each report."""
    contents = version.lines.values_list("content", flat=True)
    return list(outdated((one["report"] for one in contents if "report" in one), at).values())


def outdated(reports: Iterable[Mapping[str, Any]], at: datetime) -> dict[str, str]:
    """Return, by receipt, what became of the reports that lines were taken from: superseded, or judged negative."""
    receipts = {one["receipt"] for one in reports}
    if not receipts:
        return {}
    known = FacilityReportVersion.objects.filter(submitted_at__lte=at).defer("content")
    used = list(known.filter(receipt__in=receipts).order_by("receipt"))
    of_report = {one.report_id for one in used}
    latest = {one.report_id: one for one in known.filter(report__in=of_report).order_by("number")}
    negative = {
        pk for (pk, _kind), said in last_opinions([one.pk for one in used], at).items() if said == Conclusion.NEGATIVE
    }
    found = {}
    for one in used:
        newest = latest[one.report_id]
        if newest.pk != one.pk:
            text = gettext("The report {receipt} was superseded on {day} by {newer}: {reason}")
            day = f"{timezone.localtime(newest.submitted_at):%d/%m/%Y}"
            said = {"receipt": one.receipt, "day": day, "newer": newest.receipt, "reason": newest.reason}
            found[one.receipt] = text.format(**said)
        elif one.pk in negative:
            found[one.receipt] = gettext("The report {receipt} has a negative opinion by now.").format(
                receipt=one.receipt
            )
    return found
