"""A message is written once, and goes by e-mail where its reader wants that."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.db import transaction
from django_tasks_db.models import DBTaskResult
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings
from tests.messages.conftest import use
from tests.world import START

from xanh_web.base.models import Delivery, Message, Person
from xanh_web.base.outbox.actions import announce, queue_message

pytestmark = pytest.mark.django_db


def queue(to: Person, **changes: Any) -> tuple[Message, bool]:
    values = {"key": "k1", "kind": "reminder", "subject": "Đôn đốc", "body": "Kính gửi …", "link": "/desk/"}
    return queue_message(to=to, at=START, **values | changes)


@pytest.fixture
def mail(settings: Settings) -> None:
    use(settings, 25)


def test_it_lies_in_the_inbox_and_waits_to_be_sent(cast: SimpleNamespace, mail: None) -> None:
    message, new = queue(cast.minh)
    assert new and (message.to, message.read_at, message.created_at) == (cast.minh, None, START)
    delivery = message.delivery
    assert (delivery.channel, delivery.state, delivery.next_try_at) == ("email", "waiting", START)


def test_the_same_key_twice_is_one_message(cast: SimpleNamespace, mail: None) -> None:
    first, _new = queue(cast.minh)
    second, new = queue(cast.minh, subject="Khác")
    assert (second.pk, second.subject, new) == (first.pk, "Đôn đốc", False)
    assert Delivery.objects.count() == 1


def test_a_subject_is_one_line(cast: SimpleNamespace) -> None:
    assert queue(cast.minh, subject="Đôn đốc\r\nBcc: ai@example.vn")[0].subject == "Đôn đốc Bcc: ai@example.vn"


@pytest.mark.parametrize("change", [{"email": ""}, {"wants_email": False}, {"is_active": False}])
def test_who_wants_no_email_has_it_in_the_inbox_alone(
    change: dict[str, object], cast: SimpleNamespace, mail: None
) -> None:
    for name, value in change.items():
        setattr(cast.minh, name, value)
    cast.minh.save()
    queue(cast.minh)
    assert (Message.objects.count(), Delivery.objects.count()) == (1, 0)


def test_without_a_mail_server_nothing_waits_to_be_sent(cast: SimpleNamespace) -> None:
    queue(cast.minh)
    assert (Message.objects.count(), Delivery.objects.count()) == (1, 0)


def test_the_worker_hears_of_it_only_after_the_commit(
    cast: SimpleNamespace, mail: None, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        message, _new = queue(cast.minh)
        assert DBTaskResult.objects.count() == 0
    (queued,) = DBTaskResult.objects.all()
    assert queued.task_path == "xanh_web.base.outbox.tasks.deliver"
    assert queued.args_kwargs == {"args": [message.delivery.pk], "kwargs": {}}


def test_what_is_rolled_back_is_not_queued(
    cast: SimpleNamespace, mail: None, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    def fails() -> None:
        with transaction.atomic():
            queue(cast.minh)
            raise RuntimeError

    with django_capture_on_commit_callbacks(execute=True) as told, pytest.raises(RuntimeError):
        fails()
    assert (told, Message.objects.count(), Delivery.objects.count()) == ([], 0, 0)


def test_several_are_told_of_one_matter_each_once(cast: SimpleNamespace) -> None:
    said: dict[str, Any] = {"kind": "x", "matter": "amendment:3", "subject": "S", "body": "B", "link": "", "at": START}
    assert [message.to for message in announce(to=[cast.minh, cast.hoa], **said)] == [cast.minh, cast.hoa]
    assert [message.to for message in announce(to=[cast.minh, cast.hoa, cast.lan], **said)] == [cast.lan]
