"""The addresses of the public site. Every page answers GET alone; only the choice of language is a POST."""

from django.urls import URLPattern, path

from xanh_web.portal.map.views import area_map, map_outlines
from xanh_web.portal.views.board import board
from xanh_web.portal.views.health import healthz, readyz
from xanh_web.portal.views.home import home
from xanh_web.portal.views.observation import observation
from xanh_web.portal.views.plan import plan
from xanh_web.portal.views.reports import report_file, reports
from xanh_web.portal.views.targets import target, targets
from xanh_web.portal.views.tasks import task, tasks

urlpatterns: list[URLPattern] = [
    path("", home, name="home"),
    path("plan/", plan, name="plan"),
    path("tasks/", tasks, name="tasks"),
    path("tasks/<path:number>/", task, name="task"),
    path("targets/", targets, name="targets"),
    path("targets/<path:code>/", target, name="target"),
    path("map/", area_map, name="area_map"),
    path("map/outlines/<int:pk>.geojson", map_outlines, name="map_outlines"),
    path("board/", board, name="board"),
    path("reports/", reports, name="reports"),
    path("reports/<int:pk>/file/", report_file, name="report_file"),
    path("observations/<int:pk>/", observation, name="observation"),
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
]
