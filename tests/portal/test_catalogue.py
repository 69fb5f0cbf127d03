"""The catalogue of open data, read by a JSON-LD library that knows nothing of this system."""

from typing import Any

import pytest
from django.test import Client
from pyld import jsonld
from tests.inventories.world import issued
from tests.portal.world import full_world, load_world

pytestmark = pytest.mark.django_db
DCAT, DCT = "http://www.w3.org/ns/dcat#", "http://purl.org/dc/terms/"


def harvested(language: str = "vi") -> dict[str, Any]:
    """Return the catalogue as JSON-LD expands it: full names, no remote context asked for."""
    client = Client()
    client.cookies["django_language"] = language
    answer = client.get("/data/catalog.jsonld")
    assert answer.status_code == 200 and answer["Content-Type"].startswith("application/ld+json")
    (found,) = jsonld.expand(answer.json(), {"documentLoader": lambda *_asked: pytest.fail("a context is asked for")})
    return found


def test_every_dataset_has_files_that_are_there() -> None:
    full_world()
    version = issued()
    found = harvested()
    assert found["@type"] == [f"{DCAT}Catalog"]
    datasets = {one[f"{DCT}identifier"][0]["@value"]: one for one in found[f"{DCAT}dataset"]}
    assert {
        "targets",
        "tasks",
        "board",
        "kinh-te-so",
        "cuong-do",
        f"inventory-{version.inventory.code}",
    } <= datasets.keys()
    for one in datasets.values():
        for file in one[f"{DCAT}distribution"]:
            address = file[f"{DCAT}downloadURL"][0]["@id"]
            assert address.startswith("http://testserver/")
            answer = Client().get(address.removeprefix("http://testserver"))
            assert answer.status_code == 200, address
            b"".join(answer)  # read to its end: an answer that nobody reads holds its place in the database


def test_a_dataset_tells_its_years_place_and_last_change() -> None:
    full_world()
    one = next(one for one in harvested()[f"{DCAT}dataset"] if one["@id"].endswith("/indicators/cuong-do/"))
    span = one[f"{DCT}temporal"][0]
    assert span[f"{DCAT}startDate"][0]["@value"] == "2014-01-01" and f"{DCT}modified" in one
    assert one[f"{DCT}spatial"][0][f"{DCT}identifier"][0]["@value"] == "92"


def test_it_names_the_services_and_parquet_beside_the_other_files() -> None:
    full_world()
    found = harvested()
    services = {one[f"{DCAT}endpointURL"][0]["@id"] for one in found[f"{DCAT}service"]}
    assert {f"http://testserver/{path}/" for path in ("ogc", "sdmx", "api/v1")} == services
    for one in found[f"{DCAT}dataset"]:
        kinds = [file[f"{DCAT}mediaType"][0]["@id"] for file in one[f"{DCAT}distribution"]]
        assert "https://www.iana.org/assignments/media-types/application/vnd.apache.parquet" in kinds


def test_it_speaks_the_language_of_who_asks() -> None:
    load_world()
    assert harvested("en")[f"{DCT}title"][0]["@value"].startswith("Open data")
    assert harvested()[f"{DCT}title"][0]["@value"].startswith("Dữ liệu mở")


def test_it_becomes_triples_and_asks_the_database_little(django_assert_max_num_queries: Any) -> None:
    full_world()
    with django_assert_max_num_queries(4):
        found = harvested()
    assert len(jsonld.to_rdf(found)["@default"]) > 50
