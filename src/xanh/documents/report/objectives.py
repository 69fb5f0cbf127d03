"""II. Kết quả thực hiện các mục tiêu, chỉ tiêu: a table for each objective, then verdict and chart for each target."""

from xanh.documents.report.blocks import body, cell, header, joined
from xanh.documents.report.charts import target_chart
from xanh.documents.report.content import ObjectiveSection, ReportContent, TargetLine
from xanh.documents.report.phrases import capital, heading, promise_text, sentence
from xanh.documents.report.setting import Setting
from xanh.documents.report.ties import figures_stated, tied
from xanh.documents.report.wording import (
    COURSES,
    MISSING,
    NO_OBJECTIVES,
    NO_TARGETS,
    OBJECTIVES_INTRODUCTION,
    OVERRIDDEN,
    PROMISE_UNTIL,
    TARGET_HEADER,
    TARGET_STATE,
    TARGET_TABLE,
    TARGET_YEAR,
    VALUE_STATUSES,
    VERDICT,
)
from xanh.documents.word.model import (
    Block,
    Heading,
    Paragraph,
    Run,
    Runs,
    Table,
    TableCell,
    Text,
)

WIDTHS = (10.0, 56.0, 32.0, 34.0, 28.0)


def objective_blocks(content: ReportContent, setting: Setting) -> tuple[Block, ...]:
    """Return the blocks of section II, without its heading."""
    if not content.objectives:
        return (body(NO_OBJECTIVES),)
    blocks: list[Block] = [body(OBJECTIVES_INTRODUCTION)]
    for place, objective in enumerate(content.objectives, start=1):
        blocks.append(Heading(2, f"{place}. {heading(objective.title)}"))
        blocks += _objective(objective, setting)
    return tuple(blocks)


def _objective(objective: ObjectiveSection, setting: Setting) -> list[Block]:
    if not objective.targets:
        return [body(NO_TARGETS)]
    rows = tuple(_row(place, target, setting) for place, target in enumerate(objective.targets, start=1))
    caption = setting.caption(TARGET_TABLE.format(title=heading(objective.title)))
    blocks: list[Block] = [Table(WIDTHS, header(*TARGET_HEADER), rows, caption=caption)]
    drawn: set[str] = set()
    for target in objective.targets:
        blocks.append(Paragraph(_verdict(target)))
        # The series of an indicator is drawn once, towards its nearest target: a second drawing would tell nothing new.
        if target.indicator_code not in drawn and _has_series(target):
            drawn.add(target.indicator_code)
            blocks.append(target_chart(target, setting))
    return blocks


def _has_series(target: TargetLine) -> bool:
    return sum(point.value is not None for point in target.points) >= 2


def _row(place: int, target: TargetLine, setting: Setting) -> tuple[TableCell, ...]:
    promise = promise_text(target.promise)
    if target.horizon is not None and str(target.horizon) not in promise:
        promise = PROMISE_UNTIL.format(promise=promise, horizon=target.horizon)
    return (
        cell(str(place), "center"),
        cell(capital(target.indicator_name or heading(target.text))),
        cell(promise),
        TableCell(_latest(target, setting), align="center"),
        cell(COURSES[target.course], "center"),
    )


def _latest(target: TargetLine, setting: Setting) -> Runs:
    if target.latest is None:
        return (Text(MISSING),)
    runs: list[Run] = [setting.figure(target.latest)]
    if target.latest_year is not None:
        status = VALUE_STATUSES.get(target.latest_status, target.latest_status)
        form = TARGET_STATE if status else TARGET_YEAR
        runs.append(Text(form.format(year=target.latest_year, status=status)))
    return tuple(runs)


def _verdict(target: TargetLine) -> Runs:
    """Return the course in words, the sentence with its numbers tied, and the reason of an overriding person."""
    text = sentence(target.sentence)
    runs: list[Run] = [
        Text(VERDICT.format(target=heading(target.text))),
        Text(COURSES[target.course], bold=True),
        Text(". "),
        *tied(text, figures_stated(target)),
    ]
    if target.overridden:
        runs.append(Text(OVERRIDDEN.format(reason=target.overridden.strip().rstrip("."))))
    return joined(tuple(runs))
