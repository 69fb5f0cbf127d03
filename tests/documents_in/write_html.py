"""Writing the sample documents as web pages, with the clutter such pages carry."""

from html import escape
from pathlib import Path

from plan_text import Cell, PlanText

_PAGE = """<!DOCTYPE html>
<html lang="vi">
<head>
<meta charset="utf-8">
<title>{title}</title>
<style>table.ruled td, table.ruled th {{ border: 1px solid black; }}</style>
<script>document.title = "bản xem thử";</script>
</head>
<body>
{body}
</body>
</html>
"""


def write_plan(plan: PlanText, path: Path) -> None:
    """Write the plan: head and signature as tables without lines, the annex with merged cells and lists."""
    parts = [
        table(plan.header, ruled=False),
        *[f"<p>{escape(line)}</p>" for line in plan.body],
        table(plan.signature, ruled=False),
        f"<h2>{'<br>'.join(map(escape, plan.annex_head))}</h2>",
        table(plan.annex, ruled=True),
        *[f"<p>{escape(line)}</p>" for line in plan.annex_notes],
    ]
    path.write_text(_PAGE.format(title="Kế hoạch 200/KH-UBND", body="\n".join(parts)), encoding="utf-8")


def write_table(body: list[str], rows: list[list[Cell]], path: Path) -> None:
    """Write a page of some lines and one task table."""
    parts = [*[f"<p>{escape(line)}</p>" for line in body], table(rows, ruled=True)]
    path.write_text(_PAGE.format(title="Tài liệu thử nghiệm", body="\n".join(parts)), encoding="utf-8")


def table(rows: list[list[Cell]], *, ruled: bool) -> str:
    """Return rows of cells as an HTML table."""
    lines = ['<table class="ruled">' if ruled else "<table>"]
    for row in rows:
        lines.append("<tr>")
        lines += [f"  <td{_reach(cell)}>{_content(cell.lines)}</td>" for cell in row]
        lines.append("</tr>")
    return "\n".join([*lines, "</table>"])


def _reach(cell: Cell) -> str:
    columns = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
    rows = f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
    return columns + rows


def _content(lines: list[str]) -> str:
    """Return the lines of a cell: those with a dash as items of a list, the others parted by line breaks."""
    items = [line for line in lines if line.startswith("- ")]
    others = [escape(line) for line in lines if not line.startswith("- ")]
    # A list stands after its introduction in every cell of these documents.
    listed = "".join(f"<li>{escape(line[2:])}</li>" for line in items)
    return "<br>".join(others) + (f"<ul>{listed}</ul>" if items else "")
