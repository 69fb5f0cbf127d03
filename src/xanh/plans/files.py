"""A plan as a file: YAML that a person can read and correct, JSON for machines, and back again with clear refusals."""

import json
from typing import Any

import yaml
from pydantic import ValidationError

from xanh.basis.errors import Refusal
from xanh.plans.model import Plan

_SPANS = frozenset({"span"})


def plan_as_json(plan: Plan) -> dict[str, Any]:
    """Return the plan as plain JSON values: numbers as numbers, dates in ISO form, spans as [start, end]."""
    return plan.model_dump(mode="json")


def dump_plan(plan: Plan) -> str:
    """Return the plan as YAML in the order of the schema, Vietnamese as it is, the same text for the same plan."""
    return yaml.dump(
        _inline_spans(plan_as_json(plan)), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110, indent=2
    )


def load_plan(text: str) -> Plan:
    """Return the plan written as YAML or JSON; Refusal naming the key and what is wrong with it."""
    try:
        content = json.loads(text) if text.lstrip()[:1] == "{" else yaml.load(text, Loader=_Loader)  # noqa: S506
    except json.JSONDecodeError as error:
        raise Refusal(
            "The plan is not readable JSON: line {line}, column {column}.", line=error.lineno, column=error.colno
        ) from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        where = {"line": mark.line + 1, "column": mark.column + 1} if mark else {"line": 1, "column": 1}
        raise Refusal("The plan is not readable YAML: line {line}, column {column}.", **where) from None
    except (yaml.YAMLError, ValueError, RecursionError):
        raise Refusal("The plan is not readable YAML: line {line}, column {column}.", line=1, column=1) from None
    if not isinstance(content, dict):
        raise Refusal("This is not a plan: it must begin with keys such as document, objectives and tasks.")
    try:
        plan = Plan.model_validate(content)
    except ValidationError as error:
        raise _refusal(error) from None
    except RecursionError:
        raise Refusal("The plan is nested too deeply; write it as `xanh plan read` does.") from None
    check_plan(plan)
    return plan


class _Span(list[int]):
    """A span, written on one line."""


class _Dumper(yaml.SafeDumper):
    """Writes spans on one line and never uses anchors."""

    def ignore_aliases(self, data: Any) -> bool:
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: FBT001, FBT002
        super().increase_indent(flow, indentless=False)


_Dumper.add_representer(
    _Span, lambda dumper, span: dumper.represent_sequence("tag:yaml.org,2002:seq", span, flow_style=True)
)


class _Loader(yaml.SafeLoader):
    """Reads safe YAML and refuses a key written twice."""


def _mapping(loader: _Loader, node: yaml.MappingNode) -> dict[Any, Any]:
    loader.flatten_mapping(node)
    found: dict[Any, Any] = {}
    for key_node, value_node in node.value:
        key = loader.construct_object(key_node, deep=True)
        if not isinstance(key, str) or key in found:
            raise yaml.MarkedYAMLError(problem="key", problem_mark=key_node.start_mark)
        found[key] = loader.construct_object(value_node, deep=True)
    return found


_Loader.add_constructor("tag:yaml.org,2002:map", _mapping)
# A date stays text here, so that a wrong one is refused by its key and not by the line alone.
_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _inline_spans(value: Any) -> Any:
    if isinstance(value, dict):
        return {
            key: _Span(inner) if key in _SPANS and inner is not None else _inline_spans(inner)
            for key, inner in value.items()
        }
    return [_inline_spans(inner) for inner in value] if isinstance(value, list) else value


def _refusal(error: ValidationError) -> Refusal:
    """Return one sentence about the first thing wrong: where it stands and what it should be."""
    first = error.errors()[0]
    path = _path(first["loc"])
    kind = first["type"]
    if kind == "missing":
        return Refusal("The plan lacks the key {path}; add it.", path=path)
    if kind == "extra_forbidden":
        return Refusal("The plan has an unknown key {path}; correct its spelling or remove it.", path=path)
    if kind == "literal_error":
        return Refusal(
            "{path} must be one of {choices}.", path=path, choices=first["ctx"]["expected"].replace(" or ", ", ")
        )
    if kind.startswith("string"):
        return Refusal("{path} must be text; put it in quotation marks.", path=path)
    if kind.startswith(("int", "decimal", "finite", "greater", "float", "is_")):
        return Refusal("{path} must be a number.", path=path)
    if kind.startswith("date"):
        return Refusal("{path} must be a date such as 2022-09-22.", path=path)
    if kind.startswith("bool"):
        return Refusal("{path} must be true or false.", path=path)
    if kind.startswith("list"):
        return Refusal("{path} must be a list.", path=path)
    return Refusal("{path} is not written as the schema says; compare it with what `xanh plan read` writes.", path=path)


def _path(location: tuple[int | str, ...]) -> str:
    """Return "targets[3].value" for ("targets", 3, "value").

    >>> _path(("targets", 3, "value"))
    'targets[3].value'
    """
    path = ""
    for piece in location:
        path += f"[{piece}]" if isinstance(piece, int) else f".{piece}" if path else piece
    return path


def check_plan(plan: Plan) -> None:
    """Refuse what single values cannot show: numbers used twice, and references to what is not there."""
    groups = [group.number for group in plan.groups]
    _refuse_twice("groups", "number", groups)
    _refuse_twice("tasks", "number", [task.number for task in plan.tasks])
    _refuse_twice("objectives", "code", [objective.code for objective in plan.objectives])
    _refuse_twice("targets", "code", [target.code for target in plan.targets if target.code])
    objectives = {objective.code for objective in plan.objectives}
    for index, task in enumerate(plan.tasks):
        if task.group is not None and task.group not in groups:
            raise Refusal(
                "{path} names “{value}”, which is not in the plan.", path=f"tasks[{index}].group", value=task.group
            )
    for index, target in enumerate(plan.targets):
        path = f"targets[{index}]"
        if target.objective not in objectives:
            raise Refusal(
                "{path} names “{value}”, which is not in the plan.", path=f"{path}.objective", value=target.objective
            )
        has_number = target.value is not None or (target.low is not None and target.high is not None)
        if has_number == (target.kind == "milestone"):
            raise Refusal("{path}: every target but a milestone has a value, or low and high.", path=path)


def _refuse_twice(section: str, key: str, numbers: list[str]) -> None:
    for index, number in enumerate(numbers):
        if number in numbers[:index]:
            raise Refusal("{path} repeats the number “{value}”.", path=f"{section}[{index}].{key}", value=number)
