"""PDF from a .docx, by LibreOffice without a window."""

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from xanh.basis.errors import Refusal
from xanh.documents.word.wording import NO_LIBREOFFICE, PDF_FAILED, PDF_TOO_SLOW

_SECONDS = 600
# The number format of axes follows the profile's language, so a fresh profile is told to write Vietnamese numbers.
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Setup/L10N">
<prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>vi-VN</value></prop></item>
</oor:items>
"""


def has_libreoffice() -> bool:
    """Return whether LibreOffice can be called on this machine."""
    return _program() is not None


def to_pdf(docx: Path, folder: Path) -> Path:
    """Return the PDF of `docx`, written into `folder` under the same name; Refusal where that cannot be done."""
    program = _program()
    if program is None:
        raise Refusal(NO_LIBREOFFICE)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="xanh-pdf-") as scratch:
        profile = Path(scratch) / "profile"
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(_PROFILE, encoding="utf-8")
        out = Path(scratch) / "out"
        command = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--convert-to"]
        _run([*command, "pdf:writer_pdf_Export", "--outdir", str(out), str(docx.resolve())], docx)
        made = out / f"{docx.stem}.pdf"
        if not made.is_file():
            raise _failed(docx)
        return Path(shutil.move(made, folder / made.name))


def _program() -> str | None:
    return shutil.which("soffice") or shutil.which("libreoffice")


def _run(command: list[str], docx: Path) -> None:
    try:
        process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
    except OSError as error:
        raise _failed(docx) from error
    try:
        code = process.wait(timeout=_SECONDS)
    except subprocess.TimeoutExpired as error:
        raise Refusal(PDF_TOO_SLOW, file=docx.name, seconds=_SECONDS) from error
    finally:
        if process.poll() is None:  # the program is a script: what it started must end with it
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
    if code != 0:
        raise _failed(docx)


def _failed(docx: Path) -> Refusal:
    return Refusal(PDF_FAILED, file=docx.name)
