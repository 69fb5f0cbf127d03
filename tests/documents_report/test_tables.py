"""Tables fit their pages, and thousands of rows are composed."""

import pytest
from tests.documents_report.example import large, small

from xanh.documents.report import compose_report, figures_of
from xanh.documents.report.content import ReportContent
from xanh.documents.word.model import Block, Table


@pytest.mark.parametrize("content", [small(), large(agencies=20, tasks=2)])
def test_widths_fill_the_page_and_rows_fill_the_columns(content: ReportContent) -> None:
    document = compose_report(content)
    pages: list[tuple[tuple[Block, ...], float]] = [(document.blocks, 160.0)]
    pages += [(annex.blocks, 247.0 if annex.landscape else 160.0) for annex in document.appendices]
    tables = [(block, width) for blocks, width in pages for block in blocks if isinstance(block, Table)]
    assert len(tables) == 7
    for table, width in tables:
        assert sum(table.widths) == width
        for row in (*table.header, *table.rows):
            assert sum(cell.columns for cell in row) == len(table.widths)


def test_the_annex_of_sources_lists_every_figure_once() -> None:
    for content in (small(), large(agencies=20, tasks=2)):
        table = compose_report(content).appendices[2].blocks[1]
        assert isinstance(table, Table)
        listed = [row[0].runs[0].text for row in table.rows if len(row) > 1]
        assert sorted(listed) == sorted(figures_of(content))


def test_tables_and_charts_are_numbered_in_order() -> None:
    captions = [block.caption for block in compose_report(small()).blocks if isinstance(block, Table)]
    assert [caption.split(".")[0] for caption in captions] == ["Bảng 1", "Bảng 2", "Bảng 3", "Bảng 4"]


def test_150_agencies_and_21_tasks_are_all_composed() -> None:
    document = compose_report(large())
    table = document.appendices[1].blocks[0]
    assert isinstance(table, Table) and len(table.rows) > 150 * 21
