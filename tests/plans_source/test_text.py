import unicodedata

import pytest

from xanh.basis.errors import Refusal
from xanh.plans.source import Table, read_source


def tables(source):
    return [block for block in source.blocks if isinstance(block, Table)]


def texts(table):
    return [[None if cell is None else cell.text for cell in row] for row in table.rows]


def test_the_plan_is_its_own_text(seed, checked):
    source = read_source(seed)
    checked(source)
    assert source.text == seed.read_text(encoding="utf-8")
    assert source.format == "txt"


def test_the_annex_of_the_plan_has_every_row_with_seven_cells(seed):
    found = tables(read_source(seed))
    rows = [row for table in found for row in table.rows]
    lines = [line for line in seed.read_text(encoding="utf-8").split("\n") if "\t" in line]
    assert len(rows) == len(lines) == 30
    assert {len(row) for row in rows} == {7}
    assert rows[0][1].text == "Nhiệm vụ, hoạt động cụ thể (Mức độ ưu tiên ¹)"
    # Cut by the end of a page; joining is the parser's work.
    assert [cell.text for cell in found[1].rows[0]] == ["", "", "", "", "chính phủ.", "", ""]


def test_no_tag_is_left_in_a_cell_of_the_plan_and_every_item_has_its_line(seed):
    cells = [cell for table in tables(read_source(seed)) for row in table.rows for cell in row]
    assert not [cell.text for cell in cells if "<" in cell.text or cell.text != cell.text.strip()]
    logistics = next(cell for cell in cells if "logistics theo hướng xanh" in cell.text)
    assert [line[:22] for line in logistics.text.split("\n")] == [
        "- Triển khai các dự án",
        "- Phối hợp vận hành Sà",
        "- Triển khai các quy đ",
    ]
    assert not [line for cell in cells for line in cell.text.split("\n") if line.startswith("xã hội")]


def test_a_raw_cell_is_what_stands_between_the_tabs(read):
    source = read("1\t<p>Sở A</p> <p>Sở B</p>\t \n")
    one, two, three = tables(source)[0].rows[0]
    assert source.text[two.span.start : two.span.end] == "<p>Sở A</p> <p>Sở B</p>"
    assert (one.text, two.text, three.text) == ("1", "Sở A\nSở B", "")


def test_a_row_that_stops_inside_a_cell_goes_on_in_the_next_lines(read):
    source = read("A\tB\tC\n1\t<ul>\n<li>một</li>\n<li>hai</li></ul>\tx\n2\t- ba\n- bốn\ty\n")
    assert texts(tables(source)[0]) == [["A", "B", "C"], ["1", "- một\n- hai", "x"], ["2", "- ba\n- bốn", "y"]]


def test_a_list_open_at_the_end_of_a_row_goes_on_to_its_closing_tag(read):
    source = read("A\tB\n1\t<ul>\n<li>một</li>\n</ul>\n2\thai\n")
    assert texts(tables(source)[0]) == [["A", "B"], ["1", "- một"], ["2", "hai"]]


def test_short_rows_of_one_table_are_not_joined(read):
    source = read("A\tB\tC\n1\tx\n2\ty\n")
    assert texts(tables(source)[0]) == [["A", "B", "C"], ["1", "x", ""], ["2", "y", ""]]


def test_an_indented_line_is_a_paragraph_and_empty_lines_part_tables(read):
    source = read("\tCăn cứ Luật;\nA\tB\n\nC\tD\n\n\t\t\n")
    kinds = [type(block).__name__ for block in source.blocks]
    assert kinds == ["Paragraph", "Table", "Table"]
    assert source.blocks[0].text == "Căn cứ Luật;"


@pytest.mark.parametrize(
    "content",
    [
        "Cần Thơ\r\nmột\thai".encode("utf-8-sig"),
        "Cần Thơ\rmột\thai".encode("utf-16"),
        unicodedata.normalize("NFD", "Cần Thơ\nmột\thai").encode(),
    ],
)
def test_marks_line_ends_and_split_letters_make_no_difference(read, content):
    assert read(content).text == "Cần Thơ\nmột\thai"


@pytest.mark.parametrize("content", [b"C\xf4\xf2ng h\xf2a", b"C\xe9ng h\xdfa x\xb7 h\xe9i"])
def test_old_encodings_are_refused_by_name(read, content):
    with pytest.raises(Refusal, match="TCVN3"):
        read(content)


def test_old_font_encoding_inside_unicode_is_refused(read):
    with pytest.raises(Refusal, match="TCVN3"):
        read("Céng hßa x· héi chñ nghÜa ViÖt Nam §éc lËp Tù do H¹nh phóc " * 5)


def test_text_of_before_and_after_tags_is_normal_too(read):
    source = read("e<b></b>\u0301\tB &amp; C &lt;p&gt;\n")
    assert texts(tables(source)[0]) == [["é", "B & C <p>"]]
