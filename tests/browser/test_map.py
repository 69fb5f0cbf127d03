"""The map in a real browser: drawn on invented boundaries, quiet under the strict policy, kept by its address."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import ConsoleMessage, Page, expect
from tests.boundaries.shapes import invented, saved
from tests.browser.conftest import Reader
from tests.played import played, run

WARDS = "can_tho_since_2025-07-01.csv"
AREAS = Path(__file__).parents[2] / "src" / "xanh" / "data" / "cities" / "can_tho" / "areas" / WARDS


@pytest.fixture(scope="module", autouse=True)
def boundaries(site: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Load invented boundaries of the real wards and communes into the played installation."""
    codes = [line.split(",")[0] for line in AREAS.read_text(encoding="utf-8").splitlines()[2:]]
    path = saved(invented(codes=codes), tmp_path_factory.mktemp("map") / "xa.gpkg", crs="EPSG:5897")
    done = run(played().home, "area", "boundaries", str(path), "--code-field", "ma", "--source", "Phép thử")
    assert done.returncode == 0, done.stderr
    assert "EPSG:6960" in done.stdout


def drawn(page: Page) -> None:
    expect(page.locator("#map[data-ready]")).to_be_visible(timeout=20_000)
    expect(page.locator("#map-tiles")).to_be_hidden()


def test_the_map_is_drawn_and_nothing_is_said_by_the_console(reader: Reader) -> None:
    page = reader("/board/")
    said: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and "GPU stall" not in message.text:
            said.append(message.text)

    page.on("console", note)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto("/map/")
    drawn(page)
    assert said == []
    box = page.locator("#map canvas").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.locator(".xanh-map-told")).to_have_text(re.compile(r"^(Phường|Xã) .+: "))


def test_the_slider_changes_the_year_and_the_address(reader: Reader) -> None:
    page = reader("/map/")
    drawn(page)
    page.get_by_label("Theo thời gian").focus()
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#map-view h2")).to_contain_text("2025")
    expect(page).to_have_url(re.compile(r"period=2025"))
    drawn(page)
    page.reload()
    expect(page.locator("#map-view h2")).to_contain_text("2025")
    page.keyboard.press("Home")
    page.get_by_label("Thời gian", exact=True).select_option("2023")
    expect(page.locator("#map-view h2")).to_contain_text("2023")
    expect(page.locator(".xanh-tiles li")).to_have_count(9)


def test_a_link_shows_the_same_place_again(reader: Reader) -> None:
    page = reader("/map/?way=circles")
    drawn(page)
    page.get_by_role("button", name="Phóng to").click()
    expect(page).to_have_url(re.compile(r"#\d"))
    page.wait_for_timeout(600)  # the zoom glides
    there = page.url
    other = reader("/board/")
    other.goto(there)
    drawn(other)
    assert json.dumps(other.url.split("#")[1].split("/")[0]) == json.dumps(there.split("#")[1].split("/")[0])


def test_without_scripts_the_tiles_and_the_table_stand(reader: Reader) -> None:
    page = reader("/map/?period=2026", scripts=False)
    expect(page.locator(".xanh-tiles li")).to_have_count(103)
    expect(page.locator("tbody tr")).to_have_count(103)
    page.get_by_label("Thời gian", exact=True).select_option("2024")
    page.get_by_role("button", name="Xem").click()
    expect(page.locator(".xanh-tiles li")).to_have_count(9)
