"""People with passwords, and the real process of an OpenID Connect provider."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from types import SimpleNamespace

import pytest
import requests
from django.test import Client
from pytest_django import Settings
from tests.world import people

from xanh_web.base.accounts import oidc

PASSWORD = "ba con mèo tam thể"
USERS = (
    {"sub": "sub-minh", "preferred_username": "minh"},
    {"sub": "sub-ke-la", "preferred_username": "ke.la"},
    {"sub": "sub-minh-moi", "preferred_username": "minh"},
    {"sub": "sub-operator", "preferred_username": "operator"},
)


@pytest.fixture
def cast() -> SimpleNamespace:
    """Return the standing cast; Minh has a password."""
    found = people()
    found.minh.set_password(PASSWORD)
    found.minh.save()
    return found


@dataclass(frozen=True)
class Provider:
    """A running provider: its address, and its process."""

    issuer: str
    process: subprocess.Popen[bytes]


@pytest.fixture(scope="session")
def provider_process() -> Iterator[Provider]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "oidc_provider_mock", "--port", str(port), "--require-nonce"]
    for user in USERS:
        command += ["--user-claims", json.dumps(user)]
    environment = {**os.environ, "NO_COLOR": "1"}
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        issuer = f"http://127.0.0.1:{port}"
        try:
            _wait(issuer, process)
            yield Provider(issuer, process)
        finally:
            process.terminate()
            process.wait(timeout=20)


@pytest.fixture
def provider(provider_process: Provider, settings: Settings) -> Provider:
    """Let the installation use the provider as its single sign-on."""
    settings.OIDC_ISSUER = provider_process.issuer
    settings.OIDC_CLIENT_ID, settings.OIDC_CLIENT_SECRET = "xanh", "bi-mat"
    oidc._registered.cache_clear()
    return provider_process


@pytest.fixture
def signed_in(client: Client, cast: SimpleNamespace) -> Client:
    """Return a browser in which Minh has signed in."""
    answer = client.post("/account/sign-in/", {"username": "minh", "password": PASSWORD})
    assert answer.status_code == 302
    return client


def _wait(issuer: str, process: subprocess.Popen[bytes]) -> None:
    for _attempt in range(200):
        assert process.poll() is None
        try:
            requests.get(issuer + "/.well-known/openid-configuration", timeout=1).raise_for_status()
        except requests.RequestException:
            time.sleep(0.1)
        else:
            return
    raise AssertionError("the provider did not start")
