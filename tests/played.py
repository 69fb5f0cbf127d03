"""The demonstration, played once for a whole run of the tests; every process gets a copy, and the site served from it.

Run as a script it plays, so that a run of all tests need not wait for it: `TESTS_PLAYED` names the folder.
"""

import fcntl
import os
import shutil
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
    """Play the demonstration, or copy the one that was played for this run, on the first call; return it ever after."""
    folder = tempfile.TemporaryDirectory(prefix="xanh-played-")
    home = Path(folder.name) / "home"
    shared = os.environ.get("TESTS_PLAYED")
    if not shared:
        return Played(home, _play(home), folder)
    with _one_at_a_time(Path(shared)):
        told = _played_in(Path(shared))
        shutil.copytree(Path(shared) / "home", home)
    return Played(home, tuple(line.replace(f"{shared}/home", str(home)) for line in told), folder)


def _played_in(shared: Path) -> tuple[str, ...]:
    """Return what the demonstration in `shared` printed; it is played where it was not yet."""
    told = shared / "told.txt"
    if not told.exists():
        shutil.rmtree(shared / "home", ignore_errors=True)
        told.write_text("\n".join(_play(shared / "home")), encoding="utf-8")
    return tuple(told.read_text(encoding="utf-8").splitlines())


def _play(home: Path) -> tuple[str, ...]:
    done = run(home, "demo", "--no-serve")
    assert done.returncode == 0, done.stderr
    return tuple(done.stdout.splitlines())


@contextmanager
def _one_at_a_time(shared: Path) -> Iterator[None]:
    with (shared / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


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


if __name__ == "__main__":
    with _one_at_a_time(Path(os.environ["TESTS_PLAYED"])):
        _played_in(Path(os.environ["TESTS_PLAYED"]))
