"""Signing in by the city's single sign-on, against the running process of a provider."""

import re
from collections.abc import Iterator
from types import SimpleNamespace
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from django.test import Client
from pytest_django import Settings
from tests.accounts.conftest import Provider
from tests.world import events

from xanh_web.base.accounts import oidc
from xanh_web.base.accounts.people import link_identity
from xanh_web.base.actions import operator
from xanh_web.base.models import Event, ExternalIdentity, Person, SessionRecord

pytestmark = pytest.mark.django_db
NOT_VERIFIED = "Không xác thực được phản hồi"


def start(client: Client, **query: str) -> str:
    """Return the address of the provider that the visitor is led to."""
    answer = client.get("/account/oidc/", query)
    assert answer.status_code == 302
    return answer.headers["Location"]


def agree(address: str, subject: str) -> str:
    """Let the person sign in at the provider; return the path and query it sends them back with."""
    answer = requests.post(address, data={"sub": subject}, allow_redirects=False, timeout=10)
    back = urlsplit(answer.headers["Location"])
    assert f"{back.scheme}://{back.netloc}" == "http://testserver"
    return f"{back.path}?{back.query}"


def come_back(client: Client, subject: str, **query: str) -> tuple[int, str, str]:
    """Go the whole way; return (status, where it leads, page)."""
    answer = client.get(agree(start(client, **query), subject))
    return answer.status_code, answer.headers.get("Location", ""), answer.content.decode()


def refused(client: Client, status: int, page: str, sentence: str) -> None:
    assert status == 403
    assert sentence in page
    assert client.get("/account/").status_code == 302
    assert not events("sign_in")


@pytest.fixture
def sent() -> Iterator[list[requests.PreparedRequest]]:
    """Collect what this process sends to the provider."""
    kept: list[requests.PreparedRequest] = []
    send = requests.Session.send

    def noted(self: requests.Session, request: requests.PreparedRequest, **options: object) -> requests.Response:
        kept.append(request)
        return send(self, request, **options)  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(requests.Session, "send", noted)
        yield kept


def test_the_whole_way_signs_in_the_account_of_that_name(
    client: Client, cast: SimpleNamespace, provider: Provider
) -> None:
    assert come_back(client, "sub-minh", next="/account/?a=1") == (302, "/account/?a=1", "")
    assert "Minh" in client.get("/account/").content.decode()
    assert SessionRecord.objects.get().person == cast.minh
    assert [event.details for event in events("sign_in")] == [{"way": "oidc"}]
    identity = ExternalIdentity.objects.get()
    assert (identity.person, identity.issuer, identity.subject) == (cast.minh, provider.issuer, "sub-minh")
    assert len(events("link_identity")) == 1


def test_the_second_time_links_nothing_anew(client: Client, cast: SimpleNamespace, provider: Provider) -> None:
    come_back(client, "sub-minh")
    client.post("/account/sign-out/")
    assert come_back(client, "sub-minh")[:2] == (302, "/desk/")
    assert len(events("link_identity")) == 1


def test_state_nonce_and_the_challenge_of_a_secret_kept_here_are_sent(
    client: Client, cast: SimpleNamespace, provider: Provider, sent: list[requests.PreparedRequest]
) -> None:
    address = start(client)
    query = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
    assert query.items() >= {"response_type": "code", "code_challenge_method": "S256", "client_id": "xanh"}.items()
    assert query["redirect_uri"] == "http://testserver/account/oidc/callback/"
    assert len(query["state"]) >= 20 and len(query["nonce"]) >= 20
    assert "openid" in query["scope"].split()
    client.get(agree(address, "sub-minh"))
    (token_request,) = [request for request in sent if "/oauth2/token" in str(request.url)]
    verifier = parse_qs(str(token_request.body))["code_verifier"][0]
    assert create_s256_code_challenge(verifier) == query["code_challenge"]
    assert "bi-mat" not in str(token_request.url)


def test_a_wrong_state_is_refused(client: Client, cast: SimpleNamespace, provider: Provider) -> None:
    back = re.sub(r"state=[^&]*", "state=doan-mo", agree(start(client), "sub-minh"))
    answer = client.get(back)
    refused(client, answer.status_code, answer.content.decode(), NOT_VERIFIED)


def test_the_answer_to_another_visitors_question_is_refused(
    client: Client, cast: SimpleNamespace, provider: Provider
) -> None:
    back = agree(start(Client()), "sub-minh")
    start(client)
    answer = client.get(back)
    refused(client, answer.status_code, answer.content.decode(), NOT_VERIFIED)


def test_an_answer_is_taken_once(client: Client, cast: SimpleNamespace, provider: Provider) -> None:
    back = agree(start(client), "sub-minh")
    assert client.get(back).status_code == 302
    assert client.get(back).status_code == 403


def test_a_wrong_nonce_is_refused(client: Client, cast: SimpleNamespace, provider: Provider) -> None:
    back = agree(start(client), "sub-minh")
    session = client.session
    (name,) = [name for name in session.keys() if name.startswith("_state_")]  # noqa: SIM118 - no mapping
    kept = session[name]
    kept["data"]["nonce"] = "khac"
    session[name] = kept
    session.save()
    answer = client.get(back)
    refused(client, answer.status_code, answer.content.decode(), NOT_VERIFIED)


@pytest.mark.parametrize(("setting", "value"), [("OIDC_CLIENT_ID", "other"), ("OIDC_ISSUER", "http://other.example")])
def test_a_token_for_another_client_or_from_another_issuer_is_refused(
    setting: str, value: str, client: Client, cast: SimpleNamespace, provider: Provider, settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    back = agree(start(client), "sub-minh")
    kept = oidc._client()
    monkeypatch.setattr(oidc, "_client", lambda: kept)
    setattr(settings, setting, value)
    answer = client.get(back)
    refused(client, answer.status_code, answer.content.decode(), NOT_VERIFIED)


def test_an_invented_code_is_refused(client: Client, cast: SimpleNamespace, provider: Provider) -> None:
    back = re.sub(r"code=[^&]*", "code=doan-mo", agree(start(client), "sub-minh"))
    answer = client.get(back)
    refused(client, answer.status_code, answer.content.decode(), NOT_VERIFIED)


def test_who_does_not_agree_at_the_provider_is_not_signed_in(
    client: Client, cast: SimpleNamespace, provider: Provider
) -> None:
    answer = requests.post(start(client), data={"action": "deny"}, allow_redirects=False, timeout=10)
    back = client.get("/account/oidc/callback/?" + urlsplit(answer.headers["Location"]).query)
    refused(client, back.status_code, back.content.decode(), NOT_VERIFIED)


def test_a_person_without_an_account_is_told_so_and_gets_none(
    client: Client, cast: SimpleNamespace, provider: Provider
) -> None:
    before = Person.objects.count()
    status, _, page = come_back(client, "sub-ke-la")
    refused(client, status, page, "xác định bạn là “ke.la”, nhưng ở đây chưa có tài khoản")
    assert Person.objects.count() == before
    assert not ExternalIdentity.objects.exists()


def test_an_inactive_account_is_none(client: Client, cast: SimpleNamespace, provider: Provider) -> None:
    Person.objects.filter(username="minh").update(is_active=False)
    status, _, page = come_back(client, "sub-minh")
    refused(client, status, page, "chưa có tài khoản")


def test_the_command_lines_own_account_belongs_to_nobody(
    client: Client, cast: SimpleNamespace, provider: Provider
) -> None:
    operator()
    status, _, page = come_back(client, "sub-operator")
    refused(client, status, page, "chưa có tài khoản")


def test_a_name_that_changed_hands_does_not_open_the_account(
    client: Client, cast: SimpleNamespace, provider: Provider
) -> None:
    come_back(Client(), "sub-minh")
    status, _, page = come_back(client, "sub-minh-moi")
    assert status == 403 and "đang liên kết với người khác" in page
    assert client.get("/account/").status_code == 302


def test_an_administrator_links_another_subject_and_it_goes_before_the_name(
    client: Client, cast: SimpleNamespace, provider: Provider
) -> None:
    at = operator().date_joined
    link_identity(person=cast.hoa, subject="sub-minh", by=operator(), at=at)
    assert come_back(client, "sub-minh")[0] == 302
    assert events("sign_in")[0].actor == cast.hoa


def test_a_provider_that_is_down_is_said(client: Client, cast: SimpleNamespace, settings: Settings) -> None:
    settings.OIDC_ISSUER, settings.OIDC_CLIENT_ID, settings.OIDC_CLIENT_SECRET = "http://127.0.0.1:9", "xanh", "x"
    answer = client.get("/account/oidc/")
    assert answer.status_code == 503
    assert "không phản hồi" in answer.content.decode()


def test_a_provider_that_goes_down_on_the_way_is_said(
    client: Client, cast: SimpleNamespace, provider: Provider, monkeypatch: pytest.MonkeyPatch
) -> None:
    back = agree(start(client), "sub-minh")

    def down(*_: object, **__: object) -> None:
        raise requests.ConnectionError

    monkeypatch.setattr(requests.Session, "send", down)
    answer = client.get(back)
    refused(client, answer.status_code, answer.content.decode(), "không phản hồi")


def test_the_way_in_is_shown_only_where_it_is_configured(
    client: Client, settings: Settings, provider_process: Provider
) -> None:
    settings.OIDC_ISSUER = ""
    assert "/account/oidc/" not in client.get("/account/sign-in/").content.decode()
    assert client.get("/account/oidc/").status_code == client.get("/account/oidc/callback/").status_code == 404
    settings.OIDC_ISSUER = provider_process.issuer
    assert 'href="/account/oidc/?next=' in client.get("/account/sign-in/?next=/account/").content.decode()


def test_next_leads_to_no_other_host_this_way_either(client: Client, cast: SimpleNamespace, provider: Provider) -> None:
    assert come_back(client, "sub-minh", next="https://ac.example/")[:2] == (302, "/desk/")


def test_no_token_and_no_secret_is_kept(client: Client, cast: SimpleNamespace, provider: Provider) -> None:
    come_back(client, "sub-minh")
    assert not [name for name in client.session.keys() if not name.startswith("_auth_user")]  # noqa: SIM118
    assert "token" not in str(list(Event.objects.values()))
