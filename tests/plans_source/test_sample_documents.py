"""The sample documents are what their script makes of the text of the plan today."""

import shutil
import subprocess
import sys

import pytest

MADE = ["ke-hoach-200.docx", "ke-hoach-200.html", "tinh-a-1.docx", "tinh-a-1.html", "tinh-a-2.docx", "tinh-a-2.html"]


def test_made_again_they_are_the_same_bytes(documents, tmp_path):
    pytest.importorskip("docx")
    folder = tmp_path / "tests" / "documents_in"
    folder.mkdir(parents=True)
    for file in documents.glob("*.py"):
        shutil.copy(file, folder)
    plan = "src/xanh/data/cities/can_tho/ke-hoach-200-kh-ubnd.txt"
    (tmp_path / plan).parent.mkdir(parents=True)
    shutil.copy(documents.parents[1] / plan, tmp_path / plan)
    command = [sys.executable, "-B", str(folder / "make_documents.py")]
    subprocess.run(command, check=True, timeout=120, env={"PATH": "/nonexistent"})
    assert [name for name in MADE if (folder / name).read_bytes() != (documents / name).read_bytes()] == []


def test_they_are_small(documents):
    assert max(file.stat().st_size for file in documents.iterdir() if file.is_file()) < 100_000
