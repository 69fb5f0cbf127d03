"""A small but complete content of a report of "tỉnh A", and one of a province with 150 agencies."""

from datetime import UTC, date, datetime

from tests.documents_report.example_targets import objectives
from tests.documents_report.ids import YEAR, Ids

from xanh.basis.deadline import VIETNAM
from xanh.documents.report.content import (
    AgencyLine,
    AgencyResult,
    Figure,
    Head,
    Lineage,
    MoneyRow,
    Overview,
    ReportContent,
    Said,
    StatusCount,
    TaskGroupSection,
    TaskLine,
)


def small() -> ReportContent:
    """Return the small report: a draft of illustrative figures, with one of everything."""
    ids = Ids()
    return ReportContent(
        head=_head(),
        year=YEAR,
        plan_number="45/KH-UBND",
        plan_date=date(2022, 2, 9),
        plan_title="Hành động về tăng trưởng xanh giai đoạn 2021 - 2030, tầm nhìn 2050 trên địa bàn tỉnh A",
        plan_issuer="Ủy ban nhân dân tỉnh A",
        area_name="tỉnh A",
        deadline=datetime(2025, 11, 20, tzinfo=VIETNAM),
        as_known_at=datetime(2025, 11, 25, 9, 30, tzinfo=UTC),
        illustrative=True,
        draft=True,
        overview=_overview(ids),
        objectives=objectives(ids),
        groups=_groups(ids),
        money=_money(ids),
        money_total=MoneyRow(
            source="",
            name="Tổng cộng",
            planned=_sum(ids, "Dự toán, tất cả các nguồn", "23500.5"),
            allocated=_sum(ids, "Đã giao, tất cả các nguồn", "14200"),
            disbursed=_sum(ids, "Đã giải ngân, tất cả các nguồn", "9876.25"),
            unreported=1,
        ),
        money_notes=(
            "Sở Công Thương và Sở Xây dựng cùng báo cáo 1.200 triệu đồng của dự án logistics xanh; số này tính một lần",
        ),
        money_noted=(ids.make("Kinh phí dự án logistics xanh", 1200, "million_dong", source="money_line:7"),),
        difficulties=_difficulties(),
        proposals=_proposals(),
        directions=(
            "Hoàn thành đầu tư nhà máy xử lý nước thải đô thị",
            "Ban hành hướng dẫn mua sắm công xanh cho các cơ quan, đơn vị;",
        ),
        agencies=_agencies(),
        unverified=("ngưỡng đánh giá tiến độ thực hiện chỉ tiêu (Eurostat)",),
    )


def _head() -> Head:
    return Head(
        parent_issuer="Ủy ban nhân dân tỉnh A",
        issuer="Sở Tài chính",
        symbol="BC-STC",
        place="Tỉnh lỵ",
        addressed_to=("Ủy ban nhân dân tỉnh A",),
        recipients=("Như trên", "Thường trực Tỉnh ủy (để báo cáo)", "Các sở, ban, ngành tỉnh"),
        filing="VT, TH",
        signature_lines=("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
    )


def _overview(ids: Ids) -> Overview:
    sent = ("submission:1", "submission:2", "submission:3")
    return Overview(
        agencies=ids.counted("Số cơ quan, đơn vị phải báo cáo", 5, ()),
        reported=ids.counted("Số cơ quan, đơn vị đã báo cáo", 3, sent),
        on_time=ids.counted("Số cơ quan, đơn vị báo cáo đúng hạn", 1, sent[:1]),
        late=ids.counted("Số cơ quan, đơn vị báo cáo chậm hạn", 1, sent[1:2]),
        extended=ids.counted("Số cơ quan, đơn vị báo cáo trong hạn được gia hạn", 1, sent[2:]),
        not_reported=ids.counted("Số cơ quan, đơn vị chưa báo cáo", 1, ("obligation:9",)),
        exempt=ids.counted("Số cơ quan, đơn vị được miễn báo cáo", 1, ("exemption:1",)),
        tasks=ids.counted("Số nhiệm vụ thuộc phạm vi báo cáo", 4, ("task:1", "task:2", "task:3", "task:4")),
        tasks_completed=ids.counted("Số nhiệm vụ đã hoàn thành", 1, ("task_answer:1",)),
        targets=ids.counted("Số chỉ tiêu được theo dõi", 4, ("target:1", "target:2", "target:3", "target:4")),
        targets_by_course={
            "achieved": ids.counted("Số chỉ tiêu đã đạt", 1, ("verdict:HDI",)),
            "on_course": ids.counted("Số chỉ tiêu đúng tiến độ", 0, ()),
            "behind": ids.counted("Số chỉ tiêu chậm tiến độ", 1, ("verdict:WASTEWATER",)),
            "moving_away": ids.counted("Số chỉ tiêu đi ngược hướng", 1, ("verdict:INTENSITY",)),
            "cannot_say": ids.counted("Số chỉ tiêu chưa đủ cơ sở đánh giá", 1, ("verdict:BUS",)),
        },
    )


def _groups(ids: Ids) -> tuple[TaskGroupSection, ...]:
    first = TaskLine(
        number="1.1",
        title="- Ban hành Kế hoạch hành động tăng trưởng xanh tỉnh A.\n- Tuyên truyền, phổ biến Kế hoạch.",
        period="2022",
        high_priority=True,
        results=(
            AgencyResult(
                agency_name="Sở Kế hoạch và Đầu tư",
                agency_name_now="Sở Tài chính",
                status="completed",
                percentage=ids.make("Khối lượng nhiệm vụ 1.1", 100, "%", source="submission:1"),
                result="Kế hoạch đã được ban hành tại Quyết định số 77/QĐ-UBND.\nĐã tổ chức 3 hội nghị.",
                evidence=("77-QD-UBND.pdf", "https://tinh-a.example/ke-hoach"),
                source="submission:1",
            ),
        ),
    )
    second = TaskLine(
        number="1.2",
        title="Phối hợp kiểm kê và xây dựng cơ sở dữ liệu về kiểm kê khí nhà kính",
        period="2022 - 2030",
        high_priority=False,
        results=(
            AgencyResult(
                agency_name="Sở Nông nghiệp và Môi trường",
                status="in_progress",
                percentage=ids.make("Khối lượng nhiệm vụ 1.2", "42.5", "%", source="submission:2", decimals=1),
                result="đang thu thập số liệu hoạt động của các cơ sở phát thải",
                source="submission:2",
            ),
            AgencyResult(agency_name="Sở Công Thương", status=""),
        ),
    )
    many = TaskLine(
        number="2",
        title="Truyền thông về tăng trưởng xanh",
        period="2022 - 2030",
        high_priority=False,
        results=tuple(
            AgencyResult(agency_name=f"Ủy ban nhân dân xã B{place}", status="recurring" if place < 6 else "")
            for place in range(1, 9)
        ),
        counts=(
            StatusCount(status="recurring", figure=ids.counted("Đơn vị thực hiện thường xuyên", 5, ("submission:3",))),
            StatusCount(status="", figure=ids.counted("Đơn vị chưa báo cáo", 3, ("obligation:21",))),
        ),
    )
    return (
        TaskGroupSection(
            number="1",
            title="Góp phần hoàn thiện khung cơ chế, chính sách, pháp luật về tăng trưởng xanh",
            tasks=(first, second, TaskLine(number="1.3", title="Tham gia mạng lưới", period="", high_priority=False)),
            counts=(
                StatusCount(status="completed", figure=ids.counted("Đã hoàn thành", 1, ("task_answer:1",))),
                StatusCount(status="in_progress", figure=ids.counted("Đang triển khai", 1, ("task_answer:2",))),
                StatusCount(status="", figure=ids.counted("Chưa báo cáo", 1, ("obligation:9",))),
            ),
        ),
        TaskGroupSection(number="2", title="Truyền thông về tăng trưởng xanh", tasks=(many,)),
    )


def _money(ids: Ids) -> tuple[MoneyRow, ...]:
    def amount(label: str, value: str | None, line: int) -> Figure:
        missing = "" if value else "not_reported"
        return ids.make(label, value, "million_dong", source=f"money_line:{line}", decimals=2, missing=missing)

    return (
        MoneyRow(
            source="I",
            name="Ngân sách nhà nước",
            planned=amount("Dự toán, nguồn I", "15500.5", 1),
            allocated=amount("Đã giao, nguồn I", "14200", 2),
            disbursed=amount("Đã giải ngân, nguồn I", "9876.25", 3),
            unreported=1,
            unreported_figure=ids.counted("Nội dung chưa nêu kinh phí nguồn I", 1, ("obligation:9",)),
        ),
        MoneyRow(
            source="II",
            name="Hỗ trợ quốc tế",
            planned=amount("Dự toán, nguồn II", "8000", 4),
            allocated=amount("Đã giao, nguồn II", None, 5),
            disbursed=amount("Đã giải ngân, nguồn II", None, 6),
            unreported=0,
        ),
    )


def _sum(ids: Ids, label: str, value: str) -> Figure:
    figure = ids.make(label, value, "million_dong", source="", decimals=2)
    inputs = tuple(Lineage(label=label, value=None, source=f"money_line:{line}") for line in range(1, 9))
    return figure.model_copy(update={"lineage": figure.lineage.model_copy(update={"inputs": inputs})})


def _difficulties() -> tuple[Said, ...]:
    text = "Kinh phí bố trí còn hạn hẹp, chưa có hướng dẫn lồng ghép"
    return (
        Said(agency_name="Sở Công Thương", task_number="1.2", text=text, source="submission:2"),
        Said(agency_name="Sở Xây dựng", task_number="1.1", text=f"{text.lower()}.", source="submission:3"),
        Said(agency_name="Sở Xây dựng", task_number="", text="Thiếu cán bộ chuyên trách.", source="submission:3"),
    )


def _proposals() -> tuple[Said, ...]:
    return (
        Said(
            agency_name="Sở Nông nghiệp và Môi trường",
            task_number="1.2",
            text="Đề nghị bổ sung kinh phí kiểm kê khí nhà kính cấp tỉnh năm 2026",
            source="submission:2",
        ),
    )


def _agencies() -> tuple[AgencyLine, ...]:
    return (
        AgencyLine(
            agency_name="Sở Kế hoạch và Đầu tư",
            agency_name_now="Sở Tài chính",
            sent_by="Sở Tài chính",
            submitted_at=datetime(2025, 11, 18, 2, 15, tzinfo=UTC),
            timeliness="on_time",
            state="accepted",
            receipt="BN-2025-0001",
        ),
        AgencyLine(
            agency_name="Sở Nông nghiệp và Môi trường",
            submitted_at=datetime(2025, 11, 21, 9, 0, tzinfo=UTC),
            timeliness="late",
            state="returned",
            note="Bổ sung tài liệu kiểm chứng",
            receipt="BN-2025-0002",
        ),
        AgencyLine(
            agency_name="Sở Xây dựng",
            submitted_at=datetime(2025, 11, 24, 3, 0, tzinfo=UTC),
            deadline=datetime(2025, 11, 30, tzinfo=VIETNAM),
            timeliness="extended",
            state="submitted",
            receipt="BN-2025-0003",
        ),
        AgencyLine(agency_name="Sở Công Thương", timeliness="not_reported", state="waiting"),
        AgencyLine(agency_name="Sở Y tế", timeliness="exempt", state="waiting", note="Quyết định số 12/QĐ-UBND"),
    )


def large(agencies: int = 150, tasks: int = 21) -> ReportContent:
    """Return a report in which every one of `agencies` answers every one of `tasks`, with a figure in each answer."""
    content, ids = small(), Ids()
    ids.count = 1000
    lines = tuple(
        TaskLine(
            number=f"3.{task}",
            title=f"Nhiệm vụ mẫu {task}",
            period="2022 - 2030",
            high_priority=False,
            results=tuple(
                AgencyResult(
                    agency_name=f"Ủy ban nhân dân xã B{place}",
                    status="in_progress",
                    percentage=ids.make("Khối lượng", place % 101, "%", source=f"task_answer:{place * 100 + task}"),
                    result="Đã ban hành kế hoạch, tổ chức tuyên truyền và lồng ghép vào chương trình của địa phương",
                    source=f"submission:{place}",
                )
                for place in range(1, agencies + 1)
            ),
        )
        for task in range(1, tasks + 1)
    )
    reporters = tuple(
        AgencyLine(agency_name=f"Ủy ban nhân dân xã B{place}", timeliness="not_reported", state="waiting")
        for place in range(1, agencies + 1)
    )
    group = TaskGroupSection(number="3", title="Nhiệm vụ của mọi xã, phường", tasks=lines)
    return content.model_copy(update={"groups": (*content.groups, group), "agencies": reporters})
