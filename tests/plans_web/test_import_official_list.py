"""Importing an official list: CSV and Excel alike, whole or not at all, errors by row and column."""

from io import BytesIO

import pytest
from openpyxl import Workbook
from tests.refusals import NO_ROLE, refused
from tests.world import START, events, people

from xanh.basis.errors import Refusal
from xanh.documents.indicator_list import COLUMNS, read_indicator_list
from xanh_web.base.actions import operator
from xanh_web.plans.models import OfficialList
from xanh_web.plans.official_list.actions import import_official_list

HEADINGS = [printed for printed, _begins in COLUMNS.values()]
TITLE = ["", "", "", "DANH MỤC CHỈ TIÊU", "", "", ""]
GOAL = ["", "", "", "Mục tiêu 1: Giảm cường độ phát thải", "", "", ""]
FIRST = ["1", "1.1", "", "Cường độ phát thải khí nhà kính", "A", "Bộ TN&MT", "Bộ KHĐT"]
SECOND = ["2", "1.2", "2105", "Tổng lượng phát thải khí nhà kính", "A", "Bộ TN&MT", ""]
SOURCE = "Thông tư 10/2023/TT-BKHĐT"
type Rows = list[list[object]]


def as_csv(rows: Rows, mark: str = ",") -> bytes:
    quoted = ('"' + str(cell).replace('"', '""') + '"' for row in rows for cell in row)
    cells = list(quoted)
    lines = [mark.join(cells[i : i + len(HEADINGS)]) for i in range(0, len(cells), len(HEADINGS))]
    return "\ufeff".encode() + "\r\n".join(lines).encode()


def as_workbook(rows: Rows) -> bytes:
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


FORMS = {"a.csv": as_csv, "b.csv": lambda rows: as_csv(rows, ";"), "c.xlsx": as_workbook}


@pytest.mark.parametrize("name", FORMS)
def test_every_form_gives_the_same_entries(name: str) -> None:
    entries, errors = read_indicator_list(FORMS[name]([TITLE, HEADINGS, GOAL, FIRST, SECOND]), name)
    assert errors == []
    assert [(one.code, one.name, one.roadmap, one.lead, one.goal) for one in entries] == [
        ("1.1", FIRST[3], "A", "Bộ TN&MT", GOAL[3]),
        ("1.2", SECOND[3], "A", "Bộ TN&MT", GOAL[3]),
    ]
    assert entries[1].national_code == "2105"


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        (1, "một", "không phải là mã"),
        (1, "1.1", "đã có ở dòng 4"),
        (0, "hai", "không phải là số nguyên"),
        (0, "1", "đã có ở dòng 4"),
        (3, "", "thiếu tên"),
        (4, "C", "không phải là A hoặc B"),
        (5, "", "thiếu cơ quan chủ trì"),
    ],
)
def test_an_error_is_said_by_row_and_column(name: str, column: int, value: str, words: str) -> None:
    wrong = [*SECOND[:column], value, *SECOND[column + 1 :]]
    _entries, errors = read_indicator_list(FORMS[name]([TITLE, HEADINGS, GOAL, FIRST, wrong]), name)
    assert [(error.row, error.column) for error in errors] == [(5, HEADINGS[column])]
    assert words in str(errors[0])


def test_a_code_that_excel_keeps_as_a_number_is_an_error() -> None:
    _entries, errors = read_indicator_list(as_workbook([HEADINGS, [1, 1.1, *FIRST[2:]]]), "a.xlsx")
    assert [(error.row, error.column) for error in errors] == [(2, "Mã số")]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", b"\xff\xfe\x00"),
        ("a.csv", b""),
        ("a.csv", as_csv([HEADINGS])),
        ("a.csv", as_csv([HEADINGS[:3] + HEADINGS[:4], FIRST])),
        ("a.csv", b'"STT'),
        ("a.xlsx", b"PK\x03\x04"),
        ("a.xlsx", as_csv([HEADINGS, FIRST])),
        ("a.csv", as_csv([HEADINGS, *([FIRST] * 2100)])),
    ],
)
def test_another_file_is_refused_with_a_sentence(name: str, content: bytes) -> None:
    with pytest.raises(Refusal, match=name.replace(".", r"\.")):
        read_indicator_list(content, name)


@pytest.mark.django_db
def test_the_same_list_again_changes_nothing_and_another_keeps_the_older() -> None:
    entries, _errors = read_indicator_list(as_csv([HEADINGS, GOAL, FIRST, SECOND]), "a.csv")
    said = {"source": SOURCE, "by": operator(), "at": START}
    made, new = import_official_list(entries=entries, **said)
    assert (new, made.indicators.count()) == (True, 2)
    assert import_official_list(entries=entries, **said) == (made, False)
    assert len(events("import_official_list")) == 1
    other, new = import_official_list(entries=entries[:1], **said)
    assert new and list(OfficialList.objects.all()) == [made, other]


@pytest.mark.django_db
def test_who_may_import_and_from_what() -> None:
    entries, _errors = read_indicator_list(as_csv([HEADINGS, FIRST]), "a.csv")
    minh = people().minh
    with refused(NO_ROLE):
        import_official_list(entries=entries, source=SOURCE, by=minh, at=START)
    with refused("Say which document"):
        import_official_list(entries=entries, source=" ", by=operator(), at=START)
