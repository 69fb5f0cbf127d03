"""What watchers may ask, and who may ask it."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import Error
from django.test import Client
from prometheus_client.parser import text_string_to_metric_families
from pytest_django import Settings
from tests.world import city, opened_round, people, sent, vn

from xanh_web.base.models import Delivery, Message
from xanh_web.base.proxies import watcher_networks

pytestmark = pytest.mark.django_db
NOW = vn(2024, 11, 14)


@pytest.fixture(autouse=True)
def watched(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.METRICS_FROM = watcher_networks("127.0.0.1, 10.1.2.0/24")
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


def asked(client: Client) -> dict[tuple[str, ...], float]:
    """Return every sample as (name, label values in order of their names) → value."""
    answer = client.get("/metrics")
    assert answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/plain")
    return {
        (sample.name, *(sample.labels[name] for name in sorted(sample.labels))): sample.value
        for family in text_string_to_metric_families(answer.content.decode())
        for sample in family.samples
    }


def test_requests_are_counted_by_route_and_status(client: Client) -> None:
    before = asked(client)
    client.get("/plan/")
    client.get("/tasks/9.9/")
    client.get("/nowhere-of-anybody/")
    after = asked(client)

    def more(*key: str) -> float:
        return after.get(key, 0) - before.get(key, 0)

    assert more("xanh_requests_total", "plan", "200") == 1
    assert more("xanh_requests_total", "task", "404") == 1
    assert more("xanh_requests_total", "unknown", "404") == 1
    assert more("xanh_request_seconds_count", "plan") == 1
    assert after["xanh_request_seconds_bucket", "+Inf", "plan"] == after["xanh_request_seconds_count", "plan"]


def test_the_work_is_told_in_numbers(client: Client) -> None:
    city()
    round_ = opened_round()
    sent(round_, "STNMT")
    found = asked(client)
    assert found["xanh_database_answers",] == 1
    assert found["xanh_round_days_to_deadline", round_.code] == pytest.approx(5.625)  # from 9:00 on 14 to the end of 19
    assert found["xanh_reports", round_.code, "submitted"] == 1
    owing = round_.obligations.values("agency_code").distinct().count()
    assert found["xanh_reports", round_.code, "waiting"] == owing - 1


def test_the_queue_and_its_oldest_message(client: Client) -> None:
    assert ("xanh_oldest_waiting_delivery_seconds",) not in asked(client)
    lan = people().lan
    for number, state in enumerate(("waiting", "waiting", "failed")):
        at = vn(2024, 11, 13 - number)
        message = Message.objects.create(key=f"m{number}", to=lan, kind="x", subject="x", body="x", created_at=at)
        Delivery.objects.create(
            channel="email", message=message, state=state, created_at=at, next_try_at=at if state == "waiting" else None
        )
    found = asked(client)
    assert found["xanh_deliveries", "email", "waiting"] == 2
    assert found["xanh_deliveries", "email", "failed"] == 1
    assert found["xanh_deliveries", "webhook", "waiting"] == 0
    assert found["xanh_oldest_waiting_delivery_seconds",] == 2 * 86_400


def test_nobodys_name_is_in_it(client: Client) -> None:
    city()
    people()
    sent(opened_round(), "STNMT")
    client.get("/search/?q=Nguyen+Van+An")
    text = client.get("/metrics").content.decode()
    for word in ("Minh", "minh", "STNMT", "127.0.0.1", "Nguyen", "q="):
        assert word not in text


def test_a_database_that_does_not_answer_is_told(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(_at: object) -> list[object]:
        raise Error

    monkeypatch.setattr("xanh_web.portal.views.metrics._rounds", gone)
    found = asked(client)
    assert found["xanh_database_answers",] == 0
    assert not any(key[0] == "xanh_deliveries" for key in found)


@pytest.mark.parametrize(("address", "status"), [("10.1.2.9", 200), ("10.1.3.9", 404), ("", 404), ("x", 404)])
def test_only_those_named_are_answered(client: Client, address: str, status: int) -> None:
    assert client.get("/metrics", REMOTE_ADDR=address).status_code == status


def test_behind_a_proxy_its_word_counts_and_not_its_address(client: Client, settings: Settings) -> None:
    settings.CLIENT_ADDRESS_HEADER = "HTTP_X_FORWARDED_FOR"
    said = {"HTTP_X_FORWARDED_FOR": "10.1.2.9, 203.0.113.7"}
    assert client.get("/metrics", **said).status_code == 404
    assert client.get("/metrics", HTTP_X_FORWARDED_FOR="10.1.2.9").status_code == 200
    # Who is no proxy cannot say who they are.
    assert client.get("/metrics", REMOTE_ADDR="203.0.113.7", HTTP_X_FORWARDED_FOR="10.1.2.9").status_code == 404


def test_by_default_nobody_is_answered_and_nothing_counted(client: Client, settings: Settings) -> None:
    before = asked(client)
    settings.METRICS_FROM = watcher_networks("")
    assert client.get("/metrics").status_code == 404
    settings.METRICS_FROM = watcher_networks("127.0.0.1")
    after = asked(client)
    refused = ("xanh_requests_total", "metrics", "404")
    assert after.get(refused) == before.get(refused)
    assert (
        after["xanh_requests_total", "metrics", "200"] == before.get(("xanh_requests_total", "metrics", "200"), 0) + 1
    )


@pytest.mark.parametrize("text", ["watcher.example", "10.1.2.3/24", "0.0.0.0/0", "::/0"])
def test_what_is_no_list_of_watchers_is_refused(text: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="XANH_METRICS_FROM"):
        watcher_networks(text)
