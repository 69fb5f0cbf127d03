"""I. Tình hình chung: who reported, what is done, where the targets stand."""

from xanh.documents.report.blocks import body, joined
from xanh.documents.report.content import Course, Figure, ReportContent
from xanh.documents.report.phrases import before, listed, moment, named
from xanh.documents.report.setting import Setting
from xanh.documents.report.wording import (
    COURSES,
    EXEMPT,
    EXTENDED,
    NOT_REPORTED,
    PARTICIPATION,
    REPORTING,
    RESULTS,
    SEE_REPORTERS,
    SILENT,
    TARGETS_COUNT,
    TARGETS_OF_WHICH,
    TARGETS_OVERVIEW,
    TASKS_OVERVIEW,
)
from xanh.documents.word.model import Block, Heading, Paragraph, Run, Runs, Text

MOST_NAMED = 10  # more agencies than this are left to the annex


def overview_blocks(content: ReportContent, setting: Setting) -> tuple[Block, ...]:
    """Return the blocks of section I, without its heading."""
    seen = content.overview
    tasks = setting.say(TASKS_OVERVIEW, tasks=seen.tasks, year=content.year, tasks_completed=seen.tasks_completed)
    blocks: list[Block] = [Heading(2, REPORTING), Paragraph(_participation(content, setting))]
    silent = [
        named(line.agency_name, line.agency_name_now) for line in content.agencies if line.timeliness == "not_reported"
    ]
    if 0 < len(silent) <= MOST_NAMED:
        blocks.append(body(SILENT.format(names=listed(silent))))
    return (*blocks, Heading(2, RESULTS), Paragraph(tasks), Paragraph(_targets(content, setting)))


def _participation(content: ReportContent, setting: Setting) -> Runs:
    seen = content.overview
    runs: list[Run] = list(
        setting.say(
            PARTICIPATION,
            year=content.year,
            deadline=before(content.deadline),
            known=moment(content.as_known_at),
            agencies=seen.agencies,
            reported=seen.reported,
            on_time=seen.on_time,
            late=seen.late,
        )
    )
    further = {EXTENDED: ("extended", seen.extended), NOT_REPORTED: ("not_reported", seen.not_reported)}
    further[EXEMPT] = ("exempt", seen.exempt)
    for template, (name, figure) in further.items():
        if figure is not None:
            runs += setting.say(template, **{name: figure})
    return joined((*runs, Text(SEE_REPORTERS)))


def _targets(content: ReportContent, setting: Setting) -> Runs:
    counts: dict[Course, Figure] = content.overview.targets_by_course
    runs: list[Run] = list(setting.say(TARGETS_OVERVIEW, targets=content.overview.targets))
    for place, course in enumerate(course for course in COURSES if course in counts):
        runs.append(Text(", " if place else TARGETS_OF_WHICH))
        runs += setting.say(TARGETS_COUNT, count=counts[course], course=COURSES[course])
    return joined((*runs, Text(".")))
