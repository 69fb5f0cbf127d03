"""A city of which everything that is shown is corrected once: a figure, a map, a report, an inventory."""

from datetime import date, datetime
from decimal import Decimal

from tests.faces.moments import NEW, OLD
from tests.inventories.world import lines
from tests.portal.world import accept, day, load_world, open_year, record_series, send

from xanh.documents.forms.model import FilledForm, IndicatorAnswer, TaskAnswer
from xanh_web.base.actions import appoint_person, operator
from xanh_web.base.models import Person
from xanh_web.emissions.actions import (
    issue_inventory,
    open_inventory,
    recalculate_inventory,
    take_inventory_lines,
)
from xanh_web.emissions.models import Inventory
from xanh_web.ledger.actions import Fact, record_observations
from xanh_web.ledger.models import Observation
from xanh_web.reporting.actions import reopen_submission, submit_report
from xanh_web.reporting.models import Obligation, Round, Submission

RECORDED, ASKED, CORRECTED, NOW = day("2026-11-16"), day("2026-11-18"), day("2026-11-20"), day("2026-11-23")
CITY, WARD = "92", "31120"


def before() -> dict[str, object]:
    """Make the world as it is at ASKED; return what the addresses name."""
    edition = load_world()
    record_series()
    _record(OLD, day("2026-02-01"))
    round_ = open_year(edition, 2026)
    accept(_answer(round_, "in_progress", OLD, day("2026-11-10")), "2026-11-16")
    made = open_inventory(area_code=CITY, year=2022, boundary_on=date(2024, 7, 1), by=operator(), at=day("2025-01-15"))
    said = {"inventory": made, "by": operator()}
    take_inventory_lines(**said, lines=lines(amount="1357"), at=day("2025-01-15"))
    first = issue_inventory(**said, at=day("2025-01-15"))
    row = Observation.objects.get(indicator="kinh-te-so", area_code=CITY, period="2025")
    return {
        "round": round_.code,
        "inventory": made.code,
        "first": first.content_hash,
        "row": row.pk,
        "made": (round_, made),
    }


def correct(names: dict[str, object]) -> dict[str, object]:
    """Correct all of it at CORRECTED; return what the addresses name, the new rows and versions too."""
    round_, made = names["made"]  # type: ignore[misc]
    _record(NEW, CORRECTED)
    reopen_submission(submission=Submission.objects.get(), reason="Số sai", by=operator(), at=day("2026-11-19"))
    accept(_answer(round_, "completed", NEW, CORRECTED), "2026-11-20")
    send(round_, "SXD", "2026-11-20")
    said = {"inventory": made, "by": operator(), "at": CORRECTED}
    recalculate_inventory(**said, reason="Số liệu mới")
    made = Inventory.objects.get()
    said["inventory"] = made
    take_inventory_lines(**said, lines=lines(amount="2468")[:1])
    second = issue_inventory(**said)
    newer = Observation.objects.get(supersedes=names["row"])
    return names | {"second": second.content_hash, "newer": newer.pk}


def person_in(role: str) -> Person:
    """Return somebody with a role."""
    return appoint_person(
        username=role, full_name=role, role=role, agency_code="STC" if role == "coordinator" else "",
        valid_from=date(2021, 1, 1), by=operator(), at=day("2024-02-14"),
    ).person  # fmt: skip


def _record(value: str, at: datetime) -> None:
    facts = [
        Fact("kinh-te-so", area, "2025", Decimal(value), "%", "actual", "import:x", illustrative=False)
        for area in (CITY, WARD)
    ]
    record_observations(facts=facts, by=operator(), at=at, reason="x")


def _answer(round_: Round, status: str, percentage: str, at: datetime) -> Submission:
    """Send STC's report, with this status and percentage of its task."""
    owed = Obligation.objects.filter(round=round_, agency_code="STC")
    filled = FilledForm(
        form_id="",
        round_code=round_.code,
        agency_code="STC",
        tasks=tuple(
            TaskAnswer(row.code, status, Decimal(percentage), "Kết quả", (), (), "", "") for row in owed if row.task_id
        ),
        indicators=tuple(IndicatorAnswer(row.code, None, "not_collected", "") for row in owed if row.indicator_id),
    )
    return submit_report(round_=round_, filled=filled, files={}, by=operator(), at=at)[0]
