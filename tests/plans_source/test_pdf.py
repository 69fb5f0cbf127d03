import pytest

from xanh.plans.source import Paragraph, Table, read_source


@pytest.fixture(scope="module")
def plan():
    from pathlib import Path

    return read_source(Path(__file__).parents[1] / "documents_in" / "ke-hoach-200.pdf")


def test_head_and_foot_are_tables_of_two_columns(plan, checked):
    checked(plan)
    head, foot = [block for block in plan.blocks if isinstance(block, Table) and len(block.rows[0]) == 2]
    assert [cell.text for cell in head.rows[0]] == [
        "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ CẦN THƠ\nSố: 200 /KH-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nCần Thơ, ngày 22 tháng 9 năm 2022",
    ]
    assert foot.rows[0][1].text.endswith("PHÓ CHỦ TỊCH\nDương Tấn Hiển")
    assert foot.rows[0][0].text.count("\n- ") == 10


def test_no_page_number_is_left(plan):
    assert not [block.text for block in plan.blocks if isinstance(block, Paragraph) and block.text.isdecimal()]


def test_the_annex_goes_on_from_page_to_page_in_tables_of_seven_columns(plan):
    annex = [block for block in plan.blocks if isinstance(block, Table) and len(block.rows[0]) == 7]
    assert len(annex) == 6
    assert (annex[0].rows[0][3].text, annex[0].rows[0][3].columns) == ("Phân công trách nhiệm", 2)
    groups = [row[0].text for table in annex for row in table.rows if row[0] and row[1] and row[1].columns == 6]
    assert groups == ["1", "4", "8", "9", "10"]
    rest = annex[1].rows[0]
    assert rest[1].text.startswith("xanh.\n- Cập nhật")
    assert rest[4].text == "trường, các tổ chức xã hội, tổ chức phi chính phủ."


def test_a_ruled_table_with_a_cell_merged_downwards(documents, checked):
    source = read_source(documents / "tinh-a-1.pdf")
    checked(source)
    table = source.blocks[-1]
    assert (table.rows[2][1].text, table.rows[2][1].rows, table.rows[3][1]) == ("Sở Công Thương", 2, None)
    assert table.rows[3][3].text == "- Thay đèn đường bằng đèn tiết kiệm\n- Công bố kết quả"
