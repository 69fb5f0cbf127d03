import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from xanh.plans.source import Paragraph, Source, Table, read_source

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="a" Type="http://x/relationships/footnotes" Target="footnotes.xml"/>'
    '<Relationship Id="b" Type="http://x/relationships/numbering" Target="numbering.xml"/></Relationships>'
)


@pytest.fixture
def documents() -> Path:
    """The folder of the sample documents."""
    return Path(__file__).parents[1] / "documents_in"


@pytest.fixture
def seed() -> Path:
    """The text of plan 200/KH-UBND."""
    return Path(__file__).parents[2] / "src/xanh/data/cities/can_tho/ke-hoach-200-kh-ubnd.txt"


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., Source]:
    """Read content as if it stood in a file of this name; the Source is checked for what holds of every Source."""

    def read_content(content: bytes | str, name: str = "plan.txt") -> Source:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        source = read_source(path)
        check(source)
        return source

    return read_content


@pytest.fixture
def word() -> Callable[..., bytes]:
    """Make a Word file of the XML of a body and of further parts."""

    def make(body: str, **parts: str) -> bytes:
        raw = io.BytesIO()
        with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("[Content_Types].xml", "<Types/>")
            archive.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
            archive.writestr("word/_rels/document.xml.rels", RELATIONS)
            for name, content in parts.items():
                archive.writestr(f"word/{name}.xml", f"<w:{name} {W}>{content}</w:{name}>")
        return raw.getvalue()

    return make


def check(source: Source) -> None:
    """Every span lies in the text, in order, without overlap; slices are the paragraphs and (but for txt) the cells."""
    end = 0
    for block in source.blocks:
        assert end <= block.span.start <= block.span.end <= len(source.text)
        if isinstance(block, Paragraph):
            assert source.text[block.span.start : block.span.end] == block.text
            assert block.text == block.text.strip() != ""
            assert "\n" not in block.text
        else:
            _check_table(source, block)
        end = block.span.end


def _check_table(source: Source, table: Table) -> None:
    end = table.span.start
    assert len({len(row) for row in table.rows}) == 1
    for at, row in enumerate(table.rows):
        for cell in filter(None, row):
            assert end <= cell.span.start <= cell.span.end <= table.span.end
            raw = source.text[cell.span.start : cell.span.end]
            assert "\t" not in raw
            assert source.format == "txt" or raw == cell.text
            assert at + cell.rows <= len(table.rows)
            end = cell.span.end


@pytest.fixture
def checked() -> Callable[[Source], None]:
    return check
