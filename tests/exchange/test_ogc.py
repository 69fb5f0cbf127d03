"""OGC API – Features as a map program asks it: areas of a day, figures with shapes, every error a sentence."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from django.http import HttpResponse
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from requests import Request
from schemathesis.core.transport import Response
from tests.boundaries.shapes import invented, saved
from tests.ledger.facts import fact, record
from tests.world import vn

from xanh_web.agencies.boundaries.actions import load_boundaries
from xanh_web.agencies.models import Area
from xanh_web.base.actions import operator

pytestmark = pytest.mark.usefixtures("ledger")
LATER = vn(2026, 2, 1)
FIGURES, COMMUNES = "/ogc/collections/observations/items", "/ogc/collections/communes/items"


def got(path: str, **query: str) -> dict[str, Any]:
    answer = Client().get(path, query)
    assert answer.status_code == 200, answer.content
    return answer.json()


def features(path: str, **query: str) -> list[dict[str, Any]]:
    """Return the features of all pages, by the links from one to the next."""
    page = got(path, **query)
    found = list(page["features"])
    while following := [link["href"] for link in page["links"] if link["rel"] == "next"]:
        page = got(following[0].removeprefix("http://testserver"))
        found += page["features"]
    assert len(found) == page["numberMatched"]
    return found


@pytest.fixture
def drawn(ledger: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Let it be 2026, with outlines of all wards but one and a figure of each of two; return the shapes by code."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: LATER)
    codes = list(Area.objects.within("92", date(2026, 1, 1)).values_list("code", flat=True).order_by("code"))
    shapes = invented(codes=codes[:-1])
    load_boundaries(
        path=saved(shapes, tmp_path / "xa.gpkg"), code_field="ma", parent_code="92", for_day=date(2026, 1, 1),
        source="Sở Xây dựng (phép thử)", system="", by=operator(), at=LATER,
    )  # fmt: skip
    record(
        fact(area_code="31120", period="2025", value=Decimal("123456789.123456")),
        fact(area_code="31135", period="2025", value=None, missing="not_collected"),
        at=LATER,
    )
    return {item.code: item.shape for item in shapes.shapes}


def test_the_service_leads_from_its_first_page_to_everything() -> None:
    page = got("/ogc/")
    links = {link["rel"]: link["href"].removeprefix("http://testserver") for link in page["links"]}
    assert "ogcapi-features-2/1.0/conf/crs" in " ".join(got(links["conformance"])["conformsTo"])
    assert Client().get(links["service-doc"]).status_code == 200
    names = [one["id"] for one in got(links["data"])["collections"]]
    assert names == ["provinces", "districts", "communes", "observations"]
    paths = got(links["service-desc"])["paths"]
    assert {f"/collections/{name}/items" for name in names} < paths.keys()
    one = got("/ogc/collections/observations")
    assert one["storageCrs"].endswith("CRS84") and len(one["crs"]) == 4 and "spatial" not in one["extent"]
    assert one["extent"]["temporal"]["interval"] == [["2021-01-01T00:00:00Z", "2030-12-31T00:00:00Z"]]


def test_districts_are_said_to_have_ended() -> None:
    (interval,) = got("/ogc/collections/districts")["extent"]["temporal"]["interval"]
    assert interval == [None, "2025-06-30T00:00:00Z"]
    (interval,) = got("/ogc/collections/communes")["extent"]["temporal"]["interval"]
    assert interval[1] is None


def test_the_description_is_openapi_and_what_is_answered_keeps_it(drawn: dict[str, Any]) -> None:
    """schemathesis reads the description and checks answers to it, the status, the type and the schema of each."""
    schema = schemathesis.openapi.from_dict(got("/ogc/api"))
    schema.validate()
    for path in ("/collections/communes/items", "/collections/observations/items", "/collections", "/"):
        answer = Client().get(f"/ogc{path}")
        schema[path]["GET"].validate_response(_as_read(answer))


def _as_read(answer: HttpResponse) -> Response:
    headers = {name.lower(): [value] for name, value in answer.headers.items()}
    asked = Request("GET", "http://testserver/").prepare()
    return Response(answer.status_code, headers, answer.content, asked, elapsed=0.1, verify=False)


def test_areas_are_those_of_a_day(drawn: dict[str, Any]) -> None:
    assert len(features(COMMUNES, limit="50")) == 103
    old = {
        one["properties"]["name"]: one
        for one in features("/ogc/collections/districts/items", datetime="2024-01-01", parent="92")
    }
    assert len(old) == 9 and old["Quận Ninh Kiều"]["properties"]["valid_to"] == "2025-06-30"
    assert features("/ogc/collections/districts/items") == []
    assert len(features(COMMUNES, datetime="../..", limit="1000")) > 103
    assert [one["properties"]["name"] for one in features(COMMUNES, code="31120")] == ["Phường Cái Khế"]
    before = features(COMMUNES, code="31120", datetime="../2025-06-30")
    assert [one["id"] for one in before] != [one["id"] for one in features(COMMUNES, code="31120")]


def test_an_area_is_found_by_its_id_on_whatever_day(drawn: dict[str, Any]) -> None:
    for one in features(COMMUNES, code="31120", datetime="../.."):
        again = got(f"{COMMUNES}/{one['id']}")
        assert again.pop("links") and again == one


def test_an_area_without_boundaries_has_no_shape_and_the_others_say_whose_they_are(drawn: dict[str, Any]) -> None:
    every = features(COMMUNES, limit="1000")
    assert [one["properties"]["boundary_source"] for one in every if one["geometry"] is None] == [None]
    assert {one["properties"]["boundary_source"] for one in every if one["geometry"]} == {"Sở Xây dựng (phép thử)"}
    west, south, east, north = got("/ogc/collections/communes")["extent"]["spatial"]["bbox"][0]
    assert (west, south, east, north) == pytest.approx((105.2, 9.2, 106.2, 10.3), abs=1e-4)


def test_a_box_finds_the_areas_that_lie_in_it_in_whatever_system(drawn: dict[str, Any]) -> None:
    inside = drawn["31120"].representative_point()
    x, y = inside.x, inside.y
    epsg = "http://www.opengis.net/def/crs/EPSG/0/4326"
    for query in (
        {"bbox": f"{x},{y},{x},{y}"},
        {"bbox": f"{y},{x},{y},{x}", "bbox-crs": epsg},
    ):
        assert [one["properties"]["code"] for one in features(COMMUNES, **query)] == ["31120"]
        assert [one["properties"]["area"] for one in features(FIGURES, **query)] == ["31120"]
    assert features(COMMUNES, bbox=f"{y},{x},{y},{x}") == []


def test_shapes_are_given_in_the_system_asked_for(drawn: dict[str, Any]) -> None:
    epsg = "http://www.opengis.net/def/crs/EPSG/0/"
    plain = features(COMMUNES, code="31120")[0]["geometry"]["coordinates"][0]
    answer = Client().get(COMMUNES, {"code": "31120", "crs": f"{epsg}4326"})
    assert answer.headers["Content-Crs"] == f"<{epsg}4326>"
    assert answer.json()["features"][0]["geometry"]["coordinates"][0] == [xy[::-1] for xy in plain]
    metres = features(COMMUNES, code="31120", crs=f"{epsg}5897")[0]["geometry"]["coordinates"][0]
    assert 500_000 < metres[0][0] < 640_000 and 1_010_000 < metres[0][1] < 1_150_000
    assert "CRS84" in Client().get(COMMUNES).headers["Content-Crs"]


def test_a_figure_is_whole_exact_and_has_the_shape_of_its_area(drawn: dict[str, Any]) -> None:
    (one,) = features(FIGURES, area="31120")
    told = one["properties"]
    assert told["value"] == "123456789.123456" and told["value_number"] == 123456789.123456
    assert told["unit"] == "index" and told["status"] == "actual" and told["area_name"] == "Phường Cái Khế"
    assert (told["start"], told["end"], told["missing"]) == ("2025-01-01", "2025-12-31", None)
    assert one["geometry"] and Client().get(told["page"].removeprefix("http://testserver")).status_code == 200
    (missing,) = features(FIGURES, area="31135")
    assert (missing["properties"]["value"], missing["properties"]["missing"]) == (None, "not_collected")
    assert missing["properties"]["missing_reason"] == "Chưa thu thập"
    assert features(FIGURES, area="916")[0]["geometry"] is None


def test_figures_are_chosen_by_their_properties_and_their_time() -> None:
    assert {one["properties"]["period"] for one in features(FIGURES, indicator="hdi")} == {"2021", "2022", "2023"}
    assert len(features(FIGURES, breakdown="reading@computed")) == 1
    assert [one["properties"]["period"] for one in features(FIGURES, illustrative="true")] == ["2023"]
    assert [one["properties"]["period"] for one in features(FIGURES, missing="confidential")] == ["2022"]
    assert features(FIGURES, illustrative="perhaps") == []
    assert {one["properties"]["period"] for one in features(FIGURES, datetime="2021-08-01")} == {
        "2021", "2021-Q3", "2021/2030",
    }  # fmt: skip


def test_figures_are_given_as_they_were_known() -> None:
    then = features(FIGURES, as_known_at="2024-04-01T00:00:00Z")
    assert [(one["properties"]["value"], one["properties"]["missing"]) for one in then] == [
        ("0.7", None), (None, "confidential"),
    ]  # fmt: skip
    gone = f"{FIGURES}/{then[0]['id']}"
    assert Client().get(gone).status_code == 404
    assert got(gone, as_known_at="2024-04-01T00:00:00Z")["properties"]["value"] == "0.7"


def test_pages_tell_of_one_moment_though_the_ledger_grows_meanwhile(monkeypatch: pytest.MonkeyPatch) -> None:
    before = [one["id"] for one in features(FIGURES)]
    first = got(FIGURES, limit="2")
    monkeypatch.setattr("django.utils.timezone.now", lambda: vn(2024, 12, 1))
    record(fact(indicator="aaa", period="2020"), at=vn(2024, 12, 1))
    ids, page = [one["id"] for one in first["features"]], first
    while following := [link["href"] for link in page["links"] if link["rel"] == "next"]:
        page = got(following[0].removeprefix("http://testserver"))
        ids += [one["id"] for one in page["features"]]
    assert ids == before and len(features(FIGURES)) == len(before) + 1


def test_at_most_a_thousand_come_at_once() -> None:
    links = {link["rel"]: link["href"] for link in got(FIGURES, limit="100000")["links"]}
    assert "limit=1000&" in links["self"] and "next" not in links


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/ogc/collections/rivers", 404, "communes"),
        ("/ogc/collections/rivers/items", 404, "communes"),
        (f"{COMMUNES}/99999", 404, "đối tượng"),
        (f"{FIGURES}/x", 404, "đối tượng"),
        (f"{FIGURES}?crs=EPSG:4326", 400, "CRS84"),
        (f"{FIGURES}?bbox=1,2,3", 400, "1,2,3"),
        (f"{FIGURES}?bbox=1,2,3,4&bbox-crs=moon", 400, "moon"),
        (f"{FIGURES}?datetime=soon", 400, "soon"),
        (f"{FIGURES}?as_known_at=soon", 400, "soon"),
        (f"{COMMUNES}?as_known_at=2024-01-01", 400, "as_known_at"),
        (f"{FIGURES}?limit=0", 400, "limit"),
        (f"{FIGURES}?colour=red", 400, "colour"),
        (f"{FIGURES}?area=1&area=2", 400, "area"),
        (f"{FIGURES}?area=%00", 400, "area"),
        (f"{FIGURES}?f=html", 400, "html"),
        ("/ogc/nothing", 404, "địa chỉ"),
    ],
)
def test_what_cannot_be_answered_is_said_in_a_sentence(path: str, status: int, words: str) -> None:
    answer = Client().get(path)
    assert answer.status_code == status and answer.headers["Content-Type"] == "application/problem+json"
    assert words in answer.json()["detail"] and "{" not in answer.json()["detail"]


@given(name=st.sampled_from(["bbox", "datetime", "as_known_at", "limit", "crs", "breakdown", "period"]), text=st.text())
def test_no_text_a_parameter_may_hold_is_too_much(name: str, text: str) -> None:
    assert Client().get(FIGURES, {name: text}).status_code in {200, 400}


def test_it_speaks_the_language_of_who_asks_and_is_open_to_other_sites() -> None:
    answer = Client().get("/ogc/collections/communes", headers={"accept-language": "en", "origin": "https://x.example"})
    assert answer.json()["title"] == "Wards and communes" and answer.headers["Content-Language"] == "en"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    again = Client().get(
        "/ogc/collections/communes", headers={"accept-language": "en", "if-none-match": answer.headers["ETag"]}
    )
    assert again.status_code == 304
