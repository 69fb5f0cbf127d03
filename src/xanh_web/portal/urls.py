"""The addresses of the public site. Every page answers GET alone; only the choice of language is a POST."""

from django.contrib.sitemaps.views import sitemap
from django.urls import URLPattern, path
from django.views.decorators.http import require_safe

from xanh_web.portal.changes.between import changes_between, changes_between_figures
from xanh_web.portal.changes.views import ChangesFeed, ReportsFeed, changes_page
from xanh_web.portal.downloads.views import (
    board_figures,
    indicator_figures,
    target_figures,
    targets_figures,
    tasks_figures,
)
from xanh_web.portal.editions.views import edition, editions
from xanh_web.portal.facilities.views import public_facilities
from xanh_web.portal.inventories.views import inventories, inventory, inventory_air_figures, inventory_figures
from xanh_web.portal.map.views import area_map, map_outlines
from xanh_web.portal.search.views import search
from xanh_web.portal.spoken import language_of_address
from xanh_web.portal.views.board import board
from xanh_web.portal.views.catalogue import open_data_catalogue
from xanh_web.portal.views.embed import embed_indicator, embed_target
from xanh_web.portal.views.health import healthz, readyz
from xanh_web.portal.views.home import home
from xanh_web.portal.views.indicators import indicator, indicators
from xanh_web.portal.views.metrics import metrics
from xanh_web.portal.views.objective import objective
from xanh_web.portal.views.observation import observation
from xanh_web.portal.views.open_data import open_data
from xanh_web.portal.views.plan import plan
from xanh_web.portal.views.reports import report_file, reports
from xanh_web.portal.views.robots import SITEMAPS, robots
from xanh_web.portal.views.targets import target, targets
from xanh_web.portal.views.tasks import task, tasks

urlpatterns: list[URLPattern] = [
    path("", home, name="home"),
    path("plan/", plan, name="plan"),
    path("plan/editions/", editions, name="editions"),
    path("plan/editions/<int:number>/", edition, name="edition"),
    path("objectives/<path:code>/", objective, name="objective"),
    path("tasks/figures.<str:form>", tasks_figures, name="tasks_figures"),
    path("tasks/", tasks, name="tasks"),
    path("tasks/<path:number>/", task, name="task"),
    path("targets/figures.<str:form>", targets_figures, name="targets_figures"),
    path("targets/<path:code>/figures.<str:form>", target_figures, name="target_figures"),
    path("targets/", targets, name="targets"),
    path("targets/<path:code>/", target, name="target"),
    path("indicators/", indicators, name="indicators"),
    path("indicators/<path:code>/figures.<str:form>", indicator_figures, name="indicator_figures"),
    path("indicators/<path:code>/", indicator, name="indicator"),
    path("inventories/", inventories, name="inventories"),
    path("inventories/<slug:code>/figures.<str:form>", inventory_figures, name="inventory_figures"),
    path("inventories/<slug:code>/air.<str:form>", inventory_air_figures, name="inventory_air_figures"),
    path("inventories/<slug:code>/", inventory, name="inventory"),
    path("map/", area_map, name="area_map"),
    path("map/outlines/<int:pk>.geojson", map_outlines, name="map_outlines"),
    path("board/figures.<str:form>", board_figures, name="board_figures"),
    path("board/", board, name="board"),
    path("facilities/", public_facilities, name="public_facilities"),
    path("reports/", reports, name="reports"),
    path("reports/<int:pk>/file/", report_file, name="report_file"),
    path("observations/<int:pk>/", observation, name="observation"),
    path("search/", search, name="search"),
    path("changes/between/figures.<str:form>", changes_between_figures, name="changes_between_figures"),
    path("changes/between/", changes_between, name="changes_between"),
    path("changes/", changes_page, name="changes"),
    path("feeds/changes.xml", require_safe(language_of_address(ChangesFeed())), name="feed_changes"),
    path("feeds/reports.xml", require_safe(language_of_address(ReportsFeed())), name="feed_reports"),
    path("data/", open_data, name="open_data"),
    path("data/catalog.jsonld", open_data_catalogue, name="open_data_catalogue"),
    path("embed/targets/<path:code>/", embed_target, name="embed_target"),
    path("embed/indicators/<path:code>/", embed_indicator, name="embed_indicator"),
    path("sitemap.xml", require_safe(sitemap), {"sitemaps": SITEMAPS}, name="sitemap"),
    path("robots.txt", robots, name="robots"),
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("metrics", metrics, name="metrics"),
]
