"""Who is it, according to the city's single sign-on: OpenID Connect, authorization code flow with PKCE.

State, nonce and code verifier lie in the visitor's session between the two steps (OpenID Connect Core 1.0, section 3.1;
RFC 7636). Nobody gets an account this way: a person is matched to one that is there.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any

import requests
from authlib.common.errors import AuthlibBaseError  # type: ignore[import-untyped]
from authlib.integrations.django_client import OAuth  # type: ignore[import-untyped]
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from joserfc.errors import JoseError

from xanh.basis.errors import Refusal
from xanh_web.base.actions import OPERATOR
from xanh_web.base.models import ExternalIdentity, Person

PATIENCE_SECONDS = 10


@dataclass(frozen=True)
class Identity:
    """What the single sign-on says of a visitor: its own lasting key for them, and the name they go by now."""

    subject: str
    username: str


def configured() -> bool:
    """Return whether this installation has a single sign-on."""
    return bool(settings.OIDC_ISSUER)


def lead_to_provider(request: HttpRequest, callback: str) -> HttpResponse:
    """Return the redirect to the single sign-on, which sends the visitor back to the address `callback`."""
    with _as_refusals():
        response: HttpResponse = _client().authorize_redirect(request, callback)
    return response


def identify(request: HttpRequest) -> Identity:
    """Return who came back; Refusal where the answer is not to this visitor's question, or cannot be verified."""
    with _as_refusals():
        token = _client().authorize_access_token(request, claims_options=_expected_claims())
    claims = token.get("userinfo") or {}
    if not claims.get("sub"):
        raise Refusal("The answer of the single sign-on could not be verified. Begin again from the sign-in page.")
    return Identity(str(claims["sub"]), str(claims.get("preferred_username") or ""))


def match_person(identity: Identity) -> Person:
    """Return the account of `identity`: the one it is linked to, else the one of its user name if that has no link yet.

    A name at the single sign-on may change hands; the link, made on the first sign-in, does not.
    """
    issuer = settings.OIDC_ISSUER
    linked = ExternalIdentity.objects.filter(issuer=issuer, subject=identity.subject).select_related("person").first()
    person = linked.person if linked else _of_username(identity.username)
    if person is None or not person.is_active:
        raise Refusal(
            "You are “{name}” at the single sign-on, and there is no account for that here. "
            "Ask the administrator of the system to make one or to link yours.",
            name=identity.username or identity.subject,
        )
    if linked is None and ExternalIdentity.objects.filter(person=person, issuer=issuer).exists():
        raise Refusal(
            "The account “{name}” is linked to somebody else at the single sign-on. "
            "Ask the administrator of the system to link it to you.",
            name=identity.username,
        )
    return person


def _of_username(username: str) -> Person | None:
    # The command line's own account holds every right and belongs to no person.
    return Person.objects.filter(username=username).exclude(username=OPERATOR).first() if username else None


def _client() -> Any:
    return _registered(settings.OIDC_ISSUER, settings.OIDC_CLIENT_ID, settings.OIDC_CLIENT_SECRET)


@cache
def _registered(issuer: str, client_id: str, client_secret: str) -> Any:
    # Kept, so that the provider's own description is fetched once; its keys are fetched anew when they change.
    return OAuth().register(
        "oidc",
        client_id=client_id,
        client_secret=client_secret,
        server_metadata_url=issuer.rstrip("/") + "/.well-known/openid-configuration",
        client_kwargs={
            "scope": "openid profile",
            "code_challenge_method": "S256",
            "default_timeout": PATIENCE_SECONDS,
        },
    )


def _expected_claims() -> dict[str, dict[str, Any]]:
    issuer = settings.OIDC_ISSUER.rstrip("/")
    return {
        "iss": {"essential": True, "values": [issuer, issuer + "/"]},
        "aud": {"essential": True, "value": settings.OIDC_CLIENT_ID},
    }


@contextmanager
def _as_refusals() -> Iterator[None]:
    try:
        yield
    except requests.RequestException as error:
        raise Refusal(
            "The single sign-on does not answer. Try again in a few minutes, or sign in with a password."
        ) from error
    except (AuthlibBaseError, JoseError, RuntimeError, ValueError, KeyError) as error:
        raise Refusal(
            "The answer of the single sign-on could not be verified. Begin again from the sign-in page."
        ) from error
