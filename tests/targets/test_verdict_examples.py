"""The worked examples of `tests/examples/verdicts.yaml`, computed by hand, come out as written."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from xanh.basis.errors import Refusal
from xanh.basis.language import speaking
from xanh.targets import Kind, Observed, Promise, judge

EXAMPLES = Path(__file__).parent.parent / "examples" / "verdicts.yaml"
NUMBERS = ("threshold", "achieved_pace", "required_pace", "remaining_pace", "ratio")


def load() -> list[dict[str, Any]]:
    """Return the examples with every number as the text written there, so that no digit is lost."""
    examples: list[dict[str, Any]] = yaml.load(EXAMPLES.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
    return examples


def promise_of(written: dict[str, str]) -> Promise:
    fields: dict[str, Any] = {name: Decimal(written[name]) for name in ("value", "low", "high") if name in written}
    fields |= {name: int(written[name]) for name in ("base_year", "start_year", "end_year") if name in written}
    return Promise(Kind(written["kind"]), written["unit"], int(written["horizon"]), **fields)


def series_of(example: dict[str, Any]) -> list[Observed]:
    series = []
    for year, text in example["series"].items():
        value, _, mark = text.partition(" ")
        status = "estimated" if mark == "ước" else "actual"
        series.append(Observed(int(year), Decimal(value), example["unit"], f"observation:{year}", status))
    return series


def agrees(written: str, computed: Decimal | None) -> bool:
    if written == "null" or computed is None:
        return written == "null" and computed is None
    return computed.quantize(Decimal(written)) == Decimal(written)


@pytest.mark.parametrize("example", load(), ids=lambda example: example["name"])
def test_example(example: dict[str, Any]) -> None:
    expect, on = example["expect"], date.fromisoformat(example["on"])
    if "refused" in expect:
        with speaking("en"), pytest.raises(Refusal, match=expect["refused"]):
            str(judge(promise_of(example["promise"]), series_of(example), on))
        return
    verdict = judge(promise_of(example["promise"]), series_of(example), on)
    assert (verdict.course, verdict.reason, verdict.method) == (expect["course"], expect["reason"], expect["method"])
    for name in NUMBERS:
        if name in expect:
            assert agrees(expect[name], getattr(verdict, name)), (name, getattr(verdict, name))
    assert expect.get("sentence_has", "") in verdict.sentence


def test_every_kind_has_two_examples() -> None:
    kinds = [example["promise"]["kind"] for example in load()]
    assert {kind.value: min(kinds.count(kind.value), 2) for kind in Kind} == {kind.value: 2 for kind in Kind}


def test_every_example_shows_its_arithmetic() -> None:
    assert [example["name"] for example in load() if not example.get("how")] == []
