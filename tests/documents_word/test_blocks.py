"""Headings, paragraphs and the mark that closes the content."""

from dataclasses import replace
from itertools import pairwise

from tests.documents_word.opened import W, paragraphs, root, texts
from tests.documents_word.samples import body, chart, small_document, task_table, text

from xanh.documents.word import write_word
from xanh.documents.word.model import Block, FigureRun, Heading, Paragraph, Text


def written(*blocks: Block) -> bytes:
    return write_word(replace(small_document(), blocks=blocks))


def test_headings_are_set_by_level_and_stay_with_what_follows() -> None:
    document = written(Heading(1, "I. Kết quả"), Heading(2, "1. Chỉ đạo"), Heading(3, "a) Ban hành"), body("Lời văn."))
    assert texts(document, "Heading1") == ["I. KẾT QUẢ"]
    assert texts(document, "Heading2") == ["1. Chỉ đạo"]
    assert texts(document, "Heading3") == ["a) Ban hành"]
    styles = {style.get(f"{W}styleId"): style for style in root(document, "word/styles.xml").iter(f"{W}style")}
    for level, bold in ((1, True), (2, True), (3, False)):
        style = styles[f"Heading{level}"]
        assert style.find(f"{W}pPr/{W}keepNext") is not None
        assert (style.find(f"{W}rPr/{W}b") is not None) is bold


def test_a_bullet_begins_with_a_dash() -> None:
    assert texts(written(Paragraph(text("Mục một"), "bullet"), body("Hết.")), "ListDash") == ["- Mục một"]


def test_the_last_paragraph_ends_with_the_closing_mark_once() -> None:
    assert texts(written(body("Hết.")), "BodyText") == ["Hết./."]
    assert texts(written(body("Hết")), "BodyText") == ["Hết./."]
    assert texts(written(body("Hết./.")), "BodyText") == ["Hết./."]
    assert texts(written(body("Hết. ")), "BodyText") == ["Hết./."]
    assert texts(written(Paragraph((Text("Đạt "), FigureRun("5%", "f1")))), "BodyText") == ["Đạt 5%./."]


def test_the_last_paragraph_stays_with_the_signature() -> None:
    first, last = paragraphs(written(body("Một."), body("Hai.")), "BodyText")
    assert first.find(f"{W}pPr/{W}keepNext") is None
    assert last.find(f"{W}pPr/{W}keepNext") is not None


def test_a_last_table_keeps_its_last_row_with_the_signature() -> None:
    table = root(written(task_table(30))).findall(f"{W}body/{W}tbl")[1]
    kept = [row.find(f".//{W}keepNext") is not None for row in table.findall(f"{W}tr")]
    assert kept == [True, True, *[False] * 29, True, True]  # two header rows, thirty rows, the total


def test_two_tables_in_a_row_stay_two() -> None:
    table = replace(task_table(1), caption="")
    elements = [str(element.tag).removeprefix(W) for element in root(written(table, table))[0]]
    assert all(pair != ("tbl", "tbl") for pair in pairwise(elements))


def test_a_chart_stays_with_its_title() -> None:
    document = written(chart(), body("Hết."))
    assert texts(document, "Caption") == [chart().title]
    styles = {style.get(f"{W}styleId"): style for style in root(document, "word/styles.xml").iter(f"{W}style")}
    assert styles["Figure"].find(f"{W}pPr/{W}keepNext") is not None


def test_runs_keep_their_weight_and_slant() -> None:
    document = written(Paragraph((Text("đậm", bold=True), Text("nghiêng", italic=True), Text("thường"))), body("Hết."))
    runs = paragraphs(document, "BodyText")[0].findall(f"{W}r")
    assert [run.find(f"{W}rPr/{W}b") is not None for run in runs] == [True, False, False]
    assert [run.find(f"{W}rPr/{W}i") is not None for run in runs] == [False, True, False]
