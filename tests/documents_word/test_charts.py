"""Native charts: values, gaps, the target line, the embedded workbook."""

import io
import zipfile
from dataclasses import replace
from decimal import Decimal

from lxml import etree
from openpyxl import load_workbook
from tests.documents_word.opened import names, part, root
from tests.documents_word.samples import body, chart, small_document

from xanh.documents.word import chart_figures_in, write_word
from xanh.documents.word.model import Chart, ChartPoint

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def written(*charts: Chart) -> bytes:
    return write_word(replace(small_document(), blocks=(*charts, body("Hết."))))


def series(docx: bytes) -> list[etree._Element]:
    return list(root(docx, "word/charts/chart1.xml").iter(f"{C}ser"))


def drawn(one: etree._Element, axis: str) -> dict[int, str]:
    cache = one.find(f"{C}{axis}/{C}numRef/{C}numCache")
    assert cache is not None
    return {int(point.get("idx", "")): point.findtext(f"{C}v", "") for point in cache.iter(f"{C}pt")}


def test_a_missing_value_leaves_a_gap_and_is_never_zero() -> None:
    values, years = drawn(series(written(chart()))[0], "yVal"), drawn(series(written(chart()))[0], "xVal")
    assert years[2] == "2020"
    assert 2 not in values
    assert "0" not in values.values()
    assert len(values) == 7


def test_the_target_runs_dashed_between_its_years() -> None:
    target = series(written(chart()))[1]
    assert list(drawn(target, "xVal").values()) == ["2018", "2025", "2030"]
    assert [dash.get("val") for dash in target.iter(f"{A}prstDash")] == ["dash"]


def test_both_lines_take_the_same_number_of_rows() -> None:
    """LibreOffice loses a series that is shorter than the one after it."""
    short = replace(chart(), points=chart().points[:2])
    counts = {
        count.get("val")
        for one in series(written(short))
        for axis in ("xVal", "yVal")
        for count in one.findall(f"{C}{axis}/{C}numRef/{C}numCache/{C}ptCount")
    }
    assert counts == {"3"}


def test_lines_are_told_apart_without_colour() -> None:
    symbols = [symbol.get("val") for symbol in root(written(chart()), "word/charts/chart1.xml").iter(f"{C}symbol")]
    assert symbols == ["circle", "diamond"]


def test_the_drawing_has_its_alternative_text() -> None:
    assert [entry.get("descr") for entry in root(written(chart())).iter(f"{WP}docPr")] == [chart().alternative_text]


def test_the_workbook_holds_the_same_numbers_and_their_figures() -> None:
    docx = written(chart())
    with io.BytesIO(_bytes(docx, "word/embeddings/chart1.xlsx")) as file:
        sheet = load_workbook(file).worksheets[0]
    assert [sheet[cell].value for cell in ("A1", "B1", "E1", "F1")] == [
        "Năm",
        "Thực hiện",
        "Năm",
        "Mục tiêu theo Kế hoạch",
    ]
    assert [sheet[cell].value for cell in ("A2", "B2", "C2", "B4")] == [2018, 4.2, "renewable_2018", None]


def test_chart_figures_are_read_back_with_their_gaps() -> None:
    found = dict(chart_figures_in(written(chart())))
    assert found["renewable_2025"] == Decimal("9.6")
    assert found["renewable_2020"] is None
    assert found["target_2030"] == Decimal(15)
    assert len(found) == 10


def test_each_chart_has_its_own_part_and_workbook() -> None:
    docx = written(chart(), replace(chart(), target_points=(), title="Hình 2"))
    assert [name for name in names(docx) if "chart" in name] == [
        "word/charts/chart1.xml",
        "word/charts/_rels/chart1.xml.rels",
        "word/embeddings/chart1.xlsx",
        "word/charts/chart2.xml",
        "word/charts/_rels/chart2.xml.rels",
        "word/embeddings/chart2.xlsx",
    ]
    assert part(docx, "word/charts/chart2.xml").count("<c:ser>") == 1


def test_a_value_that_is_no_number_is_a_gap() -> None:
    odd = replace(chart(), points=(ChartPoint(2020, Decimal("NaN")), ChartPoint(2021, Decimal("1E+3"))))
    assert drawn(series(written(odd))[0], "yVal") == {1: "1000"}


def _bytes(docx: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return archive.read(name)
