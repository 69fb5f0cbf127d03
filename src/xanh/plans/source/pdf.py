"""PDF files with a text layer, read in a process of their own so that a hostile file can cost only so much.

The process is given the bytes on its standard input and answers in JSON (see `pdf_process`).
"""

import json
import os
import subprocess
import sys
from typing import Any

from xanh.basis.errors import Refusal
from xanh.basis.language import gettext
from xanh.plans.source.draft import Box, Draft, Grid
from xanh.plans.source.limits import PDF_SECONDS
from xanh.plans.source.model import Source


def read_pdf(content: bytes, name: str) -> Source:
    """Return the text layer of a PDF: wrapped lines joined to paragraphs, ruled tables page by page.

    Page numbers and running heads are left out. Two columns side by side without lines (the head and the foot of an
    official document) are one table of one row. Refuses a PDF without text, protected, damaged or too costly to read.
    """
    answer = _answer(content, name)
    if "refusal" in answer:
        raise Refusal(answer["refusal"], **{"name": name, **answer["values"]})
    draft = Draft(name)
    draft.add([piece if isinstance(piece, str) else _grid(piece) for piece in answer["flow"]])
    for page in answer["pictures"]:
        draft.problem(gettext("Page {page} is a picture without text and was not read.").format(page=page))
    return draft.source("pdf")


def _answer(content: bytes, name: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "xanh.plans.source.pdf_process"]
    paths = os.pathsep.join(path for path in sys.path if path)
    too_costly = Refusal("{name} takes too long to read; give the .docx or fewer pages.", name=name)
    try:
        done = subprocess.run(
            command,
            input=content,
            capture_output=True,
            timeout=PDF_SECONDS,
            check=False,
            env={**os.environ, "PYTHONPATH": paths},
        )
        answer = json.loads(done.stdout)
    except (subprocess.TimeoutExpired, ValueError):
        raise too_costly from None
    if not isinstance(answer, dict):
        raise too_costly
    return answer


def _grid(boxes: list[list[Any]]) -> Grid:
    return Grid([Box(lines, row, column, rows, columns) for row, column, rows, columns, lines in boxes])
