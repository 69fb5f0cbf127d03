"""What failed or is unknown is sent again by an administrator only, on purpose."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from django.db import transaction
from django_tasks_db.models import DBTaskResult
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings
from tests.messages.conftest import use
from tests.refusals import NO_ROLE, refused
from tests.world import START, events, vn

from xanh_web.base.actions import operator
from xanh_web.base.archive import read_archive, write_archive
from xanh_web.base.models import Delivery, Person
from xanh_web.base.outbox.actions import queue_message, resend_delivery
from xanh_web.base.outbox.sending import hold_restored

pytestmark = pytest.mark.django_db
NOW = vn(2024, 11, 21)


@pytest.fixture
def delivery(cast: SimpleNamespace, settings: Settings) -> Delivery:
    use(settings, 25)
    message, _new = queue_message(key="k", to=cast.minh, kind="x", subject="S", body="B", link="", at=START)
    return message.delivery


def made(delivery: Delivery, state: str) -> Delivery:
    Delivery.objects.update(state=state, next_try_at=None, attempts=1)
    delivery.refresh_from_db()
    return delivery


@pytest.mark.parametrize("state", ["failed", "unknown"])
def test_it_waits_again(
    state: str, delivery: Delivery, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        resend_delivery(delivery=made(delivery, state), by=operator(), at=NOW)
    found = Delivery.objects.get()
    assert (found.state, found.next_try_at, found.attempts) == ("waiting", NOW, 1)
    assert DBTaskResult.objects.count() == 1
    (event,) = events("resend_delivery")
    assert event.details == {"before": state}


@pytest.mark.parametrize("state", ["waiting", "sending", "sent"])
def test_nothing_else_is(state: str, delivery: Delivery) -> None:
    times = {"next_try_at": NOW if state == "waiting" else None, "sent_at": NOW if state == "sent" else None}
    Delivery.objects.update(state=state, **times)
    operator()
    with refused("not sent again"):
        resend_delivery(delivery=delivery, by=operator(), at=NOW)


def test_only_an_administrator_may(cast: SimpleNamespace, delivery: Delivery) -> None:
    made(delivery, "failed")
    for person in (cast.lan, cast.minh, cast.hoa, cast.an, cast.khach):
        with refused(NO_ROLE):
            resend_delivery(delivery=delivery, by=person, at=NOW)


def test_what_waited_in_a_backup_is_not_sent_by_the_restored_installation(delivery: Delivery) -> None:
    assert hold_restored() == 1
    found = Delivery.objects.get()
    assert (found.state, found.last_error, found.next_try_at) == ("unknown", "restored", None)


def test_a_restore_holds_back_what_was_on_its_way(db: None, settings: Settings, tmp_path: Path) -> None:
    use(settings, 25)
    path = tmp_path / "xanh.zip"
    with transaction.atomic():  # the world that is backed up, and gone afterwards
        minh = Person.objects.create(username="minh", email="minh@example.vn")
        queue_message(key="k", to=minh, kind="x", subject="S", body="B", link="", at=START)
        write_archive(path)
        transaction.set_rollback(True)
    read_archive(path)
    found = Delivery.objects.get()
    assert (found.state, found.last_error, found.message.subject) == ("unknown", "restored", "S")
