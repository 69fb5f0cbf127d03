"""The map: one indicator by area, on boundaries where there are some, else as tiles; the table always."""

from datetime import date
from decimal import Decimal
from html import unescape
from itertools import pairwise
from pathlib import Path

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries
from tests.boundaries.shapes import invented, saved
from tests.portal.conftest import Page
from tests.portal.world import day, load_world

from xanh_web.agencies.boundaries.actions import load_boundaries
from xanh_web.agencies.models import Area, BoundarySet
from xanh_web.base.actions import operator
from xanh_web.ledger.actions import Fact, record_observations
from xanh_web.portal.map.classes import class_of, classes_of

pytestmark = pytest.mark.django_db


def record(period: str, values: dict[str, str], at: str = "2026-02-01") -> None:
    """Record values of the digital economy by area; "" is not collected."""
    facts = [
        Fact("kinh-te-so", code, period, Decimal(value), "%", "actual", "import:x")
        if value
        else Fact("kinh-te-so", code, period, None, "%", "actual", "import:x", missing="not_collected")
        for code, value in values.items()
    ]
    record_observations(facts=facts, by=operator(), at=day(at), reason="x")


def with_boundaries(folder: Path) -> BoundarySet:
    codes = list(Area.objects.within("92", date(2026, 1, 1)).values_list("code", flat=True))
    return load_boundaries(
        path=saved(invented(codes=codes), folder / "xa.gpkg"),
        code_field="ma",
        parent_code="92",
        for_day=date(2026, 1, 1),
        source="Sở Xây dựng (phép thử)",
        system="",
        by=operator(),
        at=day("2026-01-01"),
    ).boundary_set


def test_without_figures_the_page_says_when_there_will_be_some(page: Page) -> None:
    load_world()
    assert "Chưa có số liệu theo xã, phường" in page("/map/")


def test_each_area_is_a_tile_and_a_row_with_its_value_or_the_reason(page: Page) -> None:
    load_world()
    record("2025", {"31120": "12.5", "31135": ""})
    text = page("/map/")
    assert text.count('<li class="is-class-') == 103
    assert text.count('<th role="rowheader"') == 103
    assert "12,5%" in text and "chưa thu thập" in text and "chưa có số liệu được ghi nhận" in text
    assert "1 trên 103 địa bàn có số liệu" in text
    assert 'id="map"' not in text


def test_a_period_is_shown_on_the_areas_of_its_own_day(page: Page) -> None:
    load_world()
    record("2023", {"916": "10"}, at="2024-02-01")
    record("2025", {"31120": "12"})
    old = page("/map/?period=2023")
    assert "Quận Ninh Kiều" in old and "Phường Cái Khế" not in old
    assert old.count('<th role="rowheader"') == 9
    assert "Phường Cái Khế" in page("/map/")


def test_an_earlier_day_shows_what_was_known_then(page: Page) -> None:
    load_world()
    record("2025", {"31120": "12"})
    record("2025", {"31120": "13.5"}, at="2026-03-01")
    assert "13,5%" in page("/map/")
    earlier = page("/map/?at=2026-02-15")
    assert "13,5%" not in earlier and ">12%<" in earlier


def test_boundaries_are_drawn_with_their_source_and_leave_the_table(page: Page, client: Client, tmp_path: Path) -> None:
    load_world()
    record("2025", {"31120": "12.5"})
    found = with_boundaries(tmp_path)
    text = page("/map/?way=circles")
    assert 'id="map" data-way="circles"' in text and "Sở Xây dựng (phép thử)" in text
    assert f'"outlines": "/map/outlines/{found.pk}.geojson"' in unescape(text)
    assert '"31120": [1, "12,5%"]' in unescape(text)
    answer = client.get(f"/map/outlines/{found.pk}.geojson")
    assert len(answer.json()["features"]) == 103
    again = client.get(f"/map/outlines/{found.pk}.geojson", headers={"If-None-Match": answer["ETag"]})
    assert again.status_code == 304
    assert client.get("/map/outlines/999.geojson").status_code == 404


def test_a_change_in_the_form_fetches_the_view_alone(client: Client) -> None:
    load_world()
    record("2025", {"31120": "12.5"})
    text = client.get("/map/", headers={"HX-Request": "true", "HX-Target": "map-view"}).content.decode()
    assert "<h1>" not in text and 'id="map-data"' in text


@pytest.mark.parametrize("query", ["indicator=khong-co", "period=1999", "way=ba-chieu", "at=hom-qua", "period=%00"])
def test_what_cannot_be_shown_falls_back_to_what_can(page: Page, query: str) -> None:
    load_world()
    record("2025", {"31120": "12.5"})
    assert "12,5%" in page(f"/map/?{query}")


def test_the_map_asks_the_database_a_fixed_number_of_times(
    client: Client, tmp_path: Path, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    load_world()
    with_boundaries(tmp_path)
    record("2025", dict.fromkeys(Area.objects.within("92", date(2026, 1, 1)).values_list("code", flat=True), "1"))
    with django_assert_max_num_queries(8):
        client.get("/map/")


@given(st.lists(st.decimals(-1000, 1000, places=2), max_size=60))
def test_classes_hold_every_value_once_and_rise(values: list[Decimal]) -> None:
    classes = classes_of(values)
    assert len(classes) <= 5 and sum(item.count for item in classes) == len(values)
    assert all(low.high < high.low for low, high in pairwise(classes))
    for value in values:
        found = classes[class_of(value, classes) - 1]
        assert found.low <= value <= found.high
