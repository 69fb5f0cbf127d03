"""Whole Word files."""

import pytest

from xanh.plans.source import Paragraph, Table, read_source


def paragraphs(source):
    return [block.text for block in source.blocks if isinstance(block, Paragraph)]


def test_another_province_reads_well(documents, checked):
    source = read_source(documents / "lao-cai-draft.docx")
    checked(source)
    head, sign, tasks = [block for block in source.blocks if isinstance(block, Table)]
    assert head.rows[0][0].text == "ỦY BAN NHÂN DÂN TỈNH LÀO CAI"
    assert sign.rows[0][1].text == "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nNguyễn Thành Sinh"
    assert [each.text for each in tasks.rows[0]] == [
        "TT",
        "Tên nhiệm vụ",
        "Sở, ngành chủ trì tham mưu",
        "Đơn vị phối hợp thực hiện",
        "Thời gian thực hiện",
        "Ghi chú",
    ]
    assert len(tasks.rows) == 16
    assert "về địa chất, khoáng sản¹ đến" in source.text
    assert any(text.startswith("¹ Đặc biệt: Luật Địa chất") for text in paragraphs(source))
    # A line break in the middle of a sentence is a blank.
    assert "vốn chủ sở hữu của tổ chức, cá nhân" in source.text


@pytest.mark.parametrize(("name", "columns"), [("tinh-a-1", 6), ("tinh-a-2", 7)])
def test_invented_tables_are_the_same_in_word_and_on_the_web(documents, checked, name, columns):
    one, other = (read_source(documents / f"{name}.{form}") for form in ("docx", "html"))
    checked(one)
    assert (one.text, one.blocks) == (other.text, other.blocks)
    assert len(one.blocks[-1].rows[0]) == columns
