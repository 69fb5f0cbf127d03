from xanh.plans.source import Paragraph, Table


def paragraphs(source):
    return [block.text for block in source.blocks if isinstance(block, Paragraph)]


def grid(source):
    (table,) = [block for block in source.blocks if isinstance(block, Table)]
    return [[cell and (cell.text, cell.columns, cell.rows) for cell in row] for row in table.rows]


def test_spans_lists_and_breaks(read):
    source = read(
        "<table><tr><th rowspan=2>STT<th colspan=2>Phân công</tr><tr><td>Chủ trì<td>Phối hợp</tr>"
        "<tr><td>1<td>Sở A<br>Sở B<td><ul><li>một<li>hai</ul></tr></table>",
        "a.html",
    )
    assert grid(source) == [
        [("STT", 1, 2), ("Phân công", 2, 1), None],
        [None, ("Chủ trì", 1, 1), ("Phối hợp", 1, 1)],
        [("1", 1, 1), ("Sở A\nSở B", 1, 1), ("- một\n- hai", 1, 1)],
    ]


def test_what_is_not_seen_is_not_read(read):
    source = read(
        "<html><head><title>T</title><style>p{}</style></head><body><script>alert(1)</script><!-- x -->"
        "<p hidden>a</p><p style='display: none'>b</p><p>Kế\nhoạch<sup>1</sup> <i>xanh</i></p></body></html>",
        "a.htm",
    )
    assert paragraphs(source) == ["Kế hoạch¹ xanh"]


def test_lists_are_marked_unless_they_mark_themselves(read):
    source = read(
        "<ul><li>- TT. Thành ủy;<li>TT. HĐND;</ul><ol start=3><li>ba<li>bốn</ol><ul><li></ul>z",
        "a.html",
    )
    assert paragraphs(source) == ["- TT. Thành ủy;", "- TT. HĐND;", "3. ba", "4. bốn", "z"]


def test_entities_and_foreign_encodings(read):
    assert read("<p>A &amp; B&nbsp;C &#7879;</p>", "a.html").text == "A & B C ệ\n"
    page = "<meta charset=windows-1252><p>caf\xe9</p>".encode("cp1252")
    assert read(page, "b.html").text == "café\n"


def test_a_page_named_txt_is_read_as_a_page(read):
    assert read("<!DOCTYPE html><p>Kế hoạch</p>", "a.txt").format == "html"


def test_entities_declared_by_the_page_are_not_expanded(read):
    bomb = '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><p>x &b; y</p>'
    assert "aaaaaaaaaa" not in paragraphs(read(bomb, "a.html"))[-1]


def test_a_row_span_past_the_end_and_a_huge_column_span_are_cut(read):
    source = read("<table><tr><td rowspan=9000>a<td colspan=999999>b</tr><tr><td>c</tr></table>", "a.html")
    assert grid(source) == [[("a", 1, 2), ("b", 1, 1)], [None, ("c", 1, 1)]]
