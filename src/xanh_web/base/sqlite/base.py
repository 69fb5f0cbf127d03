"""Django's SQLite backend with a queue for writers.

SQLite lets one writer at a time work and makes the others sleep and try again, longer each time: with many of them the
database stands idle while all sleep. Here who begins a transaction first waits in a queue: threads of one process for a
lock that wakes the next at once, processes for a lock on a file beside the database, which the kernel takes away from a
process that dies. Single statements outside a transaction go by SQLite's own waiting, as before.
"""

import fcntl
import os
import threading
import time
from collections import defaultdict

from django.db import OperationalError
from django.db.backends.sqlite3 import base

SUFFIX = ".queue"
_RETRY = 0.002  # seconds between two looks at the file's lock: only the first of each process looks
_threads: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)


class DatabaseWrapper(base.DatabaseWrapper):
    """One connection; `_turn` is its open lock file while a transaction is under way."""

    _turn: int | None = None

    def _start_transaction_under_autocommit(self) -> None:
        self._take_turn()
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:
            self._end_turn()
            raise

    def _commit(self) -> None:
        try:
            super()._commit()  # type: ignore[misc]
        finally:
            self._end_turn()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]
        finally:
            self._end_turn()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]
        finally:
            self._end_turn()

    def _take_turn(self) -> None:
        """Wait for the turn, at most as long as SQLite would."""
        if self._turn is not None or self.is_in_memory_db():
            return
        name = str(self.settings_dict["NAME"])
        ends = time.monotonic() + float(self.settings_dict["OPTIONS"].get("timeout", 5))
        if not _threads[name].acquire(timeout=max(0.0, ends - time.monotonic())):
            raise OperationalError("database is locked")
        turn = os.open(name + SUFFIX, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
        try:
            _lock(turn, ends)
        except BaseException:
            os.close(turn)
            _threads[name].release()
            raise
        self._turn = turn

    def _end_turn(self) -> None:
        if self._turn is None:
            return
        turn, self._turn = self._turn, None
        os.close(turn)
        _threads[str(self.settings_dict["NAME"])].release()


def _lock(turn: int, ends: float) -> None:
    while True:
        try:
            return fcntl.flock(turn, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > ends:
                raise OperationalError("database is locked") from None
            time.sleep(_RETRY)
