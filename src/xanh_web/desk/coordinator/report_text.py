"""A section of the report as it is edited: paragraphs in fields; headings, tables and charts as they are."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from xanh.basis.errors import Refusal
from xanh.documents.report.compose import section_blocks
from xanh.documents.report.content import ReportContent
from xanh.documents.report.rewriting import Editable, editable
from xanh_web.base.models import Person
from xanh_web.desk.coordinator.draft import Shown, shown_block
from xanh_web.reporting.actions import write_report_text
from xanh_web.reporting.consolidate.texts import texts_at
from xanh_web.reporting.models import ReportText, Round

ADDED = Editable("", ())


@dataclass(frozen=True)
class Line:
    """A block of the section. `paragraph` is None where it is shown as it is; `row` is what was written last."""

    shown: Shown | None
    paragraph: Editable | None = None
    key: str = ""
    text: str = ""
    row: ReportText | None = None
    error: str = ""

    @property
    def rows(self) -> int:
        """How many lines the field has."""
        return min(12, max(2, len(self.text) // 120 + 1 + self.text.count("\n")))

    @property
    def values(self) -> str:
        """The paragraph with the values of its places, to tell later what stood before the person who writes."""
        return self.paragraph.shown(self.paragraph.original) if self.paragraph else ""

    @property
    def own(self) -> str:
        """What the system writes, "" where that is what stands here."""
        written = self.row is not None and self.row.text != self.row.original
        return self.values if written else ""


def lines_of(round_: Round, section: str, content: ReportContent, at: datetime) -> list[Line]:
    """Return the lines of a section, the last of them the place for text of one's own."""
    rows = texts_at(round_, at)
    lines: list[Line] = []
    met: set[str] = set()
    for place, block in enumerate(section_blocks(content, section)):
        paragraph = editable(block, content)
        if paragraph is None or not paragraph.original or paragraph.original in met:
            lines.append(Line(shown_block(block, f"c{place}")))
            continue
        met.add(paragraph.original)
        lines.append(_line(paragraph, str(len(met)), rows.get((section, paragraph.original))))
    return [*lines, _line(ADDED, "added", rows.get((section, "")))]


def _line(paragraph: Editable, key: str, row: ReportText | None) -> Line:
    text = row.text if row else paragraph.original
    return Line(None, paragraph, key, paragraph.shown(text), row)


def lost_texts(round_: Round, section: str, lines: list[Line], at: datetime) -> list[ReportText]:
    """Return what was written for paragraphs that the section does not have any more."""
    known = {line.paragraph.original for line in lines if line.paragraph}
    rows = texts_at(round_, at).items()
    return [row for (of, original), row in rows if of == section and original not in known and row.text != original]


def save_lines(
    round_: Round, section: str, lines: list[Line], posted: Mapping[str, str], by: Person, at: datetime
) -> list[Line]:
    """Write what was typed, paragraph by paragraph, and return the lines that were refused with what was typed."""
    by_original = {line.paragraph.original: line for line in lines if line.paragraph}
    refused = []
    for name in [name for name in posted if name.startswith("text:")]:
        key = name.removeprefix("text:")
        typed, original = posted[name].replace("\r\n", "\n"), posted.get(f"original:{key}", "").replace("\r\n", "\n")
        line = by_original.get(original)
        if line is None or line.paragraph is None:
            sentence = _("The reports behind this paragraph changed while you were writing. Take over what you need.")
            refused.append(Line(None, None, key, typed, None, sentence))
            continue
        typed, seen = line.paragraph.renewed(typed, posted.get(f"shown:{key}", "")), posted.get(f"seen:{key}", "")
        try:
            write_report_text(
                round_=round_, section=section, paragraph=line.paragraph, typed=typed,
                seen=int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 19 else 0, by=by, at=at,
            )  # fmt: skip
        except Refusal as refusal:
            refused.append(Line(None, line.paragraph, line.key, typed, line.row, str(refusal)))
    return refused
