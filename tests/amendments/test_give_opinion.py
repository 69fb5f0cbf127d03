"""The coordinator's opinion."""

from types import SimpleNamespace

import pytest
from django.db import DatabaseError, transaction
from tests.amendments.conftest import NOW
from tests.refusals import NO_ROLE, refused

from xanh_web.amendments.actions import give_opinion
from xanh_web.amendments.models import Opinion, Proposal


def test_opinions_stand_beside_each_other_and_never_change(submitted: Proposal, cast: SimpleNamespace) -> None:
    give_opinion(proposal=submitted, stance="in_part", text="Chỉ nâng lên 97%", by=cast.lan, at=NOW)
    later = give_opinion(proposal=submitted, stance="support", text="Đã trao đổi lại", by=cast.lan, at=NOW)
    assert [opinion.stance for opinion in submitted.opinions.all()] == ["in_part", "support"]
    with pytest.raises(DatabaseError), transaction.atomic():
        Opinion.objects.filter(pk=later.pk).update(text="khác")


def test_it_has_a_stance_and_reasons(submitted: Proposal, cast: SimpleNamespace) -> None:
    with refused("Choose whether"):
        give_opinion(proposal=submitted, stance="maybe", text="x", by=cast.lan, at=NOW)
    with refused("Give the reasons"):
        give_opinion(proposal=submitted, stance="support", text=" ", by=cast.lan, at=NOW)


def test_only_by_the_coordinator_while_a_decision_is_awaited(draft: Proposal, cast: SimpleNamespace) -> None:
    with refused("awaits no decision"):
        give_opinion(proposal=draft, stance="support", text="x", by=cast.lan, at=NOW)
    for name in ("minh", "hoa", "nga", "an", "khach"):
        with refused(NO_ROLE):
            give_opinion(proposal=draft, stance="support", text="x", by=getattr(cast, name), at=NOW)
