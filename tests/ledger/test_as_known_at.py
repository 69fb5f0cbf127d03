"""What was known when: the ledger against the plainest model of it, a list of what was said and when."""

from datetime import datetime, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from tests.ledger.facts import fact, record
from tests.world import START

from xanh_web.ledger.models import Observation

SAID = st.tuples(
    st.integers(0, 5),  # minutes since the last thing said: 0 is the same instant
    st.sampled_from(["hdi", "waste"]),
    st.sampled_from(["92", "93"]),
    st.sampled_from(["2023", "2024"]),
    st.sampled_from([Decimal(1), Decimal(2), None]),
)


class AsKnownAt(TestCase):
    @given(st.lists(SAID, max_size=12), st.integers(-3, 70))
    def test_is_the_last_thing_said_of_each_by_then(self, said: list[tuple], asked: int) -> None:
        at, then = START, START + timedelta(minutes=asked)
        model: dict[tuple[str, str, str], Decimal | None] = {}
        for minutes, indicator, area, period, value in said:
            at += timedelta(minutes=minutes)
            missing = "" if value is not None else "not_collected"
            one = fact(indicator=indicator, area_code=area, period=period, value=value, missing=missing)
            record(one, at=at)
            if at <= then:
                model[indicator, area, period] = value
        assert known(then) == model
        assert known(None) == known(at)

    @given(st.lists(SAID, max_size=12))
    def test_nothing_said_later_changes_what_was_known(self, said: list[tuple]) -> None:
        at = START
        snapshots = []
        for minutes, indicator, area, period, value in said:
            at += timedelta(minutes=minutes + 1)
            missing = "" if value is not None else "not_collected"
            record(fact(indicator=indicator, area_code=area, period=period, value=value, missing=missing), at=at)
            snapshots.append((at, known(at)))
        for then, snapshot in snapshots:
            assert known(then) == snapshot


def known(at: datetime | None) -> dict[tuple[str, str, str], Decimal | None]:
    rows = list(Observation.objects.as_known_at(at))
    found = {(row.indicator, row.area_code, row.period): row.value for row in rows}
    assert len(found) == len(rows)
    return found
