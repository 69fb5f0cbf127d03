"""Uncertainty, key categories and doubts of an inventory of a city."""

from datetime import date

import pytest

from tests.inventories.test_totals import contents
from xanh.documents.inventories import About, read_entries
from xanh.ghg.city_lines import line_content
from xanh.ghg.city_quality import interval, key_categories, known_uncertainty, line_doubts, uncertainty
from xanh.ghg.city_series import city_findings
from xanh.ghg.city_totals import Frozen, read_totals
from xanh_web.cli.demonstration.inventory_lines import illustrative_lines

ON = date(2025, 1, 15)


def illustrative(year: int) -> list[Frozen]:
    entries = read_entries(illustrative_lines(year), About("92", year, ON))
    return [line_content(entry.row, ON) for entry in entries if entry.row]


def test_the_illustrative_city_has_level_trend_and_key_categories() -> None:
    now, then = illustrative(2024), illustrative(2014)
    found = uncertainty(now, "AR5", then)
    assert 0 < found.level < 1 and found.trend is not None and 0 < found.trend < 2
    level, trend = key_categories(now, "AR5", then)
    assert level[0].category == "3.C.7 CH4" and level[0].key
    assert sum(key.share for key in level) == pytest.approx(1)
    assert trend and {key.category for key in trend if key.key}


def test_approach_2_agrees_with_approach_1_and_is_the_same_for_a_seed() -> None:
    lines = illustrative(2024)
    one, again = (interval(lines, "AR5", seed=7, draws=2000) for _ in range(2))
    assert one == again
    total = read_totals(lines, "92", 2024, "AR5").with_land.value or 0
    half = (one.high - one.low) / 2 / total
    assert half == pytest.approx(uncertainty(lines, "AR5").level, rel=0.25)
    assert one.low < total < one.high and one.sentence


def test_lines_without_uncertainty_are_named() -> None:
    found = known_uncertainty(contents(), "AR5")
    assert found is not None and "Trấu" in found.without and found.trend is None


def test_nothing_is_said_of_a_total_of_zero() -> None:
    assert known_uncertainty(contents("1.A.3.b.iv", "1.A.2.e"), "AR5") is None


def test_a_slip_of_the_unit_against_the_year_before_is_pointed_out() -> None:
    now, before = contents(amount="1000000"), contents(amount="1000")
    said = line_doubts(now, before)["Xăng xe máy"]
    assert any("10^3" in sentence for sentence in said)
    assert not any("10^" in sentence for sentence in line_doubts(before, before)["Xăng xe máy"])


def test_years_that_do_not_go_together_are_pointed_out() -> None:
    two, one = contents(amount="2000"), contents(amount="1000")
    without = [line for line in one if line["code"] != "Xăng xe máy"]
    found = city_findings({2020: one, 2021: without, 2022: two}, "AR5")
    assert {(code, finding.kind, finding.year) for code, finding in found} >= {("1.A.3.b.iv", "gap", 2021)}
    jumped = city_findings({2021: one, 2022: two}, "AR5")
    assert [(code, finding.kind) for code, finding in jumped] == [("1.A.3.b.iv", "jump")]
    assert "+100 %" in jumped[0][1].sentence


def test_a_year_without_an_inventory_is_no_gap_and_years_alike_need_no_word() -> None:
    assert city_findings({2014: contents(), 2020: contents()}, "AR5") == ()


def test_another_method_needs_a_word() -> None:
    now = [{**line, "kind": "entered"} if line["code"] == "Xăng xe máy" else line for line in contents()]
    assert [finding.kind for _code, finding in city_findings({2021: contents(), 2022: now}, "AR5")] == ["method"]
