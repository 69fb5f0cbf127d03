"""Plausible answers for a form, the same at every run. They are illustrative, and say so."""

import hashlib
from decimal import Decimal

from xanh.documents.forms.model import Form, IndicatorAnswer, IndicatorQuestion, MoneyAnswer, TaskAnswer, TaskQuestion
from xanh_web.cli.demonstration.series import value_of

MARK = "(Số liệu minh họa)"
_RESULTS = {
    "not_started": "",
    "in_progress": "Đã ban hành kế hoạch thực hiện và triển khai được phần lớn nội dung trong năm. " + MARK,
    "recurring": "Duy trì thực hiện thường xuyên theo chức năng, nhiệm vụ được giao. " + MARK,
    "completed": "Đã hoàn thành các nội dung được giao, có báo cáo kết quả kèm theo. " + MARK,
}
_DIFFICULTIES = (
    "Nguồn kinh phí bố trí chưa kịp thời so với tiến độ thực hiện. " + MARK,
    "Thiếu hướng dẫn chi tiết của bộ, ngành Trung ương về phương pháp tính chỉ tiêu. " + MARK,
    "Cán bộ làm công tác tổng hợp số liệu còn kiêm nhiệm. " + MARK,
)
_PROPOSALS = (
    "Đề nghị bố trí bổ sung kinh phí cho nhiệm vụ trong dự toán năm sau. " + MARK,
    "Đề nghị Ủy ban nhân dân chỉ đạo thống nhất phương pháp thu thập số liệu giữa các đơn vị. " + MARK,
)


def answers_for(form: Form) -> tuple[list[TaskAnswer], list[IndicatorAnswer]]:
    """Return an answer to every question of `form`, fixed by the question's code and the year."""
    tasks = [_task_answer(question, form) for question in form.tasks]
    return tasks, [_indicator_answer(question, form) for question in form.indicators]


def draw(*key: object, below: int) -> int:
    """Return a number in [0, below) that depends on `key` alone."""
    digest = hashlib.sha256("|".join(map(str, key)).encode()).digest()
    return int.from_bytes(digest[:8], "big") % below


def evidence_name(agency_code: str, year: int) -> str:
    """Return the name of the evidence file the demonstration lays beside a form."""
    return f"minh-chung-{agency_code}-{year}.txt"


def _task_answer(question: TaskQuestion, form: Form) -> TaskAnswer:
    key = (question.obligation, form.year)
    status = ("in_progress", "in_progress", "recurring", "completed", "not_started")[draw(*key, "status", below=5)]
    done = {"completed": 100, "not_started": 0}.get(status, 40 + 5 * draw(*key, "percentage", below=10))
    troubled = draw(*key, "difficulty", below=6) == 0
    return TaskAnswer(
        obligation=question.obligation,
        status=status,
        percentage=Decimal(done),
        result=_RESULTS[status],
        evidence=(evidence_name(form.agency_code, form.year),) if status != "not_started" else (),
        money=_money(question, form) if status != "not_started" else (),
        difficulties=_DIFFICULTIES[draw(*key, "which", below=len(_DIFFICULTIES))] if troubled else "",
        proposals=_PROPOSALS[draw(*key, "what", below=len(_PROPOSALS))] if troubled else "",
    )


def _money(question: TaskQuestion, form: Form) -> tuple[MoneyAnswer, ...]:
    if form.agency_code.startswith("UBND-"):
        return ()
    lines = []
    for source in question.funding:
        key = (question.obligation, form.year, source)
        if draw(*key, "given", below=3) == 0:
            continue  # some leads give nothing: unreported, which is not zero
        planned = Decimal(100 + 50 * draw(*key, "planned", below=80))
        allocated = planned * (70 + draw(*key, "allocated", below=31)) / 100
        disbursed = allocated * (50 + draw(*key, "disbursed", below=51)) / 100
        lines.append(MoneyAnswer(source, planned, _thousandth(allocated), _thousandth(disbursed)))
    return tuple(lines)


def _thousandth(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.001"))


def _indicator_answer(question: IndicatorQuestion, form: Form) -> IndicatorAnswer:
    value = value_of(question.code, form.year)
    if value is None:
        return IndicatorAnswer(question.obligation, None, "not_yet_available", f"Chưa có số liệu chính thức. {MARK}")
    evidence = (evidence_name(form.agency_code, form.year),)
    return IndicatorAnswer(question.obligation, value, None, MARK, evidence)
