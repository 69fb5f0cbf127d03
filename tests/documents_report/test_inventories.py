"""The section of the greenhouse-gas inventory: in full, without one, and in reports from before there was a section."""

import pytest
from tests.documents_report.example import small
from tests.documents_report.example_inventory import inventories
from tests.documents_report.walking import annex_words, words

from xanh.documents.report import compose_report, orphan_figures
from xanh.documents.report.content import InventorySection, ReportContent
from xanh.documents.word import figures_in, write_word
from xanh.documents.word.model import Chart, Heading, Table


def with_section(section: InventorySection | None) -> ReportContent:
    return small().model_copy(update={"inventories": section})


def headings(content: ReportContent) -> list[str]:
    return [block.text for block in compose_report(content).blocks if isinstance(block, Heading) and block.level == 1]


def test_it_takes_its_number_and_those_after_it_move() -> None:
    assert headings(with_section(None))[2].startswith("III. KẾT QUẢ THỰC HIỆN NHIỆM VỤ")
    assert headings(with_section(inventories()))[2:4] == ["III. KIỂM KÊ KHÍ NHÀ KÍNH", "IV. KẾT QUẢ THỰC HIỆN NHIỆM VỤ"]


def test_a_report_pinned_before_there_was_a_section_is_set_as_it_was() -> None:
    pinned = small().model_dump(mode="json")
    del pinned["inventories"]
    assert write_word(compose_report(ReportContent.model_validate(pinned))) == write_word(compose_report(small()))
    assert not any("KIỂM KÊ" in title for title in headings(small()))


def test_without_a_published_inventory_it_is_one_sentence() -> None:
    before = [block for block in compose_report(small()).blocks if isinstance(block, Table)]
    document = compose_report(with_section(InventorySection()))
    assert "chưa có kết quả kiểm kê khí nhà kính nào" in words(document)
    assert len([block for block in document.blocks if isinstance(block, Table)]) == len(before)


@pytest.mark.parametrize(
    "said",
    [
        "hồ sơ A-2024, phiên bản 1, công bố ngày 02 tháng 6 năm 2025",
        "theo bộ tiềm năng nóng lên toàn cầu AR5",
        "số liệu minh họa, không phải số liệu thống kê",
        "Tổng lượng phát thải gồm sử dụng đất: 7.218,1 nghìn tấn CO2 tương đương",
        "Tổng này chưa đầy đủ. Một số phần chưa được ước tính (NE).",
        "thuộc phạm vi bảo mật",
        "±12,5%; của mức thay đổi so với năm gốc: ±3,2%. Đây là mức tối thiểu, vì 33 dòng",
        "từ bộ AR4 sang AR5): từ 6.500,1 nghìn tấn CO2 tương đương thành 6.610,2",
        "Lý do: Bổ sung nguồn đốt rơm rạ. Chênh lệch theo nguyên nhân: hệ số 110,1 nghìn tấn",
    ],
)
def test_it_says(said: str) -> None:
    assert said in words(compose_report(with_section(inventories())))


def test_every_figure_of_it_is_bound_and_has_its_source() -> None:
    content = with_section(inventories())
    document = compose_report(content)
    bound = figures_in(write_word(document))
    assert orphan_figures(content) == ()
    assert {"f2001", "f2003", "f2010", "f2013"} <= bound.keys()
    assert "phiên bản kiểm kê số 4" in annex_words(document, 2)


def test_the_chart_has_the_interval_as_two_further_lines() -> None:
    charts = [block for block in compose_report(with_section(inventories())).blocks if isinstance(block, Chart)]
    chart = next(one for one in charts if one.band)
    assert [end.name for end in chart.band] == ["Cận dưới", "Cận trên"]
    assert [len(end.points) for end in chart.band] == [len(chart.points)] * 2
    assert chart.band[0].points[0].value is None  # no interval without an uncertainty


def test_no_recalculation_is_said_and_a_closed_one_keeps_its_causes() -> None:
    section = inventories()
    none = section.model_copy(update={"recalculations": ()})
    assert "không có kết quả kiểm kê nào được tính toán lại" in words(compose_report(with_section(none)))
    closed = section.recalculations[0].model_copy(update={"parts": ()})
    text = words(compose_report(with_section(section.model_copy(update={"recalculations": (closed,)}))))
    assert "nguyên nhân không nêu, vì có nguồn thuộc phạm vi bảo mật" in text
