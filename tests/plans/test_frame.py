"""Head, objectives, duties and foot as other provinces write them."""

from datetime import date

import pytest
from tests.plans.documents import document

from xanh.basis.language import speaking
from xanh.plans.model import Plan
from xanh.plans.reader import is_empty, read_plan

SIGNED = document(
    "ỦY BAN NHÂN DÂN",
    "TỈNH BÀ RỊA - VŨNG TÀU",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Số: 05 /KH-UBND",
    "Bà Rịa - Vũng Tàu, ngày 05 tháng 01 năm 2024",
    "KẾ HOẠCH",
    "Hành động tăng trưởng xanh tỉnh Bà Rịa - Vũng Tàu",
    "đến năm 2030",
    "Căn cứ Luật A số 72/2020/QH14;",
    "Thực hiện Quyết định số 882/QĐ-TTg, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:",
    "I. QUAN ĐIỂM, MỤC TIÊU",
    "1. Quan điểm",
    "- Tăng trưởng xanh là trách nhiệm chung.",
    "2. Mục tiêu tổng quát: Đưa tỉnh phát triển xanh.",
    "3. Mục tiêu cụ thể",
    "3.1. Giảm phát thải",
    "a) Đến năm 2030:",
    "- Cường độ phát thải khí nhà kính trên GRDP giảm ít nhất 15% so với năm 2014.",
    "- Hoàn thành kiểm kê khí nhà kính cấp tỉnh.",
    "b) Đến năm 2050:",
    "- Cường độ phát thải khí nhà kính trên GRDP giảm ít nhất 30% so với năm 2014.",
    "3.2. Xanh hóa lối sống",
    "Nâng cao ý thức người dân.",
    "- Đến năm 2030: tỷ lệ thu gom đạt 95%.",
    "II. TỔ CHỨC THỰC HIỆN",
    "1. Sở Kế hoạch và Đầu tư: Chủ trì theo dõi; báo cáo UBND tỉnh trước ngày 15/12 hằng năm.",
    "2. Các sở, ngành, UBND các huyện",
    "- Xây dựng kế hoạch năm, gửi về Sở Kế hoạch và Đầu tư trước ngày 31 tháng 3 năm 2024.",
    "Yêu cầu các sở, ngành nghiêm túc thực hiện./.",
    "Nơi nhận:",
    "- Như trên;",
    "- Lưu: VT.",
    "CHỦ TỊCH",
    "Nguyễn Văn A",
)
DRAFT = document(
    "UỶ BAN NHÂN DÂN THÀNH PHỐ HẢI PHÒNG",
    "Số: …/KH-UBND",
    "Hải Phòng, ngày … tháng … năm 2026",
    "KẾ HOẠCH",
    "Thực hiện Chiến lược tăng trưởng xanh",
    "I. MỤC TIÊU",
    "1. Mục tiêu đến năm 2030",
    "- Tỷ lệ A đạt 10%;",
    "2. Tầm nhìn đến năm 2050",
    "- Tỷ lệ A đạt 50%.",
    "TM. ỦY BAN NHÂN DÂN",
    "CHỦ TỊCH",
    "(Đã ký)",
    "Trần Thị B",
)


def targets(plan: Plan) -> list[tuple[str, int | None, str]]:
    return [(one.objective, one.horizon, one.kind) for one in plan.targets]


def test_head_over_several_lines() -> None:
    head = read_plan(SIGNED).document
    assert (head.number, head.date, head.place) == ("05/KH-UBND", date(2024, 1, 5), "Bà Rịa - Vũng Tàu")
    assert head.issuer == "Ủy ban nhân dân tỉnh Bà Rịa - Vũng Tàu"
    assert head.title == "Hành động tăng trưởng xanh tỉnh Bà Rịa - Vũng Tàu đến năm 2030"
    assert head.legal_bases == ["Căn cứ Luật A số 72/2020/QH14", "Thực hiện Quyết định số 882/QĐ-TTg"]
    assert head.signer is not None
    assert (head.signer.name, head.signer.position, head.signer.authority) == ("Nguyễn Văn A", "CHỦ TỊCH", None)


def test_objectives_by_numbers_with_years_as_headings() -> None:
    plan = read_plan(SIGNED)
    assert [(one.code, one.general) for one in plan.objectives] == [("2", True), ("3.1", False), ("3.2", False)]
    assert targets(plan) == [
        ("3.1", 2030, "change_from_base"),
        ("3.1", 2030, "milestone"),
        ("3.1", 2050, "change_from_base"),
        ("3.2", 2030, "at_least"),
    ]
    assert plan.objectives[2].text == "Nâng cao ý thức người dân."


def test_duties_under_agencies() -> None:
    found = [(one.who, one.due, one.frequency, one.to) for one in read_plan(SIGNED).duties]
    assert found == [
        ("Sở Kế hoạch và Đầu tư", "--12-15", "annual", "UBND tỉnh"),
        ("Các sở, ngành, UBND các huyện", "2024-03-31", None, "Sở Kế hoạch và Đầu tư"),
        ("các sở, ngành", None, None, None),
    ]


def test_blank_number_and_date_are_unknown_and_said() -> None:
    with speaking("en"):
        plan = read_plan(DRAFT)
    assert (plan.document.number, plan.document.date, plan.document.place) == (None, None, "Hải Phòng")
    assert plan.document.issuer == "Ủy ban nhân dân thành phố Hải Phòng"
    assert plan.document.signer is not None and plan.document.signer.name == "Trần Thị B"
    said = [problem for problem in plan.problems if "is blank" in problem.message]
    assert len(said) == 2 and all(problem.span for problem in said)
    assert targets(plan) == [("1", 2030, "at_least"), ("2", 2050, "at_least")]


def test_issuer_is_unknown_where_the_text_does_not_give_it() -> None:
    plan = read_plan(
        document("Huế, ngày 1 tháng 2 năm 2024", "KẾ HOẠCH", "Một việc", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
    )
    assert plan.document.issuer is None


def test_a_footnote_in_a_sentence_cut_by_a_page_end() -> None:
    plan = read_plan(
        document(
            "I. MỤC TIÊU",
            "1. Mục tiêu chung",
            "Phát triển nền kinh tế¹ theo hướng",
            "¹ Theo Nghị quyết ngày",
            "29/12/2025 của Tỉnh ủy.",
            "2",
            "xanh và bền vững.",
        )
    )
    assert plan.objectives[0].text == "Phát triển nền kinh tế theo hướng xanh và bền vững."
    assert [note.text for note in plan.footnotes] == ["Theo Nghị quyết ngày 29/12/2025 của Tỉnh ủy."]


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Số: 200 /KH-UBND", "200/KH-UBND"),
        ("Số: 09/KH-UBND Huế, ngày 01 tháng 02 năm 2024", "09/KH-UBND"),
        ("Số: 45/2024/NQ-HĐND", "45/2024/NQ-HĐND"),
        ("Số 12/QĐ-UBND", "12/QĐ-UBND"),
        ("Số:           /KH-UBND", None),
        ("Số: ……/KH-UBND", None),
    ],
)
def test_number_of_the_document(line: str, number: str | None) -> None:
    assert read_plan(document(line, "KẾ HOẠCH", "Một việc")).document.number == number


def test_a_letter_to_a_friend_is_empty() -> None:
    plan = read_plan(document("Chào bạn,", "Năm 2030 ta gặp lại nhé, tôi đã tiết kiệm được 15%."))
    assert is_empty(plan) and plan.problems
