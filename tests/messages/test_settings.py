"""What the environment may say of mail and webhooks, and what production does not take."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from xanh_web.base.outbox.environment import MailServer, allowed_networks, mail_server, sender, site_address


def test_a_mail_server_has_its_usual_port_and_a_password_of_any_letters() -> None:
    assert mail_server("", production=True) is None
    read = mail_server("smtps://minh%40cantho:m%E1%BA%ADt%3A@mail.example.vn", production=True)
    assert read == MailServer("smtps", "mail.example.vn", 465, "minh@cantho", "mật:")
    assert mail_server("smtp+starttls://mail", production=True) == MailServer("smtp+starttls", "mail", 587, "", "")


def test_production_sends_no_password_unprotected() -> None:
    with pytest.raises(ImproperlyConfigured, match="smtp\\+starttls"):
        mail_server("smtp://minh:x@mail.example.vn", production=True)
    assert mail_server("smtp://minh:x@mail.example.vn", production=False) is not None
    assert mail_server("smtp://127.0.0.1:25", production=True) == MailServer("smtp", "127.0.0.1", 25, "", "")


@pytest.mark.parametrize("url", ["mail.example.vn", "https://mail", "smtps://", "smtps://mail:99999", "smtps://[x"])
def test_what_is_no_mail_server_is_refused(url: str) -> None:
    with pytest.raises(ImproperlyConfigured):
        mail_server(url, production=False)


@pytest.mark.parametrize("address", ["", "xanh", "a@b\r\nBcc: c@d"])
def test_a_sender_is_an_address(address: str) -> None:
    with pytest.raises(ImproperlyConfigured):
        sender(address, needed=True)
    assert sender("Xanh <xanh@example.vn>", needed=True) == "Xanh <xanh@example.vn>"
    assert sender("", needed=False) == ""


def test_the_site_in_emails_is_protected_in_production() -> None:
    assert site_address("", ["xanh.example.vn"], production=True) == "https://xanh.example.vn"
    assert site_address("", ["127.0.0.1"], production=False) == "http://127.0.0.1:8000"
    assert site_address("https://a.vn/", [], production=True) == "https://a.vn"
    for url in ("http://a.vn", "a.vn"):
        with pytest.raises(ImproperlyConfigured):
            site_address(url, ["a.vn"], production=True)


def test_networks_are_networks() -> None:
    assert [str(network) for network in allowed_networks(" 10.1.2.0/24, fd00::/8 ,")] == ["10.1.2.0/24", "fd00::/8"]
    for text in ("10.1.2.3/8", "x"):
        with pytest.raises(ImproperlyConfigured):
            allowed_networks(text)
