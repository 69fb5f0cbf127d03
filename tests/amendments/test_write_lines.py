"""Writing the lines of a draft: an item's lines are replaced whole, and must fit the plan."""

from types import SimpleNamespace

import pytest
from tests.amendments.conftest import DROP, NOW, RAISE, WORDS
from tests.refusals import NO_ROLE, refused

from xanh.basis.errors import Refusal
from xanh_web.amendments.actions import write_lines
from xanh_web.amendments.lines import changes_of
from xanh_web.amendments.models import Proposal


def test_lines_come_back_as_they_were_written(draft: Proposal) -> None:
    assert changes_of(draft) == [RAISE, WORDS, DROP]


def test_an_items_lines_are_replaced_and_the_others_stay(draft: Proposal, cast: SimpleNamespace) -> None:
    higher = RAISE.model_copy(update={"new": 99.5})
    write_lines(proposal=draft, section="targets", key="2.2030.2", changes=[higher], by=cast.lan, at=NOW)
    assert changes_of(draft) == [DROP, higher]
    write_lines(proposal=draft, section="tasks", key="1.4", changes=[], by=cast.lan, at=NOW)
    assert changes_of(draft) == [higher]


def test_a_line_that_does_not_fit_is_refused_and_nothing_changes(draft: Proposal, cast: SimpleNamespace) -> None:
    wrong = RAISE.model_copy(update={"old": 90})
    with pytest.raises(Refusal, match="the line was made against “90”, but the plan now says “95”"):
        write_lines(proposal=draft, section="targets", key="2.2030.2", changes=[wrong], by=cast.minh, at=NOW)
    assert changes_of(draft) == [RAISE, WORDS, DROP]


def test_only_for_the_item_named(draft: Proposal, cast: SimpleNamespace) -> None:
    with refused("belongs to another item"):
        write_lines(proposal=draft, section="tasks", key="1.4", changes=[RAISE], by=cast.minh, at=NOW)


def test_only_on_a_draft_and_by_those_who_propose(submitted: Proposal, cast: SimpleNamespace) -> None:
    with refused("has been submitted"):
        write_lines(proposal=submitted, section="tasks", key="1.4", changes=[], by=cast.minh, at=NOW)
    with refused(NO_ROLE):
        write_lines(proposal=submitted, section="tasks", key="1.4", changes=[], by=cast.tuan, at=NOW)
