"""Attaching files: by name and content, under their hash, and off again."""

from io import BytesIO
from types import SimpleNamespace
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.desk_reporter.conftest import NOW
from tests.desk_reporter.typed import PDF, owed
from tests.refusals import NO_ROLE, refused
from tests.world import events

from xanh.documents.forms.values import _evidence_line
from xanh_web.ledger import store
from xanh_web.ledger.models import EvidenceFile
from xanh_web.reporting.actions.draft_evidence import attach_evidence, detach_evidence
from xanh_web.reporting.draft_form import entries_of
from xanh_web.reporting.evidence_check import LARGEST, LONGEST_NAME, clean_name
from xanh_web.reporting.models import DraftEvidence, Round

pytestmark = pytest.mark.django_db


def packed(*names: str) -> bytes:
    """Return a zip archive with empty files of these names."""
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, b"")
    return out.getvalue()


WORD = packed("[Content_Types].xml", "word/document.xml")
EXCEL = packed("[Content_Types].xml", "xl/workbook.xml")
MACROS = packed("[Content_Types].xml", "xl/workbook.xml", "xl/vbaProject.bin")


def attach(round_: Round, cast: SimpleNamespace, name: str, content: bytes, code: str = "task:1.1") -> DraftEvidence:
    return attach_evidence(obligation=owed(round_, code), name=name, content=content, by=cast.minh, at=NOW)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("Báo cáo.PDF", PDF),
        ("a.docx", WORD),
        ("a.xlsx", EXCEL),
        ("a.png", b"\x89PNG\r\n\x1a\n..."),
        ("a.jpeg", b"\xff\xd8\xff\xe0"),
        ("a.txt", "Số liệu".encode()),
        ("a.csv", "\ufeffnăm;số\r\n".encode()),
    ],
)
def test_it_lies_under_its_hash(round_: Round, cast: SimpleNamespace, name: str, content: bytes) -> None:
    line = attach(round_, cast, name, content)
    assert store.path_of(line.file.sha256).read_bytes() == content
    assert line.name == name.replace("PDF", "pdf")
    (entry,) = (row for row in entries_of(round_, "STNMT") if row.files)
    assert entry.answer.evidence == (line.name,)
    assert [event.details["sha256"] for event in events("attach_evidence")] == [line.file.sha256]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.pdf", b"", "is empty"),
        ("a.pdf", PDF + b"x" * LARGEST, "is larger than"),
        ("a.exe", b"MZ", "is of a kind"),
        ("a", PDF, "is of a kind"),
        ("a.zip", packed("a.txt"), "is of a kind"),
        ("a.xlsm", MACROS, "is of a kind"),
        ("a.doc", bytes.fromhex("d0cf11e0a1b11ae1"), "is of a kind"),
        ("a.pdf", b"MZ\x90", "does not hold"),
        ("a.png", PDF, "does not hold"),
        ("a.docx", EXCEL, "does not hold"),
        ("a.xlsx", MACROS, "does not hold"),
        ("a.xlsx", b"PK\x03\x04broken", "does not hold"),
        ("a.txt", b"\x00\x01", "does not hold"),
        ("a.csv", "năm".encode("utf-16"), "does not hold"),
        ("a.pdf.html", b"<script>", "is of a kind"),
    ],
)
def test_what_is_not_taken_is_refused(
    round_: Round, cast: SimpleNamespace, name: str, content: bytes, words: str
) -> None:
    with refused(words):
        attach(round_, cast, name, content)


@pytest.mark.parametrize(
    ("given_", "kept"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Users\\An\\a.pdf", "a.pdf"),
        ("a\x00b\u202efdp.pdf", "abfdp.pdf"),
        (".htaccess", "htaccess"),
        ("..", "tai-lieu"),
        ("", "tai-lieu"),
        ("nul.txt", "_nul.txt"),
        ("a?.pdf", "a-.pdf"),
        ("x" * 300 + ".pdf", "x" * (LONGEST_NAME - 4) + ".pdf"),
    ],
)
def test_a_name_is_bare(given_: str, kept: str) -> None:
    assert clean_name(given_) == kept


@given(st.text(max_size=200))
def test_any_name_becomes_one_that_the_form_takes(name: str) -> None:
    assert _evidence_line(clean_name(name + ".pdf")) == clean_name(name + ".pdf")
    assert len(clean_name(name)) <= LONGEST_NAME + 1


def test_the_same_file_again_changes_nothing(round_: Round, cast: SimpleNamespace) -> None:
    assert attach(round_, cast, "a.pdf", PDF) == attach(round_, cast, "b.pdf", PDF)
    assert len(events("attach_evidence")) == 1


def test_another_file_of_the_same_name_gets_a_number(round_: Round, cast: SimpleNamespace) -> None:
    attach(round_, cast, "a.pdf", PDF)
    assert attach(round_, cast, "A.pdf", PDF + b"2", "task:1.3").name == "A (2).pdf"
    assert attach(round_, cast, "a.pdf", PDF, "task:1.3").name == "a.pdf"


def test_a_file_taken_off_stays_stored(round_: Round, cast: SimpleNamespace) -> None:
    line = attach(round_, cast, "a.pdf", PDF)
    detach_evidence(evidence=line, by=cast.hoa, at=NOW)
    assert not DraftEvidence.objects.exists() and EvidenceFile.objects.count() == 1
    assert len(events("detach_evidence")) == 1


def test_others_attach_and_detach_nothing(round_: Round, cast: SimpleNamespace) -> None:
    line = attach(round_, cast, "a.pdf", PDF)
    with refused(NO_ROLE):
        attach_evidence(obligation=owed(round_), name="b.pdf", content=PDF + b"2", by=cast.tuan, at=NOW)
    with refused(NO_ROLE):
        detach_evidence(evidence=line, by=cast.tuan, at=NOW)
