"""Figures are handed to the configured system: whole, once, tried again where it does not take them."""

from datetime import timedelta

import pytest
from click.testing import CliRunner
from pytest_django import Settings
from tests.exchange.conftest import CORRECTED, NOW
from tests.ledger.facts import fact, record
from tests.messages.conftest import Receiver, receiver  # noqa: F401 - a fixture
from tests.refusals import NO_ROLE, refused
from tests.world import people

from xanh.basis.hashing import sha256_hex
from xanh.interchange.sdmx import read_csv, read_ml
from xanh_web.base.actions import operator
from xanh_web.base.models import Delivery, Event, Upload
from xanh_web.base.outbox.tasks import deliver
from xanh_web.cli.main import xanh
from xanh_web.ledger.actions import push_figures

pytestmark = pytest.mark.usefixtures("ledger")


@pytest.fixture
def ministry(receiver: Receiver, settings: Settings) -> Receiver:  # noqa: F811
    """A system that takes figures."""
    settings.EXCHANGE_URL, settings.EXCHANGE_TOKEN = receiver.url, "known-to-both"
    return receiver


def push(form: str = "csv") -> tuple[Upload, bool, int]:
    return push_figures(form=form, by=operator(), at=NOW)


def tried() -> Delivery:
    deliver.func(Delivery.objects.latest("pk").pk)
    return Delivery.objects.latest("pk")


def test_what_stands_arrives_whole_and_without_illustrative_figures(ministry: Receiver) -> None:
    upload, new, count = push()
    assert (new, count, tried().state) == (True, 5, "sent")
    ((headers, body),) = ministry.got
    facts = read_csv(body)
    assert len(facts) == 5 and not any(one.illustrative for one in facts)
    assert headers["authorization"] == "Bearer known-to-both"
    assert headers["idempotency-key"] == upload.sha256 == sha256_hex(body)
    assert headers["content-type"] == "application/vnd.sdmx.data+csv;version=2.0.0"
    event = Event.objects.get(action="push_figures")
    assert event.details["observations"] == 5 and "known-to-both" not in str(event.details)


@pytest.mark.parametrize("form", ["xml", "xml-2.1"])
def test_the_same_figures_are_not_sent_twice(form: str, ministry: Receiver) -> None:
    assert push(form)[1] and not push(form)[1]
    assert Delivery.objects.count() == 1
    tried(), tried()
    assert len(ministry.got) == 1 and len(read_ml(ministry.got[0][1])) == 5


def test_a_new_figure_makes_a_new_file(ministry: Receiver) -> None:
    push()
    record(fact(period="2020"), at=CORRECTED)
    assert push()[1:] == (True, 6)


@pytest.mark.parametrize(("answer", "state"), [(503, "waiting"), (429, "waiting"), (400, "failed"), (301, "failed")])
def test_what_the_answer_means(answer: int, state: str, ministry: Receiver) -> None:
    ministry.answer = answer
    push()
    assert tried().state == state


def test_it_is_tried_again_and_then_arrives(ministry: Receiver, monkeypatch: pytest.MonkeyPatch) -> None:
    ministry.answer = 503
    push()
    waiting = tried()
    assert waiting.next_try_at == NOW + timedelta(minutes=1)
    ministry.answer = 200
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW + timedelta(minutes=2))
    assert tried().state == "sent"
    assert [headers["idempotency-key"] for headers, _body in ministry.got] == [waiting.upload.sha256] * 2


def test_an_address_that_changed_since_is_not_called(ministry: Receiver, settings: Settings) -> None:
    push()
    settings.EXCHANGE_URL = "https://data.example.vn/"
    assert (tried().state, Delivery.objects.get().last_error, ministry.got) == ("failed", "other_address", [])


def test_without_an_address_nothing_is_handed_over(settings: Settings) -> None:
    settings.EXCHANGE_URL = ""
    with refused("No address is set"):
        push()


def test_who_may_not_is_refused(ministry: Receiver) -> None:
    reporter = people().minh
    with refused(NO_ROLE):
        push_figures(form="csv", by=reporter, at=NOW)


def test_the_command_says_what_waits(ministry: Receiver) -> None:
    first = CliRunner().invoke(xanh, ["exchange", "push"])
    assert first.exit_code == 0 and f"5 số liệu chờ chuyển đến {ministry.url}" in first.output
    assert "không chuyển gì" in CliRunner().invoke(xanh, ["exchange", "push"]).output
    assert ministry.url in CliRunner().invoke(xanh, ["message", "list"]).output
