"""The inventories of the interface: pages, every digit as text, notation keys with their reason."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from jsonschema import Draft202012Validator
from pytest_django import DjangoAssertNumQueries

from tests.inventories.world import PETROL, issued
from xanh.basis.number import significant
from xanh_web.api.document import document
from xanh_web.emissions.models import InventoryVersion
from xanh_web.emissions.readings import reading_of_version

pytestmark = pytest.mark.django_db
V1 = "/api/v1/inventories"
NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


@pytest.fixture
def version() -> InventoryVersion:
    return issued()


def read(path: str, **query: str) -> Any:
    answer = Client(headers={"accept-language": "en"}).get(f"{V1}{path}", query)
    assert answer.status_code == 200, answer.content.decode()
    return answer.json()


def floats(part: Any) -> Iterator[Any]:
    """Yield every number that is not text, save whole ones."""
    if isinstance(part, dict):
        part = list(part.values())
    if isinstance(part, list):
        for item in part:
            yield from floats(item)
    elif isinstance(part, float):
        yield part


@pytest.mark.parametrize("part", ["", "/lines", "/pollutants"])
def test_every_answer_has_the_shape_the_document_says_and_no_number_is_rounded_by_json(
    version: InventoryVersion, part: str
) -> None:
    whole = document()
    shape = whole["paths"]["/api/v1/inventories/{code}" + part]["get"]["responses"]["200"]["content"]
    content = read(f"/{version.inventory.code}{part}", per_page="200") if part else read(f"/{version.inventory.code}")
    schema = shape["application/json"]["schema"] | {"components": whole["components"]}
    assert [error.message for error in Draft202012Validator(schema).iter_errors(content)] == []
    assert list(floats(content)) == []


def test_lines_come_in_pages_with_every_digit_they_were_frozen_with(version: InventoryVersion) -> None:
    path = f"/{version.inventory.code}/lines"
    pages = [read(path, page=str(number), per_page="7") for number in range(1, 5)]
    told = [line for page in pages for line in page["items"]]
    assert {(page["total"], page["pages"]) for page in pages} == {(len(told), 4)}
    kept = {line.code: line.content for line in version.lines.all()}
    assert [line["code"] for line in told] == list(kept)
    for line in told:
        masses = {one["gas"]: one["mass_kg"] for one in line["gases"]}
        assert masses == {code: one["mass"] for code, one in kept[line["code"]]["gases"].items()}
        assert line["amount"] == kept[line["code"]]["amount"]
    petrol = told[0]
    assert petrol["code"] == PETROL["source"] and petrol["uncertainty_activity"] == "0.1"
    assert all(NUMBER.fullmatch(factor["value"]) for one in petrol["gases"] for factor in one["factors"])


def test_a_notation_key_says_why_there_is_no_number(version: InventoryVersion) -> None:
    lines = read(f"/{version.inventory.code}/lines", per_page="200")["items"]
    silent = next(line for line in lines if line["notation"] == "NO")
    assert silent["amount"] is None and silent["reason"] == "there is no such activity here"
    assert {(one["mass_kg"], one["reason"]) for one in silent["gases"]} == {(None, silent["reason"])}
    whole = read(f"/{version.inventory.code}")
    assert whole["ipcc_2006"]["3.A"] == {
        "value": None, "notation": "NO", "reason": "there is no such activity here", "partial": False,
    }  # fmt: skip


def test_totals_have_twelve_digits_under_the_set_asked_for(version: InventoryVersion) -> None:
    for gwp in ("AR5", "AR4"):
        reading = reading_of_version(version, gwp)
        told = read(f"/{version.inventory.code}", gwp=gwp)
        assert told["read_under"] == gwp
        expected = significant(reading.with_land.value or 0)
        assert Decimal(told["totals"]["with_land"]["value"]) == expected
        assert len(told["totals"]["with_land"]["value"].replace(".", "").lstrip("0")) <= 12
    assert set(told["pollutants_tonnes"]["NOx"]) == {"1A2e"} and set(told["memo_tonnes"]) == {"CO2_BIO"}


@pytest.mark.parametrize("path", ["", "/92-2022", "/92-2022/lines", "/92-2022/pollutants"])
def test_the_interface_asks_the_database_few_questions(
    version: InventoryVersion, path: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(4):
        read(path)


@pytest.mark.parametrize(
    ("path", "query", "status"),
    [
        ("/92-2022", {"gwp": "AR9"}, 422),
        ("/92-2022", {"version": "0"}, 422),
        ("/92-2022", {"version": "7"}, 404),
        ("/92-1999/lines", {}, 404),
        ("/92-2022/lines", {"per_page": "201"}, 422),
        ("/92-2022/pollutants", {"page": "0"}, 422),
    ],
)
def test_what_is_not_there_or_not_asked_right_is_a_problem(
    version: InventoryVersion, path: str, query: dict[str, str], status: int
) -> None:
    answer = Client().get(f"{V1}{path}", query)
    assert answer.status_code == status and answer.json()["detail"]
