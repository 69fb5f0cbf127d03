"""Other systems are subscribed by an administrator, told once of each subject, by signed calls."""

import base64
import hashlib
import hmac
import json
from types import SimpleNamespace
from typing import Any

import pytest
import urllib3
from pytest_django import Settings
from tests.messages.conftest import Receiver
from tests.refusals import NO_ROLE, refused
from tests.reporting.issued import issue, reported_round
from tests.world import REVIEWED, START, city, events, opened_round, sent

from xanh_web.base.actions import operator
from xanh_web.base.models import Delivery, Event, WebhookCall, WebhookSubscription
from xanh_web.base.outbox.calls import signature
from xanh_web.base.outbox.tasks import deliver
from xanh_web.base.outbox.webhooks import add_webhook, queue_calls, revoke_webhook
from xanh_web.reporting.actions import accept_submission

pytestmark = pytest.mark.django_db


def add(url: str, **changes: Any) -> WebhookSubscription:
    values: dict[str, Any] = {"events": ["report.issued"], "by": operator()}
    return add_webhook(url=url, at=START, **values | changes)


def queue(subject: str = "report:1") -> list[WebhookCall]:
    return queue_calls(event="report.issued", subject=subject, data={"number": "1/BC"}, at=START)


def tried() -> Delivery:
    deliver.func(Delivery.objects.get().pk)
    return Delivery.objects.get()


def test_a_call_arrives_signed(receiver: Receiver) -> None:
    subscription = add(receiver.url)
    queue()
    assert tried().state == "sent"
    ((headers, body),) = receiver.got
    said = json.loads(body)
    assert (said["type"], said["data"]) == ("report.issued", {"subject": "report:1", "number": "1/BC"})
    assert said["timestamp"].startswith("2024-02-14T09:00:00+07:00")
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    key = base64.b64decode(subscription.secret.removeprefix("whsec_"))
    expected = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    assert headers["webhook-signature"] == f"v1,{expected}"
    assert (len(key), headers["content-type"]) == (32, "application/json")
    assert headers["host"] == receiver.url.split("/")[2]


def test_the_signature_is_that_of_the_standard() -> None:
    # The worked example in the specification's own libraries: one secret, id, second and body with one signature.
    content = 'msg_p5jXN8AQM9LWM0D4loKWxJek.1614265330.{"test": 2432232314}'
    made = signature("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", content)
    assert made == "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_a_subject_is_told_to_a_subscriber_once(receiver: Receiver) -> None:
    add(receiver.url)
    add(receiver.url + "&second")
    assert (len(queue()), len(queue()), len(queue("report:2"))) == (2, 0, 2)


def test_only_subscribers_of_the_event_are_told(receiver: Receiver) -> None:
    add(receiver.url, events=["submission.accepted"])
    assert queue() == []


@pytest.mark.parametrize(
    ("answer", "state"),
    [(200, "sent"), (301, "failed"), (400, "failed"), (410, "failed"), (429, "waiting"), (503, "waiting")],
)
def test_what_the_answer_means(answer: int, state: str, receiver: Receiver) -> None:
    receiver.answer = answer
    add(receiver.url)
    queue()
    delivery = tried()
    assert delivery.state == state
    assert delivery.last_error == ("" if state == "sent" else f"http_{answer}")
    assert len(receiver.got) == 1  # a redirect is not followed


def test_a_call_keeps_its_id_on_the_next_attempt(receiver: Receiver) -> None:
    receiver.answer = 503
    add(receiver.url)
    queue()
    tried()
    Delivery.objects.update(next_try_at=START)
    receiver.answer = 204
    assert tried().state == "sent"
    assert len({headers["webhook-id"] for headers, _body in receiver.got}) == 1
    assert len({body for _headers, body in receiver.got}) == 1


def test_an_answer_that_does_not_come_leaves_it_unknown(receiver: Receiver, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("xanh_web.base.outbox.posting.PATIENCE", urllib3.Timeout(connect=1, read=0.2))
    receiver.slow = 1
    add(receiver.url)
    queue()
    assert (tried().state, tried().last_error) == ("unknown", "lost_connection")
    assert len(receiver.got) == 1


def test_nobody_listening_is_tried_again(receiver: Receiver) -> None:
    add("http://127.0.0.1:1/")
    queue()
    assert (tried().state, tried().last_error) == ("waiting", "no_connection")


def test_what_waits_for_a_revoked_subscription_is_not_sent(receiver: Receiver) -> None:
    subscription = add(receiver.url)
    queue()
    revoke_webhook(subscription=subscription, by=operator(), at=START)
    revoke_webhook(subscription=subscription, by=operator(), at=START)
    assert (tried().state, tried().last_error) == ("failed", "revoked")
    assert (receiver.got, queue("report:2")) == ([], [])
    assert len(events("revoke_webhook")) == 1


def test_the_secret_is_in_no_event(receiver: Receiver) -> None:
    subscription = add(receiver.url)
    assert subscription.secret not in str(list(Event.objects.values()))
    assert events("add_webhook")[0].details == {"host": "127.0.0.1", "events": ["report.issued"]}


def test_what_is_no_subscription_is_refused(receiver: Receiver) -> None:
    add(receiver.url)
    for url, events_, words in (
        (receiver.url, ["report.issued"], "subscribed already"),
        (receiver.url + "x", ["report.printed"], "is not an event"),
        (receiver.url + "x", [], "at least one event"),
        ("ftp://127.0.0.1:80/", ["report.issued"], "that can be called"),
        ("http://minh:mat-khau@127.0.0.1/", ["report.issued"], "that can be called"),
        ("http://127.0.0.1:99999/", ["report.issued"], "that can be called"),
        ("http://khong-co.invalid/", ["report.issued"], "leads nowhere"),
    ):
        with refused(words):
            add(url, events=events_)


def test_only_an_administrator_may(cast: SimpleNamespace, receiver: Receiver) -> None:
    subscription = add(receiver.url)
    for person in (cast.lan, cast.minh, cast.hoa, cast.an, cast.khach):
        with refused(NO_ROLE):
            add(receiver.url + "x", by=person)
        with refused(NO_ROLE):
            revoke_webhook(subscription=subscription, by=person, at=START)


def test_acceptance_and_issue_are_told_without_personal_data(receiver: Receiver, cast: SimpleNamespace) -> None:
    add(receiver.url, events=["submission.accepted", "report.issued"])
    city()
    submission = sent(opened_round(), "STNMT")
    review = accept_submission(submission=submission, by=operator(), at=REVIEWED)
    (call,) = WebhookCall.objects.all()
    data = json.loads(call.body)["data"]
    assert (data["agency"], data["receipt"]) == ("STNMT", submission.receipt)
    assert (data["frozen_hash"], data["illustrative"]) == (review.frozen_hash, False)
    assert "operator" not in call.body and "minh" not in call.body.lower()


def test_an_issued_report_is_told(receiver: Receiver, settings: Settings) -> None:
    add(receiver.url)
    report = issue(reported_round())
    (call,) = WebhookCall.objects.filter(event="report.issued")
    data = json.loads(call.body)["data"]
    assert (data["subject"], data["docx_hash"]) == (f"report:{report.pk}", report.docx_hash)
    assert data["number"] == f"{report.number}/{report.symbol}"
