"""SDMX REST as a harvester asks it: negotiated formats, keys, periods, moments; errors are problems with a sentence."""

from decimal import Decimal

import pytest
from django.test import Client
from pysdmx.api.dc.query import NumberFilter, Operator
from pysdmx.api.qb import ApiVersion, DataQuery, StructureQuery
from pysdmx.io import read_sdmx
from pytest_django import DjangoAssertNumQueries
from tests.exchange.conftest import NOW

from xanh.interchange.sdmx import Fact, read_csv, read_ml
from xanh_web.ledger.exchange import facts_of
from xanh_web.ledger.models import Observation

pytestmark = pytest.mark.usefixtures("ledger")
FLOW = "/sdmx/data/dataflow/XANH/GREEN_GROWTH/1.0"


def facts(path: str, **query: str) -> list[Fact]:
    answer = Client().get(path, {"format": "csv"} | query)
    assert answer.status_code == 200, answer.content
    return read_csv(answer.getvalue())


@pytest.mark.parametrize(
    ("accept", "read"),
    [
        ("application/vnd.sdmx.data+csv;version=2.0.0", read_csv),
        ("application/vnd.sdmx.data+xml;version=3.0.0", read_ml),
        ("application/vnd.sdmx.structurespecificdata+xml;version=2.1", read_ml),
    ],
)
def test_every_format_holds_the_ledger_as_it_stands(accept: str, read: type) -> None:
    answer = Client().get(FLOW, headers={"accept": accept})
    assert answer.headers["Content-Type"] == accept and answer.headers["Access-Control-Allow-Origin"] == "*"
    standing = facts_of(Observation.objects.as_known_at(None).order_by("indicator", "area_code", "period", "id"))
    assert read(answer.getvalue()) == list(standing)


def test_what_is_not_given_is_said() -> None:
    answer = Client().get(FLOW, headers={"accept": "application/vnd.sdmx.data+json"})
    assert answer.status_code == 406 and "application/vnd.sdmx.data+csv" in answer.json()["detail"]


def test_a_key_chooses_and_an_asterisk_stands_for_all() -> None:
    assert {fact.area for fact in facts(f"{FLOW}/*.916.*.*")} == {"916"}
    assert [fact.period for fact in facts(f"{FLOW}/A.92+916.hdi._T")] == ["2021", "2022", "2023"]
    assert facts(f"{FLOW}/*.*.*.reading@computed")[0].dimensions == {"reading": "computed"}


def test_the_older_way_to_ask_leads_to_the_same() -> None:
    assert facts("/sdmx/data/XANH,GREEN_GROWTH,1.0/A.92.hdi._T") == facts(f"{FLOW}/A.92.hdi._T")
    assert facts("/sdmx/data/GREEN_GROWTH") == facts(FLOW)


def test_periods_are_those_that_lie_within() -> None:
    assert [one.period for one in facts(f"{FLOW}/*.*.hdi._T", startPeriod="2022", endPeriod="2023")] == ["2022", "2023"]
    assert {one.period for one in facts(FLOW, endPeriod="2021")} == {"2021", "2021-Q3"}
    assert {one.period for one in facts(FLOW, **{"c[TIME_PERIOD]": "ge:2021-07"})} == {
        "2021-Q3", "2022", "2023",
    }  # fmt: skip
    assert {one.indicator for one in facts(FLOW, **{"c[INDICATOR]": "forest-cover"})} == {"forest-cover"}


def test_the_ledger_is_given_as_it_was_known_and_with_its_history() -> None:
    then = facts(f"{FLOW}/A.92.hdi._T", asOf="2024-04-01T00:00:00Z")
    assert [one.value for one in then] == [Decimal("0.7"), None]
    assert then[1].missing == "confidential"
    history = facts(f"{FLOW}/A.92.hdi._T", includeHistory="true", endPeriod="2021")
    assert [one.value for one in history] == [Decimal("0.7"), Decimal("0.75")]
    assert len(facts(FLOW, updatedAfter="2024-05-01T00:00:00Z")) == 5


def test_a_client_nobody_here_wrote_asks_and_reads() -> None:
    """The addresses are made by pysdmx, and what comes back is read and checked by it."""
    query = DataQuery(
        agency_id="XANH", resource_id="GREEN_GROWTH", key="A.92.hdi._T", as_of=NOW,
        components=NumberFilter("TIME_PERIOD", Operator.GREATER_THAN_OR_EQUAL, 2022),
    )  # fmt: skip
    address = "/sdmx" + query.get_url(ApiVersion.V2_2_0, omit_defaults=True)
    (found,) = read_sdmx(Client().get(address).getvalue().decode()).get_datasets()
    assert found.data["OBS_STATUS"].tolist() == ["Q", "A"]
    structure = "/sdmx" + StructureQuery(agency_id="XANH").get_url(ApiVersion.V2_2_0, omit_defaults=True)
    structures = {item.id: item for item in read_sdmx(Client().get(structure).content.decode()).structures}
    assert structures["GREEN_GROWTH"].structure and structures["CL_UNIT_MEASURE"]["percent"].name == "%"


def test_areas_of_the_structure_carry_their_days() -> None:
    answer = Client().get("/sdmx/structure/codelist/XANH/CL_AREA/1.0")
    (areas,) = read_sdmx(answer.content.decode()).structures
    assert "từ 01/07/2025" in areas["31120"].description and "đến 30/06/2025" in areas["916"].description
    assert answer.headers["Content-Language"] == "vi"


def test_every_code_in_the_data_is_in_its_code_list() -> None:
    everything = read_sdmx(Client().get("/sdmx/structure/*/XANH").content.decode()).structures
    lists = {item.id: {code.id for code in item} for item in everything if item.id.startswith("CL_")}
    (found,) = read_sdmx(Client().get(FLOW).getvalue().decode()).get_datasets()
    for field, name in {"REF_AREA": "CL_AREA", "BREAKDOWN": "CL_BREAKDOWN"}.items() | {
        (field, f"CL_{field}") for field in ("FREQ", "INDICATOR", "UNIT_MEASURE", "OBS_STATUS", "FINALITY")
    }:
        assert set(found.data[field]) <= lists[name], field


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/sdmx/data/dataflow/XANH/OTHER", 404, "XANH:GREEN_GROWTH"),
        (f"{FLOW}/a.b", 400, "FREQ.REF_AREA"),
        (f"{FLOW}/A.92.nothing._T", 404, "số liệu nào"),
        (f"{FLOW}/A.92.a$b._T", 400, "a$b"),
        (f"{FLOW}?startPeriod=soon", 400, "soon"),
        (f"{FLOW}?asOf=soon", 400, "soon"),
        (f"{FLOW}?limit=-1", 400, "-1"),
        (f"{FLOW}?c[COLOUR]=red", 400, "COLOUR"),
        (f"{FLOW}?c[REF_AREA]=co:9", 501, "co"),
        (f"{FLOW}?lastNObservations=1", 501, "lastNObservations"),
        (f"{FLOW}?dimensionAtObservation=TIME_PERIOD", 501, "dimensionAtObservation"),
        ("/sdmx/structure/codelist/XANH/CL_COLOUR", 404, "CL_COLOUR"),
        ("/sdmx/structure/metadataflow", 404, "dataflow"),
        ("/sdmx/nothing", 404, "địa chỉ"),
    ],
)
def test_what_cannot_be_answered_is_said_in_a_sentence(path: str, status: int, words: str) -> None:
    answer = Client().get(path)
    assert answer.status_code == status and answer.headers["Content-Type"] == "application/problem+json"
    assert words in answer.json()["detail"] and "{" not in answer.json()["detail"]


def test_who_asks_again_is_told_that_nothing_changed() -> None:
    first = Client().get(FLOW)
    assert len(read_ml(first.getvalue())) == 6
    assert Client().head(FLOW).headers["ETag"] == first.headers["ETag"]
    again = Client().get(FLOW, headers={"if-none-match": first.headers["ETag"]})
    assert again.status_code == 304


def test_a_harvest_asks_the_database_little(django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_max_num_queries(3):
        Client().get(FLOW).getvalue()
    with django_assert_max_num_queries(6):
        Client().get("/sdmx/structure/*")
