"""`xanh message` and `xanh webhook`, and the administrator's page of what was not sent."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings
from tests.cli.conftest import Run, xanh
from tests.messages.conftest import Receiver, use
from tests.world import START

from xanh_web.base.models import Appointment, Delivery, Person, WebhookSubscription
from xanh_web.base.outbox.actions import queue_message

__all__ = ["xanh"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def failed(cast: SimpleNamespace, settings: Settings) -> Delivery:
    """One delivery that failed among two."""
    use(settings, 25)
    for key in ("k1", "k2"):
        message, _new = queue_message(key=key, to=cast.minh, kind="x", subject=key, body="B", link="", at=START)
    Delivery.objects.filter(message=message).update(state="failed", next_try_at=None, last_error="smtp_550")
    return Delivery.objects.get(state="failed")


@pytest.fixture
def administrator(db: None) -> Client:
    person = Person.objects.create(username="quan.tri")
    Appointment.objects.create(person=person, role="administrator", valid_from=date(2021, 1, 1))
    client = Client()
    client.cookies["django_language"] = "en"
    client.force_login(person)
    return client


def test_what_failed_is_listed_and_sent_again(xanh: Run, failed: Delivery) -> None:
    assert "k1" in xanh("message", "list").out
    shown = xanh("message", "list", "--failed").out
    assert "k2" in shown and "k1" not in shown and "Máy chủ thư trả lời 550." in shown
    assert xanh("message", "resend", failed.pk).out == f"Lượt gửi {failed.pk} đang chờ gửi lại.\n"
    assert xanh("message", "list", "--failed").out == "Không có.\n"
    assert xanh("message", "resend", failed.pk).code == 1
    assert xanh("message", "resend", 987654).code == 1


def test_webhooks_are_added_listed_and_removed(xanh: Run, receiver: Receiver) -> None:
    ran = xanh("webhook", "add", receiver.url, "--event", "report.issued")
    made = WebhookSubscription.objects.get()
    assert ran.out.endswith(made.secret + "\n")
    shown = xanh("webhook", "list").out
    assert receiver.url in shown and made.secret not in shown
    assert xanh("webhook", "remove", made.pk).code == 0
    assert xanh("webhook", "remove", made.pk).code == 1
    assert xanh("webhook", "list").out == "Không có.\n"


def test_an_address_inside_the_house_is_refused_with_the_setting_that_allows_it(xanh: Run) -> None:
    ran = xanh("webhook", "add", "http://127.0.0.1/", "--event", "report.issued")
    assert (ran.code, ran.out) == (1, "") and "XANH_WEBHOOK_NETWORKS" in ran.err


def test_the_administrators_page(administrator: Client, failed: Delivery) -> None:
    page = administrator.get("/desk/deliveries/").content.decode()
    assert "k2" in page and "k1" not in page
    assert "The mail server answered 550." in page and "1 delivery waits" in page
    answer = administrator.post(f"/desk/deliveries/{failed.pk}/resend/")
    assert answer.headers["Location"] == "/desk/deliveries/?done=resent"
    assert "Everything has been sent or waits" in administrator.get("/desk/deliveries/").content.decode()
    answer = administrator.post(f"/desk/deliveries/{failed.pk}/resend/")
    assert answer.status_code == 422 and "not sent again" in answer.content.decode()


def test_the_page_has_a_bound_on_queries(
    administrator: Client, failed: Delivery, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    hoa = Person.objects.get(username="hoa")
    for number in range(60):
        queue_message(key=f"n{number}", to=hoa, kind="x", subject="S", body="B", link="", at=START)
    Delivery.objects.update(state="unknown", next_try_at=None)
    administrator.get("/desk/deliveries/")
    with django_assert_max_num_queries(8):
        assert len(administrator.get("/desk/deliveries/").context["rows"]) == 50
