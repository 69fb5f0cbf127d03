"""The demonstration, played once per test process into a folder of its own, and the site served from it."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

XANH = [sys.executable, "-m", "xanh_web.cli.main"]


@dataclass(frozen=True)
class Played:
    """The folder of the installation, and what `xanh demo --no-serve` printed, line by line."""

    home: Path
    told: tuple[str, ...]
    folder: "tempfile.TemporaryDirectory[str]"  # removes itself when the process ends

    @property
    def report(self) -> Path:
        """The issued report, which the last line names."""
        return Path(self.told[-1])


@cache
def played() -> Played:
    """Play the demonstration on the first call, and return it on every call."""
    folder = tempfile.TemporaryDirectory(prefix="xanh-played-")
    done = run(Path(folder.name), "demo", "--no-serve")
    assert done.returncode == 0, done.stderr
    return Played(Path(folder.name), tuple(done.stdout.splitlines()), folder)


def run(home: Path, *arguments: str, language: str = "vi") -> subprocess.CompletedProcess[str]:
    """Run `xanh` with `arguments` on the installation in `home`, on SQLite."""
    return subprocess.run(
        [*XANH, *arguments],
        env=environment(home, language),
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


@contextmanager
def serving(home: Path) -> Iterator[str]:
    """Yield the address of `xanh serve` on a free loopback port; it is stopped by its own process id."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [*XANH, "serve", "--port", str(port)]
    server = subprocess.Popen(command, env=environment(home, "vi"), stdout=subprocess.DEVNULL)
    try:
        _wait(server, f"http://127.0.0.1:{port}/healthz")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(timeout=20)


def environment(home: Path, language: str) -> dict[str, str]:
    """Return the environment of commands on the installation in `home`."""
    kept = {key: value for key, value in os.environ.items() if key != "XANH_DATABASE_URL"}
    return kept | {"XANH_HOME": str(home), "XANH_LANG": language}


def _wait(server: subprocess.Popen[bytes], address: str) -> None:
    for _attempt in range(100):
        assert server.poll() is None, "the site did not start"
        try:
            urllib.request.urlopen(address, timeout=2).close()
            return
        except OSError:
            time.sleep(0.2)
    raise AssertionError("the site did not answer within 20 seconds")
