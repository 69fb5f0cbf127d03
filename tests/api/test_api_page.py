"""The examples of docs/api.md against the program: each is understood and done."""

import json
import re
import shlex
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from tests.api.conftest import NOW, PDF, Call, answers_of
from tests.api.published import publish
from tests.inventories.world import opened

from xanh_web.base.actions import operator
from xanh_web.emissions.actions import issue_inventory
from xanh_web.reporting.models import Round, Submission

pytestmark = pytest.mark.django_db
PAGE = (Path(__file__).parents[2] / "docs" / "api.md").read_text(encoding="utf-8")
EXAMPLES = [line for block in re.findall(r"^```\n(.*?)^```", PAGE, re.M | re.S) for line in block.splitlines()]
SITE = "http://testserver"


def whole_report(round_: Round) -> str:
    """Return what `report.json` holds; its first answer names the file as evidence."""
    answers = answers_of(round_)
    answers[0]["evidence"] = ["bien-ban.pdf"]
    return json.dumps({"answers": answers})


def run(line: str, values: dict[str, str], report: str) -> HttpResponse:
    """Send what a line of curl would send."""
    for name, value in values.items():
        line = re.sub(rf"\${name}\b", value, line)
    assert "$" not in line
    words = shlex.split(line)
    method, address, headers, body, form = "GET", "", {}, "", {}
    arguments = iter(words[1:])
    for word in arguments:
        if word == "-X":
            method = next(arguments)
        elif word == "-H":
            name, _colon, text = next(arguments).partition(": ")
            headers[name] = text
        elif word == "-d":
            given = next(arguments)
            body = report if given == "@report.json" else given
        elif word == "-F":
            name, _sign, given = next(arguments).partition("=")
            form[name] = report if given == "<report.json" else SimpleUploadedFile(given.removeprefix("@"), PDF)
        else:
            address = word.removeprefix(SITE)
    if form:
        return Client().post(address, form, headers=headers)
    kind = headers.get("Content-Type", "application/octet-stream")
    return Client().generic(method, address, body.encode(), content_type=kind, headers=headers)


def test_every_example_is_done(round_: Round, call: Call) -> None:
    publish(round_)
    issue_inventory(inventory=opened(), by=operator(), at=NOW)
    values: dict[str, Any] = {"XANH": SITE, "ROUND": round_.code, "AGENCY": "STNMT"}
    assert len(EXAMPLES) > 10 and all(line.startswith("curl ") for line in EXAMPLES)
    for line in EXAMPLES:
        answer = run(line, {"KEY": call("hoa").key, **values}, whole_report(round_))
        assert answer.status_code in {200, 201}, (line, answer.content.decode())
    assert Submission.objects.filter(agency_code="STNMT").count() == 2  # without the file, then with it
