"""The top bar leads to the sections there are, and says where one is."""

from django.http import HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.urls import path

from xanh_web.portal.navigation import navigation


def _page(request: object) -> HttpResponse:
    return HttpResponse()


urlpatterns = [path("plan/", _page, name="plan"), path("tasks/", _page, name="tasks")]
with_map = type("urls", (), {"urlpatterns": [*urlpatterns, path("map/", _page, name="area_map")]})


def at(address: str) -> dict[str, object]:
    with override_settings(ROOT_URLCONF=__name__):
        items = navigation(RequestFactory().get(address))["navigation"]
    return {str(item["key"]): item["current"] for item in items}


def test_only_sections_with_an_address_are_shown() -> None:
    assert list(at("/")) == ["plan", "tasks"]


def test_the_page_one_is_on_is_marked() -> None:
    assert at("/plan/") == {"plan": "page", "tasks": ""}


def test_a_page_below_marks_its_section() -> None:
    assert at("/tasks/12/") == {"plan": "", "tasks": "true"}


def test_an_address_that_only_begins_alike_is_another_page() -> None:
    assert at("/tasks-of-others/") == {"plan": "", "tasks": ""}


def test_figures_stand_in_a_list_that_opens_and_says_where_one_is() -> None:
    for address, current in (("/map/", "true"), ("/plan/", "")):
        with override_settings(ROOT_URLCONF=with_map):
            *_sections, figures = navigation(RequestFactory().get(address))["navigation"]
        assert figures["current"] == current and "url" not in figures
        (inside,) = figures["inside"]  # type: ignore[misc]
        assert inside["url"] == "/map/" and bool(inside["current"]) == bool(current)


def test_the_list_opens_without_scripts_and_holds_its_links(client: Client, db: None) -> None:
    text = client.get("/targets/").content.decode()
    menu = text.partition('<details class="xanh-nav-more">')[2].partition("</details>")[0]
    assert "<summary" in menu and all(f'href="/{place}/"' in menu for place in ("indicators", "inventories", "map"))
