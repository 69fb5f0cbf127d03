"""One e-mail, before a real mail server: sent, tried again, given up, or unknown."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone, translation
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings
from tests.messages.conftest import Post, use

from xanh_web.base.actions import operator
from xanh_web.base.models import Delivery
from xanh_web.base.outbox.actions import queue_message, resend_delivery
from xanh_web.base.outbox.mail import message_id
from xanh_web.base.outbox.outcome import SENT, Outcome, error_words
from xanh_web.base.outbox.sending import LOST_AFTER, WAITS, claim_delivery, hold_lost, record_outcome
from xanh_web.base.outbox.tasks import deliver

pytestmark = pytest.mark.django_db


def waiting(cast: SimpleNamespace, email: str = "minh@example.vn") -> Delivery:
    cast.minh.email = email
    cast.minh.save()
    values = {
        "subject": "Quá hạn báo cáo năm 2024",
        "body": "Kính gửi Sở Tài nguyên và Môi trường,\n",
        "link": "/desk/",
    }
    message, _new = queue_message(key="k", to=cast.minh, kind="reminder", at=timezone.now(), **values)
    return message.delivery


def tried(delivery: Delivery) -> Delivery:
    deliver.func(delivery.pk)
    return Delivery.objects.get(pk=delivery.pk)


def test_it_arrives_as_written_with_the_way_to_the_matter(cast: SimpleNamespace, post: Post) -> None:
    delivery = tried(waiting(cast))
    assert (delivery.state, delivery.attempts, delivery.last_error) == ("sent", 1, "")
    assert delivery.sent_at is not None
    (letter,) = post.letters()
    assert (letter["to"], letter["subject"]) == ("minh@example.vn", "Quá hạn báo cáo năm 2024")
    assert (letter["from"], letter["sender"]) == ("Xanh <xanh@example.vn>", "xanh@example.vn")
    assert letter["text"].startswith("Kính gửi Sở Tài nguyên và Môi trường,")
    assert "https://xanh.example.vn/desk/" in letter["text"]
    assert letter["auto"] == "auto-generated"
    assert letter["id"] == message_id(delivery)


def test_what_is_sent_is_not_sent_again(cast: SimpleNamespace, post: Post) -> None:
    delivery = waiting(cast)
    assert [deliver.func(delivery.pk) for _time in range(3)] == ["sent", "", ""]
    assert len(post.letters()) == 1


def test_a_refusal_that_may_pass_is_tried_again_with_growing_waits(cast: SimpleNamespace, post: Post) -> None:
    delivery = waiting(cast, "code451@example.vn")
    for number, wait in enumerate(WAITS, start=1):
        before = timezone.now()
        delivery = tried(delivery)
        assert (delivery.state, delivery.attempts, delivery.last_error) == ("waiting", number, "smtp_451")
        assert delivery.next_try_at is not None
        assert before + wait <= delivery.next_try_at <= timezone.now() + wait
        assert DBTaskResult.objects.filter(run_after=delivery.next_try_at).count() == 1
        assert deliver.func(delivery.pk) == ""  # not before its time
        Delivery.objects.filter(pk=delivery.pk).update(next_try_at=before)
    delivery = tried(delivery)
    assert (delivery.state, delivery.attempts, delivery.next_try_at) == ("failed", len(WAITS) + 1, None)
    assert list(WAITS) == sorted(WAITS) and post.letters() == []


def test_a_refusal_for_good_has_failed(cast: SimpleNamespace, post: Post) -> None:
    delivery = tried(waiting(cast, "code550@example.vn"))
    assert (delivery.state, delivery.attempts, delivery.last_error) == ("failed", 1, "smtp_550")
    with translation.override("vi"):
        assert error_words("smtp_550") == "Máy chủ thư trả lời 550."


def test_a_server_that_is_not_there_is_tried_again(cast: SimpleNamespace, settings: Settings) -> None:
    use(settings, 1)
    delivery = tried(waiting(cast))
    assert (delivery.state, delivery.last_error) == ("waiting", "no_connection")


def test_a_server_without_starttls_gets_nothing_where_that_is_asked_for(cast: SimpleNamespace, post: Post, settings: Settings) -> None:  # fmt: skip  # noqa: E501
    settings.MAIL_SERVER = type(settings.MAIL_SERVER)("smtp+starttls", "127.0.0.1", post.port, "", "")
    delivery = tried(waiting(cast))
    assert (delivery.state, delivery.last_error) == ("waiting", "not_secure")
    assert post.letters() == []


def test_a_connection_that_breaks_after_the_text_leaves_it_unknown(cast: SimpleNamespace, post: Post) -> None:
    delivery = tried(waiting(cast, "deaf@example.vn"))
    assert (delivery.state, delivery.last_error, delivery.next_try_at) == ("unknown", "lost_connection", None)
    assert deliver.func(delivery.pk) == ""
    assert len(post.letters()) == 1


@pytest.mark.parametrize("change", [{"email": ""}, {"wants_email": False}, {"is_active": False}])
def test_who_wants_none_any_more_gets_none(change: dict[str, object], cast: SimpleNamespace, post: Post) -> None:
    delivery = waiting(cast)
    type(cast.minh).objects.filter(pk=cast.minh.pk).update(**change)
    assert tried(delivery).last_error == "no_address"
    assert post.letters() == []


@pytest.mark.parametrize("email", ["Trần@example.vn", "a b", "x"])
def test_an_address_that_cannot_be_written_fails_at_once(email: str, cast: SimpleNamespace, post: Post) -> None:
    delivery = tried(waiting(cast, email))
    assert (delivery.state, delivery.last_error) == ("failed", "cannot_be_written")


def test_no_error_holds_the_address(cast: SimpleNamespace, post: Post) -> None:
    for email in ("code550@example.vn", "deaf@example.vn"):
        Delivery.objects.all().delete()
        cast.minh.messages.all().delete()
        assert "@" not in tried(waiting(cast, email)).last_error


def test_the_claim_is_one_workers(cast: SimpleNamespace, settings: Settings) -> None:
    use(settings, 25)
    delivery, now = waiting(cast), timezone.now()
    assert claim_delivery(number=delivery.pk, at=now) is not None
    assert claim_delivery(number=delivery.pk, at=now) is None
    assert Delivery.objects.get().state == "sending"


def test_a_late_answer_is_believed_unless_another_has_begun(cast: SimpleNamespace, settings: Settings) -> None:
    use(settings, 25)
    delivery, now = waiting(cast), timezone.now()
    slow = claim_delivery(number=delivery.pk, at=now)
    assert slow is not None
    assert hold_lost(at=now + LOST_AFTER) == 0
    assert hold_lost(at=now + LOST_AFTER + timedelta(seconds=1)) == 1
    record_outcome(delivery=slow, outcome=Outcome(SENT), at=now)
    assert Delivery.objects.get().state == "sent"
    Delivery.objects.update(state="unknown", sent_at=None)
    resend_delivery(delivery=slow, by=operator(), at=now)
    again = claim_delivery(number=slow.pk, at=now)
    assert again is not None and again.attempts == 2
    record_outcome(delivery=slow, outcome=Outcome(SENT), at=now)
    assert Delivery.objects.get().state == "sending"
