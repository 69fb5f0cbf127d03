"""The worked examples of `tests/examples/review_checks.yaml`, and what holds of every check whatever is written."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from xanh_web.reporting.checks import CHECKS, AnswerContext, examine
from xanh_web.reporting.checks.context import Amounts, OtherLead
from xanh_web.reporting.checks.gather import limits_on

EXAMPLES = Path(__file__).parent.parent / "examples" / "review_checks.yaml"
LIMITS = limits_on(date(2026, 12, 31))
STAGES = ("planned", "allocated", "disbursed")


def load() -> list[dict[str, Any]]:
    examples: list[dict[str, Any]] = yaml.load(EXAMPLES.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
    return examples


def money(rows: list[dict[str, str]]) -> tuple[Amounts, ...]:
    return tuple(
        Amounts(row["source"], **{stage: Decimal(row[stage]) for stage in STAGES if stage in row}) for row in rows
    )


def context_of(answer: dict[str, Any]) -> AnswerContext:
    others = tuple(
        OtherLead(row["agency_name"], row.get("texts", {}), money(row.get("money", [])))
        for row in answer.get("others", [])
    )
    return AnswerContext(
        limits=LIMITS,
        year=2026,
        status=answer.get("status", ""),
        percentage=Decimal(answer["percentage"]) if "percentage" in answer else None,
        texts=answer.get("texts", {}),
        texts_before=answer.get("texts_before", {}),
        money=money(answer.get("money", [])),
        others=others,
        value=Decimal(answer["value"]) if "value" in answer else None,
        series=tuple((int(year), Decimal(value)) for year, value in (answer.get("series") or {}).items()),
    )


@pytest.mark.parametrize("example", load(), ids=lambda example: example["name"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_example(example: dict[str, Any], language: str) -> None:
    with translation.override(language):
        found = CHECKS[example["check"]](context_of(example["answer"]))
    assert [finding.field for finding in found] == example["expect"]
    assert all(finding.sentence and "{" not in finding.sentence for finding in found)


def test_every_check_has_an_example_that_finds_and_one_that_does_not() -> None:
    told = {(example["check"], bool(example["expect"])) for example in load()}
    assert told == {(name, finds) for name in CHECKS for finds in (True, False)}


def test_many_leads_may_say_the_same() -> None:
    text = {"result": "Duy trì thực hiện thường xuyên theo chức năng, nhiệm vụ được giao"}
    others = tuple(OtherLead(f"Phường {number}", text) for number in range(LIMITS.most_leads))
    assert examine(AnswerContext(LIMITS, 2026, status="recurring", texts=text, others=others)) == []
    few = AnswerContext(LIMITS, 2026, status="recurring", texts=text, others=others[1:])
    assert [finding.field for finding in examine(few)] == ["result"]


def test_what_differs_in_one_stage_is_not_the_same_money() -> None:
    mine, theirs = Amounts("I", Decimal(5), None, None), Amounts("I", Decimal(5), None, Decimal(0))
    context = AnswerContext(LIMITS, 2026, status="in_progress", money=(mine,), others=(OtherLead("A", {}, (theirs,)),))
    assert examine(context) == []


@given(
    text=st.text(max_size=300),
    before=st.text(max_size=300),
    percentage=st.none() | st.decimals(0, 100, places=2),
    value=st.none() | st.decimals(-(10**9), 10**9, places=6),
    series=st.lists(st.decimals(-(10**9), 10**9, places=6), max_size=8),
)
def test_no_answer_stops_a_check(
    text: str, before: str, percentage: Decimal | None, value: Decimal | None, series: list[Decimal]
) -> None:
    context = AnswerContext(
        LIMITS,
        2026,
        status="completed",
        percentage=percentage,
        texts={"result": text},
        texts_before={"result": before},
        value=value,
        series=tuple((2000 + place, one) for place, one in enumerate(series)),
    )
    assert all(finding.sentence for finding in examine(context))


def test_a_very_long_text_is_compared_in_time() -> None:
    words = " ".join(f"chữ{number % 97}" for number in range(200_000))
    context = AnswerContext(
        LIMITS, 2026, status="in_progress", texts={"result": words}, texts_before={"result": words + " thêm"}
    )
    assert [finding.field for finding in examine(context)] == ["result"]
