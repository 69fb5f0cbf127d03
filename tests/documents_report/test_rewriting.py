"""Paragraphs in a person's words: the figures stay in their places, and no number comes in beside them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.documents_report.example import small

from xanh.basis.errors import Refusal
from xanh.documents.report import compose_report, without_place
from xanh.documents.report.compose import SECTION_BLOCKS, section_blocks
from xanh.documents.report.content import ReportContent, Rewritten
from xanh.documents.report.rewriting import Editable, editable
from xanh.documents.word import figures_in, write_word
from xanh.documents.word.model import FigureRun, Paragraph, Runs, Text

CONTENT = small()


def lines(section: str) -> list[Editable]:
    found = [editable(block, CONTENT) for block in section_blocks(CONTENT, section)]
    return [line for line in found if line]


def first_with_figures(section: str = "overview") -> Editable:
    return next(line for line in lines(section) if len(line.places) > 2)


def written(section: str, original: str, text: str) -> ReportContent:
    return CONTENT.model_copy(update={"rewritten": (Rewritten(section=section, original=original, text=text),)})


def plain(runs: Runs) -> str:
    return "".join(run.text for run in runs)


@pytest.mark.parametrize("section", SECTION_BLOCKS)
def test_every_paragraph_goes_to_text_and_back(section: str) -> None:
    paragraphs = [block for block in section_blocks(CONTENT, section) if isinstance(block, Paragraph)]
    assert paragraphs
    for block in paragraphs:
        line = editable(block, CONTENT)
        assert line is not None
        assert line.bare(line.shown(line.original)) == line.original
        assert [
            (run.text, isinstance(run, FigureRun)) for run in line.runs(line.original)[0] if isinstance(run, FigureRun)
        ] == [(run.text, True) for run in block.runs if isinstance(run, FigureRun)]
        assert plain(line.runs(line.original)[0]) == plain(block.runs)


def test_the_words_change_and_the_figures_stay() -> None:
    line = first_with_figures()
    places = " và ".join(f"[[{number}]]" for number in range(1, len(line.places) + 1))
    content = written("overview", line.original, line.bare(f"Nhìn chung: **{places}**."))
    before, after = compose_report(CONTENT), compose_report(content)
    new = next(block for block in after.blocks if isinstance(block, Paragraph) and "Nhìn chung" in plain(block.runs))
    assert [run.figure for run in new.runs if isinstance(run, FigureRun)] == [
        run.figure for run in line.places if isinstance(run, FigureRun)
    ]
    assert all(run.bold for run in new.runs if isinstance(run, FigureRun))
    assert figures_in(write_word(after)).keys() == figures_in(write_word(before)).keys()
    assert len(after.blocks) == len(before.blocks)


def test_text_is_added_left_out_and_put_in_several_paragraphs() -> None:
    bullet = lines("directions")[-1]
    count = len(compose_report(CONTENT).blocks)
    assert len(compose_report(written("directions", bullet.original, "")).blocks) == count - 1
    assert len(compose_report(written("directions", bullet.original, "Một.\nHai.")).blocks) == count + 1
    added = compose_report(written("money", "", "Kinh phí được bố trí kịp thời."))
    assert Paragraph((Text("Kinh phí được bố trí kịp thời."),)) in added.blocks


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("Không còn số liệu nào.", "must stand in the paragraph once"),
        ("{whole} [[1]]", "must stand in the paragraph once"),
        ("{whole} [[77]]", "There is no figure"),
        ("{whole} Tổng cộng 1.234,5 triệu đồng.", "is a number without a source"),
        ("{whole} Đạt 97%.", "is a number without a source"),
        ("{other}", "cannot be typed over"),
        ("{whole}" + "a" * 4001, "is longer than"),
    ],
)
def test_a_figure_is_not_typed_away_or_over(typed: str, says: str) -> None:
    line = first_with_figures()
    whole = line.shown(line.original)
    other = whole.replace("[[1: ", "[[1: 9")
    with pytest.raises(Refusal) as caught:
        line.bare(typed.format(whole=whole, other=other))
    assert says in caught.value.message


def test_a_value_that_moved_on_while_somebody_wrote_is_not_typed_over() -> None:
    line = first_with_figures()
    now = line.shown(line.original)
    seen = now.replace("[[1: ", "[[1: 8")
    assert line.bare(line.renewed(f"Nhìn chung: {seen}", seen)) == f"Nhìn chung: {line.original}"
    with pytest.raises(Refusal) as caught:
        line.bare(line.renewed(now.replace("[[1: ", "[[1: 9"), seen))
    assert "cannot be typed over" in caught.value.message


@pytest.mark.parametrize("text", ["Năm 2026, theo Nghị định 30/2020/NĐ-CP.", "Ngày 20/11/2025."])
def test_years_days_and_documents_may_be_named(text: str) -> None:
    assert Editable("", ()).bare(text) == text


@given(st.text(max_size=60))
def test_whatever_is_typed_is_kept_whole_or_refused(text: str) -> None:
    line = first_with_figures()
    try:
        bare = line.bare(line.shown(line.original) + text)
    except Refusal:
        return
    shown = [run for runs in line.runs(bare) for run in runs]
    assert sorted(run.figure for run in shown if isinstance(run, FigureRun)) == sorted(
        run.figure for run in line.places if isinstance(run, FigureRun)
    )


def test_what_has_lost_its_place_is_named() -> None:
    content = written("tasks", "Câu không còn trong báo cáo.", "Câu khác.")
    assert [one.text for one in without_place(content)] == ["Câu khác."]
    assert without_place(written("tasks", "", "Thêm.")) == ()
    assert compose_report(content).blocks == compose_report(CONTENT).blocks
