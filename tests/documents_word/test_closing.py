"""Nơi nhận and the signature."""

from dataclasses import replace

from tests.documents_word.opened import W, root, texts
from tests.documents_word.samples import small_document

from xanh.documents.word import write_word
from xanh.documents.word.model import Signature


def test_recipients_end_with_the_file_copy() -> None:
    document = write_word(small_document())
    assert texts(document, "RecipientsTitle") == ["Nơi nhận:"]
    assert texts(document, "Recipients") == ["- Như trên;", "- Các sở, ban, ngành thành phố;", "- Lưu: VT, TH."]


def test_without_recipients_the_file_copy_remains() -> None:
    assert texts(write_word(replace(small_document(), recipients=())), "Recipients") == ["- Lưu: VT, TH."]


def test_the_signer_stands_under_the_authority() -> None:
    signature = Signature(("TM. ỦY BAN NHÂN DÂN", "KT. Chủ tịch", "Phó Chủ tịch"), "Lê Văn C")
    document = write_word(replace(small_document(), signature=signature))
    assert texts(document, "Authority") == ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]
    assert texts(document, "Signer") == ["Lê Văn C"]


def test_the_closing_is_one_row_that_never_breaks_without_borders() -> None:
    table = root(write_word(small_document())).findall(f"{W}body/{W}tbl")[-1]
    rows = table.findall(f"{W}tr")
    assert len(rows) == 1
    assert rows[0].find(f"{W}trPr/{W}cantSplit") is not None
    assert table.find(f"{W}tblPr/{W}tblBorders") is None
