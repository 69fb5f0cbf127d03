"""Excel saves the same cells differently: shared strings, rich text, long binary numbers. They read the same."""

import re
from html import escape, unescape

from tests.documents_forms import cast
from tests.documents_forms.package import rewritten

from xanh.documents.forms import read_form

INLINE = re.compile(r't="inlineStr"><is><t[^>]*>(.*?)</t></is>', re.DOTALL)
SHARED_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
SHARED_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def as_excel(content: bytes) -> bytes:
    """Return the workbook with every text in a shared table: the first half plain, the others in formatted runs."""
    strings: list[str] = []

    def share(match: re.Match[str]) -> str:
        strings.append(unescape(match[1]))
        return f't="s"><v>{len(strings) - 1}</v>'

    def item(index: int, text: str) -> str:
        if index % 2 == 0:
            return f'<si><t xml:space="preserve">{escape(text)}</t></si>'
        runs = (text[:3], text[3:])
        parts = "".join(f'<r><rPr><b/></rPr><t xml:space="preserve">{escape(part)}</t></r>' for part in runs)
        return f"<si>{parts}</si>"

    def change(name: str, text: str) -> str:
        if name.startswith("xl/worksheets/sheet"):
            return INLINE.sub(share, text)
        if name == "[Content_Types].xml":
            part = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{SHARED_TYPE}"/></Types>'
            return text.replace("</Types>", part)
        if name == "xl/_rels/workbook.xml.rels":
            relation = f'<Relationship Id="rId99" Type="{SHARED_RELATION}" Target="sharedStrings.xml"/>'
            return text.replace("</Relationships>", relation + "</Relationships>")
        return text

    changed = rewritten(content, change)
    table = "".join(item(index, text) for index, text in enumerate(strings))
    return rewritten(
        changed, lambda _name, text: text, add={"xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{table}</sst>'}
    )


def test_shared_strings_read_the_same() -> None:
    content = as_excel(cast.filled())
    assert b"inlineStr" not in content
    read = read_form(content, cast.form(), cast.KEY)
    assert (read.errors, read.tasks, read.indicators) == ((), cast.TASK_ANSWERS, cast.INDICATOR_ANSWERS)


def test_a_binary_number_written_with_17_digits_is_the_one_typed() -> None:
    content = rewritten(cast.filled(), lambda _name, text: text.replace("<v>4.3</v>", "<v>4.2999999999999998</v>"))
    assert content != cast.filled()
    read = read_form(content, cast.form(), cast.KEY)
    assert str(read.indicators[0].value) == "4.3"


def test_line_ends_of_windows_become_line_feeds() -> None:
    note = ("Ước cả năm", "Ước_x000D_\ncả năm")
    before, after = (text.encode("ascii", "xmlcharrefreplace").decode() for text in note)
    content = rewritten(cast.filled(), lambda _name, text: text.replace(before, after))
    assert read_form(content, cast.form(), cast.KEY).indicators[0].note == "Ước\ncả năm"
