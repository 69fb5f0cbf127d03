"""The pages of the public site, by address, with what the database holds."""

from xanh_web.ledger.models import Observation
from xanh_web.plans.models import Indicator, Objective, Target, Task
from xanh_web.reporting.models import ConsolidatedReport


def every_page() -> list[str]:
    """Return the address of every page there is, one for every row that has its own; files are left out."""
    fixed = ["/", "/plan/", "/tasks/", "/targets/", "/board/", "/reports/", "/indicators/", "/changes/", "/data/"]
    fixed += ["/facilities/"]
    fixed += ["/search/", "/search/?q=ke+hoach", "/search/?q=xe&kind=tasks"]
    tasks = [f"/tasks/{number}/" for number in Task.objects.values_list("number", flat=True)]
    targets = [f"/targets/{code}/" for code in Target.objects.values_list("code", flat=True)]
    objectives = [f"/objectives/{code}/" for code in Objective.objects.values_list("code", flat=True)]
    indicators = [f"/indicators/{code}/" for code in Indicator.objects.values_list("code", flat=True)]
    rows = [f"/observations/{key}/" for key in Observation.objects.values_list("pk", flat=True)[:3]]
    return [*fixed, *tasks, *targets, *objectives, *indicators, *rows]


def every_frame() -> list[str]:
    """Return the address of every bare chart for the pages of others."""
    targets = [f"/embed/targets/{code}/" for code in Target.objects.values_list("code", flat=True)]
    return targets + [f"/embed/indicators/{code}/" for code in Indicator.objects.values_list("code", flat=True)]


def every_table() -> list[str]:
    """Return the address of every table to be taken away, in every format, and of the feeds."""
    codes = [f"/targets/{code}/" for code in Target.objects.values_list("code", flat=True)]
    codes += [f"/indicators/{code}/" for code in Indicator.objects.values_list("code", flat=True)]
    places = [*codes, "/targets/", "/tasks/", "/board/"]
    feeds = ["/feeds/changes.xml", "/feeds/reports.xml", "/sitemap.xml", "/robots.txt", "/data/catalog.jsonld"]
    return [f"{place}figures.{form}" for place in places for form in ("csv", "xlsx", "json", "parquet")] + feeds


def every_file() -> list[str]:
    """Return the address of every file to be downloaded."""
    return [f"/reports/{key}/file/" for key in ConsolidatedReport.objects.values_list("pk", flat=True)]
