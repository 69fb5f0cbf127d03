"""The width of a line."""

import pytest

from xanh.documents.word.layout import TWIPS_PER_MM
from xanh.documents.word.metrics import balanced_width, line_width
from xanh.documents.word.wording import MOTTO, NATION


@pytest.mark.parametrize(
    ("text", "size", "millimetres"),
    [
        (NATION, 12, 87.7),
        (NATION, 13, 95.0),
        (MOTTO, 13, 56.1),
        (MOTTO, 14, 60.4),
        ("SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", 12, 73.9),
    ],
)
def test_bold_lines_have_the_width_liberation_serif_gives_them(text: str, size: float, millimetres: float) -> None:
    assert line_width(text, size, bold=True) / TWIPS_PER_MM == pytest.approx(millimetres, rel=0.015)


def test_balancing_keeps_the_number_of_lines() -> None:
    text = "Tổng hợp kết quả thực hiện Kế hoạch hành động tăng trưởng xanh trên địa bàn thành phố năm 2025"
    room = 160 * TWIPS_PER_MM
    width = balanced_width(text, 14, room, bold=True)
    assert room / 2 < width < room * 0.75
    assert balanced_width("Ngắn", 14, room) == pytest.approx(line_width("Ngắn", 14))


def test_a_word_wider_than_the_room_takes_the_room() -> None:
    assert balanced_width("x" * 400, 14, 1000) == 1000


def test_letters_outside_the_table_get_a_full_width() -> None:
    assert line_width("漢", 10) == 200
