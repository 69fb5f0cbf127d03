"""The main job, as `make demo` runs it: played once, then asked everything a stranger would ask of it."""

import re
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.played import played, run, serving

from xanh.documents.word import check_layout


@pytest.fixture(scope="module")
def home() -> Path:
    return played().home


@pytest.fixture(scope="module")
def told() -> tuple[str, ...]:
    """What `xanh demo --no-serve` printed, line by line."""
    return played().told


@pytest.fixture(scope="module")
def report() -> Path:
    return played().report


def test_the_last_line_names_the_issued_report(report: Path) -> None:
    assert report.suffix == ".docx"
    assert report.is_file()


def test_what_was_read_from_the_plan_is_said(told: tuple[str, ...]) -> None:
    assert any("200/KH-UBND" in line and "21 nhiệm vụ" in line for line in told)


def test_both_rounds_are_summed_up_with_late_and_extended_agencies(told: tuple[str, ...]) -> None:
    closed = next(line for line in told if "2025:" in line and "27" in line)
    assert "1 gửi muộn" in closed
    assert "9 được miễn" in closed


def test_the_report_keeps_the_layout_of_the_decree(report: Path) -> None:
    assert check_layout(report.read_bytes()) == ()


def test_everything_verifies(home: Path, report: Path) -> None:
    assert report.is_file()
    for command in (("verify",), ("report", "verify")):
        done = run(home, *command)
        assert done.returncode == 0, done.stderr


def test_the_report_is_set_again_with_the_same_bytes(home: Path, report: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.docx"
    assert run(home, "report", "reissue", "312/BC-STC", "--to", str(again)).returncode == 0
    assert again.read_bytes() == report.read_bytes()


def test_a_value_is_explained_down_to_the_evidence(home: Path, report: Path) -> None:
    assert report.is_file()
    done = run(home, "explain", "hdi", "--area", "92", "--period", "2025")
    assert "0,757" in done.stdout
    assert "BN-2025-CTK" in done.stdout
    assert re.search(r"SHA-256 [0-9a-f]{64}", done.stdout)


def test_a_verdict_is_explained_down_to_reports_and_evidence(home: Path, report: Path) -> None:
    assert report.is_file()
    done = run(home, "explain", "target:b.2030.4")
    assert done.returncode == 0
    assert "đạt 15 - 20%" in done.stdout and "6,5% thành 9,5%" in done.stdout
    values = re.findall(r"^  Tỷ trọng.*?, 92, (\d{4}): ", done.stdout, re.MULTILINE)
    assert values == ["2020", "2025"]
    assert "BN-2025-SCT" in done.stdout
    assert re.search(r"minh-chung-SCT-2025\.txt, mã SHA-256 [0-9a-f]{64}", done.stdout)


def test_the_intensity_rests_on_the_inventories_imported_from_excel(home: Path) -> None:
    told = run(home, "explain", "ghg-intensity-change", "--area", "92", "--period", "2024").stdout
    for said in (
        "kiểm kê 92-2024, phiên bản 2",
        "kiểm kê 92-2014, phiên bản 2",
        "Nhà máy nhiệt điện",
        "số liệu minh họa",
    ):
        assert said in told
    assert "so-lieu-minh-hoa-2014.txt" in told


def test_a_total_leads_down_to_the_report_of_a_facility(home: Path) -> None:
    told = run(home, "explain", "ghg-emissions", "--area", "92", "--period", "2024").stdout
    assert re.search(r"báo cáo của cơ sở: BN-MH-01-2025-01-\w{8}, gửi ngày 12/03/2025", told)
    assert "sau khi trừ 14.200 tấn của cơ sở MH-01" in told


def test_facilities_are_on_time_late_and_superseded(home: Path) -> None:
    rows = [line.split("\t") for line in run(home, "facility", "status", "2025").stdout.splitlines()]
    assert {row[0]: row[2] for row in rows} == {
        "MH-01": "Đúng hạn",
        "MH-02": "Đúng hạn",
        "MH-03": "Đúng hạn",
        "MH-04": "Gửi muộn",
    }
    assert {row[0]: row[3].split("-")[4] for row in rows}["MH-03"] == "02"
    assert len(run(home, "facility", "list").stdout.splitlines()) == 40


def test_played_twice_it_changes_nothing(home: Path, report: Path) -> None:
    before = report.read_bytes()
    done = run(home, "demo", "--no-serve")
    assert done.returncode == 0
    assert done.stdout.splitlines()[-1] == str(report)
    assert report.read_bytes() == before


def test_a_changed_report_is_named(home: Path, report: Path) -> None:
    content = report.read_bytes()
    try:
        report.write_bytes(content[:-10] + b"0123456789")
        done = run(home, "verify")
        assert done.returncode == 1
        assert "312/BC-STC" in done.stderr
    finally:
        report.write_bytes(content)


def test_a_backup_restores_into_an_empty_folder_and_verifies(home: Path, report: Path, tmp_path: Path) -> None:
    archive, other = tmp_path / "all.zip", tmp_path / "other"
    assert run(home, "backup", str(archive)).returncode == 0
    done = run(other, "restore", str(archive))
    assert done.returncode == 0, done.stderr
    assert run(other, "verify").returncode == 0
    assert (other / "reports" / report.name).read_bytes() == report.read_bytes()


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """The address of the site."""
    with serving(played().home) as address:
        yield address


@pytest.mark.parametrize("page", ["/", "/plan/", "/tasks/", "/targets/", "/board/", "/reports/"])
def test_the_site_answers(site: str, page: str) -> None:
    with urllib.request.urlopen(site + page, timeout=20) as answer:
        body = answer.read().decode()
    assert answer.status == 200
    assert '<html lang="vi"' in body
