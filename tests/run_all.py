"""Runs the whole suite on SQLite, then what touches the database on a PostgreSQL 15 started for the purpose.

The server listens on a socket in a temporary folder only, and is stopped by its own process id. Where PostgreSQL is not
installed its run is skipped by name; with XANH_REQUIRE_ALL=1 that is a failure.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.postgres import PostgresAbsent, running_postgres

DATABASE_TESTS = [
    f"tests/{room}"
    for room in (
        "base",
        "accounts",
        "agencies",
        "running",
        "plans_web",
        "ledger",
        "inventories",
        "amendments",
        "facilities",
        "reporting",
        "cli",
        "portal",
        "desk_reporter",
        "desk_coordinator",
        "messages",
        "api",
        "exchange",
        "faces",
    )
]


def main() -> int:
    """Run both and return the first exit code that is not 0."""
    arguments = sys.argv[1:]
    with tempfile.TemporaryDirectory() as home, tempfile.TemporaryDirectory() as shared, _playing(shared):
        os.environ["XANH_HOME"] = home
        failed = _pytest("SQLite", ["-n", "2", "--dist", "loadfile", *arguments])
        if failed:
            return failed
        try:
            with running_postgres(Path(home)) as url:
                os.environ["XANH_DATABASE_URL"] = url
                chosen = [path for path in DATABASE_TESTS if Path(path).exists()]
                return _pytest("PostgreSQL", ["-n", "2", "--dist", "loadfile", *chosen, *arguments])
        except PostgresAbsent as absent:
            print(f"skipped: the suite on PostgreSQL ({absent})")
            return 1 if os.environ.get("XANH_REQUIRE_ALL") else 0


@contextmanager
def _playing(folder: str) -> Iterator[None]:
    """Play the demonstration for all tests beside the first of them; whoever needs it sooner waits."""
    os.environ["TESTS_PLAYED"] = folder
    player = subprocess.Popen([sys.executable, "-m", "tests.played"], cwd=Path(__file__).parent.parent)
    try:
        yield
    finally:
        player.kill()
        player.wait()


def _pytest(database: str, arguments: list[str]) -> int:
    print(f"— on {database}", flush=True)
    return subprocess.run([sys.executable, "-m", "pytest", *arguments], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
