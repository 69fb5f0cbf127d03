"""Connections that are to be secure: the certificate is that of the name, or nothing is sent."""

import socket
import ssl
from collections.abc import Iterator
from ipaddress import ip_network
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.utils import timezone
from pytest_django import Settings
from tests.messages.certificate import write_certificate
from tests.messages.conftest import Post, Receiver, receiving, start_post, stop_post, use
from tests.world import START

from xanh_web.base.actions import operator
from xanh_web.base.models import Delivery
from xanh_web.base.outbox.actions import queue_message
from xanh_web.base.outbox.environment import MailServer
from xanh_web.base.outbox.tasks import deliver
from xanh_web.base.outbox.webhooks import add_webhook, queue_calls

pytestmark = pytest.mark.django_db
HOST = "nhan.example.vn"


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    return write_certificate(tmp_path / "certificate.pem", "127.0.0.1", HOST)


@pytest.fixture
def post(tmp_path: Path, certificate: Path, settings: Settings) -> Iterator[Post]:
    """A mail server that takes nothing without STARTTLS and a password."""
    running = start_post(tmp_path, str(certificate))
    use(settings, running.port)
    settings.MAIL_SERVER = MailServer("smtp+starttls", "127.0.0.1", running.port, "minh", "mat khau")
    yield running
    stop_post(running)


def email(cast: SimpleNamespace) -> Delivery:
    now = timezone.now()
    message, _new = queue_message(key="k", to=cast.minh, kind="x", subject="S", body="B", link="", at=now)
    return tried(message.delivery)


def tried(delivery: Delivery) -> Delivery:
    deliver.func(delivery.pk)
    return Delivery.objects.get(pk=delivery.pk)


def test_a_mail_server_with_a_certificate_nobody_trusts_gets_no_password(cast: SimpleNamespace, post: Post) -> None:
    assert (email(cast).last_error, post.letters()) == ("not_secure", [])


def test_a_trusted_one_gets_password_and_letter(
    cast: SimpleNamespace, post: Post, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    assert email(cast).state == "sent"
    assert len(post.letters()) == 1


def test_a_wrong_password_is_no_reason_to_give_the_message_up(
    cast: SimpleNamespace, post: Post, certificate: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    settings.MAIL_SERVER = MailServer("smtp+starttls", "127.0.0.1", post.port, "minh", "sai")
    delivery = email(cast)
    assert (delivery.state, delivery.last_error) == ("waiting", "smtp_535")


@pytest.fixture
def secure(certificate: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Receiver]:
    """A receiver of webhooks over TLS, under a name that leads to loopback."""
    settings.WEBHOOK_NETWORKS = (ip_network("127.0.0.0/8"),)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)
    look_up = socket.getaddrinfo

    def answer(host: str, *asked: object, **more: object) -> list[tuple[object, ...]]:
        return look_up("127.0.0.1" if host.endswith("example.vn") else host, *asked, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", answer)
    with receiving(context) as state:
        yield state


def call(url: str) -> Delivery:
    add_webhook(url=url, events=["report.issued"], by=operator(), at=START)
    queue_calls(event="report.issued", subject="report:1", data={}, at=START)
    return tried(Delivery.objects.get())


def test_a_webhook_is_called_under_its_name_over_tls(
    secure: Receiver, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    port = secure.url.split(":")[2].split("/")[0]
    assert call(f"https://{HOST}:{port}/hook").state == "sent"
    assert secure.got[0][0]["host"] == f"{HOST}:{port}"


@pytest.mark.parametrize(("host", "trusted"), [(HOST, False), ("khac.example.vn", True)])
def test_a_certificate_that_is_not_trusted_or_of_another_name_gets_nothing(
    host: str, trusted: bool, secure: Receiver, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if trusted:
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    port = secure.url.split(":")[2].split("/")[0]
    assert call(f"https://{host}:{port}/hook").last_error == "not_secure"
    assert secure.got == []
