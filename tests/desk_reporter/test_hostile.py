"""What is sent to harm: refused with a sentence in its place, kept as harmless text, or not found; nothing changes."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from openpyxl import load_workbook
from tests.desk_reporter.conftest import Browser
from tests.desk_reporter.typed import FORM, PDF, owed, type_answer, type_everything
from tests.refusals import row_counts

from xanh_web.base.settings import LARGEST_BODY
from xanh_web.ledger.store import path_of
from xanh_web.reporting.evidence_check import LARGEST_UNPACKED
from xanh_web.reporting.models import DraftAnswer, DraftEvidence, Round, Submission

pytestmark = pytest.mark.django_db
FORMULAS = ['=HYPERLINK("http://a.vn")', "+1+1", "-2+3", "@SUM(A1)", "\t=1", "=cmd|'/c calc'!A1"]
SCRIPT = '<script>alert(1)</script>"><img src=x onerror=alert(1)>'


def bomb() -> bytes:
    """Return a small .docx that says it holds more than any document."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "")
        with archive.open("word/document.xml", "w") as part:
            for _chunk in range(LARGEST_UNPACKED // 2**22 + 1):
                part.write(bytes(2**22))
    return out.getvalue()


def attach(client: Client, round_: Round, name: str, content: bytes, **headers: str) -> HttpResponse:
    file = SimpleUploadedFile(name, content, "application/pdf")
    return client.post(f"{FORM}answers/{owed(round_).pk}/evidence/", {"file": file}, headers=headers)


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("so-lieu.html", b"<html>", "is of a kind"),
        ("so-lieu.svg", b"<svg onload='alert(1)'/>", "is of a kind"),
        ("so-lieu.pdf", b"<html>", "does not hold"),
        ("so-lieu.pdf", b"", "is empty"),
        ("so-lieu.pdf.exe", b"MZ", "is of a kind"),
        ("so-lieu.png", b"GIF89a<script>", "does not hold"),
        ("so-lieu.xlsx", b"PK\x05\x06" + bytes(18), "does not hold"),
    ],
)
@pytest.mark.parametrize("by_script", [True, False])
def test_a_hostile_file_is_refused_beside_its_answer(
    round_: Round, browser: Browser, name: str, content: bytes, says: str, by_script: bool
) -> None:
    minh = browser("minh")
    before = row_counts()
    answer = attach(minh, round_, name, content, **({"HX-Request": "true"} if by_script else {}))
    place = answer.content.decode().split(f'id="files{owed(round_).pk}"')[1].split("</section>")[0]
    assert says in place and 'role="alert"' in place
    assert answer.status_code == (200 if by_script else 422)
    assert row_counts() == before


def test_a_document_that_would_unpack_without_end_is_refused(round_: Round, browser: Browser) -> None:
    content = bomb()
    assert len(content) < 2**20
    assert "would unpack to more than" in attach(browser("minh"), round_, "a.docx", content).content.decode()
    assert not DraftEvidence.objects.exists()


def test_a_file_that_is_two_kinds_is_only_ever_handed_out_as_a_file(round_: Round, browser: Browser) -> None:
    minh = browser("minh")
    attach(minh, round_, "a.pdf", PDF + SCRIPT.encode())
    page = minh.get(FORM).content.decode()
    assert "<script>alert" not in page
    type_everything(minh, round_)
    minh.post(f"{FORM}hand-over/")
    browser("hoa").post(f"{FORM}submit/")
    report = Submission.objects.get()
    page = browser("lan").get(f"/desk/coordinator/submissions/{report.pk}/").content.decode()
    address = next(part for part in page.split('"') if "/evidence/" in part)
    answer = browser("lan").get(address)
    assert answer["Content-Disposition"].startswith("attachment")
    assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == ("application/octet-stream", "nosniff")


@pytest.mark.parametrize(
    "name", ["../../../etc/passwd.pdf", "..\\..\\a.pdf", "/etc/a.pdf", "%2e%2e%2fa.pdf", "a\u202efdp.exe.pdf"]
)
def test_a_name_leads_nowhere(round_: Round, browser: Browser, name: str) -> None:
    attach(browser("minh"), round_, name, PDF)
    line = DraftEvidence.objects.select_related("file").get()
    assert not set("/\\\u202e") & set(line.name)
    assert path_of(line.file.sha256).read_bytes() == PDF


@pytest.mark.parametrize("typed", [*FORMULAS, SCRIPT, "{{ 7*7 }}", "{% now 'Y' %}", "' OR 1=1 --"])
def test_a_text_stays_text_on_the_page_and_in_the_workbook(round_: Round, browser: Browser, typed: str) -> None:
    minh = browser("minh")
    type_everything(minh, round_)
    assert type_answer(minh, owed(round_), 1, status="in_progress", percentage="5", result=typed).status_code == 302
    page = minh.get(FORM).content.decode()
    assert SCRIPT not in page and "<script>alert" not in page
    workbook = load_workbook(BytesIO(minh.get(f"{FORM}form.xlsx").content))
    cells = [cell for sheet in workbook for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert cells == []
    assert any(
        str(cell.value or "").strip() == typed.strip() for row in workbook["Nhiệm vụ"].iter_rows() for cell in row
    )


@pytest.mark.parametrize(
    "path",
    [
        "answers/999999999/",
        "answers/{other}/",
        "answers/{other}/evidence/",
        "evidence/999999999/remove/",
    ],
)
def test_forged_keys_are_not_found(round_: Round, browser: Browser, path: str) -> None:
    minh, other = browser("minh"), owed(round_, "task:1.3", "SCT").pk
    before = row_counts()
    for hidden in ({"agency_code": "SCT"}, {"obligation": str(other), "revision": "0", "result": "x"}):
        assert minh.post(FORM + path.format(other=other), hidden).status_code == 404
    assert row_counts() == before


@pytest.mark.parametrize("revision", ["-1", "1e9", "9" * 400, "０", "None", "0; DROP TABLE"])
def test_a_forged_revision_overwrites_nothing(round_: Round, browser: Browser, revision: str) -> None:
    minh = browser("minh")
    type_answer(minh, owed(round_), 0, result="Bản đầu")
    answer = minh.post(f"{FORM}answers/{owed(round_).pk}/", {"revision": revision, "result": "Đè"})
    assert answer.status_code == 409
    assert DraftAnswer.objects.get().content["result"] == "Bản đầu"


@pytest.mark.parametrize("status", ["done'", "completed\x00", "x" * 5000, "<b>"])
def test_a_choice_that_is_not_offered_is_kept_apart_and_named(round_: Round, browser: Browser, status: str) -> None:
    minh = browser("minh")
    answer = type_answer(minh, owed(round_), 0, status=status, result="Đã làm")
    assert answer.status_code in {302, 409}
    page = minh.get(FORM)
    assert page.status_code == 200 and "<b>" not in page.content.decode().split("xr-answer")[1].split("</form>")[0]
    assert minh.post(f"{FORM}hand-over/").status_code == 409


def test_the_same_sending_again_changes_nothing(round_: Round, browser: Browser) -> None:
    minh, hoa = browser("minh"), browser("hoa")
    type_everything(minh, round_)
    minh.post(f"{FORM}hand-over/")
    first = hoa.post(f"{FORM}submit/")
    before = row_counts()
    again = hoa.post(f"{FORM}submit/")
    assert again.status_code == 302 and again.headers["Location"] == first.headers["Location"]
    assert minh.post(f"{FORM}hand-over/").status_code == 409
    assert row_counts() == before


def test_a_body_larger_than_anything_asked_for_is_not_read(browser: Browser, round_: Round) -> None:
    answer = browser("minh").post(
        f"{FORM}answers/{owed(round_).pk}/evidence/", b"", "multipart/form-data", CONTENT_LENGTH=str(LARGEST_BODY + 1)
    )
    assert answer.status_code == 413
    assert "Chưa có gì được lưu" in answer.content.decode()


def test_a_text_of_megabytes_is_refused_with_a_page(browser: Browser, round_: Round) -> None:
    before = row_counts()
    answer = type_answer(browser("minh"), owed(round_), 0, result="a" * 3_000_000)
    assert answer.status_code == 400 and "<h1>" in answer.content.decode()
    assert row_counts() == before


def test_nothing_is_taken_without_the_token_of_the_form(cast: object, round_: Round) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.minh)  # type: ignore[attr-defined]
    before = row_counts()
    for path in (f"answers/{owed(round_).pk}/", "hand-over/", "form/", f"answers/{owed(round_).pk}/evidence/"):
        assert client.post(FORM + path, {"revision": "0", "result": "x"}).status_code == 403
    assert row_counts() == before
