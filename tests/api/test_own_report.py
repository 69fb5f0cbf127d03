"""An agency's own system writes the report: the same rules, texts, hash and receipt as the form."""

import json
from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.api.conftest import INDICATOR, NOW, OWN, PDF, TASK, Call, answers_of
from tests.desk_reporter import typed
from tests.refusals import row_counts
from tests.world import events

from xanh_web.reporting.actions.hand_over import hand_over_report, submit_draft
from xanh_web.reporting.models import AnswerEvidence, Obligation, Round, Submission

pytestmark = pytest.mark.django_db
ANSWER = f"{OWN}/answers/STNMT:task:1.1"
INDICATOR_ANSWER = f"{OWN}/answers/STNMT:indicator:treated-waste"


def write_everything(call: Call, round_: Round) -> None:
    """Write every answer into the draft."""
    for item in round_.obligations.filter(agency_code="STNMT"):
        content = TASK if item.task_id else INDICATOR
        answer = call("minh")("PUT", f"{OWN}/answers/{item.code}", content, if_match='"0"')
        assert answer.status_code == 200, answer.content.decode()
        assert answer.json()["errors"] == {}


def sent_by_form(cast: SimpleNamespace, round_: Round) -> Submission:
    """Send the report by the form in the browser and return it."""
    client = Client()
    client.force_login(cast.minh)
    typed.type_everything(client, round_)
    hand_over_report(round_=round_, agency_code="STNMT", by=cast.minh, at=NOW)
    sent, _new = submit_draft(round_=round_, agency_code="STNMT", by=cast.hoa, at=NOW)
    return sent


def test_the_list_names_what_one_may_write(call: Call) -> None:
    (report,) = call("minh")("GET", "/api/v1/own/reports").json()
    assert (report["round"], report["agency_code"], report["is_head"]) == ("2024-7-kh-ubnd", "STNMT", False)
    whole = call("hoa")("GET", OWN).json()
    assert whole["is_head"] is True and whole["state"] == "waiting" and whole["draft_state"] == "drafting"
    assert {answer["state"] for answer in whole["answers"]} == {"empty"}


def test_an_answer_written_here_stands_in_the_form_as_typed(call: Call, cast: SimpleNamespace) -> None:
    answer = call("minh")("PUT", ANSWER, TASK, if_match='"0"')
    assert answer.status_code == 200 and answer["ETag"] == '"1"'
    assert answer.json()["fields"]["percentage"] == "62,5"
    browser = Client()
    browser.force_login(cast.minh)
    assert "Đã triển khai" in browser.get(typed.FORM).content.decode()
    assert call("minh")("GET", ANSWER)["ETag"] == '"1"'


def test_what_is_wrong_is_kept_and_said(call: Call) -> None:
    answer = call("minh")("PUT", ANSWER, {"status": "flying", "percentage": 120}, if_match='"0"').json()
    assert answer["state"] == "incomplete"
    assert set(answer["errors"]) == {"status", "percentage"}
    assert answer["fields"]["status"] == "flying"


def test_who_did_not_see_the_last_change_gets_both_texts(call: Call) -> None:
    call("hoa")("PUT", ANSWER, {"status": "completed", "result": "Xong"}, if_match='"0"')
    answer = call("minh")("PUT", ANSWER, TASK, if_match='"0"')
    assert (answer.status_code, answer["Content-Type"]) == (412, "application/problem+json")
    both = answer.json()
    assert both["revision"] == 1
    assert (both["theirs"]["result"], both["mine"]["result"]) == ("Xong", "Đã triển khai")
    assert call("minh")("PUT", ANSWER, TASK, if_match='"1"').status_code == 200


def test_without_if_match_nothing_is_saved(call: Call) -> None:
    before = row_counts()
    answer = call("minh")("PUT", ANSWER, TASK)
    assert answer.status_code == 422 and "If-Match" in answer.json()["detail"]
    assert row_counts() == before | {"base.ApiKey": 1, "base.Event": before["base.Event"] + 1}


def test_an_indicator_is_not_answered_as_a_task(call: Call) -> None:
    answer = call("minh")("PUT", INDICATOR_ANSWER, TASK, if_match='"0"')
    assert answer.status_code == 409 and "status" in answer.json()["detail"]
    money = TASK | {"money": [{"source": "I", "planned": 1}, {"source": "I", "planned": 2}]}
    assert call("minh")("PUT", ANSWER, money, if_match='"0"').status_code == 409


def test_a_draft_goes_to_the_head_and_back_and_out(call: Call, round_: Round, cast: SimpleNamespace) -> None:
    write_everything(call, round_)
    assert call("minh")("POST", f"{OWN}/send").status_code == 403
    assert call("hoa")("POST", f"{OWN}/send").status_code == 409
    assert call("minh")("POST", f"{OWN}/hand-over").json() == {"draft_state": "handed_over"}
    locked = call("minh")("PUT", ANSWER, TASK | {"result": "Khác"}, if_match='"1"')
    assert locked.status_code == 409 and "take it back" in locked.json()["detail"]
    assert call("minh")("POST", f"{OWN}/take-back").json() == {"draft_state": "drafting"}
    call("minh")("POST", f"{OWN}/hand-over")
    sent = call("hoa")("POST", f"{OWN}/send").json()
    assert sent["new"] is True
    again = call("hoa")("POST", f"{OWN}/send").json()
    assert again == sent | {"new": False}
    assert len(events("submit_report")) == 1
    seen = call("minh")("GET", f"/api/v1/own/receipts/{sent['receipt']}").json()
    assert seen["content_hash"] == sent["content_hash"] and seen["state"] == "submitted"


def test_the_form_and_the_whole_report_have_one_hash(call: Call, round_: Round, cast: SimpleNamespace) -> None:
    by_form = sent_by_form(cast, round_)
    answer = call("hoa")("POST", f"{OWN}/submission", {"answers": answers_of(round_)})
    assert answer.status_code == 200, answer.content.decode()
    assert answer.json()["new"] is False
    assert (answer.json()["receipt"], answer.json()["content_hash"]) == (by_form.receipt, by_form.content_hash)
    assert Submission.objects.count() == 1


def test_a_whole_report_with_its_files(call: Call, round_: Round) -> None:
    answers = answers_of(round_)
    answers[0]["evidence"] = ["bien-ban.pdf", "https://cantho.gov.vn/kh/12"]
    fields = {"report": json.dumps({"answers": answers}), "files": [SimpleUploadedFile("bien-ban.pdf", PDF)]}
    path = f"{OWN}/submission-with-files"
    first = call("hoa").post_form(path, fields)
    assert first.status_code == 200, first.content.decode()
    fields["files"][0].seek(0)
    assert call("hoa").post_form(path, fields).json() == first.json() | {"new": False}
    lines = {line.reference: line.file for line in AnswerEvidence.objects.all()}
    assert lines["bien-ban.pdf"] and not lines["https://cantho.gov.vn/kh/12"]


def test_a_file_nobody_names_and_a_wrong_answer_leave_nothing(call: Call, round_: Round) -> None:
    head = call("hoa")
    before = row_counts()
    fields = {"report": json.dumps({"answers": answers_of(round_)}), "files": [SimpleUploadedFile("x.pdf", PDF)]}
    strange = head.post_form(f"{OWN}/submission-with-files", fields)
    assert strange.status_code == 409 and "x.pdf" in strange.json()["detail"]
    answers = answers_of(round_)
    del answers[0]["status"]
    wrong = head("POST", f"{OWN}/submission", {"answers": answers})
    assert wrong.status_code == 409
    assert list(wrong.json()["errors"]) == [answers[0]["obligation"]]
    assert head("POST", f"{OWN}/submission", {"answers": answers[1:]}).status_code == 409
    assert row_counts() == before


def test_only_the_head_sends_a_whole_report(call: Call, round_: Round) -> None:
    answer = call("minh")("POST", f"{OWN}/submission", {"answers": answers_of(round_)})
    assert answer.status_code == 403
    assert not Submission.objects.exists()


def test_a_forged_obligation_is_not_there(call: Call, round_: Round) -> None:
    other = Obligation.objects.filter(round=round_).exclude(agency_code="STNMT").first()
    assert other is not None
    for code in (other.code, "STNMT:task:9.9", "..", "%00", "x" * 200):
        assert call("minh")("PUT", f"{OWN}/answers/{code}", TASK, if_match='"0"').status_code in {404, 422}, code
    answers = [*answers_of(round_), {"obligation": other.code, **TASK}]
    refused = call("hoa")("POST", f"{OWN}/submission", {"answers": answers})
    assert refused.status_code == 409 and other.code in refused.json()["detail"]
    assert call("tuan")("GET", OWN).status_code == 404
    assert not Submission.objects.exists()
