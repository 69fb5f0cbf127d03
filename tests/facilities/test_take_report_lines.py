"""Lines of facilities' reports in the city's inventory: taken with their lineage, and nothing is counted twice."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.facilities.test_opinion import MATERIAL, review
from tests.facilities.world import COAL, LATE, drafted, sent
from tests.inventories.world import lines
from tests.refusals import NO_ROLE, refused
from tests.world import events

from xanh_web.emissions.actions import (
    issue_inventory,
    open_inventory,
    recalculate_inventory,
    remove_inventory_line,
    submit_facility_report,
    take_inventory_lines,
    take_report_lines,
    write_facility_line,
    write_inventory_line,
)
from xanh_web.emissions.books import book_of, import_book
from xanh_web.emissions.drafts import entries_of
from xanh_web.emissions.facility_offers import Offer, offers_of
from xanh_web.emissions.facility_reasons import reasons_of_version
from xanh_web.emissions.models import FacilityReportVersion, Inventory, InventoryDraftLine
from xanh_web.reporting.lineage import explain_value

pytestmark = pytest.mark.django_db
CITY_COAL = {
    "source": "Than trong công nghiệp",
    "category": "1.A.2",
    "fuel": "anthracite",
    "amount": "5000",
    "unit": "tonne",
    "taken_from": "Sở Công Thương",
}


def drafted_inventory(world: SimpleNamespace, *more: tuple[str, dict[str, str]], year: int = 2026) -> Inventory:
    by = {"by": world.lan, "at": LATE}
    inventory = open_inventory(area_code="92", year=year, boundary_on=LATE.date(), **by)
    power = [(kind, one | {"borrow_year": "2023"} if kind == "electricity" else one) for kind, one in lines()]
    take_inventory_lines(inventory=inventory, lines=[*power, *more], **by)
    return inventory


def offered(inventory: Inventory, at: object = LATE) -> dict[str, Offer]:
    inventory = Inventory.objects.get(pk=inventory.pk)
    entries = entries_of(inventory.draft, LATE.date())
    return {one.content["source"]: one for one in offers_of(inventory, entries, at).offers}


def take(world: SimpleNamespace, inventory: Inventory, at: object = LATE, **ways: str) -> int:
    found = offered(inventory, at)
    choices = {found[name.replace("_", " ")].key: way for name, way in ways.items()}
    return take_report_lines(inventory=inventory, choices=choices, by=world.lan, at=at)


def city_coal(inventory: Inventory) -> InventoryDraftLine:
    return InventoryDraftLine.objects.get(draft__inventory=inventory, written__source=CITY_COAL["source"])


def supplement(world: SimpleNamespace, version: FacilityReportVersion, amount: str) -> FacilityReportVersion:
    line = version.report.lines.first()
    written = COAL | {"amount": amount}
    write_facility_line(report=version.report, line=line, kind=line.kind, written=written, by=world.bia, at=LATE)
    return submit_facility_report(report=version.report, by=world.bia, at=LATE, reason="Sửa số than")[0]


def test_a_line_is_taken_and_the_total_leads_down_to_the_report(world: SimpleNamespace) -> None:
    version, inventory = sent(world), drafted_inventory(world)
    review(version, world.soat)
    found = offered(inventory)
    assert {name: one.state for name, one in found.items()} == {"Lò hơi 1": "new", "Công tơ 1": "apart"}
    assert found["Lò hơi 1"].opinions == {"review": "positive"} and not found["Lò hơi 1"].overlaps
    before = {line["code"] for line in version.content["lines"]}
    assert take(world, inventory, Lò_hơi_1="take") == 1
    assert len(events("take_report_lines")) == 1
    issued = issue_inventory(inventory=inventory, by=world.lan, at=LATE)
    line = issued.lines.get(code="NM-BIA Lò hơi 1")
    assert line.content["report"]["receipt"] == version.receipt and line.content["report"]["line"] in before
    masses = {gas: line.content["gases"][gas]["mass"] for gas in version.content["lines"][0]["masses"]}
    assert masses == version.content["lines"][0]["masses"]
    told = "\n".join(explain_value("ghg-emissions", "92", "2026", None))
    assert version.receipt in told and version.content_hash in told and "Sở Nông nghiệp và Môi trường: positive" in told


def test_what_the_citys_line_has_is_subtracted_and_given_back(world: SimpleNamespace) -> None:
    sent(world)
    inventory = drafted_inventory(world, ("fuel_industry", CITY_COAL))
    (overlap,) = offered(inventory)["Lò hơi 1"].overlaps
    assert "NM-BIA" in overlap.sentence and overlap.name == CITY_COAL["source"]
    with refused("would be counted twice"):
        take(world, inventory, Lò_hơi_1="take")
    assert not InventoryDraftLine.objects.exclude(report={}).exists()
    take(world, inventory, Lò_hơi_1=f"less:{overlap.line.pk}")
    assert city_coal(inventory).written["less"] == "NM-BIA=1200"
    row = next(one.entry.row for one in entries_of(inventory.draft, LATE.date()) if one.line == overlap.line)
    assert row and (row.line.amount, row.line.without) == (3800.0, ("NM-BIA",))
    taken = InventoryDraftLine.objects.exclude(report={}).get()
    remove_inventory_line(inventory=inventory, line=taken, by=world.lan, at=LATE)
    assert city_coal(inventory).written == CITY_COAL


@pytest.mark.parametrize(("way", "coal"), [("less", 5000), ("without", 6200)])
def test_the_coal_of_city_and_facility_together(world: SimpleNamespace, way: str, coal: float) -> None:
    sent(world)
    inventory = drafted_inventory(world, ("fuel_industry", CITY_COAL))
    overlap = offered(inventory)["Lò hơi 1"].overlaps[0]
    take(world, inventory, Lò_hơi_1=f"less:{overlap.line.pk}" if way == "less" else way)
    version = issue_inventory(inventory=inventory, by=world.lan, at=LATE)
    burnt = [one for one in version.lines.values_list("content", flat=True) if one["keys"].get("fuel") == "anthracite"]
    assert sum(float(one["amount"]) for one in burnt) == coal


def test_more_than_the_citys_line_has_is_said_at_it(world: SimpleNamespace) -> None:
    sent(world)
    inventory = drafted_inventory(world, ("fuel_industry", CITY_COAL | {"amount": "900"}))
    overlap = offered(inventory)["Lò hơi 1"].overlaps[0]
    take(world, inventory, Lò_hơi_1=f"less:{overlap.line.pk}")
    entry = next(one.entry for one in entries_of(inventory.draft, LATE.date()) if one.line == overlap.line)
    assert entry.row is None and "less than nothing" in entry.errors["less"]
    with refused("not right yet"):
        issue_inventory(inventory=inventory, by=world.lan, at=LATE)


def test_a_superseded_report_is_a_reason_to_recalculate_and_is_replaced(world: SimpleNamespace) -> None:
    version = sent(world)
    inventory = drafted_inventory(world, ("fuel_industry", CITY_COAL))
    overlap = offered(inventory)["Lò hơi 1"].overlaps[0]
    take(world, inventory, Lò_hơi_1=f"less:{overlap.line.pk}")
    issued = issue_inventory(inventory=inventory, by=world.lan, at=LATE)
    assert reasons_of_version(issued, LATE) == []
    newer = supplement(world, version, "1500")
    (reason,) = reasons_of_version(issued, LATE)
    assert version.receipt in reason and newer.receipt in reason and "Sửa số than" in reason
    inventory = Inventory.objects.get(pk=inventory.pk)
    recalculate_inventory(inventory=inventory, reason=reason, by=world.lan, at=LATE)
    inventory = Inventory.objects.get(pk=inventory.pk)
    assert offered(inventory)["Lò hơi 1"].state == "older"
    take(world, inventory, Lò_hơi_1="take")
    assert city_coal(inventory).written["less"] == "NM-BIA=1500"
    again = issue_inventory(inventory=inventory, by=world.lan, at=LATE)
    assert again.lines.get(code="NM-BIA Lò hơi 1").content["report"]["receipt"] == newer.receipt
    assert reasons_of_version(again, LATE) == []
    review(newer, world.soat, conclusion="negative", findings=MATERIAL)
    assert "negative opinion" in reasons_of_version(again, LATE)[0]


def test_what_a_report_says_is_not_rewritten_but_noted_on(world: SimpleNamespace) -> None:
    sent(world)
    inventory = drafted_inventory(world)
    take(world, inventory, Lò_hơi_1="take")
    line = InventoryDraftLine.objects.exclude(report={}).get()
    said = {"inventory": inventory, "kind": line.kind, "line": line, "by": world.lan, "at": LATE}
    with refused("says what the report"):
        write_inventory_line(written=line.written | {"amount": "1"}, **said)
    write_inventory_line(written=line.written | {"notation": "C"}, **said)
    book = book_of(Inventory.objects.get(pk=inventory.pk))
    filled = import_book(inventory=inventory, content=book, evidence=lambda _name: None, by=world.lan, at=LATE)
    line.refresh_from_db()
    assert not filled.errors and (line.written["notation"], line.report != {}) == ("C", True)


def test_another_source_of_the_facility_is_still_in_the_citys_line(world: SimpleNamespace) -> None:
    version = sent(world)
    write_facility_line(
        report=version.report, kind="fuel_industry", written=COAL | {"source": "Lò hơi 2"}, by=world.bia, at=LATE
    )
    submit_facility_report(report=version.report, by=world.bia, at=LATE, reason="Thêm lò hơi 2")
    inventory = drafted_inventory(world, ("fuel_industry", CITY_COAL))
    city = city_coal(inventory)
    take(world, inventory, Lò_hơi_1=f"less:{city.pk}")
    with refused("would be counted twice"):
        take(world, inventory, Lò_hơi_2="take")
    take(world, inventory, Lò_hơi_2=f"less:{city.pk}")
    assert city_coal(inventory).written["less"] == "NM-BIA=2400"


def test_refused(world: SimpleNamespace) -> None:
    version = sent(world)
    by_hand = CITY_COAL | {"source": "Lò hơi của nhà máy bia", "facility": "NM-BIA", "category": "1.A.2.e"}
    inventory = drafted_inventory(world, ("fuel_industry", by_hand))
    assert "entered by hand" in offered(inventory)["Lò hơi 1"].refusal
    with refused("cannot be taken"):
        take(world, inventory, Lò_hơi_1="take")
    with refused("counted elsewhere"):
        take(world, inventory, Công_tơ_1="take")
    with refused("meanwhile"):
        take_report_lines(inventory=inventory, choices={f"{version.pk}-9": "take"}, by=world.lan, at=LATE)
    for person in (world.bia, world.soat, world.tham):
        with refused(NO_ROLE):
            take_report_lines(inventory=inventory, choices={}, by=person, at=LATE)
    review(version, world.soat, conclusion="negative", findings=MATERIAL)
    assert offered(inventory) == {}


def test_an_illustrative_report_has_no_place_among_real_figures(world: SimpleNamespace) -> None:
    report = drafted(world)
    report.illustrative = True
    report.save(update_fields=["illustrative"])
    submit_facility_report(report=report, by=world.bia, at=LATE)
    inventory = drafted_inventory(world)
    with refused("cannot be taken"):
        take(world, inventory, Lò_hơi_1="take")


def test_the_page_asks_few_questions_however_many_lines_there_are(
    world: SimpleNamespace, monkeypatch: pytest.MonkeyPatch, django_assert_max_num_queries: Any
) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: LATE)
    sent(world)
    more = [("fuel_industry", CITY_COAL | {"source": f"Than {n}", "category": "1.A.2.a"}) for n in range(30)]
    inventory, client = drafted_inventory(world, *more), Client()
    client.force_login(world.lan)
    for name in ("inventory_facilities", "inventory_work"):
        with django_assert_max_num_queries(20):
            assert client.get(reverse(name, args=[inventory.code])).status_code == 200


def test_by_the_pages_alone(world: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: LATE)
    version = sent(world)
    inventory = drafted_inventory(world, ("fuel_industry", CITY_COAL))
    client = Client()
    client.cookies["django_language"] = "en"
    client.force_login(world.lan)
    work, page = (reverse(name, args=[inventory.code]) for name in ("inventory_work", "inventory_facilities"))
    assert "1 line is not in the draft" in client.get(work).content.decode()
    shown = client.get(page).content.decode()
    assert version.receipt in shown and "take it out of the city" in shown and "No opinion yet" in shown
    key = offered(inventory)["Lò hơi 1"].key
    bad = client.post(page, {f"way-{key}": "take"})
    assert bad.status_code == 409 and "would be counted twice" in bad.content.decode()
    assert client.post(page, {}).status_code == 409
    done = client.post(page, {f"way-{key}": f"less:{city_coal(inventory).pk}"}, follow=True).content.decode()
    assert "The chosen lines are in the draft." in done and "In the draft" in done
    client.post(reverse("inventory_issue", args=[inventory.code]))
    supplement(world, version, "1500")
    again = client.get(work).content.decode()
    assert again.count("was superseded on") == 2  # the sentence, and the reason offered for a recalculation
    client.post(reverse("inventory_recalculate", args=[inventory.code]), {"reason": "Báo cáo bổ sung"})
    assert "was superseded on" in client.get(work).content.decode()
    assert "An earlier version is in the draft" in client.get(page).content.decode()
