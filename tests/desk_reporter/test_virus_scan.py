"""The virus scanner, where there is one: its word counts, and its silence too."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from tests.desk_reporter.conftest import NOW
from tests.desk_reporter.typed import PDF, owed
from tests.refusals import refused

from xanh_web.reporting.actions.draft_evidence import attach_evidence
from xanh_web.reporting.models import Round

pytestmark = pytest.mark.django_db

# Speaks as clamd does: takes an INSTREAM, and finds the test virus by its name in the content.
SCANNER = """
import socket, struct, sys
server = socket.socket(socket.AF_UNIX); server.bind(sys.argv[1]); server.listen(); print("ready", flush=True)
def exactly(connection, count):
    got = b""
    while len(got) < count:
        got += connection.recv(count - len(got))
    return got
while True:
    connection, _address = server.accept()
    assert exactly(connection, 10) == b"zINSTREAM\\0"
    content = b""
    while size := struct.unpack("!I", exactly(connection, 4))[0]:
        content += exactly(connection, size)
    if b"EICAR" in content:
        answer = b"stream: Eicar-Signature FOUND\\0"
    elif b"LIMIT" in content:
        answer = b"INSTREAM size limit exceeded. ERROR\\0"
    else:
        answer = b"stream: OK\\0"
    connection.sendall(answer); connection.close()
"""


@pytest.fixture
def scanner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Start the scanner, and name it in the environment as an installation does."""
    path = tmp_path / "clamd.sock"
    process = subprocess.Popen([sys.executable, "-c", SCANNER, str(path)], stdout=subprocess.PIPE)
    assert process.stdout is not None and process.stdout.readline() == b"ready\n"
    monkeypatch.setenv("XANH_CLAMD", str(path))
    yield path
    process.kill()
    process.wait()
    process.stdout.close()


def attach(round_: Round, cast: SimpleNamespace, content: bytes) -> str:
    return attach_evidence(obligation=owed(round_), name="a.pdf", content=content, by=cast.minh, at=NOW).name


def test_a_clean_file_is_taken(round_: Round, cast: SimpleNamespace, scanner: Path) -> None:
    assert attach(round_, cast, PDF + b"x" * 200_000) == "a.pdf"


def test_a_virus_is_refused_by_its_name(round_: Round, cast: SimpleNamespace, scanner: Path) -> None:
    with refused("the virus scanner found") as _:
        attach(round_, cast, PDF + b"EICAR")


def test_what_could_not_be_scanned_is_not_taken(round_: Round, cast: SimpleNamespace, scanner: Path) -> None:
    with refused("could not scan"):
        attach(round_, cast, PDF + b"LIMIT")


@pytest.mark.parametrize("address", ["/nowhere/clamd.sock", "127.0.0.1:1", "nonsense", "host:port"])
def test_a_scanner_that_does_not_answer_lets_nothing_through(
    round_: Round, cast: SimpleNamespace, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setenv("XANH_CLAMD", address)
    with refused("does not answer"):
        attach(round_, cast, PDF)
