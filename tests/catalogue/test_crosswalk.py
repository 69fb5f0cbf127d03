"""The crosswalks: whole as shipped, and a hole or a double mapping is found."""

from dataclasses import replace

import pytest

from xanh.catalogue import CATALOGUE
from xanh.catalogue.crosswalk import RELATIONS, Crosswalk, Link, crosswalks, findings, links_of, relation_words
from xanh.plans.model import Plan
from xanh.plans.reader import read_plan
from xanh.plans.source import read_source
from xanh_web.agencies.city import current_city
from xanh_web.plans.indicator_file import read_indicators


@pytest.fixture(scope="module")
def plan() -> Plan:
    return read_plan(read_source(current_city().folder / "ke-hoach-200-kh-ubnd.txt"))


@pytest.mark.parametrize("crosswalk", crosswalks(), ids=lambda one: one.code)
def test_a_shipped_crosswalk_is_whole(crosswalk: Crosswalk, plan: Plan) -> None:
    tasks = {task.number for task in plan.tasks}
    promised = {entry.code for entry in read_indicators(current_city().folder / "indicators.yaml")}
    ours = tasks if crosswalk.of == "task" else promised
    assert list(findings(crosswalk, ours, tasks | set(CATALOGUE.indicators))) == []
    assert {link.relation for link in crosswalk.links} <= set(RELATIONS)


def test_the_14_references_are_those_of_the_plan(plan: Plan) -> None:
    (qd_882,) = [one for one in crosswalks() if one.code == "qd_882"]
    said = {(task.number, reference.item) for task in plan.tasks for reference in task.references}
    assert {(link.ours, link.theirs) for link in qd_882.links} == said
    assert len(qd_882.expected) == 14


def test_what_no_text_confirms_is_marked() -> None:
    assert {one.code: one.verified for one in crosswalks()} == {
        "qd_1658": False,
        "qd_882": True,
        "sdg": False,
        "tt_10_2023": False,
    }


MADE = Crosswalk("x", "X", "Luật", True, "indicator", (Link("a", "1"), Link("b", "2")), {"c": "không có"}, ("1", "2"))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"without": {}}, "“c” chưa được đối chiếu"),
        ({"links": MADE.links[:1]}, "“b” chưa được đối chiếu"),
        ({"links": (*MADE.links, Link("z", "3"))}, "không có mã này"),
        ({"without": {"c": "không có", "b": "không có"}}, "vừa được đối chiếu"),
        ({"expected": ("1", "2", "3")}, "ứng với 3"),
        ({"links": (*MADE.links, Link("a", "2"))}, "2 được đối chiếu là trùng với hai"),
        ({"links": (*MADE.links, Link("a", "1", relation="related"))}, "đối chiếu hai lần"),
    ],
)
def test_a_hole_or_a_double_mapping_is_said(changes: dict[str, object], words: str) -> None:
    known = {"a", "b", "c"}
    assert list(findings(MADE, known, known)) == []
    assert any(words in line for line in findings(replace(MADE, **changes), known, known))


def test_two_of_ours_may_touch_one_of_theirs() -> None:
    both = replace(MADE, links=(*MADE.links, Link("a", "2", relation="other_denominator")))
    assert list(findings(both, {"a", "b", "c"}, {"a", "b", "c"})) == []


def test_the_buses_of_the_city_and_of_the_country_are_not_the_same() -> None:
    relations = {crosswalk.code: link.relation for crosswalk, link in links_of("clean-buses-among-new")}
    assert relations["qd_1658"] == "other_denominator"
    assert relation_words("other_denominator") == "khác mẫu số"
