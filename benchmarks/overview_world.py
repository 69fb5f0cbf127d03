"""A city after nine years: 150 agencies that owe 21 tasks each in every round, and 72 indicators in all their areas.

The plan is loaded by its real action; rounds, reports and ledger are written in bulk. The years before this one are
closed and accepted; in this year's round a third of the reports is accepted, a third waits for review, a sixth is
returned and a sixth has not come.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import batched
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from xanh_web.base.models import Person
    from xanh_web.plans.models import Edition
    from xanh_web.reporting.models import Round, Submission

YEARS, AGENCIES, TASKS, INDICATORS = 9, 150, 21, 72
_RESULT = "Đã ban hành kế hoạch, phân công đơn vị đầu mối, bố trí kinh phí và tổ chức tập huấn cho cán bộ phụ trách."


@dataclass(frozen=True)
class Size:
    """How large a world is made."""

    years: int = YEARS
    agencies: int = AGENCIES
    tasks: int = TASKS
    indicators: int = INDICATORS


def build(now: datetime, size: Size | None = None) -> "Edition":
    """Fill the empty installation with a world of `size` on the day of `now`, and return the edition in force."""
    from tests.world import city

    from xanh_web.agencies.models import Agency
    from xanh_web.base.actions import operator

    size = size or Size()
    city()
    by = operator()
    Agency.objects.bulk_create(
        Agency(code=code, name=f"Ủy ban nhân dân xã số {n}", kind="commune", sort_key=f"z{n:04d}", start_unknown=False)
        for n, code in enumerate(_agencies(size))
    )
    edition = _plan(now, size, by)
    _figures(now, size, by)
    for year in _years(now, size):
        _year(edition, year, now, size, by)
    return edition


def coordinator() -> "Person":
    """Return a person who coordinates the plan."""
    from xanh_web.base.models import Appointment, Person

    person = Person.objects.create(username="coordinator", first_name="Lan")
    Appointment.objects.create(person=person, role="coordinator", agency_code="STC", valid_from=date(2020, 1, 1))
    return person


def _agencies(size: Size) -> list[str]:
    return [f"XA-{n:04d}" for n in range(size.agencies)]


def _years(now: datetime, size: Size) -> range:
    return range(now.year - size.years + 1, now.year + 1)


def _plan(now: datetime, size: Size, by: "Person") -> "Edition":
    from tests.world import written_plan

    from xanh.plans.model import Objective, Party, Target, Task
    from xanh_web.plans.actions import IndicatorEntry, load_plan

    first = _years(now, size)[0]
    names = [f"Chỉ tiêu số {n} của kế hoạch" for n in range(size.indicators)]
    owners = _agencies(size)
    entries = [
        IndicatorEntry(f"chi-tieu-{n}", name, "percent", owner=owners[n % len(owners)]) for n, name in enumerate(names)
    ]
    target = {"horizon": now.year + 4, "kind": "at_least", "value": Decimal(80), "unit": "percent"}
    plan = written_plan(
        objectives=[
            Objective(code=str(n), title=f"Mục tiêu {n}", general=False, text=f"Mục tiêu {n}") for n in range(1, 7)
        ],
        targets=[
            Target(objective=str(1 + n % 6), indicator_text=name, text=f"{name} đạt ít nhất 80%", **target)
            for n, name in enumerate(names)
        ],
        tasks=[
            Task(
                number=f"1.{n + 1}",
                group="1",
                title=f"Nhiệm vụ {n + 1}: rà soát, xây dựng và triển khai cơ chế, chính sách",
                leads=[Party(text="UBND các xã, phường", rule="communes", open_set=True)],
                funding=["I", "II"],
            )
            for n in range(size.tasks)
        ],
    )
    plan.document.date = now.date().replace(year=first - 1, day=1)
    return load_plan(plan=plan, text="", area_code="92", indicators=entries, by=by, at=now)[0]


def _figures(now: datetime, size: Size, by: "Person") -> None:
    """Write a value for every indicator in the city and in every agency's area, for every year before this one."""
    from xanh_web.ledger.models import Observation

    rows = (
        Observation(
            indicator=f"chi-tieu-{n}",
            area_code=area,
            period=str(year),
            value=Decimal(20 + (n * 7 + place * 3) % 30 + 5 * (year - now.year + size.years)),
            unit="percent",
            status="official",
            source="import:overview",
            recorded_at=now.replace(year=year + 1, month=2),
            recorded_by=by,
        )
        for year in _years(now, size)[:-1]
        for n in range(size.indicators)
        for place, area in enumerate(("92", *(f"{k:05d}" for k in range(size.agencies))))
    )
    _write(rows)


def _year(edition: "Edition", year: int, now: datetime, size: Size, by: "Person") -> None:
    from xanh.basis.deadline import ends_before
    from xanh_web.reporting.models import Obligation, Round

    deadline, closed = ends_before(date(year, 11, 20)), year < now.year
    opened = deadline - timedelta(days=80)
    round_ = Round.objects.create(
        code=f"{year}-{edition.plan.number.split('/')[0]}-kh-ubnd",
        regime="plan_annual",
        edition=edition,
        year=year,
        area_code="92",
        opened_on=opened.date(),
        deadline=deadline,
        closed_at=deadline + timedelta(days=40) if closed else None,
    )
    tasks, place = list(edition.tasks.all()), 0
    indicators = _owned(edition)
    owed = []
    for n, agency in enumerate(_agencies(size)):
        matters: list[dict[str, Any]] = [{"task": task} for task in tasks]
        matters += [{"indicator": one} for one in indicators.get(agency, ())]
        for matter in matters:
            what = next(iter(matter.values()))
            key = f"task:{what.number}" if "task" in matter else f"indicator:{what.code}"
            owed.append(
                Obligation(
                    round=round_,
                    code=f"{agency}:{key}",
                    agency_code=agency,
                    agency_name=f"Ủy ban nhân dân xã số {n}",
                    basis="",
                    position=(place := place + 1),
                    **matter,
                )
            )
    _write(owed)
    _reports(round_, opened, size, by, closed=closed)


def _owned(edition: "Edition") -> dict[str, list[Any]]:
    from xanh_web.plans.models import Indicator

    owned: dict[str, list[Any]] = {}
    for one in Indicator.objects.filter(targets__objective__edition=edition).distinct():
        owned.setdefault(one.owner_code, []).append(one)
    return owned


def _reports(round_: "Round", opened: datetime, size: Size, by: "Person", *, closed: bool) -> None:
    from xanh.basis.hashing import sha256_hex
    from xanh_web.reporting.models import Review, Submission

    senders = [code for n, code in enumerate(_agencies(size)) if closed or n % 6]
    submissions = [
        Submission(
            round=round_,
            agency_code=code,
            sent_by_code=code,
            sent_by_name=f"Ủy ban nhân dân xã số {code[-4:]}",
            version=1,
            submitted_at=min(opened + timedelta(days=40 + n % 45), round_.deadline + timedelta(days=3)),
            submitted_by=by,
            content_hash=sha256_hex(f"{round_.code}{code}".encode()),
            receipt=f"BN-{round_.year}-{code}-01",
        )
        for n, code in enumerate(senders)
    ]
    _write(submissions)
    _answers(round_, submissions)
    reviews = []
    for n, submission in enumerate(submissions):
        decision = "accepted" if closed else ("accepted", "accepted", "", "", "returned")[n % 5]
        if decision:
            said = {"frozen_hash": sha256_hex(b"")} if decision == "accepted" else {"reason": "Thiếu tài liệu"}
            at = submission.submitted_at + timedelta(days=1)
            reviews.append(Review(submission=submission, decision=decision, reviewed_at=at, reviewed_by=by, **said))
    _write(reviews)


def _answers(round_: "Round", submissions: "list[Submission]") -> None:
    from xanh_web.reporting.models import IndicatorAnswer, MoneyLine, Obligation, TaskAnswer

    by_agency = {submission.agency_code: submission for submission in submissions}
    said, given = [], []
    for n, owed in enumerate(Obligation.objects.filter(round=round_, agency_code__in=by_agency)):
        submission = by_agency[owed.agency_code]
        if owed.indicator_id:
            value = Decimal(30 + n % 40)
            given.append(IndicatorAnswer(submission=submission, obligation=owed, value=value, note="Ước cả năm"))
            continue
        result = f"{_RESULT} Đợt {round_.year}, việc thứ {n}."
        said.append(
            TaskAnswer(
                submission=submission, obligation=owed, status="in_progress", percentage=Decimal(n % 100), result=result
            )
        )
    _write(given)
    _write(said)
    _write(
        MoneyLine(answer=row, source=source, year=round_.year, planned=100 + place, allocated=80, disbursed=None)
        for place, row in enumerate(said)
        for source in ("I", "II")
    )


def _write(rows: Iterable[Any]) -> None:
    for some in batched(rows, 2000):
        type(some[0]).objects.bulk_create(some)
