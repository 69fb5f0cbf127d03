"""Whether this process can serve: its database, its tables, its folder, its disk. It changes nothing."""

import shutil
import tempfile
from pathlib import Path

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, Error, connections
from django.db.migrations.exceptions import BadMigrationError, InconsistentMigrationHistory
from django.db.migrations.executor import MigrationExecutor

# Of files that people attach, each up to some megabytes, and of the database's own journal.
LEAST_FREE_BYTES = 500 * 1024 * 1024


def unready() -> dict[str, str]:
    """Return what stands in the way as {check: word}; empty where the site can serve.

    Checks and words: database (no_answer), tables (not_up_to_date), folder (not_writable), disk (nearly_full).
    """
    found = {
        "database": _database(),
        "folder": _folder(Path(settings.HOME)),
        "disk": _disk(Path(settings.HOME)),
    }
    if not found["database"]:
        found["tables"] = _tables()
    return {check: word for check, word in found.items() if word}


def _database() -> str:
    try:
        with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return "no_answer"
    return ""


def _tables() -> str:
    try:
        executor = MigrationExecutor(connections[DEFAULT_DB_ALIAS])
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except (Error, BadMigrationError, InconsistentMigrationHistory):
        return "not_up_to_date"
    return "not_up_to_date" if waiting else ""


def _folder(home: Path) -> str:
    folders = [home, *(home / name for name in ("evidence", "reports") if (home / name).exists())]
    try:
        for folder in folders:
            with tempfile.TemporaryFile(dir=folder):
                pass
    except OSError:
        return "not_writable"
    return ""


def _disk(home: Path) -> str:
    try:
        free = shutil.disk_usage(home).free
    except OSError:
        return "nearly_full"
    return "nearly_full" if free < LEAST_FREE_BYTES else ""
