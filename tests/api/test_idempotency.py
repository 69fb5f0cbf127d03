"""The same request under the same key is done once, however it comes: again, at once, or after a refusal."""

import json
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.api.conftest import INDICATOR, NOW, OWN, PDF, Call, answers_of
from tests.races import last_line_of
from tests.world import events

from xanh_web.base import idempotency
from xanh_web.base.models import IdempotentRequest
from xanh_web.reporting.models import DraftEvidence, Round, Submission

ROOT = Path(__file__).parents[2]
KEY = "bao-cao-2024"
SUBMISSION = f"{OWN}/submission"


@pytest.mark.django_db
def test_the_same_request_gets_the_same_answer(call: Call, round_: Round) -> None:
    hoa, whole = call("hoa"), {"answers": answers_of(round_)}
    first = hoa("POST", SUBMISSION, whole, idempotency_key=KEY)
    again = hoa("POST", SUBMISSION, whole, idempotency_key=KEY)
    assert first.status_code == 200 and first.json()["new"] is True
    assert again.json() == first.json() and again["Idempotent-Replayed"] == "true"
    assert hoa("POST", SUBMISSION, whole, idempotency_key="other").json() == first.json() | {"new": False}
    assert len(events("submit_report")) == Submission.objects.count() == 1


@pytest.mark.django_db
def test_another_request_under_a_used_key_is_refused(call: Call, round_: Round) -> None:
    hoa, whole = call("hoa"), {"answers": answers_of(round_)}
    hoa("POST", SUBMISSION, whole, idempotency_key=KEY)
    whole["answers"][-1] = {**whole["answers"][-1], **INDICATOR, "value": "7"}
    for path, content in ((SUBMISSION, whole), (f"{OWN}/take-back", None)):
        answer = hoa("POST", path, content, idempotency_key=KEY)
        assert answer.status_code == 422 and "another request" in answer.json()["detail"]
    assert Submission.objects.count() == 1
    assert call("minh")("POST", f"{OWN}/hand-over", idempotency_key=KEY).status_code == 200  # keys are one's own


@pytest.mark.django_db
def test_a_refusal_changed_nothing_and_frees_its_key(call: Call, round_: Round) -> None:
    hoa = call("hoa")
    assert hoa("POST", SUBMISSION, {"answers": []}, idempotency_key=KEY).status_code == 409
    assert not IdempotentRequest.objects.exists()
    assert hoa("POST", SUBMISSION, {"answers": answers_of(round_)}, idempotency_key=KEY).status_code == 200


@pytest.mark.django_db
def test_a_form_sent_again_is_the_same_though_its_marks_differ(call: Call) -> None:
    minh, path = call("minh"), f"{OWN}/answers/STNMT:task:1.1/evidence"
    sent = [minh.post_form(path, {"file": SimpleUploadedFile("a.pdf", PDF)}, idempotency_key=KEY) for _one in "12"]
    assert sent[0].status_code == sent[1].status_code == 201
    assert sent[0].json() == sent[1].json() and sent[1]["Idempotent-Replayed"] == "true"
    other = minh.post_form(path, {"file": SimpleUploadedFile("a.pdf", PDF + b"2")}, idempotency_key=KEY)
    assert other.status_code == 422
    assert DraftEvidence.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["", "a b", "x" * 129, "khóa", "a/b"])
def test_a_key_has_a_form(call: Call, key: str) -> None:
    assert call("hoa")("POST", f"{OWN}/take-back", idempotency_key=key).status_code == 422


@pytest.mark.django_db
def test_what_never_ended_is_begun_again_after_ten_minutes(cast: SimpleNamespace) -> None:
    values = {"person": cast.hoa, "key": KEY, "call": "POST /x", "request_hash": "0" * 64}
    begun = idempotency.begin_request(**values, at=NOW)
    with pytest.raises(idempotency.StillRunning):
        idempotency.begin_request(**values, at=NOW + timedelta(minutes=9))
    assert idempotency.begin_request(**values, at=NOW + timedelta(minutes=11)).pk == begun.pk
    with pytest.raises(idempotency.StillRunning):
        idempotency.begin_request(**values, at=NOW + timedelta(minutes=12))


@pytest.mark.django_db
def test_answers_are_forgotten_after_their_days(cast: SimpleNamespace) -> None:
    values = {"person": cast.hoa, "call": "POST /x", "request_hash": "0" * 64}
    idempotency.begin_request(**values, key="old", at=NOW - timedelta(days=8))
    idempotency.begin_request(**values, key="new", at=NOW - timedelta(days=6))
    assert idempotency.forget_answers(at=NOW) == 1
    assert IdempotentRequest.objects.get().key == "new"


@pytest.mark.django_db
def test_four_at_once_are_one_report(tmp_path: Path) -> None:
    found = json.loads(last_line_of("tests.api.race", tmp_path))
    assert len(found["codes"]) == 4 and set(found["codes"]) <= {200, 409} and 200 in found["codes"]
    assert (found["submissions"], found["requests"], found["events"]) == (1, 1, 1)
    assert found["again"] == "true"
