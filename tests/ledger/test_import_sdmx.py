"""Figures that come as SDMX-CSV: the same import, the same rules, the same once."""

from decimal import Decimal

import pytest
from tests.refusals import refused
from tests.world import city, edition, vn

from xanh.interchange.sdmx import Fact, write_csv
from xanh_web.base.actions import operator
from xanh_web.ledger.actions import ImportErrors, import_observations
from xanh_web.ledger.actions.importing import Imported
from xanh_web.ledger.models import Observation

pytestmark = pytest.mark.django_db
NOW = vn(2026, 11, 26)
FACT = Fact("hdi", "92", "2024", Decimal("0.7654"), "index", "actual", source="Niên giám thống kê 2024")


@pytest.fixture(autouse=True)
def place(db: None) -> None:
    city()
    edition()


def bring(*facts: Fact) -> Imported:
    return import_observations(content=write_csv(facts), name="so-lieu.csv", decimal_mark="", by=operator(), at=NOW)


def test_every_digit_status_and_reason_arrives() -> None:
    there_is_none = FACT._replace(period="2023", value=None, missing="not_collected", comment="Chưa điều tra")
    done = bring(FACT, there_is_none, FACT._replace(dimensions={"sex": "female"}))
    assert done.made is not None and (done.made.new, done.made.revised) == (3, 0)
    rows = {(row.period, row.dimensions.get("sex", "")): row for row in Observation.objects.all()}
    assert rows["2024", ""].value == Decimal("0.7654") and rows["2024", ""].status == "actual"
    assert (rows["2023", ""].missing, rows["2023", ""].note) == ("not_collected", "Chưa điều tra")
    assert rows["2024", "female"].imported.source == FACT.source


def test_the_same_file_again_changes_nothing() -> None:
    bring(FACT)
    assert not bring(FACT).new
    assert Observation.objects.count() == 1


def test_what_is_wrong_is_named_by_row_and_nothing_comes_in() -> None:
    with pytest.raises(ImportErrors) as wrong:
        bring(FACT, FACT._replace(indicator="nothing", period="2022"), FACT._replace(area="99999", period="2021"))
    assert [error.row for error in wrong.value.errors] == [3, 4]
    assert not Observation.objects.exists()


def test_illustrative_figures_stay_out() -> None:
    with refused("is illustrative"):
        bring(FACT, FACT._replace(period="2023", illustrative=True))
