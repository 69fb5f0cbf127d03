"""Programs in which threads run against each other, in an installation of their own with real transactions."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from django.db import connection

ROOT = Path(__file__).parent.parent


def last_line_of(module: str, folder: Path) -> str:
    """Let `main` of a module run on an empty database of the kind this run is on; return the last line it prints."""
    with _fresh_database(folder) as environment:
        command = [sys.executable, "-c", f"import django; django.setup(); from {module} import main; main()"]
        ran = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout.splitlines()[-1]


@contextmanager
def _fresh_database(folder: Path) -> Iterator[dict[str, str]]:
    """Give the environment of an installation of its own, with real transactions, on the database of this run."""
    environment = {**os.environ, "XANH_HOME": str(folder), "DJANGO_SETTINGS_MODULE": "xanh_web.base.settings"}
    if connection.vendor == "sqlite":
        environment.pop("XANH_DATABASE_URL", None)
        yield environment
        return
    address, name = urlsplit(os.environ["XANH_DATABASE_URL"]), f"race_{os.getpid()}"
    with psycopg.connect(os.environ["XANH_DATABASE_URL"], autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"')
        try:
            yield environment | {"XANH_DATABASE_URL": urlunsplit(address._replace(path=f"/{name}"))}
        finally:
            server.execute(f'DROP DATABASE "{name}"')
