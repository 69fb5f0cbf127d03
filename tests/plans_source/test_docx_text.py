"""The text of Word paragraphs: list numbers, footnotes, tracked changes, fields and boxes."""

import io
import zipfile

from tests.plans_source.word_xml import item, level, lists, p, reference, run

USUAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"


def texts(source):
    return [block.text for block in source.blocks]


def test_numbers_and_bullets_are_written_out(read, word):
    numbering = lists(level(0, "upperRoman", "%1.") + level(1, "lowerLetter", "%2)"), level(0, "bullet", "·"))
    body = [item("Một"), item("x", 1), item("y", 1), item("Hai"), item("z", 1), item("gạch", 0, 2), item("q", 0, 99)]
    source = read(word("".join(body), numbering=numbering), "a.docx")
    assert texts(source) == ["I. Một", "a) x", "b) y", "II. Hai", "a) z", "- gạch", "q"]


def test_numbers_of_several_levels(read, word):
    numbering = lists(level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2."))
    body = [item("một"), item("x", 1), item(""), item("y", 1)]
    assert texts(read(word("".join(body), numbering=numbering), "a.docx")) == ["1. một", "1.1. x", "2.1. y"]


def test_footnotes_end_the_document_in_the_order_of_their_marks(read, word):
    notes = "".join(f'<w:footnote w:id="{key}">{p(text)}</w:footnote>' for key, text in ((4, "bốn"), (9, "chín")))
    body = f"<w:p>{run('GDP')}{reference(9)}{run(', HDI')}{reference(4)}</w:p>"
    assert texts(read(word(body, footnotes=notes), "a.docx")) == ["GDP¹, HDI²", "¹ chín", "² bốn"]


def test_deletions_are_left_out_and_tracking_is_noted(read, word):
    deleted = "<w:del><w:r><w:delText>10%</w:delText></w:r></w:del>"
    hidden = run("ẩn", "<w:rPr><w:vanish/></w:rPr>")
    source = read(word(f"<w:p>{run('giảm ')}{deleted}<w:ins>{run('15%')}</w:ins>{hidden}</w:p>"), "a.docx")
    assert texts(source) == ["giảm 15%"]
    assert len(source.problems) == 1


def test_raised_digits_links_controls_and_text_boxes_are_read(read, word):
    raised = run("3", '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>')
    box = f"<w:r><w:pict><w:txbxContent>{p('DỰ THẢO')}</w:txbxContent></w:pict></w:r>"
    line = f"<w:p><w:hyperlink>{run('100 m')}</w:hyperlink>{raised}{box}</w:p>"
    source = read(word(f"<w:sdt><w:sdtContent>{line}</w:sdtContent></w:sdt>"), "a.docx")
    assert texts(source) == ["100 m³", "DỰ THẢO"]


def test_strict_open_xml_is_the_same(read, word):
    raw = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word(p("Kế hoạch")))) as old, zipfile.ZipFile(raw, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(USUAL, STRICT))
    assert read(raw.getvalue(), "a.docx").text == "Kế hoạch\n"
