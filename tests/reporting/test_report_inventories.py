"""The inventory in the consolidated report: what was published by then, closed lines closed, the same again."""

from decimal import Decimal

import pytest
from tests.inventories.test_confidential import issued_with_a_secret
from tests.inventories.world import PETROL, issued
from tests.reporting.issued import content_of, issue
from tests.world import city, opened_round, vn

from xanh.documents.report import orphan_figures
from xanh.documents.report.content import InventoryYear
from xanh_web.base.actions import operator
from xanh_web.emissions.actions import issue_inventory, recalculate_inventory, take_inventory_lines
from xanh_web.emissions.readings import reading_of_version
from xanh_web.reporting.models import Round
from xanh_web.reporting.verification import issued_reports

pytestmark = pytest.mark.django_db
LATER = vn(2025, 2, 1)


@pytest.fixture
def round_() -> Round:
    city()
    return opened_round()


def latest(round_: Round) -> InventoryYear:
    section = content_of(round_, LATER).inventories
    assert section is not None and section.latest is not None
    return section.latest


def test_without_an_inventory_there_is_nothing_but_the_section(round_: Round) -> None:
    section = content_of(round_, LATER).inventories
    assert section is not None and section.latest is None and section.recalculations == ()


def test_totals_are_those_of_the_version_and_rest_on_its_lines(round_: Round) -> None:
    version = issued()
    found = latest(round_)
    whole = reading_of_version(version).with_land.value
    assert whole is not None and found.with_land.value == pytest.approx(
        Decimal(repr(whole / 1000)), abs=Decimal("1e-6")
    )
    leaves = found.with_land.lineage.inputs
    assert {leaf.source.partition(":")[0] for leaf in leaves} == {"inventory_line"}
    assert sum(leaf.value or 0 for leaf in leaves) == pytest.approx(found.with_land.value, abs=Decimal("1e-5"))
    assert orphan_figures(content_of(round_, LATER)) == ()


def test_an_inventory_issued_later_is_not_in_it(round_: Round) -> None:
    issued()
    section = content_of(round_, vn(2025, 1, 14)).inventories
    assert section is not None and section.latest is None


def test_a_recalculation_is_told_with_its_difference_by_cause(round_: Round) -> None:
    inventory = issued().inventory
    recalculate_inventory(inventory=inventory, reason="Sửa lượng xăng", gwp="AR5", by=operator(), at=vn(2025, 1, 20))
    inventory.refresh_from_db()
    line = ("fuel_road", PETROL | {"amount": "1100"})
    take_inventory_lines(inventory=inventory, lines=[line], by=operator(), at=vn(2025, 1, 20))
    issue_inventory(inventory=inventory, by=operator(), at=vn(2025, 1, 21))
    section = content_of(round_, LATER).inventories
    assert section is not None
    (told,) = section.recalculations
    assert told.reason == "Sửa lượng xăng"
    change = (told.after.value or 0) - (told.before.value or 0)
    assert change > 0
    assert sum(part.amount.value or 0 for part in told.parts) == pytest.approx(change, abs=Decimal("1e-5"))


def test_what_would_give_a_confidential_line_away_is_nowhere_in_the_pins(round_: Round) -> None:
    version = issued_with_a_secret()
    found = latest(round_)
    assert found.closed and found.with_land.missing == "confidential"
    assert found.uncertainty is None and found.keys == ()
    text = found.model_dump_json()
    secret = next(line.content for line in version.lines.all() if line.code == PETROL["source"])
    mass = secret["gases"]["CO2"]["mass"]
    assert "987654" not in text and mass[:6] not in text


def test_an_issued_report_with_an_inventory_verifies(round_: Round) -> None:
    issued()
    issue(round_, content_of(round_, LATER), at=LATER)
    assert list(issued_reports()) == []
