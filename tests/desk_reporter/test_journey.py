"""From an empty form to the receipt, as two people walk it in the browser."""

from django.core.files.uploadedfile import SimpleUploadedFile
from tests.desk_reporter.conftest import Browser
from tests.desk_reporter.typed import FORM, PDF, owed, type_everything

from xanh_web.reporting.models import Round, Submission


def test_from_an_empty_form_to_the_receipt(round_: Round, browser: Browser) -> None:
    minh, hoa = browser("minh"), browser("hoa")
    overview = minh.get("/desk/my-reports/").content.decode()
    assert FORM in overview and "0 of 4 answers complete" in overview and "7 days left" in overview

    type_everything(minh, round_)
    item = owed(round_)
    file = SimpleUploadedFile("Báo cáo.pdf", PDF)
    assert minh.post(f"{FORM}answers/{item.pk}/evidence/", {"file": file}).status_code == 302
    page = minh.get(FORM).content.decode()
    assert "4 of 4 answers complete" in page and "Báo cáo.pdf" in page and "1.234.567" in page

    assert minh.post(f"{FORM}hand-over/").status_code == 302
    locked = minh.get(FORM).content.decode()
    assert "<textarea" not in locked and "Đã triển khai" in locked and "Approve and send" not in locked

    assert "Approve and send" in hoa.get(FORM).content.decode()
    sent = hoa.post(f"{FORM}submit/")
    submission = Submission.objects.get()
    assert sent.status_code == 302 and sent.headers["Location"] == f"/desk/receipts/{submission.receipt}/"
    receipt = hoa.get(sent.headers["Location"]).content.decode()
    assert "10:22:00" in receipt and submission.content_hash in receipt and "STNMT-01" in receipt
    text = hoa.get(sent.headers["Location"], {"as": "text"})
    assert text.headers["Content-Disposition"] == f'attachment; filename="{submission.receipt}.txt"'
    assert submission.content_hash in text.content.decode() and "<" not in text.content.decode()


def test_pressing_send_twice_gives_one_receipt(round_: Round, browser: Browser) -> None:
    minh, hoa = browser("minh"), browser("hoa")
    type_everything(minh, round_)
    minh.post(f"{FORM}hand-over/")
    first, second = hoa.post(f"{FORM}submit/"), hoa.post(f"{FORM}submit/")
    assert first.headers["Location"] == second.headers["Location"]
    assert Submission.objects.count() == 1
    assert "had been sent before" in hoa.get(second.headers["Location"]).content.decode()
