"""The text of plan 200/KH-UBND taken apart for the sample documents, independently of the program's own reader."""

import re
from dataclasses import dataclass
from pathlib import Path

SEED = Path(__file__).parents[2] / "src/xanh/data/cities/can_tho/ke-hoach-200-kh-ubnd.txt"
_SIGNER = "Dương Tấn Hiển"
_MOTTO = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
_ISSUER = ["ỦY BAN NHÂN DÂN", "THÀNH PHỐ CẦN THƠ"]


@dataclass(frozen=True)
class Cell:
    """A cell as HTML counts them: it stands where it begins, and says how far it reaches."""

    lines: list[str]
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True)
class PlanText:
    header: list[list[Cell]]
    body: list[str]
    signature: list[list[Cell]]
    annex_head: list[str]
    annex: list[list[Cell]]
    annex_notes: list[str]


def plan_text() -> PlanText:
    """Return the parts of the plan; rows cut by a page end are joined again, as the author's file has them."""
    every = [line.strip("\n") for line in SEED.read_text(encoding="utf-8").splitlines()]
    plain = [line.strip().replace("*", "") for line in every if "\t" not in line and line.strip()]
    number, place_and_date, *rest = plain
    addressees = rest.index("Nơi nhận:")
    signer = rest.index(_SIGNER)
    authority = rest.index("TM. ỦY BAN NHÂN DÂN")
    notes = [line for line in rest if line[:1] in "¹²" and line[1:2] != " "]
    return PlanText(
        header=[[Cell(_ISSUER), Cell(_MOTTO)], [Cell([number]), Cell([place_and_date])]],
        body=_joined(rest[:addressees]),
        signature=[[Cell(rest[addressees:authority]), Cell(rest[authority : signer + 1])]],
        annex_head=[line for line in rest[signer + 1 :] if line not in notes],
        annex=_annex([line.split("\t") for line in every if "\t" in line]),
        annex_notes=notes,
    )


def cell_lines(raw: str) -> list[str]:
    """Return the lines of a cell of the annex, one for each paragraph or list item."""
    parts = re.split(r"</p>|<p>|<ul[^>]*>", raw)
    items = [item for part in parts for item in re.split(r"(?<=[.;:)]) (?=- [A-ZĐƯÂÔ])", part)]
    return [line for line in (re.sub(r"<[^>]+>", "", item).strip() for item in items) if line]


def _joined(body: list[str]) -> list[str]:
    """Join the paragraph that the scan cut between two pages."""
    joined: list[str] = []
    for line in body:
        if joined and line.startswith("quan chủ động"):
            joined[-1] += " " + line
        else:
            joined.append(line)
    return joined


def _annex(rows: list[list[str]]) -> list[list[Cell]]:
    whole: list[list[list[str]]] = []
    for row in rows[2:]:
        cells = [cell_lines(raw) for raw in row]
        if not cells[0] and not cells[1]:
            whole[-1] = [_continued(above, below) for above, below in zip(whole[-1], cells, strict=True)]
        else:
            whole.append(cells)
    return [*_annex_heading(rows[0], rows[1]), *[_annex_row(cells) for cells in whole]]


def _annex_heading(top: list[str], below: list[str]) -> list[list[Cell]]:
    tall = [Cell([text], 1, 2) for text in top]
    return [[*tall[:3], Cell([top[3]], 2, 1), *tall[5:]], [Cell([below[3]]), Cell([below[4]])]]


def _annex_row(cells: list[list[str]]) -> list[Cell]:
    """Return a row; the title of a group reaches over all columns but the first."""
    if not any(cells[2:]):
        return [Cell(cells[0]), Cell(cells[1], 6)]
    return [Cell(lines) for lines in cells]


def _continued(above: list[str], below: list[str]) -> list[str]:
    if not above or not below:
        return above + below
    return [*above[:-1], f"{above[-1]} {below[0]}", *below[1:]]
