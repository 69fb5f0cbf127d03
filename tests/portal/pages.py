"""The pages of the public site, by address, with what the database holds."""

from xanh_web.ledger.models import Observation
from xanh_web.plans.models import Target, Task
from xanh_web.reporting.models import ConsolidatedReport


def every_page() -> list[str]:
    """Return the address of every page there is, one for every row that has its own; files are left out."""
    fixed = ["/", "/plan/", "/tasks/", "/targets/", "/board/", "/reports/"]
    tasks = [f"/tasks/{number}/" for number in Task.objects.values_list("number", flat=True)]
    targets = [f"/targets/{code}/" for code in Target.objects.values_list("code", flat=True)]
    rows = [f"/observations/{key}/" for key in Observation.objects.values_list("pk", flat=True)[:3]]
    return [*fixed, *tasks, *targets, *rows]


def every_file() -> list[str]:
    """Return the address of every file to be downloaded."""
    return [f"/reports/{key}/file/" for key in ConsolidatedReport.objects.values_list("pk", flat=True)]
