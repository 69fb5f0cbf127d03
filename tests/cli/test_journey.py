"""The year's work on the command line, from the plan's file to the issued report."""

from datetime import datetime
from pathlib import Path

import pytest
from tests.cli.conftest import Run
from tests.refusals import row_counts
from tests.world import vn, written_plan

from xanh.documents.forms import fill_form
from xanh.plans.files import dump_plan
from xanh_web.base.actions import operator
from xanh_web.cli.demonstration.answers import answers_for
from xanh_web.reporting.agency_form import form_for
from xanh_web.reporting.models import Reminder, Round

pytestmark = pytest.mark.django_db


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> datetime:
    """Let it be 2 November 2026."""
    instant = vn(2026, 11, 2)
    monkeypatch.setattr("django.utils.timezone.now", lambda: instant)
    return instant


@pytest.fixture
def loaded(xanh: Run, now: datetime, tmp_path: Path) -> Path:
    path = tmp_path / "plan.yaml"
    path.write_text(dump_plan(written_plan()), encoding="utf-8")
    ran = xanh("plan", "load", path)
    assert (ran.code, ran.out) == (0, "Đã nạp kế hoạch 7/KH-UBND: 2 mục tiêu, 4 chỉ tiêu, 4 nhiệm vụ.\n")
    return path


def test_loading_again_does_nothing(xanh: Run, loaded: Path) -> None:
    before = row_counts()
    assert "không có gì phải làm" in xanh("plan", "load", loaded).out
    assert row_counts() == before


def test_a_dry_run_counts_what_would_be_owed_and_writes_nothing(xanh: Run, loaded: Path) -> None:
    operator()
    before = row_counts()
    ran = xanh("round", "open", 2026, "--dry-run")
    assert ran.code == 0
    assert "Kỳ báo cáo 2026-7-kh-ubnd sẽ yêu cầu" in ran.out
    assert "00:00 20/11/2026" in ran.out
    assert "1.2" in ran.err  # the districts are gone: somebody has to decide
    assert row_counts() == before


def test_from_the_open_round_to_the_issued_report(xanh: Run, loaded: Path, tmp_path: Path) -> None:
    assert "vừa bổ sung" in xanh("round", "open", 2026).out
    assert "không có gì phải làm" in xanh("round", "open", 2026).out
    folder = tmp_path / "forms"
    assert xanh("form", "export", 2026, "--to", folder).code == 0
    assert sorted(path.stem for path in folder.iterdir()) == ["SCT", "SNNMT", "STC"]
    receipt = _import(xanh, folder / "STC.xlsx", "STC")
    again = xanh("form", "import", folder / "STC.xlsx").out
    assert "đã được nhận trước đó" in again and receipt in again
    assert "1 trên 3 đơn vị đã gửi báo cáo" in xanh("round", "status", 2026).out
    assert "chốt với mã" in xanh("round", "accept", 2026, "STC").out
    assert "Đã soạn 2 văn bản đôn đốc" in xanh("round", "remind", 2026).out
    assert set(Reminder.objects.values_list("agency_code", flat=True)) == {"SCT", "SNNMT"}
    _explained(xanh, receipt)
    _reported(xanh, tmp_path)
    assert "Tất cả nguyên vẹn" in xanh("verify").out


def _import(xanh: Run, path: Path, agency: str) -> str:
    form = form_for(Round.objects.get(), agency)
    path.write_bytes(fill_form(path.read_bytes(), *answers_for(form)))
    ran = xanh("form", "import", path)
    assert ran.code == 0, ran.err
    return next(word for word in ran.out.replace(":", " ").split() if word.startswith("BN-2026-"))


def _explained(xanh: Run, receipt: str) -> None:
    ran = xanh("explain", "ban-hanh-quy-che", "--area", 92, "--period", 2026)
    assert ran.code == 0, ran.err
    lines = ran.out.splitlines()
    assert lines[0].startswith("Ban hành quy chế [ban-hanh-quy-che], 92, 2026: ")
    assert "dòng sổ cái" in lines[1]
    assert receipt in lines[2] and "Sở Tài chính" in lines[2]
    assert "chốt với mã" in lines[3]
    before = xanh("explain", "ban-hanh-quy-che", "--area", 92, "--period", 2026, "--as-known-at", "2026-11-01")
    assert before.code == 1
    english = xanh("explain", "ban-hanh-quy-che", "--area", 92, "--period", 2026, language="en")
    assert "ledger row" in english.out


def _reported(xanh: Run, folder: Path) -> None:
    assert xanh("report", "draft", 2026, "--to", folder / "draft.docx").code == 0
    issued = xanh("report", "issue", 2026, "--number", 312, "--dated", "2026-11-02")
    assert "Đã ban hành báo cáo số 312/BC-STC" in issued.out, issued.err
    assert "1 báo cáo đã ban hành còn nguyên vẹn" in xanh("report", "verify").out
    again = xanh("report", "reissue", "312/BC-STC", "--to", folder / "again.docx")
    assert "đúng từng byte" in again.out


def test_errors_in_a_form_come_back_in_a_copy_and_nothing_is_imported(xanh: Run, loaded: Path, tmp_path: Path) -> None:
    xanh("round", "open", 2026)
    xanh("form", "export", 2026, "--to", tmp_path / "forms", "--agency", "STC")
    path = tmp_path / "forms" / "STC.xlsx"
    before = row_counts()
    ran = xanh("form", "import", path)  # nothing is filled in
    assert ran.code == 1
    assert "chưa tiếp nhận gì" in ran.err
    assert (tmp_path / "forms" / "STC-loi.xlsx").is_file()
    assert row_counts() == before


def test_extend_exempt_return_and_close(
    xanh: Run, loaded: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    xanh("round", "open", 2026)
    decided = ("--decision", "12/QĐ-UBND", "--dated", "2026-11-01", "--reason", "Lý do")
    assert "đến hết ngày 30/11/2026" in xanh("round", "extend", 2026, "SCT", "--until", "2026-11-30", *decided).out
    assert "SNNMT được miễn" in xanh("round", "exempt", 2026, "SNNMT", *decided).out
    xanh("form", "export", 2026, "--to", tmp_path / "forms")
    assert not (tmp_path / "forms" / "SNNMT.xlsx").exists()
    _import(xanh, tmp_path / "forms" / "STC.xlsx", "STC")
    assert "Đã trả lại" in xanh("round", "return", 2026, "STC", "--reason", "Thiếu").out
    assert xanh("round", "close", 2026).code == 1
    monkeypatch.setattr("django.utils.timezone.now", lambda: vn(2026, 12, 1))
    assert "đã khóa" in xanh("round", "close", 2026).out
