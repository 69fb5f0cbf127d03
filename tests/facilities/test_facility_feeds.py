"""What all facilities feed into the inventory of a year: the latest version of each, none with a negative opinion."""

from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace

import pytest
from tests.facilities.test_opinion import MATERIAL, review
from tests.facilities.world import COAL, LATE, SENT, sent

from xanh.ghg.facilities import counted_twice
from xanh_web.emissions.actions import submit_facility_report, write_facility_line
from xanh_web.emissions.facility_feeds import feeds_of_year

pytestmark = pytest.mark.django_db


def test_the_latest_version_as_known_then(world: SimpleNamespace) -> None:
    version = sent(world)
    assert feeds_of_year(2026, SENT - timedelta(seconds=1)).feeds == ()
    before = feeds_of_year(2026, SENT)
    assert {(feed.line.code, feed.role) for feed in before.feeds} == {
        ("NM-BIA:2026:Lò hơi 1", "adds"),
        ("NM-BIA:2026:Công tơ 1", "beside"),
    }
    assert feeds_of_year(2025, SENT).feeds == () and feeds_of_year(2024, SENT).versions == ()
    line = version.report.lines.first()
    more = COAL | {"amount": "2400"}
    write_facility_line(report=version.report, line=line, kind=line.kind, written=more, by=world.bia, at=LATE)
    submit_facility_report(report=version.report, by=world.bia, at=LATE, reason="Sửa số than")
    assert {feed.line.amount for feed in feeds_of_year(2026, LATE).feeds} == {2400.0, 1000.0}
    assert feeds_of_year(2026, SENT).feeds == before.feeds


def test_a_negative_opinion_leaves_a_report_out_until_a_better_one(world: SimpleNamespace) -> None:
    version = sent(world)
    review(version, world.soat, conclusion="negative", findings=MATERIAL)
    found = feeds_of_year(2026, LATE)
    assert (found.feeds, found.versions, found.left_out) == ((), (), (version,))
    review(version, world.soat)
    assert len(feeds_of_year(2026, LATE).feeds) == 2


def test_the_citys_own_line_overlaps_until_it_leaves_the_facility_out(world: SimpleNamespace) -> None:
    sent(world)
    feeds = feeds_of_year(2026, LATE).feeds
    coal = next(feed.line for feed in feeds if feed.role == "adds")
    city = replace(coal, code="than", facility="", amount=90_000.0)
    assert [one.kind for one in counted_twice(feeds, [city])] == ["facility_in_city"]
    assert counted_twice(feeds, [replace(city, without=("NM-BIA",))]) == ()
