"""An official document as data, before it is set: its formal parts (thể thức) and its blocks of content."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal


@dataclass(frozen=True)
class Text:
    """A run of text."""

    text: str
    bold: bool = False
    italic: bool = False
    strike: bool = False


@dataclass(frozen=True)
class FigureRun:
    """A figure as printed, tied to its lineage: `figure` is the id under which the report keeps its Step.

    Set as ordinary text inside a bookmark named after the id, so that it can be walked back from the Word file.
    """

    text: str
    figure: str
    bold: bool = False


type Run = Text | FigureRun
type Runs = tuple[Run, ...]


@dataclass(frozen=True)
class Heading:
    """Level 1 is "I. …" (mục), level 2 "1. …" (khoản có tiêu đề), level 3 "a) …" (điểm).

    `text` carries its number as printed; level 1 is set in capitals.
    """

    level: Literal[1, 2, 3]
    text: str


@dataclass(frozen=True)
class Paragraph:
    runs: Runs
    style: Literal["body", "bullet", "note", "caption"] = "body"


@dataclass(frozen=True)
class TableCell:
    runs: Runs
    align: Literal["left", "center", "right"] = "left"
    columns: int = 1
    rows: int = 1  # a cell of several rows is left out of the rows below the first


@dataclass(frozen=True)
class Table:
    """`widths` in millimetres, one per column; `header` rows repeat on every page; `total` sets the last row bold."""

    widths: tuple[float, ...]
    header: tuple[tuple[TableCell, ...], ...]
    rows: tuple[tuple[TableCell, ...], ...]
    caption: str = ""
    total: bool = False


@dataclass(frozen=True)
class ChartPoint:
    year: int
    value: Decimal | None  # None leaves a gap: missing is never drawn as zero
    figure: str = ""


@dataclass(frozen=True)
class Chart:
    """A line chart of one indicator with its target line, as a native (editable) Word chart."""

    title: str
    unit: str
    series_name: str
    points: tuple[ChartPoint, ...]
    target_name: str
    target_points: tuple[ChartPoint, ...]  # the way from base to target, or one point per target year
    alternative_text: str
    band: tuple["ChartBand", ...] = ()  # the lower and the upper end of the interval around the values


@dataclass(frozen=True)
class ChartBand:
    """One end of an interval, drawn as a thin dotted line without marks."""

    name: str
    points: tuple[ChartPoint, ...]


type Block = Heading | Paragraph | Table | Chart


@dataclass(frozen=True)
class Appendix:
    """A Phụ lục, numbered I, II … where there are several; `landscape` turns its pages."""

    title: str
    blocks: tuple[Block, ...]
    landscape: bool = False


@dataclass(frozen=True)
class Signature:
    """Ô số 7: "TM. ỦY BAN NHÂN DÂN" / "KT. CHỦ TỊCH" / "PHÓ CHỦ TỊCH" line by line, and the signer's name or ""."""

    lines: tuple[str, ...]
    name: str = ""


@dataclass(frozen=True)
class OfficialDocument:
    """A document with a named kind (văn bản có tên loại, Mẫu 1.4 of Nghị định 30/2020/NĐ-CP)."""

    parent_issuer: str  # "UBND THÀNH PHỐ CẦN THƠ"; "" where there is none
    issuer: str  # "SỞ TÀI CHÍNH"
    number: str  # "12"; "" leaves the place blank in a draft
    symbol: str  # "BC-STC"
    place: str  # "Cần Thơ"
    date: date | None
    kind: str  # "BÁO CÁO"
    subject: str  # trích yếu
    addressed_to: tuple[str, ...]  # Kính gửi
    blocks: tuple[Block, ...]
    recipients: tuple[str, ...]  # Nơi nhận, without dashes and marks
    filing: str  # "VT, TH"
    signature: Signature
    appendices: tuple[Appendix, ...] = ()
    watermark: str = ""  # "DỰ THẢO", or "SỐ LIỆU MINH HỌA" where illustrative figures are inside
    properties: dict[str, str] = field(default_factory=dict)  # title, subject, author for docProps
    issuer_name: str = ""  # "Sở Tài chính", as written in a sentence (the line under a Phụ lục); `issuer` where empty
    appendices_only: bool = False  # leave the document itself out: its Phụ lục are handed on without it
    year: int | None = None  # printed after the blank day and month of a draft, where `date` is None
