"""What the sections say: in full, when empty, as a draft, with illustrative figures."""

from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from tests.documents_report.example import large, small
from tests.documents_report.walking import annex_words, blocks_of, words

from xanh.documents.report import compose_report
from xanh.documents.report.content import Overview, ReportContent, TaskGroupSection
from xanh.documents.word.model import Chart, Heading, Paragraph, Table


def test_the_formal_parts() -> None:
    document = compose_report(small())
    assert (document.parent_issuer, document.issuer) == ("ỦY BAN NHÂN DÂN TỈNH A", "SỞ TÀI CHÍNH")
    assert document.kind == "BÁO CÁO"
    assert document.subject == ("Kết quả thực hiện Kế hoạch hành động về tăng trưởng xanh trên địa bàn tỉnh A năm 2025")
    assert [annex.landscape for annex in document.appendices] == [False, True, False]


def test_the_opening_and_the_closing() -> None:
    lines = words(compose_report(small())).splitlines()
    assert lines[0].startswith("Thực hiện Kế hoạch số 45/KH-UBND ngày 09 tháng 02 năm 2022 của Ủy ban nhân dân tỉnh A")
    assert "Sở Tài chính tổng hợp, báo cáo Ủy ban nhân dân tỉnh A" in lines[0]
    assert lines[-1].endswith("Sở Tài chính kính báo cáo Ủy ban nhân dân tỉnh A xem xét, chỉ đạo./.")


def test_the_sections_stand_in_their_order() -> None:
    headings = [block.text for block in compose_report(small()).blocks if isinstance(block, Heading)]
    numbers = [text.split(".")[0] for text in headings if text.isupper()]
    assert numbers == ["I", "II", "III", "IV", "V", "VI", "VII"]


@pytest.mark.parametrize(
    ("draft", "illustrative", "watermark"),
    [
        (False, False, ""),
        (True, False, "DỰ THẢO"),
        (False, True, "SỐ LIỆU MINH HỌA"),
        (True, True, "DỰ THẢO - SỐ LIỆU MINH HỌA"),
    ],
)
def test_marks(draft: bool, illustrative: bool, watermark: str) -> None:
    content = small().model_copy(update={"draft": draft, "illustrative": illustrative})
    document = compose_report(content)
    captions = [block.caption for block in blocks_of(document) if isinstance(block, Table)]
    captions += [block.title for block in blocks_of(document) if isinstance(block, Chart)]
    assert document.watermark == watermark
    assert [("minh họa" in caption) for caption in captions] == [illustrative] * len(captions)
    assert words(document).splitlines()[1].startswith("Lưu ý: Số liệu") == illustrative


@pytest.mark.parametrize(
    ("empty", "said"),
    [
        ({"objectives": ()}, "Kế hoạch không quy định mục tiêu, chỉ tiêu phải theo dõi"),
        ({"groups": ()}, "Trong kỳ không có nhiệm vụ phải báo cáo."),
        ({"money": ()}, "Trong kỳ chưa có cơ quan, đơn vị báo cáo kinh phí"),
        ({"difficulties": ()}, "Các cơ quan, đơn vị không nêu khó khăn, vướng mắc."),
        ({"proposals": ()}, "Các cơ quan, đơn vị không có đề xuất, kiến nghị."),
        ({"directions": ()}, "Năm 2026, các cơ quan, đơn vị tiếp tục thực hiện"),
    ],
)
def test_an_empty_section_says_so(empty: dict[str, object], said: str) -> None:
    assert said not in words(compose_report(small()))
    assert said in words(compose_report(small().model_copy(update=empty)))


def test_every_heading_is_followed_by_something() -> None:
    bare = small().model_copy(
        update=dict.fromkeys(("objectives", "groups", "money", "difficulties", "proposals", "directions"), ())
    )
    for content in (small(), bare):
        blocks = compose_report(content).blocks
        for block, following in pairwise(blocks):
            if isinstance(block, Heading):
                assert not isinstance(following, Heading) or following.level > block.level


@pytest.mark.parametrize(
    "said",
    [
        "trong đó 1 gửi đúng hạn, 1 gửi chậm hạn, 1 gửi trong thời hạn được gia hạn; 1 cơ quan, đơn vị chưa báo cáo",
        "thời hạn trước ngày 20 tháng 11 năm 2025. Tính đến 16 giờ 30 phút ngày 25 tháng 11 năm 2025",
        "Cơ quan, đơn vị chưa báo cáo: Sở Công Thương.",
        "0 chỉ tiêu đúng tiến độ",
        "đi ngược hướng. Giá trị năm 2024 là 40",
        "lý do: số liệu năm gốc đang được kiểm kê lại.",
        "Sở Kế hoạch và Đầu tư (nay là Sở Tài chính): đã hoàn thành, đạt 100% khối lượng.",
        "Sở Công Thương: chưa báo cáo.",
        "Nhiệm vụ do nhiều cơ quan, đơn vị cùng chủ trì, trong đó: 5 thực hiện thường xuyên, 3 chưa báo cáo",
        "Số tổng cộng chỉ gồm phần kinh phí đã được báo cáo",
        "còn 1 nội dung báo cáo nhiệm vụ chưa nêu kinh phí",
        "cùng báo cáo 1.200 triệu đồng của dự án logistics xanh; số này tính một lần.",
        "chưa đối chiếu với văn bản gốc: ngưỡng đánh giá tiến độ",
    ],
)
def test_the_report_says(said: str) -> None:
    assert said in words(compose_report(small()))


def test_what_two_agencies_say_alike_is_said_once() -> None:
    text = words(compose_report(small()))
    assert text.count("Kinh phí bố trí còn hạn hẹp") == 1
    assert "(Sở Công Thương, nhiệm vụ 1.2; Sở Xây dựng, nhiệm vụ 1.1)" in text


def test_a_target_is_charted_from_two_values_on() -> None:
    charts = [block for block in compose_report(small()).blocks if isinstance(block, Chart)]
    assert [len([point for point in chart.points if point.value is not None]) for chart in charts] == [4, 2]
    assert [point.year for point in charts[0].points] == list(range(2021, 2031))
    assert len(charts[0].points) == len(charts[0].target_points)
    assert charts[0].points[2].value is None  # a gap, never zero
    assert charts[0].points[0].figure


def test_a_way_from_an_earlier_base_year_keeps_both_lines_of_one_length() -> None:
    content = small()
    target = content.objectives[1].targets[0]
    path = tuple((year, Decimal(year - 1990)) for year in range(2014, 2031))
    objective = content.objectives[1].model_copy(update={"targets": (target.model_copy(update={"path": path}),)})
    document = compose_report(content.model_copy(update={"objectives": (objective,)}))
    chart = next(block for block in document.blocks if isinstance(block, Chart))
    assert [point.year for point in chart.points] == [point.year for point in chart.target_points]


def test_the_annexes_keep_old_and_new_names_and_every_answer() -> None:
    document = compose_report(small())
    assert "Sở Kế hoạch và Đầu tư (nay là Sở Tài chính) | 18/11/2025 09:15 | đúng hạn" in annex_words(document, 0)
    assert "hạn: trước 30/11/2025" in annex_words(document, 0)
    assert "1 | Sở Kế hoạch và Đầu tư (nay là Sở Tài chính) | đã hoàn thành | 100" in annex_words(document, 1)
    assert sum("Ủy ban nhân dân xã B" in line for line in annex_words(document, 1).splitlines()) == 8


def test_many_silent_agencies_are_left_to_the_annex() -> None:
    text = words(compose_report(large(agencies=11, tasks=1)))
    assert "Cơ quan, đơn vị chưa báo cáo:" not in text


def test_where_counts_are_not_given_none_are_made_up() -> None:
    content = small()
    group = content.groups[1]
    bare = group.model_copy(update={"tasks": (group.tasks[0].model_copy(update={"counts": ()}),)})
    text = words(compose_report(content.model_copy(update={"groups": (bare,)})))
    assert "Nhiệm vụ do nhiều cơ quan, đơn vị cùng chủ trì; kết quả cụ thể nêu tại Phụ lục II." in text


def test_tasks_without_a_group_have_a_heading() -> None:
    task = small().groups[0].tasks[0]
    content = small().model_copy(update={"groups": (TaskGroupSection(number="", title="", tasks=(task,)),)})
    assert "1. Nhiệm vụ khác" in words(compose_report(content))


def test_a_long_title_is_cut_in_the_text_and_whole_in_the_annex() -> None:
    title = "Tăng cường quản lý chất thải rắn theo hướng kinh tế tuần hoàn, " * 5 + "tái chế"
    group = small().groups[0].model_copy(update={"title": title})
    document = compose_report(small().model_copy(update={"groups": (group,)}))
    heading = next(block.text for block in document.blocks if isinstance(block, Heading) and "Tăng cường" in block.text)
    assert heading.endswith("kinh tế tuần hoàn…") and len(heading) < 200
    assert title in annex_words(document, 1)


def test_sources_without_a_count_share_a_note() -> None:
    rows = tuple(row.model_copy(update={"unreported": 2, "unreported_figure": None}) for row in small().money)
    text = words(compose_report(small().model_copy(update={"money": rows})))
    assert "Nguồn I và II: còn nội dung báo cáo nhiệm vụ chưa nêu kinh phí." in text


def test_nothing_optional_is_needed(bare_overview: Overview) -> None:
    content = small().model_copy(update={"overview": bare_overview, "plan_date": None, "unverified": ()})
    text = words(compose_report(content))
    assert "gia hạn" not in text and "Ghi chú" not in text and "None" not in text


@pytest.fixture
def bare_overview() -> Overview:
    return small().overview.model_copy(update={"extended": None, "exempt": None, "not_reported": None})


def test_a_report_with_number_and_date_keeps_them() -> None:
    head = small().head.model_copy(update={"number": "12", "issued_on": date(2025, 12, 1)})
    document = compose_report(_with(small(), head=head, draft=False))
    assert (document.number, document.date) == ("12", date(2025, 12, 1))


def test_no_paragraph_is_empty() -> None:
    for block in blocks_of(compose_report(small())):
        if isinstance(block, Paragraph):
            assert "".join(run.text for run in block.runs).strip()


def _with(content: ReportContent, **changes: object) -> ReportContent:
    return content.model_copy(update=changes)
