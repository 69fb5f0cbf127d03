"""III. Kết quả thực hiện nhiệm vụ: by group and task, agency by agency where they are few, counted where many."""

from xanh.basis.text import collapse, fold
from xanh.documents.report.blocks import body, bullet, joined
from xanh.documents.report.content import AgencyResult, ReportContent, StatusCount, TaskGroupSection, TaskLine
from xanh.documents.report.phrases import capital, heading, named
from xanh.documents.report.setting import Setting
from xanh.documents.report.wording import (
    AGENCY_RESULT,
    GROUP_SUMMARY,
    HIGH_PRIORITY,
    MANY_COUNTED,
    MANY_LEADS,
    NO_GROUP_TASKS,
    NO_RESULTS,
    NO_TASKS,
    OTHER_TASKS,
    PERCENTAGE,
    SEE_RESULTS,
    STATUS_COUNT,
    TASK,
    TASK_ALONE,
    TASK_PERIOD,
    TASKS_INTRODUCTION,
)
from xanh.documents.word.model import Block, Heading, Paragraph, Run, Runs, Text

MOST_TOLD = 6  # results of one task told one by one; more are counted, and left to the annex


def task_blocks(content: ReportContent, setting: Setting) -> tuple[Block, ...]:
    """Return the blocks of section III, without its heading."""
    if not content.groups:
        return (body(NO_TASKS),)
    blocks: list[Block] = [body(TASKS_INTRODUCTION)]
    for group in content.groups:
        blocks.append(Heading(2, f"{group.number or len(content.groups)}. {heading(group.title) or OTHER_TASKS}"))
        blocks += _group(group, setting)
    return tuple(blocks)


def _group(group: TaskGroupSection, setting: Setting) -> list[Block]:
    if not group.tasks:
        return [body(NO_GROUP_TASKS)]
    blocks: list[Block] = []
    if group.counts and len(group.tasks) > 1:
        counts = counted(group.counts, setting)
        blocks.append(Paragraph(joined((Text(GROUP_SUMMARY), *counts, Text(".")))))
    for task in group.tasks:
        blocks.append(Paragraph(_title(task, group)))
        blocks += _results(task, setting)
    return blocks


def _title(task: TaskLine, group: TaskGroupSection) -> Runs:
    """Return the line that introduces `task`; the only task of a group that is the group itself is not named twice."""
    same = len(group.tasks) == 1 and fold(task.title) == fold(group.title)
    marks = [HIGH_PRIORITY] if task.high_priority else []
    if task.period:
        marks.append(TASK_PERIOD.format(period=collapse(task.period)))
    name = TASK_ALONE if same else TASK.format(number=task.number)
    title = "" if same else f": {heading(task.title)}"
    end = f" ({'; '.join(marks)})." if marks else "" if title.endswith("…") else "."
    return joined((Text(name, bold=True), Text(title), Text(end)))


def _results(task: TaskLine, setting: Setting) -> list[Block]:
    if not task.results:
        return [body(NO_RESULTS)]
    if len(task.results) <= MOST_TOLD:
        return [bullet(*_result(result, setting)) for result in task.results]
    counts = (Text(MANY_COUNTED), *counted(task.counts, setting)) if task.counts else ()
    return [Paragraph(joined((Text(MANY_LEADS), *counts, Text(SEE_RESULTS))))]


def _result(result: AgencyResult, setting: Setting) -> Runs:
    name = AGENCY_RESULT.format(agency=named(result.agency_name, result.agency_name_now))
    runs: list[Run] = [Text(name), Text(setting.status(result.status))]
    if result.percentage is not None and result.percentage.value is not None:
        runs += setting.say(PERCENTAGE, percentage=result.percentage)
    told = collapse(result.result).rstrip(" .;,")
    return (*runs, Text(f". {capital(told)}." if told else "."))


def counted(counts: tuple[StatusCount, ...], setting: Setting) -> Runs:
    """Return counts by status as an enumeration: "3 đang triển khai, 2 chưa báo cáo"."""
    runs: list[Run] = []
    for place, count in enumerate(counts):
        runs.append(Text(", " if place else ""))
        runs += setting.say(STATUS_COUNT, count=count.figure, status=setting.status(count.status))
    return joined(tuple(runs))
