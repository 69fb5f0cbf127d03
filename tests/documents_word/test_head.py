"""The head of the first page: motto, issuer, number, place and date, kind, subject, addressees."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import yaml
from tests.documents_word.opened import W, paragraphs, root, texts
from tests.documents_word.samples import draft, small_document

from xanh.documents.word import write_word
from xanh.documents.word.head import date_text

EXAMPLES = yaml.safe_load((Path(__file__).parent / "lines.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("example", EXAMPLES["dates"], ids=lambda example: example["name"])
def test_dates_get_their_zeros(example: dict[str, object]) -> None:
    day = example["date"]
    assert isinstance(day, date)
    assert date_text(day, None) == example["printed"]


@pytest.mark.parametrize("example", EXAMPLES["numbers"], ids=lambda example: example["name"])
def test_numbers_get_their_zero(example: dict[str, str]) -> None:
    document = write_word(replace(small_document(), number=example["number"]))
    assert texts(document, "Number") == [example["printed"]]


def test_a_draft_leaves_room_for_number_and_date() -> None:
    document = write_word(draft())
    assert texts(document, "Number") == ["Số:      /BC-STC"]
    assert texts(document, "PlaceDate") == ["Cần Thơ, ngày     tháng     năm 2026"]


def test_motto_and_issuer_stand_side_by_side_above_number_and_date() -> None:
    table = root(write_word(small_document())).find(f"{W}body/{W}tbl")
    assert table is not None
    rows = [
        ["".join(node.text or "" for node in cell.iter(f"{W}t")) for cell in row.iter(f"{W}tc")]
        for row in table.iter(f"{W}tr")
    ]
    assert rows == [
        ["UBND THÀNH PHỐ CẦN THƠSỞ TÀI CHÍNH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAMĐộc lập - Tự do - Hạnh phúc"],
        ["Số: 05/BC-STC", "Cần Thơ, ngày 05 tháng 01 năm 2026"],
    ]


def test_an_issuer_without_a_parent_has_one_line() -> None:
    document = write_word(replace(small_document(), parent_issuer=""))
    assert texts(document, "ParentIssuer") == []
    assert texts(document, "Issuer") == ["SỞ TÀI CHÍNH"]


def test_kind_and_issuer_are_printed_in_capitals() -> None:
    document = write_word(replace(small_document(), kind="Báo cáo", issuer="Sở Tài chính"))
    assert texts(document, "Kind") == ["BÁO CÁO"]
    assert texts(document, "Issuer") == ["SỞ TÀI CHÍNH"]


def test_one_addressee_stands_on_the_same_line() -> None:
    document = write_word(small_document())
    assert texts(document, "AddressedTo") == ["Kính gửi: Ủy ban nhân dân thành phố Cần Thơ"]


def test_several_addressees_are_listed_under_the_colon() -> None:
    document = write_word(replace(small_document(), addressed_to=("Bộ Nội vụ", "Bộ Tài chính")))
    assert texts(document, "AddressedTo") == ["Kính gửi:", "- Bộ Nội vụ;", "- Bộ Tài chính."]
    opening, *items = [entry.find(f"{W}pPr/{W}ind") for entry in paragraphs(document, "AddressedTo")]
    starts = {int(item.get(f"{W}left")) - int(item.get(f"{W}hanging")) for item in items}
    assert len(starts) == 1
    assert starts.pop() > int(opening.get(f"{W}left"))


def test_nobody_addressed_leaves_the_line_out() -> None:
    assert texts(write_word(replace(small_document(), addressed_to=())), "AddressedTo") == []
