"""The report as a Word file: within the decree's layout, its figures readable back from the bookmarks."""

from datetime import date

from tests.documents_report.example import small

from xanh.documents.report import compose_report, figures_of, states
from xanh.documents.word import chart_figures_in, check_layout, figure_of, figures_in, write_word


def test_the_layout_holds_as_a_draft_and_as_issued() -> None:
    head = small().head.model_copy(update={"number": "12", "issued_on": date(2025, 12, 1), "signer": "Nguyễn Văn A"})
    for content in (small(), small().model_copy(update={"head": head, "draft": False, "illustrative": False})):
        assert check_layout(write_word(compose_report(content))) == ()


def test_every_bookmark_holds_its_figure_and_every_figure_a_bookmark() -> None:
    figures = figures_of(small())
    shown = figures_in(write_word(compose_report(small())))
    assert {figure_of(name) for name in shown} == set(figures)
    assert [name for name, text in shown.items() if not states(text, figures[figure_of(name)])] == []


def test_chart_points_draw_their_figures() -> None:
    figures = figures_of(small())
    drawn = chart_figures_in(write_word(compose_report(small())))
    assert drawn and all(figures[name].value == value for name, value in drawn)


def test_the_same_content_gives_the_same_bytes() -> None:
    assert write_word(compose_report(small())) == write_word(compose_report(small()))
