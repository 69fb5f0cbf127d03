"""Rounds, pages and the leader's sheet where the plan has two editions."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.test import Client
from tests.world import vn

from xanh.plans.amendment import Change
from xanh_web.agencies.city import current_city
from xanh_web.amendments.actions import decide_amendment, draft_proposal, give_opinion, submit_proposal, write_lines
from xanh_web.amendments.models import Proposal
from xanh_web.base.actions import operator
from xanh_web.plans.models import Edition
from xanh_web.reporting.actions import open_round
from xanh_web.reporting.brief import brief_of
from xanh_web.reporting.models import Round

DISTRICTS = {"text": "UBND quận, huyện", "code": None, "rule": "districts"}
COMMUNES = {"text": "UBND các xã, phường", "code": None, "rule": "communes"}


@pytest.fixture
def second(plan: Edition, cast: SimpleNamespace) -> Edition:
    """Edition 2, in force from 15 July 2025: what the districts led goes to the communes."""
    lan, at = cast.lan, vn(2024, 12, 2)
    proposal: Proposal = draft_proposal(
        plan=plan.plan, title="Cấp xã", reason="Sắp xếp", agency_code="SKHDT", by=lan, at=at
    )
    change = Change(section="tasks", kind="change", key="1.2", field="leads", old=[DISTRICTS], new=[COMMUNES])
    write_lines(proposal=proposal, section="tasks", key="1.2", changes=[change], by=lan, at=at)
    submit_proposal(proposal=proposal, by=lan, at=at)
    give_opinion(proposal=proposal, stance="support", text="x", by=lan, at=at)
    decision = decide_amendment(
        proposal=proposal, lines={1}, number="9/QĐ-UBND", dated=date(2024, 12, 1), in_force_from=date(2025, 7, 15),
        by=lan, at=at,
    )  # fmt: skip
    assert decision.edition is not None
    return decision.edition


def opened(edition: Edition, year: int, month: int) -> Round:
    at = vn(year, month, 20)
    coordinator = current_city().coordinator_on(at.date())
    return open_round(edition=edition, year=year, coordinator=coordinator, by=operator(), at=at).round


def test_a_set_that_has_become_empty_is_repaired_by_the_amendment(plan: Edition, second: Edition) -> None:
    old, new = opened(plan, 2024, 3), opened(second, 2025, 8)
    kinds = [
        set(round_.obligations.filter(task__number="1.2").values_list("agency_code", flat=True))
        for round_ in (old, new)
    ]
    assert len(kinds[0]) == 9 and len(kinds[1]) == 103
    assert Round.objects.get(pk=old.pk).edition == plan


def test_a_round_that_is_open_stays_with_its_edition(plan: Edition, second: Edition) -> None:
    first = opened(plan, 2025, 3)
    again = opened(second, 2025, 8)
    assert again == first
    assert {o.task.edition for o in first.obligations.exclude(task=None).select_related("task__edition")} == {plan}


def test_the_leaders_sheet_of_the_new_edition_reads_the_round_of_the_old_one(
    plan: Edition, second: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(plan, 2024, 3)
    brief = brief_of(second, vn(2025, 8, 1))
    assert brief.round is not None and brief.round.year == 2024


def test_both_editions_are_public_and_say_what_changed(
    client: Client, plan: Edition, second: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: vn(2025, 8, 1))
    client.cookies["django_language"] = "en"
    listed = client.get("/plan/editions/").content.decode()
    assert "Edition 2" in listed and "in force today" in listed and "9/QĐ-UBND" in listed
    new = client.get("/plan/editions/2/").content.decode()
    assert "What it changed of edition 1" in new and "<ins>" in new
    old = client.get("/plan/editions/1/").content.decode()
    assert "not the one in force today" in old and "UBND quận, huyện" in old
    assert client.get("/plan/editions/3/").status_code == 404
