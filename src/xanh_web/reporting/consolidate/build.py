"""The whole content of a report, as known at an instant."""

from collections import Counter
from datetime import date, datetime

from django.utils import timezone, translation

from xanh.basis.language import speaking
from xanh.basis.parameter import parameter
from xanh.documents.report.content import Course, Head, ObjectiveSection, Overview, ReportContent
from xanh_web.reporting.consolidate.figures import FigureBook
from xanh_web.reporting.consolidate.inventories import inventory_section
from xanh_web.reporting.consolidate.money import money_section
from xanh_web.reporting.consolidate.results import accepted_answers, agency_lines, completed, group_sections, said
from xanh_web.reporting.consolidate.targets import objective_sections
from xanh_web.reporting.consolidate.texts import rewritten_at
from xanh_web.reporting.models import Round, TaskAnswer
from xanh_web.reporting.standing import Standing, standings

COURSES: dict[Course, str] = {
    "achieved": "đã đạt",
    "on_course": "đúng tiến độ",
    "behind": "chậm tiến độ",
    "moving_away": "đi ngược hướng",
    "cannot_say": "chưa đủ cơ sở đánh giá",
}


def build_content(round_: Round, head: Head, area_name: str, at: datetime, *, draft: bool) -> ReportContent:
    """Return the report of a round from what was accepted and recorded up to `at`; the same `at`, the same report.

    The document is Vietnamese, whichever language the person who sets it reads.
    """
    with translation.override("vi"), speaking("vi"):
        return _content(round_, head, area_name, at, draft=draft)


def _content(round_: Round, head: Head, area_name: str, at: datetime, *, draft: bool) -> ReportContent:
    book = FigureBook(period=str(round_.year), area=round_.area_code)
    plan = round_.edition.plan
    where = standings(round_, at)
    answers = accepted_answers(round_, where)
    on = timezone.localtime(at).date()
    objectives = tuple(objective_sections(round_.edition, round_.area_code, at, on, book))
    groups = tuple(group_sections(round_, answers, where, book))
    money = money_section(round_, answers.values(), book)
    numbers = dict(round_.edition.tasks.values_list("pk", "number"))
    return ReportContent(
        head=head,
        year=round_.year,
        plan_number=plan.number,
        plan_date=plan.issued_on,
        plan_title=plan.title,
        plan_issuer=plan.issuer,
        area_name=area_name,
        deadline=round_.deadline,
        as_known_at=at,
        illustrative=round_.illustrative,
        draft=draft,
        overview=_overview(round_, where, answers, objectives, book),
        objectives=objectives,
        groups=groups,
        money=money.rows,
        money_total=money.total,
        money_notes=money.notes,
        difficulties=said(answers, "difficulties", numbers),
        proposals=said(answers, "proposals", numbers),
        directions=_directions(round_, answers, objectives, where),
        agencies=agency_lines(where),
        unverified=_unverified(on),
        rewritten=rewritten_at(round_, at),
        inventories=inventory_section(round_, objectives, at, book),
    )


def _overview(
    round_: Round,
    where: list[Standing],
    answers: dict[str, TaskAnswer],
    objectives: tuple[ObjectiveSection, ...],
    book: FigureBook,
) -> Overview:
    register = f"round:{round_.code}"

    def sent(*kinds: str) -> list[str]:
        return [f"submission:{row.latest.pk}" for row in where if row.latest and row.timeliness in kinds]

    def standing(*kinds: str) -> list[str]:
        return [f"{register}#{row.agency_code}" for row in where if row.timeliness in kinds]

    tasks = sorted({f"task:{key}" for key in round_.obligations.values_list("task_id", flat=True) if key})
    lines = [line for section in objectives for line in section.targets]
    return Overview(
        agencies=book.count(
            "Đơn vị phải báo cáo", "item", [f"{register}#{row.agency_code}" for row in where], register
        ),
        reported=book.count("Đơn vị đã gửi báo cáo", "item", sent("on_time", "extended", "late"), register),
        on_time=book.count("Đơn vị gửi đúng hạn", "item", sent("on_time"), register),
        extended=book.count("Đơn vị gửi trong thời gian gia hạn", "item", sent("extended"), register),
        late=book.count("Đơn vị gửi muộn", "item", sent("late"), register),
        exempt=book.count("Đơn vị được miễn báo cáo", "item", standing("exempt"), register),
        not_reported=book.count("Đơn vị chưa gửi báo cáo", "item", standing("waiting", "overdue"), register),
        tasks=book.count("Nhiệm vụ phải báo cáo", "item", tasks, register),
        tasks_completed=book.count("Nhiệm vụ đã hoàn thành", "item", completed(answers, round_), register),
        targets=book.count("Chỉ tiêu", "item", [f"target:{line.code}" for line in lines], register),
        targets_by_course={
            course: book.count(
                f"Chỉ tiêu {word}",
                "item",
                [f"target:{line.code}" for line in lines if line.course == course],
                register,
            )
            for course, word in COURSES.items()
        },
    )


def _directions(
    round_: Round,
    answers: dict[str, TaskAnswer],
    objectives: tuple[ObjectiveSection, ...],
    where: list[Standing],
) -> tuple[str, ...]:
    year = round_.year + 1
    done = {int(source.split(":")[1]) for source in completed(answers, round_)}
    going_on = [task for task in round_.edition.tasks.all() if task.runs_in(year) and task.pk not in done]
    sentences = [
        f"Tập trung hoàn thành nhiệm vụ ưu tiên cao: {_short(task.title)}" for task in going_on if task.high_priority
    ]
    late = {
        line.indicator_name
        for section in objectives
        for line in section.targets
        if line.course in {"behind", "moving_away"}
    }
    sentences += [f"Có giải pháp đưa chỉ tiêu “{name}” về đúng lộ trình đã cam kết." for name in sorted(late)]
    silent = Counter(line.indicator_name for section in objectives for line in section.targets if not line.points)
    sentences += [f"Bố trí thu thập số liệu cho chỉ tiêu “{name}”." for name in sorted(silent)]
    if any(row.timeliness in {"late", "overdue"} for row in where):
        sentences.append("Chấn chỉnh việc chấp hành thời hạn báo cáo tại các đơn vị gửi muộn hoặc chưa gửi báo cáo.")
    return tuple(sentences)


def _unverified(on: date) -> tuple[str, ...]:
    """Return the parameters of law this report rests on whose text has not been compared with the original."""
    used = (parameter(code, on) for code in ("verdict_bands", "money_stages", "reporting_regimes"))
    return tuple(f"{one.title} ({one.reference})" for one in used if not one.verified)


def _short(title: str) -> str:
    return title if len(title) <= 220 else title[:220].rsplit(" ", 1)[0] + "…"
