"""From the draft to the ledger: issued whole or not at all, recalculated with a reason, walked down to a line."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from tests.inventories.world import AT, PETROL, issued, lines, opened
from tests.refusals import NO_ROLE, refused
from tests.world import city, events, people
from xanh.documents.inventories import InventoryBook, write_inventory_book
from xanh_web.base.actions import operator
from xanh_web.emissions.actions import (
    issue_inventory,
    open_inventory,
    recalculate_inventory,
    remove_inventory_line,
    take_inventory_lines,
    write_inventory_line,
)
from xanh_web.emissions.books import beside, book_of, import_book
from xanh_web.emissions.models import Inventory, InventoryDraft
from xanh_web.emissions.readings import difference_of, reading_of_version
from xanh_web.ledger.actions import Fact, compute_indicators, record_observations
from xanh_web.ledger.models import Observation
from xanh_web.reporting.lineage import explain_value

pytestmark = pytest.mark.django_db


def by(minutes: int = 0) -> dict[str, object]:
    return {"by": operator(), "at": AT + timedelta(minutes=minutes)}


def test_an_issued_inventory_is_a_value_that_leads_down_to_its_lines() -> None:
    version = issued()
    row = Observation.objects.get(indicator="ghg-emissions", period="2022")
    total = reading_of_version(version).with_land.value
    assert row.value == round(Decimal(repr(total)), 3) and row.source == f"inventory:{version.pk}"
    told = "\n".join(explain_value("ghg-emissions", "92", "2022", None))
    assert version.content_hash in told and "Xăng xe máy" in told and "Sở Công Thương" in told
    assert len(events("issue_inventory")) == 1 and not InventoryDraft.objects.exists()


def test_the_indicators_that_rest_on_it_are_computed_from_it() -> None:
    issued()
    grdp = Fact("grdp-constant-prices", "92", "2022", Decimal(50), "billion_dong", "actual", "test")
    record_observations(facts=[grdp], reason="test", **by())
    rows = compute_indicators(area_code="92", periods=["2022"], **by())
    intensity = next(row for row in rows if row.indicator == "ghg-intensity-grdp")
    emissions = Observation.objects.get(indicator="ghg-emissions").value
    assert intensity.value == pytest.approx((emissions or 0) / 50, abs=Decimal("0.00001"))


def test_a_recalculation_keeps_the_version_before_and_says_what_changed() -> None:
    first = issued()
    inventory = first.inventory
    recalculate_inventory(inventory=inventory, reason="Số liệu mới", **by(1))
    inventory = Inventory.objects.get()
    take_inventory_lines(inventory=inventory, lines=[("fuel_road", PETROL | {"amount": "1500"})], **by(2))
    second = issue_inventory(inventory=inventory, **by(3))
    assert (second.number, second.based_on, second.reason) == (2, first, "Số liệu mới")
    found = difference_of(inventory, 1, 2)
    assert found.parts["activity"] == pytest.approx(found.after - found.before) and found.before > 0
    rows = Observation.objects.filter(indicator="ghg-emissions").order_by("pk")
    assert [row.source for row in rows] == [f"inventory:{first.pk}", f"inventory:{second.pk}"]
    assert rows[1].supersedes == rows[0]


@pytest.mark.parametrize(
    ("changes", "words"),
    [({"amount": "-1"}, "not right yet"), ({"amount": "", "notation": "NE"}, "not estimated")],
)
def test_what_is_wrong_or_partial_is_not_issued(changes: dict[str, str], words: str) -> None:
    inventory = opened(**changes)
    with refused(words):
        issue_inventory(inventory=inventory, **by())


def test_what_nothing_is_said_of_is_named() -> None:
    inventory = opened()
    last = inventory.draft.lines.last()
    assert last is not None
    remove_inventory_line(inventory=inventory, line=last, **by())
    with refused("nothing is said of"):
        issue_inventory(inventory=inventory, **by())


def test_what_was_issued_is_written_on_only_after_a_reason() -> None:
    inventory = issued().inventory
    inventory = Inventory.objects.get(pk=inventory.pk)
    with refused("is issued"):
        write_inventory_line(inventory=inventory, kind="fuel_road", written=PETROL, **by())
    with refused("Say why"):
        recalculate_inventory(inventory=inventory, reason=" ", **by())
    with refused("has no draft"):
        issue_inventory(inventory=inventory, **by())


def test_what_was_typed_wrong_is_kept() -> None:
    inventory = opened()
    line = write_inventory_line(inventory=inventory, kind="fuel_road", written={"amount": "ba tấn"}, **by())
    line.refresh_from_db()
    assert line.written == {"amount": "ba tấn"}


@pytest.mark.parametrize("name", ["minh", "hoa", "an", "binh", "khach"])
def test_who_may_not(name: str) -> None:
    city()
    cast = people()
    with refused(NO_ROLE):
        open_inventory(area_code="92", year=2022, boundary_on=date(2024, 7, 1), by=getattr(cast, name), at=AT)


def test_a_workbook_goes_out_and_comes_back_with_its_evidence(tmp_path: Path) -> None:
    inventory = opened()
    filled = [(kind, written | {"evidence": "bang-ke.txt"}) if kind == "fuel_road" else (kind, written)
              for kind, written in lines(amount="1234,5")]  # fmt: skip
    content = write_inventory_book(InventoryBook(inventory.code, "Thử", 2022, lines=filled))
    missing = import_book(inventory=inventory, content=content, evidence=beside(tmp_path), **by())
    assert [(error.sheet, error.message.split()[0]) for error in missing.errors] == [("Nhiên liệu đường bộ", "Tệp")]
    (tmp_path / "bang-ke.txt").write_text("Bảng kê", encoding="utf-8")
    assert not import_book(inventory=inventory, content=content, evidence=beside(tmp_path), **by()).errors
    version = issue_inventory(inventory=inventory, **by(1))
    line = version.lines.get(code="Xăng xe máy")
    assert line.content["amount"] == "1234.5" and line.evidence.get().name == "bang-ke.txt"
    assert Observation.objects.get().evidence.count() == 1
    assert book_of(Inventory.objects.get()) != b""


def test_a_wrong_cell_is_named_and_nothing_is_taken(tmp_path: Path) -> None:
    inventory = opened()
    content = write_inventory_book(InventoryBook(inventory.code, "Thử", 2022, lines=lines(unit="con")))
    filled = import_book(inventory=inventory, content=content, evidence=beside(tmp_path), **by())
    assert [error.sheet for error in filled.errors] == ["Nhiên liệu đường bộ"]
    assert inventory.draft.lines.get(written__source="Xăng xe máy").written["unit"] == "tonne"
