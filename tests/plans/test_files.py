"""A plan as a file: what is written is read back, what is wrong is named."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from xanh.basis.errors import Refusal
from xanh.basis.language import speaking
from xanh.plans.files import dump_plan, load_plan, plan_as_json
from xanh.plans.model import Plan
from xanh.plans.reader import read_plan
from xanh.plans.schema import plan_schema
from xanh.plans.source import read_source

SEED = Path(__file__).parents[2] / "src/xanh/data/cities/can_tho/ke-hoach-200-kh-ubnd.txt"
SMALL = """
document: {number: 1/KH-UBND}
objectives: [{code: a, title: T, general: false, text: T}]
targets: [{objective: a, horizon: 2030, kind: at_least, value: 5, indicator_text: x, text: x}]
groups: [{number: "1", title: G}]
tasks: [{number: "1.1", group: "1", title: t, leads: [{text: Sở Y tế, code: SYT}]}]
"""
MISTAKES = [
    ("code: a, title: T", "title: T", "objectives[0].code"),
    ("horizon: 2030", "horizon: soon", "targets[0].horizon"),
    ("kind: at_least", "kind: about", "targets[0].kind"),
    ("value: 5", "value: five", "targets[0].value"),
    ("value: 5", "valeu: 5", "targets[0].valeu"),
    ("value: 5, ", "", "targets[0]"),
    ("general: false", "general: perhaps", "objectives[0].general"),
    ('number: "1.1"', "number: 1.1", "tasks[0].number"),
    ('group: "1"', 'group: "9"', "tasks[0].group"),
    ("objective: a", "objective: z", "targets[0].objective"),
    ("code: SYT", "code: SYT, open: true", "tasks[0].leads[0].open"),
    ("title: G", "title: G, span: [5, 1]", "groups[0].span"),
    ("title: G", "title: [G", "5"),
    ("title: G", "title: G, title: H", "5"),
    ("document: {", "document: {date: 2022-13-40, ", "document.date"),
]


@pytest.fixture(scope="module")
def plan() -> Plan:
    return read_plan(read_source(SEED))


def test_yaml_and_json_come_back_the_same(plan: Plan) -> None:
    text = dump_plan(plan)
    assert load_plan(text) == plan and dump_plan(load_plan(text)) == text
    assert load_plan(json.dumps(plan_as_json(plan))) == plan


def test_yaml_is_readable(plan: Plan) -> None:
    text = dump_plan(plan)
    assert "Ủy ban nhân dân thành phố Cần Thơ" in text and "\\u" not in text and "&id" not in text
    assert "    span: [" in text and "kind: mean_annual_change" in text


def test_json_has_plain_numbers_dates_and_pairs(plan: Plan) -> None:
    content = plan_as_json(plan)
    assert content["document"]["date"] == "2022-09-22"
    assert [content["targets"][index]["value"] for index in (0, 24)] == [-15, 0.75]
    assert isinstance(content["targets"][0]["span"], list)
    assert json.loads(json.dumps(content)) == content
    assert plan.targets[24].value == Decimal("0.75")


@pytest.mark.parametrize(("right", "wrong", "where"), MISTAKES)
def test_a_mistake_is_named(right: str, wrong: str, where: str) -> None:
    load_plan(SMALL)
    assert right in SMALL
    with speaking("en"), pytest.raises(Refusal) as refused:
        load_plan(SMALL.replace(right, wrong, 1))
    assert where in str(refused.value) and "\n" not in str(refused.value)


@pytest.mark.parametrize(
    "text", ["", "- a", "word", "{", "[1]", "{}", "a: !!python/object:os.system x", "[" * 5000, "\x00", "1: 2"]
)
def test_what_is_no_plan_is_refused(text: str) -> None:
    with pytest.raises(Refusal):
        load_plan(text)


def test_schema_describes_what_is_printed(plan: Plan) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schema = plan_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(plan_as_json(plan))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**plan_as_json(plan), "extra": 1}, schema)


def test_schema_has_a_title_and_words_but_no_address() -> None:
    schema = plan_schema()
    assert schema["title"] and "$id" not in json.dumps(schema)
    assert all(part.get("description") for part in schema["$defs"].values())
    assert schema["properties"].keys() >= {"document", "objectives", "targets", "tasks", "groups", "duties", "problems"}
    assert schema["$defs"]["Target"]["properties"]["value"]["anyOf"][0] == {"type": "number"}
