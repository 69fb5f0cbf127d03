"""Reading files of figures: what is taken as it stands, what is refused, and that nothing is guessed."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.documents_observations.cast import KNOWN, csv_of, line, xlsx_of

from xanh.basis.errors import Refusal
from xanh.basis.language import speaking
from xanh.documents.observations import (
    COLUMNS,
    CodeLists,
    ObservationFile,
    mark_observations,
    observation_template,
    read_observations,
)


def read(content: bytes, name: str = "so-lieu.csv", mark: str = ",") -> ObservationFile:
    with speaking("en"):
        return read_observations(content, name, KNOWN, decimal_mark=mark)


def wrong(*lines: dict[str, object], mark: str = ",") -> list[tuple[str, str]]:
    """Return (cell, sentence) of every error."""
    return [(error.cell, error.message) for error in read(csv_of(*lines), mark=mark).errors]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("headings", [tuple(COLUMNS), tuple(words[0] for words in COLUMNS.values())])
def test_a_csv_is_read_whatever_stands_between_its_cells(mark: str, bom: bytes, headings: tuple[str, ...]) -> None:
    lines = [line(value="0,75", note="Ước, cả năm"), line(period="2023", value="0,74", dimensions="sex=nữ; age=15-24")]
    found = read(bom + csv_of(*lines, mark=mark, headings=headings))
    assert found.errors == ()
    first, second = found.rows
    assert (first.row, first.value, first.note, first.dimensions) == (2, Decimal("0.75"), "Ước, cả năm", {})
    assert (second.row, second.period, second.dimensions) == (3, "2023", {"sex": "nữ", "age": "15-24"})


@pytest.mark.parametrize(
    ("text", "mark", "value"),
    [("1.234,5", ",", "1234.5"), ("1,234.5", ".", "1234.5"), ("1.234", ",", "1234"), ("1.234", ".", "1.234"),
     ("−3", "", "-3"), ("0", "", "0"), ("1.234.567", ",", "1234567")],
)  # fmt: skip
def test_a_number_is_read_by_the_decimal_mark_that_was_stated(text: str, mark: str, value: str) -> None:
    (row,) = read(csv_of(line(value=text)), mark=mark).rows
    assert row.value == Decimal(value)


@pytest.mark.parametrize(
    ("text", "mark", "words"),
    [("1.234", "", "decimal mark of this file"), ("0,5", "", "decimal mark of this file"), ("1,234.5", ",", "whose"),
     ("12.34,5", ",", "whose"), ("1e5", ".", "not a number"), ("1 234", ",", "not a number"),
     ("١", ",", "not a number"),
     ("0.1234567", ".", "more digits"), ("1234567890123456", "", "more digits"), ("NaN", "", "not a number")],
)  # fmt: skip
def test_a_number_is_never_guessed(text: str, mark: str, words: str) -> None:
    ((cell, message),) = wrong(line(value=text), mark=mark)
    assert cell == "E2"
    assert words in message


def test_every_error_is_told_at_once_with_its_cell() -> None:
    lines = [
        line(indicator="hdii", area="999", period="năm 2024"),
        line(value="", missing=""),
        line(value="", missing="forgotten"),
        line(missing="not_collected"),
        line(unit="m", status="guessed", source=""),
        line(area="916", period="2025"),
        line(area="31120", period="2024"),
        line(period="2026"),
        line(indicator="treated-waste", unit="%", value="101"),
        line(unit=""),
        line(dimensions="sex"),
        line(dimensions="boundaries=2025-07-01"),
        line(note="a\x07b"),
    ]
    found = wrong(*lines)
    assert [cell for cell, _ in found] == [
        "A2", "B2", "C2", "E3", "F4", "F5", "G6", "H6", "I6", "B7", "B8", "H9", "E10", "G11", "D12", "D13", "J14",
    ]  # fmt: skip
    said = dict(found)
    assert "no area has the code 916 on 31/12/2025" in said["B7"]
    assert "2026 has not ended" in said["H9"]
    assert "above 100" in said["E10"]
    assert "cannot be expressed" in said["G6"]


def test_a_reason_in_place_of_a_value_by_code_or_by_label() -> None:
    rows = read(csv_of(line(value="", missing="not_collected"), line(period="2023", value="", missing="Chưa thu thập")))
    assert [(row.value, row.missing) for row in rows.rows] == [(None, "not_collected")] * 2


def test_a_value_is_brought_to_the_unit_of_its_indicator_and_what_was_written_stays() -> None:
    kg = line(indicator="waste", value="1500", unit="kg")
    million = line(indicator="grdp", value="2500", unit="Triệu đồng")
    tonnes = line(indicator="waste", period="2023", value="2", unit="tấn")
    first, second, third = read(csv_of(kg, million, tonnes)).rows
    assert (first.value, first.unit, first.written) == (Decimal("1.5"), "tonne", "1500 kg")
    assert (second.value, second.unit, second.written) == (Decimal("2.5"), "billion_dong", "2500 Triệu đồng")
    assert (third.value, third.written) == (2, "")


def test_two_rows_about_the_same_are_an_error_and_other_dimensions_are_not() -> None:
    assert wrong(line(), line(value="2")) == [("A3", "row 2 speaks of the same already")]
    assert wrong(line(dimensions="a=1"), line(dimensions="a=2"), line()) == []


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        ("Ma\u0303 chi\u0309 tiêu,Đơn".encode("cp1258"), "Windows-1258"),
        ("hdi".encode("utf-16"), "UTF-16"),
        (b"a\0b", "not a CSV file"),
        (b"a,b\n1,2\n", "has no row with the headings"),
        (csv_of(), "holds no figures"),
        (csv_of(line()).replace(b"note", b"remark"), "nobody reads"),
        (csv_of(line()).replace(b"note", b"value"), "twice"),
        (csv_of(line()) + b'\nhdi,92,"2023', "quotation marks"),
        (b"x" * (10 * 1024 * 1024 + 1), "10 MB"),
        (csv_of(line()) + b"\n" * 50_100, "more than 50000 rows"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_a_sentence(content: bytes, words: str) -> None:
    with pytest.raises(Refusal) as caught:
        read(content)
    with speaking("en"):
        assert words in str(caught.value)


def test_what_stands_under_no_heading_is_not_passed_over() -> None:
    (error,) = read(csv_of(line()) + b",9").errors
    assert (error.cell, error.heading) == ("K2", "")


def test_a_workbook_gives_typed_cells_and_refuses_what_is_no_value() -> None:
    lines = [
        line(value=0.1, area=92, period=2024),
        line(value="=1+1", period=2023),
        line(value=True, period=2022),
        line(value=date(2024, 1, 2), period=2021),
        line(value=0.5, period=2020),
        line(value=1, indicator=12, period=2019),
    ]
    found = read(xlsx_of(*lines[:4]), "a.xlsx")
    assert [(row.area, row.period, row.value) for row in found.rows] == [("92", "2024", Decimal("0.1"))]
    assert [error.cell for error in found.errors] == ["E3", "E4", "E5"]
    percent = read(xlsx_of(lines[4], formats={"value": "0%"}), "a.xlsx")
    assert "per cent" in percent.errors[0].message
    assert [error.cell for error in read(xlsx_of(lines[5]), "a.xlsx").errors] == ["A2"]


def test_a_code_kept_as_a_number_is_refused_where_a_zero_may_be_lost() -> None:
    both = {**KNOWN.areas, "092": ((None, None),)}
    known = KNOWN.__class__(KNOWN.indicators, both, KNOWN.today)
    (error,) = read_observations(xlsx_of(line(area=92, value=1)), "a.xlsx", known).errors
    assert error.cell == "B2"


def test_the_marked_copy_lists_the_errors_and_corrected_is_read_again() -> None:
    content = xlsx_of(line(value="0.5.5"), line(period="2023", value=1))
    found = read(content, "a.xlsx")
    marked = mark_observations(content, found)
    again = read(marked, "a.xlsx")
    assert [error.cell for error in again.errors] == [error.cell for error in found.errors] == ["E2"]
    assert len(again.rows) == 1


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_empty_workbook_is_the_one_that_is_read(language: str) -> None:
    lists = CodeLists([("hdi", "HDI", "index")], [("92", "Cần Thơ", None, None)], date(2026, 1, 1))
    with speaking(language):
        content = observation_template(lists)
        assert content == observation_template(lists)
    with pytest.raises(Refusal) as caught:
        read(content, "mau.xlsx")
    assert "holds no figures" in caught.value.message


NUMBERS = st.decimals(min_value=-(10**8), max_value=10**8, places=6, allow_nan=False)


@given(NUMBERS, st.sampled_from([",", "."]), st.booleans())
def test_a_number_written_by_its_mark_comes_back(value: Decimal, mark: str, grouped: bool) -> None:
    text = f"{value:,f}" if grouped else f"{value:f}"
    if mark == ",":
        text = text.translate({ord(","): ".", ord("."): ","})
    (row,) = read(csv_of(line(value=text)), mark=mark).rows
    assert row.value == value


@given(st.lists(st.tuples(st.integers(2000, 2025), NUMBERS), min_size=1, max_size=20, unique_by=lambda one: one[0]))
def test_csv_and_workbook_say_the_same(figures: list[tuple[int, Decimal]]) -> None:
    lines = [line(period=str(year), value=f"{value:f}".replace(".", ",")) for year, value in figures]
    from_csv, from_book = read(csv_of(*lines, mark=";")), read(xlsx_of(*lines), "a.xlsx")
    assert from_csv.rows == from_book.rows
    assert len(from_csv.rows) == len(figures)
