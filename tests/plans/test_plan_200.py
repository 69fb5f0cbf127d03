"""The founding plan, field by field, against expectations written from the document by eye."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from xanh.plans.files import plan_as_json
from xanh.plans.model import Plan
from xanh.plans.reader import is_empty, read_plan
from xanh.plans.source.model import Source
from xanh.plans.source.read import read_source

TESTS = Path(__file__).parents[1]
EXPECTED = yaml.safe_load((TESTS / "examples" / "plan_200.yaml").read_text(encoding="utf-8"))
TARGET_FIELDS = ("value", "low", "high", "unit", "base_year", "start_year", "end_year", "share_of")
SHIPPED = TESTS.parent / "src" / "xanh" / "data" / "cities" / "can_tho"


def seed() -> Path:
    found = sorted(SHIPPED.rglob("ke-hoach-200*.txt")) + sorted((TESTS / "documents_in").glob("ke-hoach-200.docx"))
    return found[0]


@pytest.fixture(scope="module")
def source() -> Source:
    return read_source(seed())


@pytest.fixture(scope="module")
def plan(source: Source) -> Plan:
    return read_plan(source)


def party(one: dict[str, Any]) -> str:
    return f"{one['code'] or '@' + str(one['rule'])}: {one['text']}"


def test_head(plan: Plan) -> None:
    found, expected = plan_as_json(plan)["document"], EXPECTED["document"]
    for key in ("number", "place", "issuer", "kind", "title", "signer"):
        assert found[key] == expected[key]
    assert found["date"] == expected["date"].isoformat()
    assert len(found["legal_bases"]) == len(expected["legal_bases_cite"])
    assert all(cited in basis for basis, cited in zip(found["legal_bases"], expected["legal_bases_cite"], strict=True))
    starts = zip(found["attachments"], expected["attachments_begin"], strict=True)
    assert all(text.startswith(begin) for text, begin in starts)


def test_objectives(plan: Plan) -> None:
    found = [(one.code, one.title, one.general) for one in plan.objectives]
    assert found == [(code, title, general) for code, title, general, _, _ in EXPECTED["objectives"]]
    for one, (_, _, _, begin, end) in zip(plan.objectives, EXPECTED["objectives"], strict=True):
        assert one.text.startswith(begin) and one.text.endswith(end)
        assert "Mục tiêu chủ yếu" not in one.text and "¹" not in one.title


@pytest.mark.parametrize("index", range(len(EXPECTED["targets"])))
def test_target(plan: Plan, index: int) -> None:
    found, expected = plan_as_json(plan)["targets"][index], EXPECTED["targets"][index]
    for key in ("objective", "horizon", "kind", "indicator_text"):
        assert found[key] == expected[key]
    for key in TARGET_FIELDS:
        assert found[key] == expected.get(key), key


def test_nothing_beyond_the_targets(plan: Plan) -> None:
    assert len(plan.targets) == len(EXPECTED["targets"]) == 29


def test_groups(plan: Plan) -> None:
    found = [(one.number, one.priority) for one in plan.groups]
    assert found == [(number, priority) for number, _, priority in EXPECTED["groups"]]
    for one, (_, title, _) in zip(plan.groups, EXPECTED["groups"], strict=True):
        assert one.title.startswith(title) and "(Cao)" not in one.title


@pytest.mark.parametrize("index", range(len(EXPECTED["tasks"])))
def test_task(plan: Plan, index: int) -> None:
    found, expected = plan_as_json(plan)["tasks"][index], EXPECTED["tasks"][index]
    assert (found["number"], found["group"]) == (expected["number"], expected["group"])
    assert found["title"].startswith(expected["title"])
    assert found["priority"] == expected.get("priority")
    assert [party(one) for one in found["leads"]] == expected["leads"]
    assert [party(one) for one in found["coordinators"]] == expected.get("coordinators", [])
    assert all(one["open_set"] == (one["code"] is None) for one in found["leads"] + found["coordinators"])
    period = found["period"] and [found["period"][key] for key in ("text", "start", "end")]
    assert period == expected.get("period")
    assert (found["funding"], found["funding_text"]) == (expected.get("funding", []), None)


@pytest.mark.parametrize("index", range(len(EXPECTED["tasks"])))
def test_activities_and_references_of_task(plan: Plan, index: int) -> None:
    task, expected = plan.tasks[index], EXPECTED["tasks"][index]
    starts = expected.get("activities", [])
    assert len(task.activities) == len(starts)
    assert all(one.text.startswith(start) for one, start in zip(task.activities, starts, strict=True))
    cited = [(one.document, one.item) for one in task.references]
    assert cited == ([("882/QĐ-TTg", expected["item"])] if "item" in expected else [])
    assert (task.notes is None) == ("item" not in expected)


def test_priority_is_counted_six_times(plan: Plan) -> None:
    assert len(plan.tasks) == 21
    assert len([one for one in [*plan.groups, *plan.tasks] if one.priority == "high"]) == 6


def test_duties(plan: Plan) -> None:
    found = plan_as_json(plan)["duties"]
    assert len(found) == len(EXPECTED["duties"])
    for duty, expected in zip(found, EXPECTED["duties"], strict=True):
        assert duty["text"].startswith(expected["begins"])
        assert {key: duty[key] for key in ("who", "due", "frequency", "to")} == {
            key: expected.get(key) for key in ("who", "due", "frequency", "to")
        }


def test_foot_items_and_notes(plan: Plan) -> None:
    assert plan.addressees == EXPECTED["addressees"]
    assert [one.item for one in plan.references] == EXPECTED["items_taken_up"]
    assert {one.document for one in plan.references} == {"882/QĐ-TTg"}
    notes = zip(plan.footnotes, EXPECTED["footnotes_begin"], strict=True)
    assert all(note.text.startswith(begin) for note, begin in notes)
    assert plan.problems == [] and not is_empty(plan)


def test_no_footnote_is_mixed_into_a_field(plan: Plan) -> None:
    fields = [one.text for one in plan.objectives] + [one.title for one in [*plan.groups, *plan.tasks]]
    assert not any("¹" in text or "²" in text or "Thu thập, giám sát" in text or "<" in text for text in fields)


def test_span_of_a_row_cut_by_a_page_end_covers_both_pieces(plan: Plan, source: Source) -> None:
    task = next(one for one in plan.tasks if one.number == "1.7")
    assert task.span is not None
    piece = source.text[task.span.start : task.span.end]
    assert piece.startswith("Theo dõi thực hiện chế độ") and piece.endswith("có liên quan.")


def test_spans_point_at_the_words(plan: Plan, source: Source) -> None:
    for target in plan.targets:
        assert target.span is not None
        assert source.text[target.span.start : target.span.end] == target.text
    for task in plan.tasks:
        for one in task.leads:
            assert one.span is not None and source.text[one.span.start : one.span.end].startswith(one.text[:10])
