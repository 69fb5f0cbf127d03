"""Verifying: what was tampered with behind the program's back is found and named."""

import io
import zipfile
from collections.abc import Callable

import pytest
from django.db import connection, transaction
from tests.reporting.issued import issue, reported_round
from tests.world import vn

from xanh.basis.language import speaking
from xanh_web.base.actions import seal_rows
from xanh_web.base.append_only import GUARDS
from xanh_web.base.models import Seal, SealedRow
from xanh_web.ledger import store
from xanh_web.ledger.models import EvidenceFile, Observation
from xanh_web.reporting.actions.report import path_of
from xanh_web.reporting.models import ConsolidatedReport, IndicatorAnswer, Review
from xanh_web.reporting.verification import verify_everything

pytestmark = pytest.mark.django_db


def forced(table: str, statement: str) -> None:
    """Do what an intruder with the database's password does: drop the guard, change the row, put the guard back."""
    sqlite = connection.vendor == "sqlite"
    guards = [name for name in ("_no_update", "_no_delete") if name in "".join(GUARDS[connection.vendor])]
    with transaction.atomic(), connection.cursor() as cursor:
        for guard in guards:
            cursor.execute(f"DROP TRIGGER {table}{guard}" + ("" if sqlite else f" ON {table}"))
        cursor.execute(statement)
        for made in GUARDS[connection.vendor]:
            if sqlite or any(guard in made for guard in guards):
                cursor.execute(made.format(table=table, message="this table is append-only"), None)


def _ledger_row() -> str:
    row = Observation.objects.get(indicator="treated-waste")
    forced("ledger_observation", f"UPDATE ledger_observation SET value = 99 WHERE id = {row.pk}")
    return f"ledger.Observation:{row.pk}: dòng dữ liệu khác với khi niêm phong"


def _answer_of_an_accepted_report() -> str:
    answer = IndicatorAnswer.objects.filter(submission__review__decision="accepted")[0]
    forced("reporting_indicatoranswer", f"UPDATE reporting_indicatoranswer SET value = 99 WHERE id = {answer.pk}")
    return f"submission:{answer.submission_id}: báo cáo đã chấp nhận khác với khi được chấp nhận"


def _added_answer() -> str:
    """An answer slipped into an accepted report is new, so no guard and no seal sees it; the frozen hash does."""
    accepted = Review.objects.get(decision="accepted").submission
    other = IndicatorAnswer.objects.exclude(submission=accepted)[0]
    IndicatorAnswer.objects.create(submission=accepted, obligation=other.obligation, value=1)
    return f"submission:{accepted.pk}: báo cáo đã chấp nhận khác"


def _deleted_row() -> str:
    row = Observation.objects.get(indicator="emission-intensity")
    forced("ledger_observationevidence", f"DELETE FROM ledger_observationevidence WHERE observation_id = {row.pk}")
    forced("ledger_observation", f"DELETE FROM ledger_observation WHERE id = {row.pk}")
    return f"ledger.Observation:{row.pk}: dòng dữ liệu đã niêm phong không còn"


def _seal() -> str:
    forced("base_seal", f"UPDATE base_seal SET root = '{'0' * 64}' WHERE number = 1")
    return "seal:1: niêm phong không khớp"


def _chain() -> str:
    forced("base_seal", f"UPDATE base_seal SET previous = '{'0' * 64}' WHERE number = 2")
    return "seal:2: niêm phong không nối tiếp"


def _whole_seal() -> str:
    first = Seal.objects.get(number=1)
    forced("base_sealedrow", f"DELETE FROM base_sealedrow WHERE seal_id = {first.pk}")
    forced("base_seal", f"DELETE FROM base_seal WHERE id = {first.pk}")
    return "seal:1: niêm phong không còn trong chuỗi"


def _sealed_row_hash() -> str:
    row = SealedRow.objects.filter(seal__number=2)[0]
    forced("base_sealedrow", f"UPDATE base_sealedrow SET row_hash = '{'0' * 64}' WHERE id = {row.pk}")
    return "seal:2: niêm phong không khớp"


def _evidence_file() -> str:
    row = EvidenceFile.objects.get(name="bien-ban.pdf")
    store.path_of(row.sha256).write_bytes(b"khac")
    return f"evidence:{row.pk}: tệp “bien-ban.pdf” có nội dung khác"


def _evidence_gone() -> str:
    row = EvidenceFile.objects.get(name="so-lieu.xlsx")
    store.path_of(row.sha256).unlink()
    return f"evidence:{row.pk}: tệp “so-lieu.xlsx” không còn"


def _issued_document() -> str:
    path = path_of(ConsolidatedReport.objects.get())
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    return "report:312/BC-SKHDT: tệp báo cáo đã ban hành có nội dung khác"


def _issued_gone() -> str:
    path_of(ConsolidatedReport.objects.get()).unlink()
    return "report:312/BC-SKHDT: tệp báo cáo đã ban hành không còn"


def _pins() -> str:
    forced("reporting_consolidatedreport", "UPDATE reporting_consolidatedreport SET pins = '{}'")
    return "report:312/BC-SKHDT: nội dung báo cáo đã chốt bị thay đổi"


def _guard() -> str:
    with connection.cursor() as cursor:
        on_table = "" if connection.vendor == "sqlite" else " ON base_event"
        cursor.execute("DROP TRIGGER base_event_no_delete" + on_table)
    return "base.Event: cơ sở dữ liệu không còn chặn"


TAMPERINGS: list[Callable[[], str]] = [
    _ledger_row,
    _answer_of_an_accepted_report,
    _added_answer,
    _deleted_row,
    _seal,
    _chain,
    _whole_seal,
    _sealed_row_hash,
    _evidence_file,
    _evidence_gone,
    _issued_document,
    _issued_gone,
    _pins,
    _guard,
]


@pytest.fixture(autouse=True)
def _sealed_world() -> None:
    round_ = reported_round()
    seal_rows(at=vn(2024, 11, 26))
    issue(round_)
    seal_rows(at=vn(2024, 12, 5))


def test_nothing_is_found_where_nothing_was_touched() -> None:
    assert [str(finding) for finding in verify_everything()] == []


@pytest.mark.parametrize("tamper", TAMPERINGS, ids=lambda tamper: tamper.__name__.strip("_"))
def test_it_is_named(tamper: Callable[[], str]) -> None:
    expected = tamper()
    lines = [str(finding) for finding in verify_everything()]
    assert any(line.startswith(expected) for line in lines), lines


def test_a_changed_figure_of_the_issued_document_is_named_with_both_values() -> None:
    path = path_of(ConsolidatedReport.objects.get())
    with zipfile.ZipFile(path) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    assert parts["word/document.xml"].count(b"91,25") >= 1
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"91,25", b"99,25")
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as changed:
        for name, content in parts.items():
            changed.writestr(name, content)
    path.write_bytes(raw.getvalue())
    lines = [str(finding) for finding in verify_everything()]
    assert any("“99,25" in line and "“91,25" in line for line in lines), lines


def test_findings_speak_the_readers_language() -> None:
    _evidence_gone()
    (finding,) = verify_everything()
    with speaking("en"):
        assert str(finding).endswith("the file “so-lieu.xlsx” is gone")
