"""Writers of SQLite wait in a queue: all get their turn, none is locked out by one that failed or died."""

import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from django.db import DatabaseError, OperationalError, connections

from xanh_web.base.sqlite.base import SUFFIX, DatabaseWrapper

pytestmark = pytest.mark.django_db
HOLDER = """
import fcntl, os, sys, time
turn = os.open(sys.argv[1], os.O_CREAT | os.O_RDWR)
fcntl.flock(turn, fcntl.LOCK_EX)
print("held", flush=True)
time.sleep(60)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A database file with one row to count in."""
    file = tmp_path / "a.sqlite3"
    with sqlite3.connect(file) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("CREATE TABLE counter (number INTEGER)")
        connection.execute("INSERT INTO counter VALUES (0)")
    return file


def opened(path: Path, alias: str, timeout: float = 20) -> DatabaseWrapper:
    """Return a connection of its own that `atomic` finds under `alias`."""
    settings = {
        "ENGINE": "xanh_web.base.sqlite", "NAME": path, "USER": "", "PASSWORD": "", "HOST": "", "PORT": "",
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": timeout}, "TIME_ZONE": None, "CONN_MAX_AGE": 0,
        "CONN_HEALTH_CHECKS": False, "AUTOCOMMIT": True, "ATOMIC_REQUESTS": False, "TEST": {},
    }  # fmt: skip
    return DatabaseWrapper(settings, alias=alias)


def count_up(connection: DatabaseWrapper, pause: float = 0) -> None:
    """Read, wait and write in one transaction: where two overlap, a count is lost."""
    connection.ensure_connection()
    connection.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    with connection.cursor() as cursor:
        (number,) = cursor.execute("SELECT number FROM counter").fetchone()
        time.sleep(pause)
        cursor.execute("UPDATE counter SET number = %s", [number + 1])
    connection.commit()
    connection.set_autocommit(True)


def counted(path: Path) -> int:
    with sqlite3.connect(path) as connection:
        return int(connection.execute("SELECT number FROM counter").fetchone()[0])


def test_many_writers_all_get_their_turn(path: Path) -> None:
    failed: list[Exception] = []

    def write() -> None:
        own = opened(path, "a")
        try:
            for _ in range(5):
                count_up(own, pause=0.002)
        except DatabaseError as error:
            failed.append(error)
        finally:
            own.close()

    threads = [threading.Thread(target=write) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (failed, counted(path)) == ([], 80)


def test_a_transaction_that_fails_gives_its_turn_back(path: Path) -> None:
    one, two = opened(path, "one"), opened(path, "two", timeout=1)
    one.ensure_connection()
    one.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    with pytest.raises(OperationalError), one.cursor() as cursor:
        cursor.execute("SELECT nothing FROM nowhere")
    one.rollback()
    count_up(two)
    assert counted(path) == 1
    one.close()
    two.close()


def test_who_waits_too_long_is_told_and_may_come_again(path: Path) -> None:
    one, two = opened(path, "one"), opened(path, "two", timeout=0.1)
    one.ensure_connection()
    one.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    with pytest.raises(OperationalError, match="locked"):
        count_up(two)
    one.close()  # as when a request ends without having committed
    two.set_autocommit(True)
    count_up(two)
    assert counted(path) == 1
    two.close()


def test_a_process_that_dies_blocks_nobody(path: Path) -> None:
    holder = subprocess.Popen([sys.executable, "-c", HOLDER, f"{path}{SUFFIX}"], stdout=subprocess.PIPE)
    assert holder.stdout is not None and holder.stdout.readline() == b"held\n"
    waiting = opened(path, "a", timeout=10)
    os.kill(holder.pid, signal.SIGKILL)
    holder.wait(timeout=5)
    count_up(waiting)
    assert counted(path) == 1
    waiting.close()


def test_the_site_uses_it() -> None:
    here = connections["default"]
    assert here.vendor != "sqlite" or isinstance(here, DatabaseWrapper)
