"""The way of a figure, condensed to a cell, still names every source."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.documents_report.example import small
from tests.documents_report.walking import annex_words

from xanh.documents.report import compose_report
from xanh.documents.report.content import Figure, Lineage
from xanh.documents.report.lineage import label_of, sources, way_of
from xanh.documents.report.setting import setting_of


def figure(lineage: Lineage) -> Figure:
    return Figure(id="f1", value=Decimal(1), lineage=lineage)


def test_few_sources_are_told_step_by_step() -> None:
    assert (
        "tính từ: tổng phát thải, kỳ 2024 = 5.200 tấn CO2 tương đương (số liệu số 40); GRDP, kỳ 2024 = 130 tỷ đồng"
        " (số liệu số 41)"
    ) in annex_words(compose_report(small()), 2)


def test_a_count_names_its_sources_only() -> None:
    inputs = tuple(Lineage(label="Đơn vị", value=Decimal(1), source=f"submission:{key}") for key in (4, 5, 9))
    way = way_of(figure(Lineage(label="Đơn vị", inputs=inputs)), setting_of(small()))
    assert way == "tổng hợp từ: báo cáo của đơn vị số 4-5, 9"


def test_a_missing_step_gives_its_reason_and_an_inner_step_its_own_way() -> None:
    gap = Lineage(label="Diện tích", missing="not_collected", source="observation:8")
    inner = Lineage(label="Mẫu số", value=Decimal(10), unit="ha", inputs=(gap,))
    way = way_of(figure(Lineage(label="Tỷ lệ", inputs=(inner,))), setting_of(small()))
    assert way == "tính từ: mẫu số = 10 ha [tính từ: diện tích = chưa thu thập (số liệu số 8)]"


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["observation:2", "observation:1", "observation:1"], "số liệu số 1-2"),
        (["round:KH-2025#STC", "round:KH-2025#SXD"], "kỳ báo cáo KH-2025"),
        (["money_line:3#planned"], "dòng kinh phí số 3"),
        (["archive:box 7"], "archive box 7"),
        ([""], "không rõ nguồn"),
    ],
)
def test_sources_in_words(names: list[str], said: str) -> None:
    assert sources(names) == said


@pytest.mark.parametrize(
    ("period", "area", "label"),
    [("2025", "A", "GRDP"), ("2024", "A", "GRDP, kỳ 2024"), ("2025", "B", "GRDP, địa bàn B"), ("", "", "GRDP")],
)
def test_period_and_area_are_named_where_they_are_not_the_reports_own(period: str, area: str, label: str) -> None:
    assert label_of(Lineage(label="GRDP", period=period, area=area), setting_of(small())) == label


@given(st.sets(st.integers(1, 300), min_size=1))
def test_ranges_keep_every_number_and_no_other(numbers: set[int]) -> None:
    told = sources(f"observation:{number}" for number in numbers).removeprefix("số liệu số ")
    found: set[int] = set()
    for span in told.split(", "):
        first, _, last = span.partition("-")
        found |= set(range(int(first), int(last or first) + 1))
    assert found == numbers
