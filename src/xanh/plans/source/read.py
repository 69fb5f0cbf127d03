"""From a path to a Source: the one door for every format."""

from collections.abc import Callable
from pathlib import Path

from xanh.basis.errors import Refusal
from xanh.plans.source.docx import read_docx
from xanh.plans.source.file import read_bytes, shown_name
from xanh.plans.source.html import read_html
from xanh.plans.source.legacy import check_letters
from xanh.plans.source.limits import check_length
from xanh.plans.source.model import Source
from xanh.plans.source.pdf import read_pdf
from xanh.plans.source.sniff import format_of
from xanh.plans.source.text import read_text

# One reader a suffix; each takes the file's bytes and its name, and returns a Source or refuses.
FORMATS: dict[str, Callable[[bytes, str], Source]] = {
    ".txt": read_text,
    ".docx": read_docx,
    ".html": read_html,
    ".htm": read_html,
    ".pdf": read_pdf,
}


def read_source(path: Path) -> Source:
    """Return the text of the document at `path` and where its paragraphs and tables lie.

    The format is judged by the content. Raises Refusal, one sentence, for every file that is not a readable document
    smaller than 50 MB.
    """
    name = shown_name(path)
    content = read_bytes(path)
    reader = FORMATS[format_of(content, path.suffix.lower(), name)]
    try:
        source = reader(content, name)
    except (RecursionError, MemoryError):
        raise Refusal("{name} is nested too deeply or too large to be read; give the plan alone.", name=name) from None
    if not source.blocks:
        raise Refusal("{name} holds no text; give the document itself.", name=name)
    check_length(len(source.text), name)
    check_letters(source.text, name)
    return source
