"""Documents as other programs write them: look-alike characters, tables drawn with tabs, lists in narrow columns."""

import pytest
from tests.plans_source.word_xml import p, run

from xanh.basis.errors import Refusal
from xanh.plans.source import Table
from xanh.plans.source.limits import CHARACTERS
from xanh.plans.source.pdf_columns import side_by_side
from xanh.plans.source.pdf_flow import _goes_on, _joined
from xanh.plans.source.pdf_page import Line, Word


def words(*texts: str, top: float = 0.0, step: float = 30.0) -> Line:
    return Line([Word(text, step * n, step * n + 6 * len(text), top, top + 10, 10) for n, text in enumerate(texts)])


def texts(source):
    return [block.text for block in source.blocks]


@pytest.mark.parametrize(("name", "page"), [("a.txt", "{}"), ("a.html", "<p>{}</p>")])
def test_characters_nobody_sees_are_left_out(read, name, page):
    source = read(page.format("tăng tr\u00adưởng\u200b xanh 2021\u20112030"), name)
    assert texts(source) == ["tăng trưởng xanh 2021-2030"]


def test_signs_of_word_symbol_fonts(read, word):
    symbol = '<w:r><w:sym w:font="Symbol" w:char="F0A3"/></w:r>'
    source = read(word(f"<w:p>{run('đạt')}{symbol}{run('5%')}</w:p>" + p("\uf0b7 một")), "a.docx")
    assert texts(source) == ["đạt≤5%", "• một"]


def test_ordered_lists_of_a_page_keep_their_kind_of_number(read):
    page = '<ol type="I"><li>một</li><li>hai<ol style="list-style-type: lower-alpha"><li>x</li></ol></li></ol>'
    assert texts(read(page, "a.html")) == ["I. một", "II. hai", "a) x"]


def test_a_word_file_whose_table_is_drawn_with_tabs(read, word):
    row = "<w:p><w:r>{}</w:r></w:p>"
    cells = [
        ["STT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Năm"],
        *[[str(n), "Việc", "Sở A", "Sở B", "2026"] for n in "1234"],
    ]
    body = "".join(row.format("<w:tab/>".join(f"<w:t>{text}</w:t>" for text in line)) for line in cells)
    (table,) = [block for block in read(word(p("Phụ lục") + p("") + body), "a.docx").blocks if isinstance(block, Table)]
    assert [cell.text for cell in table.rows[4]] == ["4", "Việc", "Sở A", "Sở B", "2026"]


def test_plain_text_set_in_a_page(read):
    source = read("<html><body><pre>KẾ HOẠCH\n\n1\tViệc\tSở A\n2\tViệc\tSở B</pre></body></html>", "a.html")
    assert (source.blocks[0].text, len(source.blocks[1].rows)) == ("KẾ HOẠCH", 2)


def test_a_text_of_too_many_letters_is_refused_before_it_is_read(read):
    with pytest.raises(Refusal, match=str(CHARACTERS)):
        read("a " * 2 * (CHARACTERS + 2))


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("đề án/chươ", "ng trình", "đề án/chương trình"),
        ("• Ph", "ối hợp", "• Phối hợp"),
        ("882/QĐ-", "TTg", "882/QĐ-TTg"),
        ("loại c", "và d", "loại c và d"),
        ("TP", "ưu tiên", "TP ưu tiên"),
        ("45", "km", "45 km"),
    ],
)
def test_a_syllable_cut_by_a_narrow_column_is_made_whole(before, after, joined):
    assert _joined(before, after) == joined


def test_numbers_before_the_lines_of_a_list_are_no_column():
    lines = [words("I.", "MỤC", top=0), words("1.", "Chung", top=12)]
    assert side_by_side(lines) == lines


def test_a_roman_number_after_a_semicolon_goes_on():
    line, after = words("vốn:", "I.", "NSNN;"), words("II.", "Hỗ", top=12)
    assert _goes_on(line, after, right=line.x1 + 1)
    assert not _goes_on(words("vốn:", "I.", "NSNN."), after, right=line.x1 + 1)
