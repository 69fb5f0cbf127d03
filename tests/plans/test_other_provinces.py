"""Whole plans of three invented provinces, each written and laid out otherwise, against expectations read by eye."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from xanh.plans.files import plan_as_json
from xanh.plans.reader import read_plan
from xanh.plans.source.read import read_source

TESTS = Path(__file__).parents[1]
EXAMPLES = TESTS / "examples" / "plan_provinces.yaml"


def row(*values: Any) -> str:
    return " | ".join("-" if value is None or value == "" else str(value) for value in values)


def stage(first: Any, last: Any) -> str | None:
    return None if first is None and last is None else f"{row(first)} đến {row(last)}"


def parties(task: dict[str, Any], role: str) -> str:
    return "; ".join(one["code"] or one["rule"] or f"? {one['text']}" for one in task[role])


def shown(name: str) -> dict[str, list[str]]:
    """Return what an officer checks of the plan in the file `name`, a line for each part."""
    plan = plan_as_json(read_plan(read_source(TESTS / "documents_in" / name)))
    head, periods = plan["document"], [task["period"] or {} for task in plan["tasks"]]
    signer = head["signer"]
    return {
        "document": [
            row(*(head[key] for key in ("number", "date", "place", "issuer", "kind", "title"))),
            row(signer["name"], signer["position"], signer["authority"]),
            *head["attachments"],
        ],
        "objectives": [row(one["code"], one["title"], one["general"]) for one in plan["objectives"]],
        "targets": [
            row(
                *(one[key] for key in ("objective", "horizon", "kind")),
                one["value"] if one["value"] is not None else stage(one["low"], one["high"]),
                *(one["unit"], one["base_year"], stage(one["start_year"], one["end_year"]), one["indicator_text"]),
            )
            for one in plan["targets"]
        ],
        "groups": [row(one["number"], one["title"]) for one in plan["groups"]],
        "tasks": [
            row(
                *(one[key] for key in ("number", "group", "title", "priority")),
                stage(when.get("start"), when.get("end")),
                when.get("last_day") or when.get("frequency"),
                *(parties(one, "leads"), parties(one, "coordinators")),
                ", ".join(one["funding"]) or one["funding_text"],
                one["product"],
            )
            for one, when in zip(plan["tasks"], periods, strict=True)
        ],
        "duties": [row(one["who"], one["due"], one["frequency"], one["to"]) for one in plan["duties"]],
        "addressees": plan["addressees"],
    }


@pytest.mark.parametrize("name", ["tinh-b.txt", "tinh-c.docx", "tinh-d.html"])
def test_plan(name: str) -> None:
    expected = yaml.safe_load(EXAMPLES.read_text(encoding="utf-8"))[name]
    found = shown(name)
    for key in expected:
        assert found[key] == expected[key]
    assert found.keys() == expected.keys()
