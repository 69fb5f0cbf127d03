"""A PostgreSQL 15 of the tests' own: on a socket in a temporary folder, stopped by its process id."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

BINARIES = Path("/usr/lib/postgresql/15/bin")


class PostgresAbsent(Exception):
    """PostgreSQL 15 is not installed here."""


@contextmanager
def running_postgres(folder: Path, *, durable: bool = False) -> Iterator[str]:
    """Start a server in `folder` and yield its database URL; raise PostgresAbsent where there is none to start.

    Only a `durable` one waits for the disk: the tests need not.
    """
    if not (BINARIES / "postgres").exists():
        raise PostgresAbsent("PostgreSQL 15 is not installed")
    data, socket = folder / "postgres", folder / "socket"
    socket.mkdir()
    as_user = _unprivileged(folder)
    _run(
        [
            *as_user,
            str(BINARIES / "initdb"),
            "-D",
            str(data),
            "-U",
            "xanh",
            "-A",
            "trust",
            "--locale=C.UTF-8",
            "-E",
            "UTF8",
        ]
    )
    settings = [
        "listen_addresses=",
        f"unix_socket_directories={socket}",
        f"fsync={'on' if durable else 'off'}",
        "max_connections=100",
    ]
    command = [*as_user, str(BINARIES / "postgres"), "-D", str(data)]
    for setting in settings:
        command += ["-c", setting]
    with (folder / "postgres.log").open("wb") as log:
        server = subprocess.Popen(command, stdout=log, stderr=log, cwd=folder)
    try:
        _wait(socket, server, folder)
        yield f"postgres://xanh@{str(socket).replace('/', '%2F')}/postgres"
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(timeout=30)


def _unprivileged(folder: Path) -> list[str]:
    # PostgreSQL refuses to run as root; the package's own account can.
    if os.geteuid() != 0:
        return []
    shutil.chown(folder, "postgres")
    shutil.chown(folder / "socket", "postgres")
    return ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/")


def _wait(socket: Path, server: subprocess.Popen[bytes], folder: Path) -> None:
    for _attempt in range(150):
        if server.poll() is not None:
            raise RuntimeError((folder / "postgres.log").read_text(encoding="utf-8"))
        ready = [str(BINARIES / "pg_isready"), "-q", "-h", str(socket), "-U", "xanh"]
        if subprocess.run(ready, check=False).returncode == 0:
            return
        time.sleep(0.2)
    raise RuntimeError("PostgreSQL did not start within 30 seconds")
