"""The audit log in words: every action there is has its sentence, and a subject leads to where it is shown."""

import ast
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.test import Client
from django.utils import translation
from tests.desk_coordinator.conftest import NOW, Visit
from tests.world import sent

import xanh_web
from xanh_web.base.actions import operator, record_event
from xanh_web.base.models import Event
from xanh_web.desk.event_words import LINKS, SENTENCES
from xanh_web.reporting.models import Round

SOURCE = Path(str(xanh_web.__file__)).parent
pytestmark = pytest.mark.django_db


def actions_of(tree: ast.Module) -> Iterator[str]:
    """Yield the actions a module writes events of: given to `record_event`, or to a function that hands them on."""
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    handing_on = {"record_event": -1}
    for _again in range(3):  # one that hands on to one that hands on
        for function in functions:
            names = [argument.arg for argument in function.args.args]
            if "action" in names and any(_called(call) in handing_on for call in ast.walk(function)):
                handing_on[function.name] = names.index("action")
    for call in ast.walk(tree):
        place = handing_on.get(_called(call))
        if place is None or not isinstance(call, ast.Call):
            continue
        given = [keyword.value for keyword in call.keywords if keyword.arg == "action"] + call.args[place : place + 1]
        constants = [part.value for value in given for part in ast.walk(value) if isinstance(part, ast.Constant)]
        yield from (text for text in constants if isinstance(text, str))


def _called(node: ast.AST) -> str:
    return node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""


def all_actions() -> set[str]:
    files = [path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts]
    return {action for path in files for action in actions_of(ast.parse(path.read_text(encoding="utf-8")))}


def test_the_source_is_read_as_it_is_meant() -> None:
    text = """
def _audit(action, thing, by): record_event(action=action, subject=thing, by=by)
def _move(thing, action): _audit(action, thing, 1)
record_event(action="direct", subject="x")
_audit("handed", 1, 2)
_move(1, "moved")
_move(1, "one" if x else "other")
unlike("other_thing")
"""
    assert set(actions_of(ast.parse(text))) == {"direct", "handed", "moved", "one", "other"}


def test_every_action_of_the_source_has_a_sentence() -> None:
    found = all_actions()
    assert len(found) > 40
    assert found - SENTENCES.keys() == set()


def test_no_sentence_is_of_an_action_there_is_not() -> None:
    assert SENTENCES.keys() - all_actions() == set()


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("action", SENTENCES)
def test_every_sentence_can_be_said(action: str, language: str) -> None:
    from xanh_web.desk.event_words import sentence_of

    event = Event(action=action, subject="round:2024-7-kh-ubnd", agency_code="STNMT", details={})
    with translation.override(language):
        said = sentence_of(event, {"STNMT": "Sở TNMT"})
    assert said and "{" not in said and "}" not in said


@pytest.fixture
def an(cast: SimpleNamespace, visit: Visit) -> Client:
    return visit(cast.an)


def test_the_page_says_it_in_both_languages(an: Client, round_: Round) -> None:
    sent(round_, "STNMT")
    page = an.get("/desk/events/").content.decode()
    assert "sent the report of Sở Tài nguyên và Môi trường" in page
    assert "opened the round 2024-7-kh-ubnd" in page
    an.cookies["django_language"] = "vi"
    page = an.get("/desk/events/").content.decode()
    assert "gửi báo cáo của Sở Tài nguyên và Môi trường" in page


def test_a_subject_leads_to_its_page(an: Client, round_: Round) -> None:
    submission = sent(round_, "STNMT")
    page = an.get("/desk/events/").content.decode()
    assert f'href="/desk/coordinator/submissions/{submission.pk}/"' in page
    assert an.get(f"/desk/coordinator/submissions/{submission.pk}/").status_code == 200


@pytest.mark.parametrize("subject", ["submission:x", "submission:", "nothing", "round:", "amendment:9x", ":", "a:b:c"])
def test_a_subject_that_leads_nowhere_is_only_told(an: Client, subject: str) -> None:
    record_event(action="nobody_knows", subject=subject, by=operator(), at=NOW)
    answer = an.get("/desk/events/")
    assert answer.status_code == 200 and "nobody_knows" in answer.content.decode()


def test_links_are_of_subjects_there_are() -> None:
    assert {"submission", "round", "amendment", "plan", "report"} <= LINKS.keys()
