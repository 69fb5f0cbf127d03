"""A small world for tests, made by the same actions as real work: a city, its people, a plan, rounds and reports.

The city's agencies are real: until 28 February 2025 Sở Kế hoạch và Đầu tư (SKHDT) coordinates and Sở Tài nguyên và Môi
trường (STNMT) is there; from 1 March 2025 STC and SNNMT follow them; on 1 July 2025 the districts end.
"""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from xanh.basis.deadline import VIETNAM
from xanh.documents.forms.model import FilledForm, IndicatorAnswer, MoneyAnswer, TaskAnswer
from xanh.plans import model as plan
from xanh_web.agencies.actions import load_city
from xanh_web.agencies.city import City, current_city
from xanh_web.base.actions import appoint_person, operator
from xanh_web.base.models import Event, Person
from xanh_web.plans.actions import IndicatorEntry, load_plan
from xanh_web.plans.models import Edition
from xanh_web.reporting.actions import open_round, submit_report
from xanh_web.reporting.agency_form import form_for
from xanh_web.reporting.models import Round, Submission


def vn(year: int, month: int, day: int, hour: int = 9, minute: int = 0) -> datetime:
    """Return an instant in Vietnam."""
    return datetime(year, month, day, hour, minute, tzinfo=VIETNAM)


START, SENT, REVIEWED = vn(2024, 2, 14), vn(2024, 11, 12), vn(2024, 11, 25)
CAST = (  # name, full name, role, agency
    ("lan", "Lan", "coordinator", "SKHDT"),
    ("minh", "Minh", "reporter", "STNMT"),
    ("hoa", "Hoa", "agency_head", "STNMT"),
    ("tuan", "Tuấn", "reporter", "SCT"),
    ("an", "An", "auditor", ""),
    ("binh", "Bình", "coordinator", "SKHDT"),
)


def people() -> SimpleNamespace:
    """Return the standing cast by name; Bình's appointment has ended, Khách never had one."""
    cast = {}
    for username, name, role, agency in CAST:
        held = appoint_person(
            username=username,
            full_name=name,
            role=role,
            agency_code=agency,
            valid_from=date(2021, 1, 1),
            by=operator(),
            at=START,
        )
        cast[username] = held.person
    cast["binh"].appointments.update(valid_to=date(2023, 12, 31))
    cast["khach"] = Person.objects.create(username="khach", first_name="Khách")
    return SimpleNamespace(**cast)


def city() -> City:
    """Load the shipped city and return it."""
    load_city(folder=current_city().folder, by=operator(), at=START)
    return current_city()


INDICATORS = (
    IndicatorEntry("treated-waste", "Tỷ lệ chất thải được xử lý", "percent", owner="STNMT", low=Decimal(0)),
    IndicatorEntry("emission-intensity", "Cường độ phát thải", "tonne_co2e/billion_dong", owner="STNMT"),
    IndicatorEntry("hdi", "Chỉ số phát triển con người", "index", owner="SCT"),
)


def _party(text: str, code: str | None = None, rule: str | None = None) -> plan.Party:
    return plan.Party(text=text, code=code, rule=rule, open_set=rule is not None)


def written_plan(**changes: Any) -> plan.Plan:
    """Return a small confirmed plan: 2 objectives, 4 targets of different kinds, 4 tasks with every kind of lead."""
    target, task = plan.Target, plan.Task
    whole = plan.Plan(
        document=plan.Header(
            number="7/KH-UBND",
            date=date(2022, 9, 22),
            title="Kế hoạch hành động tăng trưởng xanh",
            issuer="Ủy ban nhân dân thành phố Cần Thơ",
        ),
        objectives=[
            plan.Objective(code="1", title="Giảm phát thải", general=False, text="Giảm phát thải khí nhà kính"),
            plan.Objective(code="2", title="Xanh hóa lối sống", general=False, text="Xanh hóa lối sống"),
        ],
        targets=[
            target(objective="1", horizon=2030, kind="change_from_base", value=Decimal(-15), unit="%", base_year=2014,
                   indicator_text="Cường độ phát thải", text="Giảm ít nhất 15% so với năm 2014"),
            target(objective="2", horizon=2030, kind="at_least", value=Decimal(95), unit="percent",
                   indicator_text="Tỷ lệ chất thải được xử lý", text="Đạt ít nhất 95%"),
            target(objective="2", horizon=2030, kind="range", low=Decimal("0.75"), high=Decimal("0.8"), unit="index",
                   indicator_text="Chỉ số phát triển con người", text="Đạt 0,75 - 0,8"),
            target(objective="2", horizon=2025, kind="milestone", indicator_text="Ban hành quy chế",
                   text="Ban hành quy chế"),
        ],
        groups=[plan.Group(number="1", title="Thể chế")],
        tasks=[
            task(number="1.1", group="1", title="Quan trắc", leads=[_party("Sở TNMT", "STNMT")], funding=["I", "II"]),
            task(number="1.2", group="1", title="Tuyên truyền", leads=[_party("UBND quận, huyện", rule="districts")]),
            task(number="1.3", group="1", title="Năng lượng", priority="high", funding=["I"],
                 leads=[_party("Sở CT", "SCT"), _party("Sở TNMT", "STNMT")],
                 period=plan.Period(text="2022 - 2030", start=2022, end=2030)),
            task(number="1.4", group="1", title="Khung pháp lý", leads=[_party("Bộ", rule="central_ministries")]),
        ],
        duties=[plan.Duty(text="Báo cáo trước ngày 20 tháng 11 hằng năm", due="--11-20", frequency="annual")],
    )  # fmt: skip
    return whole.model_copy(update=changes)


def edition() -> Edition:
    """Load the small plan and return its first edition; city() comes before."""
    made, _new = load_plan(plan=written_plan(), text="", area_code="92", indicators=INDICATORS, by=operator(), at=START)
    return made


def opened_round(year: int = 2024, at: datetime = START) -> Round:
    """Return the round of `year`, opened at `at` on the small plan; city() comes before."""
    coordinator = current_city().coordinator_on(at.date())
    return open_round(edition=edition(), year=year, coordinator=coordinator, by=operator(), at=at).round


def filled(round_: Round, agency: str, **values: Decimal | str) -> FilledForm:
    """Return the agency's form with an answer to everything; `values` gives indicators by code ("-" as "_")."""
    form = form_for(round_, agency)
    tasks = [
        TaskAnswer(
            question.obligation,
            "in_progress",
            Decimal("62.5"),
            result="Đã triển khai",
            evidence=("bien-ban.pdf",),
            money=tuple(MoneyAnswer(source, Decimal(100), Decimal(0), None) for source in question.funding),
            difficulties="Thiếu kinh phí",
        )
        for question in form.tasks
    ]
    indicators = []
    for question in form.indicators:
        given = values.get(question.code.replace("-", "_"), Decimal("42.5"))
        missing = given if isinstance(given, str) else None
        value = None if isinstance(given, str) else given
        indicators.append(IndicatorAnswer(question.obligation, value, missing, "Báo cáo của Sở", ("so-lieu.xlsx",)))
    return FilledForm(form.form_id, round_.code, agency, tuple(tasks), tuple(indicators))


FILES = {"bien-ban.pdf": b"bien ban", "so-lieu.xlsx": b"so lieu"}


def sent(round_: Round, agency: str, at: datetime = SENT, **values: Decimal | str) -> Submission:
    """Send the agency's filled form, with its evidence, and return the submission."""
    submission, _new = submit_report(
        round_=round_, filled=filled(round_, agency, **values), files=FILES, by=operator(), at=at
    )
    return submission


def with_task(form: FilledForm, **changes: Any) -> FilledForm:
    """Return the form with its first task answer changed."""
    return replace(form, tasks=(replace(form.tasks[0], **changes), *form.tasks[1:]))


def with_indicator(form: FilledForm, **changes: Any) -> FilledForm:
    """Return the form with its first indicator answer changed."""
    return replace(form, indicators=(replace(form.indicators[0], **changes), *form.indicators[1:]))


def events(action: str) -> list[Event]:
    """Return the audit events of an action."""
    return list(Event.objects.filter(action=action))
