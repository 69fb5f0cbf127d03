"""The interval of a figure that rests on an inventory: in the table and the chart of its pages, as known at a day."""

import json
import re
from decimal import Decimal

import pytest
from django.test import Client

from tests.inventories.world import AT, PETROL, lines
from tests.portal.world import invented_plan
from tests.world import city, people, vn
from xanh.ghg.city_quality import uncertainty
from xanh_web.base.actions import operator
from xanh_web.emissions.actions import (
    issue_inventory,
    open_inventory,
    recalculate_inventory,
    take_inventory_lines,
)
from xanh_web.emissions.intervals import intervals_of
from xanh_web.emissions.models import Inventory
from xanh_web.emissions.readings import contents_of, reading_of_version
from xanh_web.ledger.actions import Fact, compute_indicators, record_observations
from xanh_web.ledger.models import Observation
from xanh_web.plans.actions import IndicatorEntry, load_plan

pytestmark = pytest.mark.django_db
CODE, NAME = "ghg-intensity-grdp", "Cường độ phát thải khí nhà kính trên GRDP"
YEARS = {2014: "100", 2022: "150"}
LATER = vn(2025, 3, 15)


def issue(year: int, at: object = AT, **petrol: str) -> None:
    by = {"by": operator(), "at": at}
    found = Inventory.objects.filter(year=year).first()
    if found is None:
        found = open_inventory(area_code="92", year=year, boundary_on=AT.date(), **by)
    else:
        recalculate_inventory(inventory=found, reason="Số liệu mới", **by)
    power = [(kind, one | {"borrow_year": "2022"} if kind == "electricity" else one) for kind, one in lines(**petrol)]
    take_inventory_lines(inventory=found, lines=power, **by)
    issue_inventory(inventory=Inventory.objects.get(pk=found.pk), **by)
    compute_indicators(area_code="92", periods=[str(one) for one in YEARS], **by)


@pytest.fixture
def world() -> None:
    city()
    plan = invented_plan()
    again = plan.targets[0].model_copy(update={"horizon": 2050, "value": Decimal(-30), "text": f"{NAME} đến năm 2050"})
    plan.targets.append(again)
    unit = "tonne_co2e/billion_dong"
    entries = (IndicatorEntry(CODE, NAME, unit, owner="SNNMT"),)
    load_plan(plan=plan, text="", area_code="92", indicators=entries, by=operator(), at=vn(2022, 10, 1))
    facts = [
        Fact("grdp-constant-prices", "92", str(year), Decimal(value), "billion_dong", "official", "import:nien-giam")
        for year, value in YEARS.items()
    ]
    record_observations(facts=facts, by=operator(), at=AT, reason="yearbook")
    for year in YEARS:
        issue(year)


def page(address: str, **query: str) -> str:
    client = Client()
    client.cookies["django_language"] = "en"
    answer = client.get(address, query)
    assert answer.status_code == 200
    return answer.content.decode()


def chart_in(text: str) -> dict[str, object]:
    found = re.search(r'<script id="[a-z]+-chart" type="application/json">(.*?)</script>', text)
    assert found
    return json.loads(found[1])  # type: ignore[no-any-return]


@pytest.mark.usefixtures("world")
def test_the_interval_of_the_intensity_is_that_of_the_total_it_is_computed_from() -> None:
    version = Inventory.objects.get(year=2022).versions.get()
    level = uncertainty(contents_of(version), version.gwp).level
    row = Observation.objects.as_known_at(None).get(indicator=CODE, period="2022")
    one = intervals_of([row])[row.pk]
    intensity = (reading_of_version(version).with_land.value or 0) / 150
    assert float(one.low) == pytest.approx(intensity * (1 - level), rel=1e-4)
    assert float(one.high) == pytest.approx(intensity * (1 + level), rel=1e-4)
    assert one.lower_bound  # the husk and its factors state no uncertainty
    total = Observation.objects.as_known_at(None).get(indicator="ghg-emissions", period="2022")
    whole = intervals_of([total])[total.pk]
    assert float(whole.high / total.value - 1) == pytest.approx(level, rel=1e-4)


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize("address", ["/targets/a.2030.1/", f"/indicators/{CODE}/", "/embed/targets/a.2030.1/"])
def test_the_pages_draw_the_band_and_say_it_in_the_table(address: str) -> None:
    text = page(address)
    band = chart_in(text)["band"]
    row = Observation.objects.as_known_at(None).get(indicator=CODE, period="2022")
    one = intervals_of([row])[row.pk]
    assert band["points"][-1] == [2022, round(float(one.low), 2), round(float(one.high), 2)]  # type: ignore[index]
    assert f"{one.low:.2f} – {one.high:.2f}" in text and "In 2014, 2022 it is a lower bound" in text


@pytest.mark.usefixtures("world")
def test_the_path_goes_on_to_every_year_promised_and_is_said_in_words() -> None:
    text = page("/targets/a.2030.1/")
    base = float(Observation.objects.as_known_at(None).get(indicator=CODE, period="2014").value or 0)
    way = chart_in(text)["target"]["points"]  # type: ignore[index]
    ends = {year: value for year, value in way if year in (2014, 2030, 2050)}
    assert ends == {2014: base, 2030: pytest.approx(base * 0.85), 2050: pytest.approx(base * 0.7)}
    assert "On the required path" in text and "2050: " in text


@pytest.mark.usefixtures("world")
def test_decimals_are_those_of_the_catalogue_and_the_row_itself_keeps_all() -> None:
    row = Observation.objects.as_known_at(None).get(indicator=CODE, period="2022")
    assert row.value is not None and -row.value.as_tuple().exponent > 2
    for address in ("/targets/", "/targets/a.2030.1/", f"/indicators/{CODE}/", "/indicators/"):
        text = page(address).partition('id="revisions"')[0]
        assert f"{row.value:,.2f} tonnes" in text and f"{row.value.normalize():,f} tonnes" not in text, address
    assert f"{row.value.normalize():,f}" in page(f"/observations/{row.pk}/")


@pytest.mark.usefixtures("world")
def test_an_earlier_day_shows_the_interval_of_the_version_of_that_day() -> None:
    before = chart_in(page("/targets/a.2030.1/"))
    issue(2022, LATER, uncertainty_activity="40")
    assert chart_in(page("/targets/a.2030.1/"))["band"] != before["band"]
    assert chart_in(page("/targets/a.2030.1/", at="2025-02-01"))["band"] == before["band"]


@pytest.mark.usefixtures("world")
def test_beside_a_hidden_total_nothing_is_said_of_the_interval() -> None:
    issue(2022, LATER, notation="C", amount="1000")
    assert people()
    text = page("/targets/a.2030.1/")
    assert [point[0] for point in chart_in(text)["band"]["points"]] == [2014]  # type: ignore[index]
    assert PETROL["amount"] not in text
