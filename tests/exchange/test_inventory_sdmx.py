"""Issued inventories in SDMX: a library nobody here wrote reads structure and data, with every digit."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st
from pysdmx.io import read_sdmx
from pysdmx.model import DataStructureDefinition
from pytest_django import DjangoAssertNumQueries
from tests.exchange.facts import TEXTS
from tests.inventories.world import AT, PETROL, RICE_HUSK, issued, opened
from tests.world import vn

from xanh.basis.number import significant
from xanh.interchange.sdmx import INVENTORY_FLOWS, InventoryFact, csv_head, csv_rows, ml_end, ml_head, ml_rows
from xanh.interchange.sdmx.codes import written_code
from xanh_web.base.actions import operator
from xanh_web.emissions.actions import issue_inventory, recalculate_inventory, take_inventory_lines
from xanh_web.emissions.exchange import inventory_facts
from xanh_web.emissions.models import InventoryVersion
from xanh_web.emissions.readings import reading_of_version

IPCC, NFR = INVENTORY_FLOWS["ipcc_2006"], INVENTORY_FLOWS["nfr"]
DATA = "/sdmx/data/dataflow/XANH/INVENTORY_{}/1.0"
KEYS = st.lists(st.sampled_from(["NO", "NE", "NA", "IE", "C"]), min_size=1, unique=True).map(", ".join)


@st.composite
def any_fact(draw: st.DrawFn) -> InventoryFact:
    """Any cell of an inventory: half of them have a number, the others their notation keys."""
    floats = st.floats(min_value=-1e12, max_value=1e12, allow_nan=False)
    value = draw(st.none() | floats.map(lambda number: Decimal(repr(number))))
    return InventoryFact(
        area=draw(st.sampled_from(["92", "09231"])),
        year=draw(st.integers(1990, 2100)),
        category=draw(st.sampled_from(["1.A.3.b.iv", "1A3ai(i)", "BASIC+", "_T"])),
        gas=draw(st.sampled_from(["CO2", "PM2.5", "HFC-134a"])),
        gwp=draw(st.sampled_from(["", "AR5"])),
        value=value,
        notation="" if value is not None else draw(KEYS),
        partial=draw(st.booleans()),
        version=draw(st.integers(1, 99)),
        source=draw(TEXTS),
        recorded_at=datetime(2026, 11, 19, 9, tzinfo=UTC),
        included=draw(st.sampled_from([(), ("2.A", "3")])),
    )


@given(st.lists(any_fact(), min_size=1, max_size=8))
@settings(max_examples=25, deadline=None)
def test_another_reader_finds_every_digit(facts: list[InventoryFact]) -> None:
    when = datetime(2026, 11, 19, 9, tzinfo=UTC)
    for version in ("3.0", "2.1"):
        head = ml_head(version=version, prepared=when, sender="XANH", flow=IPCC)
        (found,) = read_sdmx((head + ml_rows(facts, IPCC) + ml_end()).decode(), validate=True).get_datasets()
        assert found.short_urn == "Dataflow=XANH:INVENTORY_IPCC_2006(1.0)"
        rows = found.data.fillna("").to_dict("records")
        assert [tuple(row.get(name, "") for name in IPCC.fields) for row in rows] == list(map(IPCC.texts, facts))
        assert [Decimal(row["OBS_VALUE"]) if row.get("OBS_VALUE") else None for row in rows] == [
            fact.value for fact in facts
        ]
    (table,) = read_sdmx((csv_head(IPCC) + csv_rows(facts, IPCC)).decode()).get_datasets()
    assert [str(row["CATEGORY"]) for row in table.data.to_dict("records")] == [
        written_code(fact.category) for fact in facts
    ]


def asked(path: str, **query: str) -> list[dict[str, Any]]:
    answer = Client().get(path, query)
    assert answer.status_code == 200, answer.content
    (found,) = read_sdmx(answer.getvalue().decode(), validate=True).get_datasets()
    return list(found.data.fillna("").to_dict("records"))


@pytest.mark.django_db
def test_a_harvester_reads_the_totals_of_an_issued_inventory() -> None:
    version = issued()
    reading = reading_of_version(version)
    rows = asked(DATA.format("IPCC_2006"), format="xml")
    by = {(row["CATEGORY"], row["GAS"], row["GWP"]): row for row in rows}
    total = by["with_land", "CO2E", "AR5"]
    assert Decimal(total["OBS_VALUE"]) == significant(reading.with_land.value or 0)
    assert (total["UNIT_MEASURE"], total["TIME_PERIOD"], total["OBS_STATUS"]) == ("tonne_co2e", "2022", "A")
    silent = by[written_code("3.A"), "CO2E", "AR5"]
    assert (silent["OBS_VALUE"], silent["OBS_STATUS"], silent["NOTATION"]) == ("", "M", "NO")
    petrol = version.lines.get(code=PETROL["source"]).content["gases"]["CO2"]["mass"]
    mass = by[written_code("1.A.3.b.iv"), "CO2", "_Z"]
    assert Decimal(mass["OBS_VALUE"]) * 1000 == Decimal(petrol) and mass["UNIT_MEASURE"] == "tonne"
    assert {fact["SOURCE"] for fact in rows} == {f"{version.inventory.code} {version.content_hash}"}
    texts = [IPCC.texts(fact) for fact in inventory_facts(version, "ipcc_2006")]
    assert [tuple(row.get(name, "") for name in IPCC.fields) for row in rows] == texts


@pytest.mark.django_db
def test_each_scheme_has_its_flow_and_a_key_chooses() -> None:
    issued()
    power = asked(f"{DATA.format('GPC')}/A.92.{written_code('I.1.2')}.CO2E.*", format="xml-2.1")
    assert [row["CATEGORY"] for row in power] == [written_code("I.1.2")] and power[0]["OBS_VALUE"]
    nox = asked(f"{DATA.format('NFR')}/A.92.*.NOx._Z")
    assert [row["CATEGORY"] for row in nox] == ["1A2e", "_T"] and len({row["OBS_VALUE"] for row in nox}) == 1
    assert Client().get(f"{DATA.format('NFR')}?startPeriod=2023").status_code == 404
    wrong = Client().get(f"{DATA.format('NFR')}/A.92.NOx")
    assert wrong.status_code == 400 and "FREQ.REF_AREA.CATEGORY.GAS.GWP" in wrong.json()["detail"]


@pytest.mark.django_db
def test_a_confidential_line_is_closed_and_mapped_on_the_code_of_sdmx() -> None:
    made = opened()
    secret = ("fuel_industry", RICE_HUSK | {"notation": "C"})
    take_inventory_lines(inventory=made, lines=[secret], by=operator(), at=AT)
    issue_inventory(inventory=made, by=operator(), at=AT)
    rows = [row for flow in ("IPCC_2006", "GPC", "NFR") for row in asked(DATA.format(flow))]
    closed = [row for row in rows if row["CATEGORY"] in {written_code("1.A.2.e"), "with_land", "1A2e", "_T", "BASIC"}]
    assert len(closed) > 10 and {(row.get("OBS_VALUE", ""), row["OBS_STATUS"], row["NOTATION"]) for row in closed} == {
        ("", "Q", "C")
    }


@pytest.mark.django_db
def test_an_earlier_version_is_given_as_it_was_known_and_history_has_both() -> None:
    first = issued()
    at = vn(2025, 3, 1)
    recalculate_inventory(inventory=first.inventory, reason="Số liệu mới", gwp="AR4", by=operator(), at=at)
    issue_inventory(inventory=first.inventory, by=operator(), at=at)
    path = f"{DATA.format('IPCC_2006')}/*.*.with_land.*.*"
    assert [(row["GWP"], row["INVENTORY_VERSION"]) for row in asked(path)] == [("AR4", "2")]
    assert [row["GWP"] for row in asked(path, asOf=first.issued_at.isoformat())] == ["AR5"]
    assert [row["GWP"] for row in asked(path, includeHistory="true")] == ["AR5", "AR4"]
    assert [row["GWP"] for row in asked(path, includeHistory="true", updatedAfter=first.issued_at.isoformat())] == [
        "AR4"
    ]
    page = Client().get(f"/inventories/{first.inventory.code}/?version=1").content.decode()
    address = next(part for part in page.split('"') if "INVENTORY_IPCC_2006" in part and "format=xml" in part)
    assert {row["INVENTORY_VERSION"] for row in asked(address.replace("&amp;", "&"))} == {"1"}


@pytest.mark.django_db
@pytest.mark.parametrize("version", ["3.0.0", "2.1"])
def test_every_code_in_the_data_is_in_the_list_of_its_structure(version: str) -> None:
    issued()
    kind = f"application/vnd.sdmx.structure+xml;version={version}"
    text = Client().get("/sdmx/structure/*/XANH", headers={"accept": kind}).content.decode()
    found = {item.id: item for item in read_sdmx(text, validate=True).structures}
    for scheme, flow in INVENTORY_FLOWS.items():
        definition = found[f"DSD_{flow.id}"]
        assert isinstance(definition, DataStructureDefinition)
        assert [one.id for one in definition.components.dimensions] == list(flow.dimensions)
        assert definition.components["OBS_VALUE"].dtype == "Decimal"
        lists = {"CATEGORY": f"CL_CATEGORY_{scheme.upper()}", "GAS": "CL_GAS", "GWP": "CL_GWP"}
        lists |= {name: f"CL_{name}" for name in ("UNIT_MEASURE", "OBS_STATUS", "FREQ")} | {"REF_AREA": "CL_AREA"}
        rows = asked(DATA.format(scheme.upper()))
        for field, name in lists.items():
            assert {row[field] for row in rows} <= {code.id for code in found[name]}, field


@pytest.mark.django_db
def test_a_harvest_of_inventories_asks_little_and_not_again(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    issued()
    issued_again = InventoryVersion.objects.count()
    with django_assert_max_num_queries(2 + issued_again):
        first = Client().get(DATA.format("GPC"))
        first.getvalue()
    again = Client().get(DATA.format("GPC"), headers={"if-none-match": first.headers["ETag"]})
    assert again.status_code == 304
