"""The drawing of flows: what is emitted is in it, band by band, and every sector's bands add up to its bar."""

import pytest

from tests.inventories.test_quality import illustrative
from tests.inventories.test_totals import contents
from xanh.ghg.city_totals import read_totals
from xanh_web.emissions.sankey import HEIGHT, WIDTH, sankey_of


def test_bands_and_bars_have_the_same_heights_and_stay_on_the_paper() -> None:
    drawn = sankey_of(read_totals(illustrative(2024), "92", 2024, "AR5"))
    assert drawn is not None and drawn.removed
    ends = [bar for bar in drawn.bars if bar.anchor == "end"]
    total = next(bar for bar in drawn.bars if bar.tone == "all")
    assert sum(bar.height for bar in ends) == pytest.approx(total.height, rel=0.01)
    for tone in "1234":
        sector = next(bar for bar in drawn.bars if bar.tone == tone and bar.anchor == "start")
        assert sum(bar.height for bar in ends if bar.tone == tone) == pytest.approx(sector.height, abs=1)
    assert all(0 <= bar.y <= bar.y + bar.height <= HEIGHT + 1 and 0 < bar.label_x < WIDTH for bar in drawn.bars)
    assert len(drawn.flows) == len(drawn.bars) - 1


def test_nothing_emitted_is_not_drawn() -> None:
    assert sankey_of(read_totals(contents("1.A.3.b.iv", "1.A.2.e"), "92", 2022, "AR5")) is None
