"""The words of a reminder: an official message to an agency, in Vietnamese."""

from datetime import datetime, timedelta

from django.utils import timezone

from xanh_web.reporting.models import Round
from xanh_web.reporting.standing import Standing

_BODIES = {
    "waiting": (
        "Kính gửi {agency},\n\nThực hiện {plan}, đề nghị {agency} gửi báo cáo năm {year} ({owed} nội dung) "
        "trước {deadline}.\n"
    ),
    "overdue": (
        "Kính gửi {agency},\n\nĐến nay chưa nhận được báo cáo năm {year} ({owed} nội dung) của {agency}; "
        "thời hạn là trước {deadline}. Đề nghị {agency} gửi báo cáo ngay và nêu rõ lý do chậm.\n"
    ),
    "returned": (
        "Kính gửi {agency},\n\nBáo cáo năm {year} của {agency} đã được trả lại để hoàn thiện với lý do: {reason}\n"
        "Đề nghị {agency} chỉnh sửa và gửi lại.\n"
    ),
}
_SUBJECTS = {
    "waiting": "Đôn đốc báo cáo năm {year}",
    "overdue": "Quá hạn báo cáo năm {year}",
    "returned": "Báo cáo năm {year} cần hoàn thiện",
}


def reminder(round_: Round, standing: Standing, kind: str) -> tuple[str, str]:
    """Return subject and body of the reminder of `kind` (waiting, overdue, returned) for one agency."""
    review, reopening = getattr(standing.latest, "review", None), getattr(standing.latest, "reopening", None)
    words = {
        "agency": standing.agency_now or standing.agency_name,
        "plan": f"Kế hoạch số {round_.edition.plan.number}",
        "year": round_.year,
        "owed": standing.owed,
        "deadline": deadline_in_words(standing.deadline),
        "reason": reopening.reason if reopening else review.reason if review else "",
    }
    return _SUBJECTS[kind].format(**words), _BODIES[kind].format(**words)


def deadline_in_words(deadline: datetime) -> str:
    """Return a deadline as the law says it: midnight of a day is "ngày 20/11/2026", another hour names the hour."""
    local = timezone.localtime(deadline)
    if local - local.replace(hour=0, minute=0, second=0, microsecond=0) == timedelta(0):
        return f"ngày {local:%d/%m/%Y}"
    return f"{local:%H} giờ {local:%M} ngày {local:%d/%m/%Y}"
