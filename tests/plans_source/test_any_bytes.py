"""Whatever a file holds, reading it gives a Source with honest spans or a Refusal, nothing else."""

import io
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from xanh.basis.errors import Refusal
from xanh.plans.source import read_source

NAMES = st.sampled_from(["a.txt", "a.docx", "a.html", "a.htm", "a.pdf", "a.xls", "a"])
TAGS = ["<p>", "</p>", "<ul>", "<li>", "</ul>", "<table>", "<tr>", "<td>", "<td colspan=3>", "<td rowspan=2>", "</tr>"]
WORDS = ["</table>", "<br>", "<sup>1</sup>", "&amp;", "&#9;", "\t", "\n", "\n\n", " - ", "Sở", "a", "e\u0301", "\xa0"]
STARTS = st.sampled_from([b"", b"PK\x03\x04", b"\xff\xfe", b"\xef\xbb\xbf", b"<html>", b"\xd0\xcf\x11\xe0"])
MARKUP = st.lists(st.sampled_from([*TAGS, *WORDS]), max_size=60).map("".join)
WORD = st.recursive(
    st.sampled_from(["<w:p/>", "<w:p><w:r><w:t>Sở\n\ta</w:t><w:br/><w:t>B</w:t></w:r></w:p>", "<w:br/>", "x"]),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4).map("".join),
        st.tuples(
            st.sampled_from(["tbl", "tr", "tc", "sdt", "sdtContent", "p", "r", "ins", "del", "txbxContent", "pict"]),
            st.sampled_from(["", '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>', "<w:tcPr><w:vMerge/></w:tcPr>"]),
            inner,
        ).map(lambda parts: f"<w:{parts[0]}>{parts[1]}{parts[2]}</w:{parts[0]}>"),
    ),
    max_leaves=30,
)
QUICK = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def read_or_refuse(checked, content: bytes, name: str) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        try:
            checked(read_source(path))
        except Refusal as refusal:
            said = str(refusal)
            assert "\n" not in said


@QUICK
@given(start=STARTS, rest=st.binary(max_size=400), name=NAMES)
@example(start=b"", rest=b"%PDF-1.4 1 0 obj<<>>", name="a.pdf")
def test_any_bytes(checked, start, rest, name):
    read_or_refuse(checked, start + rest, name)


@QUICK
@given(text=st.one_of(st.text(max_size=300), MARKUP), name=st.sampled_from(["a.txt", "a.html"]))
def test_any_text(checked, text, name):
    read_or_refuse(checked, text.encode(errors="ignore"), name)


@QUICK
@given(body=WORD)
def test_any_word_body(checked, body):
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        archive.writestr("word/document.xml", f"<w:document {space}><w:body>{body}</w:body></w:document>")
    read_or_refuse(checked, raw.getvalue(), "a.docx")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_damage_to_a_real_document(checked, documents, data):
    name = data.draw(st.sampled_from(["tinh-a-1.docx", "tinh-a-1.html", "tinh-a-1.docx"]))
    content = bytearray((documents / name).read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    read_or_refuse(checked, bytes(content), name)
