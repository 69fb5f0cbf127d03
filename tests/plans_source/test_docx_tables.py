"""Tables of Word files: merged cells, frames, tables in tables."""

from tests.plans_source.word_xml import cell, p, table

from xanh.basis.language import speaking

WIDE, TALL, BELOW = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def test_merged_cells_stand_once(read, word):
    heading = [cell(p("STT"), TALL), cell(p("Phân công"), WIDE)]
    below = [cell(p(""), BELOW), cell(p("Chủ trì")), cell(p("Phối hợp"))]
    (found,) = read(word(table(heading, below)), "a.docx").blocks
    assert [[each and (each.text, each.columns, each.rows) for each in row] for row in found.rows] == [
        [("STT", 1, 2), ("Phân công", 2, 1), None],
        [None, ("Chủ trì", 1, 1), ("Phối hợp", 1, 1)],
    ]


def test_a_cell_that_goes_on_from_nothing_stands_for_itself(read, word):
    (found,) = read(word(table([cell(p("a"), BELOW), cell(p("b"))])), "a.docx").blocks
    assert [each.text for each in found.rows[0]] == ["a", "b"]


def test_cells_merged_in_the_old_way(read, word):
    first, next_ = '<w:hMerge w:val="restart"/>', "<w:hMerge/>"
    rows = [[cell(p("a"), first), cell(p(""), next_)], [cell(p("b")), cell(p("c"))]]
    (found,) = read(word(table(*rows)), "a.docx").blocks
    assert (found.rows[0][0].columns, found.rows[0][1]) == (2, None)


def test_columns_no_cell_begins_in_are_taken_out(read, word):
    wide = '<w:gridSpan w:val="900000"/>'
    rows = [[cell(p("a"), wide), cell(p("b"))], [cell(p("c"), wide), cell(p("d"))]]
    (found,) = read(word(table(*rows)), "a.docx").blocks
    assert [len(row) for row in found.rows] == [2, 2]


def test_a_row_with_fewer_cells_is_filled_up(read, word):
    (found,) = read(word(table([cell(p("a")), cell(p("b"))], [cell(p("c"))])), "a.docx").blocks
    assert [each.text for each in found.rows[1]] == ["c", ""]


def test_a_cell_keeps_its_paragraphs_as_lines_and_its_tabs_as_blanks(read, word):
    tabbed = "<w:p><w:r><w:t>x</w:t><w:tab/><w:t>y</w:t></w:r></w:p>"
    (found,) = read(word(table([cell(p("Sở A;") + p("Sở B")), cell(tabbed)])), "a.docx").blocks
    assert [each.text for each in found.rows[0]] == ["Sở A;\nSở B", "x y"]


def test_a_table_in_a_frame_of_one_row_stands_on_its_own(read, word):
    inner = table([cell(p("a")), cell(p("b"))])
    source = read(word(table([cell(inner), cell(p("cạnh"))])), "a.docx")
    assert [type(block).__name__ for block in source.blocks] == ["Table", "Paragraph"]
    assert source.problems == ()


def test_a_frame_of_one_column_holds_paragraphs(read, word):
    source = read(word(table([cell(p("a"))], [cell(p("b"))])), "a.docx")
    assert [block.text for block in source.blocks] == ["a", "b"]


def test_a_table_in_a_cell_of_a_table_becomes_lines_and_is_noted(read, word):
    inner = table([cell(p("a")), cell(p("b"))])
    rows = [[cell(p("1")), cell(p("x") + inner)], [cell(p("2")), cell(p("y"))]]
    with speaking("en"):
        source = read(word(table(*rows)), "a.docx")
    assert source.blocks[0].rows[0][1].text == "x\na b"
    assert "inside a cell" in source.problems[0][0]
