"""The worked examples of amendments an officer can read: lines in, the new edition or a refusal out."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.world import written_plan

from xanh.basis.errors import Refusal
from xanh.plans.amendment import Change, apply_changes, differences, with_codes
from xanh.plans.amendment.parts import items_of, value_of

FILE = Path(__file__).parent.parent / "examples" / "amendments.yaml"
EXAMPLES: list[dict[str, Any]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
example = pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["name"])


def lines(example: dict[str, Any]) -> list[Change]:
    return [Change.model_validate(line) for line in example["lines"]]


@example
def test_the_new_edition_is_what_the_officer_wrote(example: dict[str, Any]) -> None:
    if "refused" in example:
        with pytest.raises(Refusal) as refused:
            apply_changes(written_plan(), lines(example))
        assert example["refused"] in str(refused.value)
        return
    plan = apply_changes(written_plan(), lines(example))
    for section in ("objectives", "targets", "groups", "tasks"):
        items = items_of(plan, section)
        for key, fields in example["then"].get(section, {}).items():
            assert {field: value_of(items[key], field) for field in fields} == fields
    order = example["then"].get("order")
    assert order is None or [task.number for task in plan.tasks] == order


@example
def test_the_same_lines_come_back_as_the_difference(example: dict[str, Any]) -> None:
    if "refused" in example:
        return
    plan = with_codes(written_plan())
    found = differences(plan, apply_changes(plan, lines(example)))
    asked = [line.model_copy(update={"reason": ""}) for line in lines(example)]
    assert sorted(map(str, found)) == sorted(map(str, asked))


def test_there_are_examples_of_both() -> None:
    assert {"refused" in example for example in EXAMPLES} == {True, False}
