"""A message is marked as read by who it is to, once."""

from types import SimpleNamespace

import pytest
from tests.refusals import refused
from tests.world import START, events, vn

from xanh_web.base.models import Message
from xanh_web.base.outbox.actions import announce, mark_all_read, mark_read

pytestmark = pytest.mark.django_db
READ = vn(2024, 11, 21)


@pytest.fixture
def messages(cast: SimpleNamespace) -> list[Message]:
    """One message to each of Minh and Hoa."""
    return announce(kind="x", matter="m:1", to=[cast.minh, cast.hoa], subject="S", body="B", link="", at=START)


def test_it_is_read_from_then_on(cast: SimpleNamespace, messages: list[Message]) -> None:
    mark_read(message=messages[0], by=cast.minh, at=READ)
    mark_read(message=messages[0], by=cast.minh, at=vn(2024, 12, 1))
    assert [message.read_at for message in Message.objects.order_by("id")] == [READ, None]
    (event,) = events("mark_read")
    assert (event.actor, event.subject) == (cast.minh, f"message:{messages[0].pk}")


def test_only_its_reader_may(cast: SimpleNamespace, messages: list[Message]) -> None:
    for other in (cast.hoa, cast.lan, cast.khach):
        with refused("to somebody else"):
            mark_read(message=messages[0], by=other, at=READ)
    assert events("mark_read") == []


def test_all_are_read_but_those_of_others(cast: SimpleNamespace, messages: list[Message]) -> None:
    announce(kind="x", matter="m:2", to=[cast.minh], subject="S", body="B", link="", at=vn(2024, 11, 22))
    assert mark_all_read(by=cast.minh, at=READ) == 1
    assert mark_all_read(by=cast.minh, at=READ) == 0
    assert Message.objects.filter(read_at=None).count() == 2
    assert len(events("mark_read")) == 1
