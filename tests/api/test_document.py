"""The OpenAPI document: the same operations as the program has, whole in both languages, and a page that shows it."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.utils.translation import override
from tests.api.conftest import Caller

from xanh_web.api.document import document
from xanh_web.api.entrance import api

pytestmark = pytest.mark.django_db


def sentences(part: Any) -> Iterator[str]:
    """Yield every summary and description."""
    if isinstance(part, list):
        for item in part:
            yield from sentences(item)
    elif isinstance(part, dict):
        for name, value in part.items():
            if name in {"description", "summary"} and isinstance(value, str):
                yield value
            elif name not in {"example", "examples"}:
                yield from sentences(value)


def operations() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, methods in document()["paths"].items():
        for method, operation in methods.items():
            yield path, method, operation


def test_every_sentence_has_its_vietnamese() -> None:
    with override("en"):
        english = list(sentences(document()))
    with override("vi"):
        vietnamese = list(sentences(document()))
    assert len(english) == len(vietnamese) > 300
    assert {one for one, other in zip(english, vietnamese, strict=True) if one == other} == set()


def test_every_operation_says_what_it_does_and_all_it_may_answer() -> None:
    for path, method, operation in operations():
        assert operation["summary"] and operation["tags"], path
        assert {"400", "401", "422", "429"} <= operation["responses"].keys(), path
        own = "/own/" in path
        assert ("security" in operation) == own, path
        assert ("403" in operation["responses"]) == own, path
        assert ("409" in operation["responses"]) == (method != "get"), path
        for code, answer in operation["responses"].items():
            assert list(answer.get("content", {})) == (
                ["application/problem+json"] if code >= "400" else [] if code == "204" else ["application/json"]
            ), (path, code)


def test_nothing_is_open_that_the_document_does_not_say() -> None:
    routed = {operation.view_func.__name__ for _path, room in api._routers for view in room.path_operations.values()
              for operation in view.operations}  # fmt: skip
    told = {operation["operationId"].rsplit("_", 1)[-1] for _path, _method, operation in operations()}
    assert len(routed) == sum(1 for _one in operations())
    assert len(told) > 10


def test_the_document_speaks_the_language_asked_for() -> None:
    english = Caller()("GET", "/api/v1/openapi.json")
    assert english["Content-Language"] == "en" and "Plans, the newest first." in english.content.decode()
    default = Client().get("/api/v1/openapi.json")
    assert default["Content-Language"] == "vi" and "mới nhất trước" in default.content.decode()
    assert json.loads(default.content)["openapi"].startswith("3.1")


@pytest.mark.parametrize(("language", "words"), [("vi", "Bắt buộc"), ("en", "Needed")])
def test_the_page_shows_every_operation_without_scripts_of_its_own(language: str, words: str) -> None:
    answer = Client(headers={"accept-language": language}).get("/api/v1/docs")
    page = answer.content.decode()
    assert words in page
    for path, method, _operation in operations():
        assert f"{method.upper()} {path}" in page
    main = page[page.index("<main") : page.index("</main")]
    assert "<script" not in main and "style=" not in main and "http://testserver/api" in main
    assert "'self'" in answer["Content-Security-Policy"]
