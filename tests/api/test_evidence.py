"""Evidence over the API: the checks of the form, names that lead nowhere else, sizes that are refused."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.api.conftest import NOW, OWN, PDF, Call
from tests.refusals import row_counts

from xanh_web.base import machines
from xanh_web.base.models import Person
from xanh_web.reporting.actions.draft_evidence import attach_evidence
from xanh_web.reporting.evidence_check import LARGEST
from xanh_web.reporting.models import DraftEvidence, Obligation, Round

pytestmark = pytest.mark.django_db
PATH = f"{OWN}/answers/STNMT:task:1.1/evidence"


def sent(name: str, content: bytes = PDF) -> dict[str, SimpleUploadedFile]:
    file = SimpleUploadedFile("x.pdf", content)
    file._name = name  # past the cleaning of the test client's own side
    return {"file": file}


def test_a_file_is_attached_once_and_taken_off(call: Call) -> None:
    minh = call("minh")
    first = minh.post_form(PATH, sent("Biên bản.pdf"))
    assert first.status_code == 201
    assert first.json()["name"] == "Biên bản.pdf" and first.json()["size"] == len(PDF)
    assert minh.post_form(PATH, sent("Biên bản.pdf")).json() == first.json()
    address = f"{OWN}/evidence/{first.json()['id']}"
    assert call("tuan")("DELETE", address).status_code == 404
    assert (minh("DELETE", address).status_code, minh("DELETE", address).status_code) == (204, 404)


@pytest.mark.parametrize(
    "name", ["../../etc/passwd.pdf", "..\\..\\a.pdf", "/abs/b.pdf", "con.pdf", "a\x00b.pdf", "\u202efdp.pdf", ".pdf"]
)
def test_a_name_with_tricks_becomes_a_bare_name(call: Call, name: str) -> None:
    answer = call("minh").post_form(PATH, sent(name))
    assert answer.status_code in {201, 409, 400, 422}, answer.content.decode()
    for line in DraftEvidence.objects.all():
        assert not set("/\\\0\u202e") & set(line.name)
        assert ".." not in line.name.removesuffix(".pdf")


def test_the_same_file_as_through_the_form_is_the_same_row(call: Call, round_: Round) -> None:
    minh = call("minh")
    item = Obligation.objects.get(round=round_, code="STNMT:task:1.1")
    line = attach_evidence(obligation=item, name="a.pdf", content=PDF, by=Person.objects.get(username="minh"), at=NOW)
    assert minh.post_form(PATH, sent("b.pdf")).json()["id"] == line.pk


@pytest.mark.parametrize(
    ("name", "content"), [("a.exe", b"MZ"), ("a.pdf", b"no pdf"), ("a.pdf", b""), ("a.docx", b"PK"), ("a", b"x")]
)
def test_what_the_form_does_not_take_is_not_taken(call: Call, name: str, content: bytes) -> None:
    minh = call("minh")
    before = row_counts()
    answer = minh.post_form(PATH, sent(name, content))
    assert answer.status_code in {409, 422}
    assert answer["Content-Type"] == "application/problem+json"
    assert row_counts() == before


def test_a_file_that_is_too_large_is_refused_with_a_sentence(call: Call) -> None:
    minh = call("minh")
    before = row_counts()
    answer = minh.post_form(PATH, sent("a.pdf", PDF + b"0" * LARGEST))
    assert answer.status_code == 409 and "25 MB" in answer.json()["detail"]
    assert row_counts() == before


def test_a_body_that_is_too_large_is_413_and_changes_nothing(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    minh = call("minh")
    before = row_counts()
    with monkeypatch.context() as small:
        small.setattr(machines, "LARGEST_MB", 1)
        answer = minh.post_form(PATH, sent("a.pdf", PDF + b"0" * 1_200_000))
    assert answer.status_code == 413 and "1 MB" in answer.json()["detail"]
    long = minh("PUT", f"{OWN}/answers/STNMT:task:1.1", {"result": "a" * 3_000_000}, if_match='"0"')
    assert long.status_code == 413 and "smaller" in long.json()["detail"]
    assert row_counts() == before
