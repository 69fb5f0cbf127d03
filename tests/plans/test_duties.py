"""Who must report by when: the wordings of other provinces."""

import pytest
from tests.plans.documents import document

from xanh.plans.model import Duty
from xanh.plans.reader import read_plan


def duties(*lines: str) -> list[Duty]:
    return read_plan(document("V. TỔ CHỨC THỰC HIỆN", *lines)).duties


def test_each_order_of_a_paragraph_is_a_duty() -> None:
    found = duties("Giao Giám đốc sở chỉ đạo thực hiện. Giao Sở Tài chính chủ trì tổng hợp. Kết quả được công bố.")
    assert [one.who for one in found] == ["Giám đốc sở", "Sở Tài chính"]
    assert found[1].text.endswith("Kết quả được công bố.")


@pytest.mark.parametrize(
    ("text", "due", "inclusive"),
    [
        ("Sở Y tế báo cáo trước ngày 15/12 hằng năm.", "--12-15", False),
        ("Sở Y tế báo cáo chậm nhất ngày 30 tháng 11 hằng năm.", "--11-30", True),
        ("Sở Y tế báo cáo chậm nhất vào ngày 20/12/2026.", "2026-12-20", True),
        ("Sở Y tế báo cáo trước ngày 20 của tháng cuối quý.", None, False),
    ],
)
def test_deadline(text: str, due: str | None, inclusive: bool) -> None:
    (found,) = duties(text)
    assert (found.who, found.due, found.inclusive) == ("Sở Y tế", due, inclusive)


def test_two_deadlines_are_two_duties() -> None:
    found = duties("Các sở báo cáo 6 tháng (trước ngày 10/6) và năm (trước ngày 10/12) gửi Sở Tài chính.")
    assert [(one.due, one.frequency, one.to) for one in found] == [
        ("--06-10", "semiannual", "Sở Tài chính"),
        ("--12-10", "annual", "Sở Tài chính"),
    ]


def test_letters_below_a_named_agency_are_its_duties_and_none_is_lost() -> None:
    found = duties("3. Các sở, ban, ngành", "a) Xây dựng kế hoạch.", "b) Báo cáo kết quả về Sở Tài chính.", "Kết thúc.")
    assert [(one.who, one.text[:8]) for one in found] == [
        ("Các sở, ban, ngành", "Xây dựng"),
        ("Các sở, ban, ngành", "Báo cáo "),
        (None, "Kết thúc"),
    ]
    assert found[1].to == "Sở Tài chính"
