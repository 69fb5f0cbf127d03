"""Make the sample documents beside this file from the text of the plan: `python tests/documents_in/make_documents.py`.

The .pdf is printed from the .docx by LibreOffice (`soffice`); without it the .pdf is left as it is.
"""

import shutil
import subprocess
from pathlib import Path

import write_docx
import write_html
from invented import BODY_1, BODY_2, TABLE_1, TABLE_2
from plan_text import plan_text

HERE = Path(__file__).parent


def main() -> None:
    """Write every sample document anew."""
    plan = plan_text()
    write_docx.write_plan(plan, HERE / "ke-hoach-200.docx")
    write_html.write_plan(plan, HERE / "ke-hoach-200.html")
    for number, (body, rows) in enumerate(((BODY_1, TABLE_1), (BODY_2, TABLE_2)), start=1):
        write_docx.write_table(body, rows, HERE / f"tinh-a-{number}.docx")
        write_html.write_table(body, rows, HERE / f"tinh-a-{number}.html")
    if shutil.which("soffice"):
        for name in ("ke-hoach-200.docx", "tinh-a-1.docx"):
            print_pdf(HERE / name)


def print_pdf(document: Path) -> None:
    """Print a Word file as .pdf beside it."""
    command = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(document.parent), str(document)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)


if __name__ == "__main__":
    main()
