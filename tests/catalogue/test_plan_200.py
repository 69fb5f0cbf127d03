"""What plan 200 promises is in the catalogue, under the unit the city's list asks for."""

import pytest

from xanh.basis.text import fold
from xanh.catalogue import CATALOGUE
from xanh.plans.reader import read_plan
from xanh.plans.source import read_source
from xanh_web.agencies.city import current_city
from xanh_web.plans.actions import IndicatorEntry
from xanh_web.plans.indicator_file import read_indicators


@pytest.fixture(scope="module")
def entries() -> list[IndicatorEntry]:
    return read_indicators(current_city().folder / "indicators.yaml")


def test_every_target_speaks_of_an_indicator_of_the_list(entries: list[IndicatorEntry]) -> None:
    wordings = {fold(wording) for entry in entries for wording in (entry.name, *entry.wordings)}
    targets = read_plan(read_source(current_city().folder / "ke-hoach-200-kh-ubnd.txt")).targets
    assert len(targets) == 29
    assert [target.indicator_text for target in targets if fold(target.indicator_text) not in wordings] == []


def test_the_list_and_the_catalogue_agree(entries: list[IndicatorEntry]) -> None:
    assert [entry.code for entry in entries if entry.code not in CATALOGUE] == []
    assert [entry.code for entry in entries if CATALOGUE[entry.code].unit != entry.unit] == []
    reported = {entry.code for entry in entries if CATALOGUE[entry.code].function is None}
    assert reported == {"air-quality-plan", "green-urban-development", "smart-urban-project"}
