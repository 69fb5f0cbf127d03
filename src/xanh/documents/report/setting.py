"""What all sections share while a report is being set: the day of its code lists, its marks, and how runs are made."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from string import Formatter

from xanh.basis.deadline import VIETNAM
from xanh.basis.parameter import parameter
from xanh.documents.report.blocks import joined
from xanh.documents.report.content import Figure, ReportContent
from xanh.documents.report.figures import collected, in_cell, in_prose, printed
from xanh.documents.report.phrases import in_sentence, listed
from xanh.documents.report.wording import ADDRESSEE, ILLUSTRATIVE_CAPTION, STATUS_SILENT
from xanh.documents.word.model import FigureRun, Run, Runs, TableCell, Text


@dataclass(frozen=True)
class Setting:
    """What the report is of and when (`on` is the day on which it was known what it says), its mark, its two offices.

    `area` is the code that all figures share, "" where they are of several areas.
    """

    on: date
    year: int
    area: str
    illustrative: bool
    reporter: str
    addressee: str

    @cached_property
    def statuses(self) -> dict[str, str]:
        """Return the labels of task statuses, for the middle of a sentence; "" is who has not reported."""
        labels: dict[str, str] = parameter("task_statuses", self.on).values
        return {"": STATUS_SILENT} | {code: in_sentence(label) for code, label in labels.items()}

    def status(self, code: str) -> str:
        """Return the label of the task status `code`; the code itself where the list does not have it."""
        return self.statuses.get(code, code)

    def figure(self, figure: Figure) -> FigureRun:
        """Return `figure` with its unit."""
        return FigureRun(printed(figure, self.on), figure.id)

    def number(self, figure: Figure) -> FigureRun:
        """Return `figure` for a sentence that names the unit."""
        return FigureRun(in_prose(figure, self.on), figure.id)

    def figure_cell(self, figure: Figure | None) -> TableCell:
        """Return a cell of a column of numbers, empty where there is no figure."""
        runs: Runs = () if figure is None else (FigureRun(in_cell(figure, self.on), figure.id),)
        return TableCell(runs, align="right")

    def caption(self, text: str) -> str:
        """Return `text` as a caption, marked where the figures are illustrative."""
        if not self.illustrative:
            return text
        return f"{text} - {ILLUSTRATIVE_CAPTION}" if text else f"({ILLUSTRATIVE_CAPTION})"

    def say(self, template: str, **values: "Figure | str | int") -> Runs:
        """Return `template` as runs. A figure stands as its number, as number and unit where written "{name:unit}"."""
        runs: list[Run] = []
        for literal, name, form, _ in Formatter().parse(template):
            runs.append(Text(literal))
            if name is not None:
                value = values[name]
                if isinstance(value, Figure):
                    runs.append(self.figure(value) if form == "unit" else self.number(value))
                else:
                    runs.append(Text(str(value)))
        return joined(tuple(runs))


def setting_of(content: ReportContent) -> Setting:
    """Return the setting of `content`."""
    areas = {figure.lineage.area for figure in collected(content).values() if figure.lineage.area}
    return Setting(
        on=content.as_known_at.astimezone(VIETNAM).date(),
        year=content.year,
        area=areas.pop() if len(areas) == 1 else "",
        illustrative=content.illustrative,
        reporter=content.head.issuer_name or content.head.issuer,
        addressee=listed(content.head.addressed_to) or ADDRESSEE,
    )
