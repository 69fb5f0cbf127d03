from xanh_web.plans.models.indicator import Indicator
from xanh_web.plans.models.official_list import OfficialIndicator, OfficialList
from xanh_web.plans.models.plan import Edition, Plan
from xanh_web.plans.models.promise import Objective, Target
from xanh_web.plans.models.task import Activity, Task, TaskGroup, TaskParty, TaskReference

__all__ = [
    "Activity",
    "Edition",
    "Indicator",
    "Objective",
    "OfficialIndicator",
    "OfficialList",
    "Plan",
    "Target",
    "Task",
    "TaskGroup",
    "TaskParty",
    "TaskReference",
]
