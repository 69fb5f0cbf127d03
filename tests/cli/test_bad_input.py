"""Bad input: exit code, one sentence in the reader's language, never a traceback."""

import re
import socket
from pathlib import Path

import pytest
from tests.cli.conftest import Run
from tests.world import city, opened_round

pytestmark = pytest.mark.django_db
DECIDED = ("--decision", "1/QĐ", "--dated", "2024-11-14", "--reason", "Lý do")
CASES = [
    "unknown",
    "--unknown",
    "plan unknown",
    "plan read",
    "plan read {none}",
    "plan read {folder}",
    "plan read {text}",
    "plan read {binary}",
    "plan load {none}",
    "plan load {folder}",
    "plan load {text}",
    "plan load {binary}",
    "round",
    "round open",
    "round open năm",
    "round open 1999",
    "round open 2020",
    "round status 2030",
    "round status 99999999999999999999999",
    "round extend 2024 STNMT",
    "round extend 2024 STNMT --until mai {decided}",
    "round extend 2024 STNMT --until 2024-11-01 {decided}",
    "round extend 2024 KHONGCO --until 2024-12-01 {decided}",
    "round exempt 2024 KHONGCO {decided}",
    "round remind 2030",
    "round return 2024 STNMT",
    "round return 2024 STNMT --reason x",
    "round accept 2024 STNMT",
    "round accept 2030 STNMT",
    "round close 2030",
    "form export 2030",
    "form export 2024 --agency KHONGCO",
    "form export 2024 --agency STNMT --to {text}",
    "form import {none}",
    "form import {folder}",
    "form import {text}",
    "form import {binary}",
    "report draft 2030",
    "report draft 2024 --to {folder}/none/x.docx",
    "report issue 2024",
    "report issue 2024 --number ../x --dated 2024-12-05",
    "report issue 2024 --number 1 --dated hôm-nay",
    "report issue 2030 --number 1 --dated 2024-12-05",
    "report reissue 999/BC-X --to {folder}/x.docx",
    "indicator show khong-co",
    "indicator list --official",
    "indicator import {none} --source x",
    "indicator import {folder} --source x",
    "indicator import {text} --source x",
    "indicator import {binary} --source x",
    "indicator import {text}",
    "indicator compute",
    "indicator compute --period 2024-Q1",
    "indicator compute --period mai",
    "explain hdi",
    "explain hdi --area 92 --period 2024",
    "explain hdi --area 92 --period 20x4",
    "explain hdi --area 92 --period 2024 --as-known-at mai",
    "backup {text}",
    "backup {folder}/none/x.zip",
    "restore {none}",
    "restore {text}",
    "demo --port 0",
    "demo --no-serve",
    "serve --port 99999",
    "serve --port {port}",
]
SEVERAL_LINES = ("round", "plan read {text}")  # a group alone shows its help; a document, what it lacks
OF_THE_FORM = ("form import {text}", "form import {binary}")  # the forms are Vietnamese only
VIETNAMESE = re.compile(r"[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)


@pytest.fixture
def places(tmp_path: Path) -> dict[str, object]:
    """What the commands name: a text file, a file of any bytes, a folder, a file that is not there, a port in use."""
    (tmp_path / "text.txt").write_text("xin chao\n", encoding="utf-8")
    (tmp_path / "bytes.docx").write_bytes(bytes(range(256)))
    return {
        "text": tmp_path / "text.txt",
        "binary": tmp_path / "bytes.docx",
        "folder": tmp_path,
        "none": tmp_path / "none.txt",
    }


@pytest.mark.parametrize("case", CASES)
def test_one_sentence_in_either_language(xanh: Run, places: dict[str, object], case: str) -> None:
    city()
    opened_round()
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        places["port"] = taken.getsockname()[1]
        words = [word.format(**places) for word in case.split() if word != "{decided}"]
        words += DECIDED if "{decided}" in case else ()
        for language in ("vi", "en"):
            ran = xanh(*words, language=language)
            assert ran.code in {1, 2}, ran
            assert "Traceback" not in ran.err
            assert ran.err.strip()
            lines = ran.err.strip().splitlines()
            if case in SEVERAL_LINES:
                continue
            assert len(lines) == 1, ran.err
            assert "{" not in ran.err
            sentence = re.sub(r"KHONGCO|“[^”]*”|'[^']*'|/\S+", "", ran.err)
            assert bool(VIETNAMESE.search(sentence)) is (language == "vi" or case in OF_THE_FORM), ran.err


def test_a_fault_of_the_program_is_one_sentence_and_the_rest_is_in_a_file(
    xanh: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XANH_HOME", str(tmp_path))
    monkeypatch.setattr("xanh_web.reporting.verification.verify_everything", lambda: 1 / 0)
    ran = xanh("verify")
    assert ran.code == 3
    assert "Chương trình gặp lỗi nội bộ" in ran.err
    assert "Traceback" not in ran.err
    assert "ZeroDivisionError" in (tmp_path / "errors.log").read_text(encoding="utf-8")


def test_interrupted_it_stops_quietly(xanh: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("xanh_web.reporting.verification.verify_everything", interrupted)
    ran = xanh("verify")
    assert (ran.code, ran.err.lstrip()) == (130, "Đã dừng; không giữ lại phần việc dở dang.\n")
