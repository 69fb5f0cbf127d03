"""The sentence of a verdict, in both languages, and the catalogue behind it."""

import ast
from decimal import Decimal
from pathlib import Path
from string import Formatter

import pytest
from tests.targets.promises import IN_2024, at_least, fall_since_2014, mean_fall, series

import xanh.targets
from xanh.basis.language import speaking
from xanh.targets import Kind, Promise, judge

INTENSITY = "tonne_co2e / billion_dong"


def test_fall_since_the_base_year() -> None:
    verdict = judge(fall_since_2014("15"), series({2014: "40", 2024: "36.76"}, INTENSITY), IN_2024)
    assert verdict.sentence == (
        "So với năm 2014, chỉ tiêu đã giảm 8,1% tính đến năm 2024 (yêu cầu đến 2030: giảm 15% trở lên); tốc độ "
        "(tăng trưởng kép) đạt 0,83 lần tốc độ cần có; các năm còn lại phải giảm 1,29%/năm."
    )


def test_the_same_in_english() -> None:
    with speaking("en"):
        verdict = judge(fall_since_2014("15"), series({2014: "40", 2024: "36.76"}, INTENSITY), IN_2024)
    assert verdict.sentence == (
        "From 2014 to 2024 there was a fall of 8.1% (required by 2030: a fall of 15% or more); the pace "
        "(compound growth) is 0.83 times the pace needed; from now on it takes a fall of 1.29% a year."
    )


def test_mean_annual_fall() -> None:
    verdict = judge(mean_fall("-1.5", "-1.0"), series({2020: "100", 2024: "97"}, "tonne"), IN_2024)
    assert verdict.sentence == (
        "Bình quân giai đoạn 2021 - 2024, chỉ tiêu giảm 0,76%/năm (yêu cầu đến 2030: giảm 1%/năm trở lên); tốc độ "
        "(bình quân năm) đạt 0,76 lần tốc độ cần có; các năm còn lại phải giảm 1,16%/năm."
    )


def test_a_share_moves_by_percentage_points() -> None:
    verdict = judge(at_least("35"), series({2020: "10", 2024: "12.5"}), IN_2024)
    assert "từ 10% thành 12,5% (yêu cầu đến 2030: ít nhất 35%)" in verdict.sentence
    assert "phải tăng 3,75 điểm phần trăm/năm" in verdict.sentence


def test_estimates_are_named() -> None:
    values = [*series({2020: "10"}), *series({2024: "18"}, status="estimated")]
    assert judge(at_least("20"), values, IN_2024).sentence.endswith("Số liệu ước tính: năm 2024.")
    assert "ước tính" not in judge(at_least("20"), series({2020: "10", 2024: "18"}), IN_2024).sentence


def test_rounding_never_makes_a_missed_number_look_met() -> None:
    nearly = judge(at_least("35"), series({2020: "10", 2030: "34.9999999"}), IN_2024.replace(year=2031))
    assert "giá trị là 34,9999999%" in nearly.sentence
    fallen = judge(fall_since_2014("15", 2024), series({2014: "100000", 2024: "85001"}, "tonne"), IN_2024)
    assert "giảm 14,999%" in fallen.sentence
    paced = judge(at_least("20"), series({2020: "10", 2022: "11.8999"}), IN_2024)
    assert "đạt 0,94995 lần" in paced.sentence


def test_a_small_change_is_not_rounded_away() -> None:
    verdict = judge(fall_since_2014("15"), series({2014: "100000", 2024: "99998"}, "tonne"), IN_2024)
    assert "chỉ tiêu đã giảm 0,002%" in verdict.sentence


def test_the_range_is_written_with_both_bounds() -> None:
    promise = Promise(Kind.RANGE, "%", 2030, low=Decimal(15), high=Decimal(20))
    assert "yêu cầu đến 2030: 15 - 20%" in judge(promise, series({2030: "21"}), IN_2024.replace(year=2030)).sentence


@pytest.mark.parametrize("language", ["vi", "en"])
def test_money_is_written_with_its_name(language: str) -> None:
    with speaking(language):
        verdict = judge(
            at_least("1500000", "million_dong"), series({2020: "1000", 2024: "1500"}, "billion_dong"), IN_2024
        )
    assert {"vi": "1.500.000 triệu đồng", "en": "1,500,000 million dong"}[language] in verdict.sentence


def sources() -> set[str]:
    """Return every string the room's code gives to gettext or Refusal."""
    found = set()
    for path in Path(xanh.targets.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in ("gettext", "Refusal")
            ):
                text = node.args[0]
                assert isinstance(text, ast.Constant), f"{path.name}: a message must be a literal"
                found.add(text.value)
    return found


def test_the_catalogue_is_complete_and_has_nothing_else(messages: dict[str, str]) -> None:
    assert set(messages) == sources()
    assert [source for source, target in messages.items() if not target] == []


def test_translations_keep_the_places(messages: dict[str, str]) -> None:
    def places(text: str) -> set[str | None]:
        return {name for _, name, _, _ in Formatter().parse(text) if name}

    assert [source for source, target in messages.items() if places(source) != places(target)] == []
