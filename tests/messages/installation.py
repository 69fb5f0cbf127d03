"""An installation of its own for tests with several processes: its folder, its database, `xanh` and Python in it."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import dj_database_url

XANH = [sys.executable, "-m", "xanh_web.cli.main"]
ROOT = Path(__file__).parent.parent.parent
BEGIN = "from xanh_web.cli.database import require_tables, start_django\nstart_django()\nrequire_tables()\n"
QUEUE = """
from django.utils import timezone
from xanh_web.base.models import Person
from xanh_web.base.outbox.actions import queue_message
for number, address in enumerate({addresses!r}):
    person, _new = Person.objects.get_or_create(username=address, defaults={{"email": address}})
    queue_message(key=address, to=person, kind="x", subject=str(number), body="…", link="", at=timezone.now())
"""
STATES = """
from xanh_web.base.models import Delivery
from xanh_web.base.outbox.mail import message_id
for one in Delivery.objects.select_related("message__to").order_by("id"):
    print(one.message.to.email, one.state, one.attempts, message_id(one))
"""
AN_HOUR_LATER = """
from datetime import timedelta
from django.utils import timezone
from xanh_web.base.outbox.worker import sweep
sweep(timezone.now() + timedelta(hours=1))
"""

EVERY_TASK_AGAIN = """
from xanh_web.base.models import Delivery
from xanh_web.base.outbox.tasks import deliver
for number in Delivery.objects.values_list("pk", flat=True):
    deliver.enqueue(number)
"""


@dataclass(frozen=True)
class Installation:
    """Its environment; every process it starts ends with the test."""

    environment: dict[str, str]

    def xanh(self, *arguments: str) -> str:
        """Run a command to its end and return what it printed."""
        done = subprocess.run(
            [*XANH, *arguments], env=self.environment, capture_output=True, text=True, check=False, timeout=120
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def python(self, code: str) -> str:
        """Run Python in the installation and return what it printed."""
        command = [sys.executable, "-c", BEGIN + code]
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False, timeout=120)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def queue(self, addresses: list[str]) -> None:
        """Queue one message to each address."""
        self.python(QUEUE.format(addresses=addresses))

    def states(self) -> dict[str, tuple[str, int, str]]:
        """Return, by address, state, attempts and Message-ID of each delivery."""
        lines = [line.split() for line in self.python(STATES).splitlines()]
        return {address: (state, int(attempts), mark) for address, state, attempts, mark in lines}

    @contextmanager
    def worker(self, *arguments: str) -> Iterator[subprocess.Popen[str]]:
        """Start a worker; it is stopped by its own process id."""
        process = subprocess.Popen(
            [*XANH, "worker", *arguments], env=self.environment, text=True, stdout=subprocess.PIPE
        )
        try:
            yield process
        finally:
            process.kill()
            process.wait(timeout=20)
            if process.stdout:
                process.stdout.close()


@contextmanager
def installation(home: Path, smtp_port: int) -> Iterator[Installation]:
    """Yield an installation in `home`: on SQLite, or in a database of its own on the PostgreSQL of the tests."""
    kept = {name: value for name, value in os.environ.items() if name != "XANH_DATABASE_URL"}
    environment = kept | {
        "XANH_HOME": str(home),
        "XANH_SMTP_URL": f"smtp://127.0.0.1:{smtp_port}",
        "XANH_MAIL_FROM": "xanh@example.vn",
        "PYTHONPATH": str(ROOT),
    }
    url = os.environ.get("XANH_DATABASE_URL", "")
    if not url:
        yield Installation(environment)
        return
    name = f"outbox_{os.getpid()}_{time.monotonic_ns()}"
    _on_server(url, f'CREATE DATABASE "{name}"')
    try:
        yield Installation(environment | {"XANH_DATABASE_URL": f"{url.rsplit('/', 1)[0]}/{name}"})
    finally:
        _on_server(url, f'DROP DATABASE "{name}" WITH (FORCE)')


def eventually(holds: Callable[[], bool], seconds: float = 60) -> None:
    """Wait until something holds."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it did not come to pass in time"
        time.sleep(0.05)


def _on_server(url: str, statement: str) -> None:
    import psycopg

    found = dj_database_url.parse(url)
    with psycopg.connect(
        host=found["HOST"], port=found["PORT"] or None, user=found["USER"], password=found["PASSWORD"] or None,
        dbname=found["NAME"], autocommit=True,
    ) as connection:  # fmt: skip
        connection.execute(statement)
