"""The published JSON Schema of a plan."""

from typing import Any

from xanh.plans.model import Plan


def plan_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of what `xanh plan read --json` prints and `xanh plan load` takes."""
    schema = Plan.model_json_schema(mode="validation")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Green growth action plan",
        **{key: value for key, value in schema.items() if key != "title"},
    }
