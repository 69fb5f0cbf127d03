"""Another province's draft, in another layout, against expectations written by eye."""

from pathlib import Path

import pytest
import yaml

from xanh.plans.files import plan_as_json
from xanh.plans.model import Party, Plan
from xanh.plans.reader import read_plan
from xanh.plans.source import read_source

TESTS = Path(__file__).parents[1]
EXPECTED = yaml.safe_load((TESTS / "examples" / "plan_lao_cai.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def plan() -> Plan:
    return read_plan(read_source(TESTS / "documents_in" / "lao-cai-draft.docx"))


def codes(parties: list[Party]) -> list[str | None]:
    return [party.code or party.rule for party in parties]


def test_head(plan: Plan) -> None:
    head = plan_as_json(plan)["document"]
    assert {key: head[key] for key in EXPECTED["document"]} == EXPECTED["document"]
    assert len(head["legal_bases"]) == 1 and "11-CT/TU" in head["legal_bases"][0]
    assert head["attachments"] == ["Phụ lục: MỘT SỐ NHIỆM VỤ TRỌNG TÂM CỦA CÁC SỞ, BAN, NGÀNH VÀ ĐỊA PHƯƠNG"]


def test_tasks(plan: Plan) -> None:
    assert len(plan.tasks) == len(EXPECTED["tasks"]) and plan.groups == []
    for task, (number, title, period, leads, coordinators) in zip(plan.tasks, EXPECTED["tasks"], strict=True):
        assert task.number == number and task.group is None and task.title.startswith(title)
        assert task.period is not None and task.period.text == period
        assert codes(task.leads) == leads
        assert codes(task.coordinators) == coordinators
        assert all(party.open_set == (party.code is None) for party in task.coordinators)


def test_report_and_foot(plan: Plan) -> None:
    due = [one for one in plan.duties if one.due]
    assert [one.model_dump(include=EXPECTED["report"].keys()) for one in due] == [EXPECTED["report"]]
    assert len(plan.addressees) == EXPECTED["addressees"]
    assert all(one.who for one in plan.duties)


def test_a_plan_without_objectives_says_so(plan: Plan) -> None:
    assert plan.objectives == [] and plan.targets == []
    assert any("Mục tiêu" in problem.message for problem in plan.problems)
