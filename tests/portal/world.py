"""A small city with a plan, two rounds and some reports, made through the real actions."""

from datetime import datetime
from decimal import Decimal

from xanh.basis.deadline import VIETNAM
from xanh.documents.forms.model import FilledForm, IndicatorAnswer, MoneyAnswer, TaskAnswer
from xanh.plans import model as read
from xanh_web.agencies.actions import load_city
from xanh_web.agencies.city import current_city
from xanh_web.base.actions import operator
from xanh_web.ledger.actions import Fact, record_observations
from xanh_web.plans.actions import IndicatorEntry, load_plan
from xanh_web.plans.models import Edition
from xanh_web.reporting.actions import accept_submission, issue_report, open_round, return_submission, submit_report
from xanh_web.reporting.models import ConsolidatedReport, Obligation, Round, Submission
from xanh_web.reporting.report_head import final_content

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=VIETNAM)
SOURCE = "1.1\t<p>Lập cơ sở dữ liệu</p> tăng trưởng xanh"
TEXT = f"KẾ HOẠCH\n{SOURCE}\nhết"
SERIES = {"kinh-te-so": {2022: "12.5", 2023: "15", 2024: "18.2"}, "cuong-do": {2014: "40", 2022: "38", 2025: "41"}}
INDICATORS = (
    IndicatorEntry("kinh-te-so", "Tỷ trọng kinh tế số trong GRDP", "%", owner="SKHCN"),
    IndicatorEntry("cuong-do", "Cường độ phát thải khí nhà kính trên GRDP", "tonne_co2e/billion_dong", owner="SNNMT"),
)


def day(text: str, hour: int = 9) -> datetime:
    """Return an instant of a day in Vietnam."""
    return datetime.fromisoformat(text).replace(hour=hour, tzinfo=VIETNAM)


def invented_plan() -> read.Plan:
    """Return a plan that has one of everything: kinds of promise, open sets, a task nobody in the city leads."""
    start = TEXT.index(SOURCE)
    sector = read.Party(text="Các sở, ngành có liên quan", open_set=True, rule="departments_concerned")
    return read.Plan(
        document=read.Header(
            number="12/KH-UBND",
            date=day("2022-09-22").date(),
            title="Kế hoạch hành động về tăng trưởng xanh giai đoạn 2021 - 2030",
            issuer="Ủy ban nhân dân thành phố",
            legal_bases=["Căn cứ Quyết định số 1658/QĐ-TTg;"],
            signer=read.Signer(name="Nguyễn Văn Xanh", position="Phó Chủ tịch"),
        ),
        objectives=[
            read.Objective(code="1", title="Mục tiêu chung", general=True, text="Thịnh vượng, bền vững, công bằng."),
            read.Objective(code="a", title="Giảm cường độ phát thải", general=False, text="Giảm cường độ phát thải"),
            read.Objective(code="b", title="Xanh hóa các ngành kinh tế", general=False, text="Chuyển đổi mô hình."),
        ],
        targets=[
            _target(
                "a", 2030, "change_from_base", "Cường độ phát thải khí nhà kính trên GRDP", value=-15, base_year=2014
            ),
            _target("b", 2030, "at_least", "Tỷ trọng kinh tế số trong GRDP", value=30),
            _target("b", 2030, "range", "Tỷ trọng năng lượng tái tạo", low=15, high=20),
            _target("b", 2030, "milestone", "Ban hành kế hoạch chất lượng không khí"),
            _target("b", 2050, "at_least", "Tỷ trọng kinh tế số trong GRDP", value=50),
        ],
        groups=[
            read.Group(number="1", title="Hoàn thiện khung chính sách", priority="high"),
            read.Group(number="2", title="Giao thông và đô thị"),
        ],
        tasks=[
            read.Task(
                number="1.1",
                group="1",
                title="Lập cơ sở dữ liệu tăng trưởng xanh",
                activities=[read.Activity(text="Số hóa dữ liệu đất đai")],
                leads=[read.Party(text="Sở Kế hoạch và Đầu tư", code="SKHDT")],
                coordinators=[sector],
                period=read.Period(text="2022 - 2030", start=2022, end=2030),
                funding=["I", "II"],
                references=[read.Reference(document="882/QĐ-TTg", item="1.1.2")],
                span=read.Span(start=start, end=start + len(SOURCE)),
            ),
            read.Task(
                number="2.1",
                group="2",
                title="Phát triển giao thông công cộng",
                leads=[read.Party(text="Sở Xây dựng", code="SXD"), read.Party(text="Sở Công Thương", code="SCT")],
                priority="high",
                period=read.Period(text="2022 - 2030", start=2022, end=2030),
            ),
            read.Task(
                number="2.2",
                group="2",
                title="Trồng cây xanh đô thị",
                leads=[read.Party(text="UBND các quận, huyện", open_set=True, rule="districts")],
                coordinators=[read.Party(text="Cộng đồng doanh nghiệp", open_set=True, rule="business")],
                period=read.Period(text="Sau khi quy hoạch được phê duyệt"),
            ),
        ],
        duties=[read.Duty(text="Báo cáo kết quả hằng năm", who="Các sở", due="--11-20", to="Sở Kế hoạch và Đầu tư")],
        addressees=["UBND quận, huyện"],
    )


def _target(objective: str, horizon: int, kind: str, name: str, **numbers: int) -> read.Target:
    unit = None if kind == "milestone" else "%"
    values = {"objective": objective, "horizon": horizon, "kind": kind, "unit": unit, "indicator_text": name}
    return read.Target.model_validate(values | {"text": f"{name} đến năm {horizon}"} | numbers)


def load_world() -> Edition:
    """Load the city and the plan."""
    load_city(folder=current_city().folder, by=operator(), at=day("2022-10-01"))
    edition, _ = load_plan(
        plan=invented_plan(), text=TEXT, area_code="92", indicators=INDICATORS, by=operator(), at=day("2022-10-01")
    )
    return edition


def record_series(*, illustrative: bool = False) -> None:
    """Record figures of earlier years, one row a year, known since the February after it (2014: since 2022)."""
    units = {entry.code: entry.unit for entry in INDICATORS}
    for indicator, values in SERIES.items():
        for year, value in values.items():
            fact = Fact(
                indicator, "92", str(year), Decimal(value), units[indicator], "official", "import:nien-giam",
                illustrative=illustrative,
            )  # fmt: skip
            known = max(year + 1, 2023)
            record_observations(facts=[fact], by=operator(), at=day(f"{known}-02-01"), reason="yearbook")


def open_year(edition: Edition, year: int, *, illustrative: bool = False) -> Round:
    """Open the round of `year` on 1 October of it."""
    at = day(f"{year}-10-01")
    coordinator = current_city().coordinator_on(at.date())
    return open_round(
        edition=edition, year=year, coordinator=coordinator, by=operator(), at=at, illustrative=illustrative
    ).round


def send(round_: Round, agency: str, on: str, *, result: str = "Đã hoàn thành hồ sơ", value: str = "21") -> Submission:
    """Send the report of an agency that answers everything it owes."""
    owed = Obligation.objects.filter(round=round_, agency_code=agency)
    money = (MoneyAnswer("I", Decimal(1500), Decimal(1200), None),)
    evidence = ("quyet-dinh-15.pdf",)
    filled = FilledForm(
        form_id="",
        round_code=round_.code,
        agency_code=agency,
        tasks=tuple(
            TaskAnswer(row.code, "in_progress", Decimal(60), result, evidence, money, "Thiếu kinh phí", "Bổ sung vốn")
            for row in owed
            if row.task_id
        ),
        indicators=tuple(
            IndicatorAnswer(row.code, Decimal(value), None, "Ước cả năm") for row in owed if row.indicator_id
        ),
    )
    return submit_report(round_=round_, filled=filled, files={}, by=operator(), at=day(on))[0]


def accept(submission: Submission, on: str) -> Submission:
    """Accept a report."""
    accept_submission(submission=submission, by=operator(), at=day(on))
    return submission


def full_world(*, illustrative: bool = False) -> Round:
    """Load everything; in 2026 one agency is accepted, one sent late, one returned, the others are silent."""
    edition = load_world()
    record_series(illustrative=illustrative)
    before = open_year(edition, 2025, illustrative=illustrative)
    accept(send(before, "SXD", "2025-11-10", result="Mở hai tuyến xe buýt"), "2025-11-25")
    round_ = open_year(edition, 2026, illustrative=illustrative)
    accept(send(round_, "SKHCN", "2026-11-05"), "2026-11-12")
    send(round_, "SNNMT", "2026-11-21", value="36", result="Nội dung chưa được duyệt")
    returned = send(round_, "STC", "2026-11-10", result="Nội dung chưa được duyệt", value="1")
    return_submission(submission=returned, reason="Thiếu tài liệu", by=operator(), at=day("2026-11-15"))
    return round_


def issue(round_: Round, *, number: str = "15", on: str = "2026-11-22") -> ConsolidatedReport:
    """Issue the consolidated report of a round."""
    at = day(on)
    content = final_content(round_, at, number=number, issued_on=at.date(), signer="Trần Thị Lá")
    return issue_report(round_=round_, content=content, by=operator(), at=at)
