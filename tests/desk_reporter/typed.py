"""What a person types into the form of Sở Tài nguyên và Môi trường in 2024, and where."""

from django.http import HttpResponse
from django.test import Client

from xanh_web.reporting.models import Obligation, Round

FORM = "/desk/my-reports/2024-7-kh-ubnd/STNMT/"
TASK = {
    "status": "in_progress",
    "percentage": "62,5",
    "result": "Đã triển khai",
    "difficulties": "Thiếu kinh phí",
    "money.I.planned": "1.234.567",
    "money.I.disbursed": "0",
}
INDICATOR = {"value": "91,25", "note": "Ước cả năm"}
PDF = b"%PDF-1.7\n1 0 obj\n"


def owed(round_: Round, code: str = "task:1.1", agency: str = "STNMT") -> Obligation:
    """Return an obligation of the round."""
    return Obligation.objects.select_related("round", "task", "indicator").get(round=round_, code=f"{agency}:{code}")


def type_answer(client: Client, item: Obligation, revision: int = 0, **typed: str) -> HttpResponse:
    """Press Save on one answer."""
    fields = {name.replace("__", "."): text for name, text in typed.items()}
    return client.post(f"{FORM}answers/{item.pk}/", {"revision": str(revision), **fields})


def type_everything(client: Client, round_: Round) -> None:
    """Fill in every answer of the form and save each."""
    for item in Obligation.objects.filter(round=round_, agency_code="STNMT"):
        answer = client.post(f"{FORM}answers/{item.pk}/", {"revision": "0", **(TASK if item.task_id else INDICATOR)})
        assert answer.status_code == 302, answer.content.decode()
