"""V. Khó khăn, vướng mắc; VI. Đề xuất, kiến nghị; VII. Phương hướng: what agencies say, the same said once."""

from xanh.basis.text import collapse, fold
from xanh.documents.report.blocks import body, bullet
from xanh.documents.report.content import ReportContent, Said, TaskGroupSection
from xanh.documents.report.phrases import heading, sentence
from xanh.documents.report.setting import Setting
from xanh.documents.report.wording import (
    DIFFICULTIES_INTRODUCTION,
    DIRECTIONS_INTRODUCTION,
    NO_DIFFICULTIES,
    NO_DIRECTIONS,
    NO_PROPOSALS,
    PROPOSALS_INTRODUCTION,
    SAID_BY,
    SAID_OF_ALL,
    SAID_OF_GROUP,
    SAID_TASK,
)
from xanh.documents.word.model import Block, Heading, Text


def difficulty_blocks(content: ReportContent, _: Setting) -> tuple[Block, ...]:
    """Return the blocks of section V, without its heading."""
    grouped = _grouped(content.difficulties, content.groups)
    return (body(DIFFICULTIES_INTRODUCTION), *grouped) if grouped else (body(NO_DIFFICULTIES),)


def proposal_blocks(content: ReportContent, setting: Setting) -> tuple[Block, ...]:
    """Return the blocks of section VI, without its heading: what the addressee is asked to decide."""
    grouped = _grouped(content.proposals, content.groups)
    introduction = PROPOSALS_INTRODUCTION.format(reporter=setting.reporter, addressee=setting.addressee)
    return (body(introduction), *grouped) if grouped else (body(NO_PROPOSALS),)


def direction_blocks(content: ReportContent, _: Setting) -> tuple[Block, ...]:
    """Return the blocks of section VII, without its heading."""
    told = [text for text in map(sentence, content.directions) if text]
    if not told:
        return (body(NO_DIRECTIONS.format(year=content.year + 1)),)
    return (body(DIRECTIONS_INTRODUCTION.format(year=content.year + 1)), *(bullet(Text(text)) for text in told))


def _grouped(said: tuple[Said, ...], groups: tuple[TaskGroupSection, ...]) -> list[Block]:
    """Return what is said, under the group of tasks it is about; what is about none comes last."""
    group_of = {task.number: group.number for group in groups for task in group.tasks}
    by_group: dict[str, list[Said]] = {number: [] for number in (*(group.number for group in groups), "")}
    for one in said:
        if collapse(one.text):
            by_group[group_of.get(one.task_number, "")].append(one)
    titles = {group.number: heading(group.title) for group in groups}
    blocks: list[Block] = []
    filled = {number: ones for number, ones in by_group.items() if ones}
    for place, (number, ones) in enumerate(filled.items(), start=1):
        title = SAID_OF_GROUP.format(place=place, number=number, title=titles[number]) if number else ""
        blocks.append(Heading(2, title or SAID_OF_ALL.format(place=place)))
        blocks += _bullets(ones)
    return blocks


def _bullets(said: list[Said]) -> list[Block]:
    """Return a bullet for each text; agencies that say the same, letter for letter but for marks, share it."""
    by_text: dict[str, list[Said]] = {}
    for one in said:
        by_text.setdefault(fold(collapse(one.text).rstrip(" .;")), []).append(one)
    return [bullet(Text(_with_speakers(ones))) for ones in by_text.values()]


def _with_speakers(said: list[Said]) -> str:
    tasks: dict[str, list[str]] = {}
    for one in said:
        of_agency = tasks.setdefault(one.agency_name, [])
        if one.task_number and one.task_number not in of_agency:
            of_agency.append(one.task_number)
    who = "; ".join(
        SAID_TASK.format(agency=agency, task=", ".join(numbers)) if numbers else agency
        for agency, numbers in tasks.items()
    )
    text = sentence(said[0].text)
    return f"{text.rstrip('.')}{SAID_BY.format(who=who)}."
