"""The OpenAPI document against the program: generated requests, right and wrong, find nothing.

Addresses name the report and the answers there are, so that what is right reaches the actions and the database.
"""

import re
from collections.abc import Iterator
from copy import deepcopy
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import settings
from schemathesis.config import (
    ChecksConfig,
    GenerationConfig,
    PositiveDataAcceptanceConfig,
    ProjectConfig,
    ProjectsConfig,
    SchemathesisConfig,
)
from tests.api.conftest import key_of
from tests.api.published import publish
from tests.inventories.world import issued

from xanh_web.api.document import document
from xanh_web.api.own.idempotent import PATTERN
from xanh_web.base.accounts import throttle
from xanh_web.reporting.models import Round

pytestmark = pytest.mark.django_db
NAMED = {
    "round_code": ["2024-7-kh-ubnd"],
    "agency_code": ["STNMT"],
    "obligation": ["STNMT:task:1.1", "STNMT:task:1.3", "STNMT:indicator:treated-waste"],
}
# What a right request may meet: it is done, or it cannot be done as things stand.
ACCEPTED = ["2xx", "401", "403", "404", "409", "412"]


def pointed() -> dict[str, Any]:
    """Return the document, its parameters narrowed to what there is."""
    whole = deepcopy(document())
    for path, methods in whole["paths"].items():
        for operation in methods.values():
            for parameter in operation["parameters"]:
                if "/inventories/" in path and parameter["in"] == "path":
                    parameter["schema"] = {"type": "string", "enum": ["92-2022"]}
                if parameter["name"] in NAMED and parameter["in"] == "path":
                    parameter["schema"] = {"type": "string", "enum": NAMED[parameter["name"]]}
    codes = {"type": "string", "maxLength": 140, "examples": NAMED["obligation"]}
    whole["components"]["schemas"]["WholeAnswer"]["properties"]["obligation"] |= codes
    return whole


def schema() -> Any:
    """Return the document as schemathesis reads it, with the program behind it."""
    checks = ChecksConfig(positive_data_acceptance=PositiveDataAcceptanceConfig(expected_statuses=ACCEPTED))
    project = ProjectConfig(checks=checks, generation=GenerationConfig(deterministic=True))
    read = schemathesis.openapi.from_dict(
        pointed(), config=SchemathesisConfig(projects=ProjectsConfig(default=project))
    )
    read.app = get_wsgi_application()
    return read


contract = schema()


@pytest.fixture
def key(
    round_: Round, cast: SimpleNamespace, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Iterator[str]:
    """Return the key of the head of an agency, in a city in which everything there can be is published."""
    publish(round_)
    if "/inventories" in request.node.name:
        issued()
    # Each request is tried with wrong keys as well: were they counted, the right one would be locked out.
    monkeypatch.setitem(throttle.FREE_ATTEMPTS, "token", 10**9)
    # Between two requests the test's own transaction goes on, as with Django's client.
    signals = [signal for signal in (request_started, request_finished) if signal.disconnect(close_old_connections)]
    yield key_of(cast.hoa)
    for signal in signals:
        signal.connect(close_old_connections)


@contract.parametrize()
@settings(max_examples=20)
def test_nothing_is_found(case: schemathesis.Case, key: str) -> None:
    headers = {"Authorization": f"Bearer {key}"} if case.operation.tags == ["own report"] else {}
    if re.fullmatch(PATTERN, case.headers.get("Idempotency-Key", "")):
        case.headers["Idempotency-Key"] = str(uuid4())  # a key serves one request
    case.call_and_validate(headers=headers)
