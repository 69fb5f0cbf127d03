"""`make deadline`: the last hour on SQLite and on PostgreSQL; prints its figures and writes docs/deadline.md.

Bounded: 1,000 reports, 50 clients, at least 20 kills, loopback only; every process is stopped by its own id.
"""

import sys
import tempfile
from datetime import date
from pathlib import Path

from tests.postgres import PostgresAbsent, running_postgres

from benchmarks.deadline.hour import Hour, play_hour
from benchmarks.deadline.page import page_of

PAGE = Path(__file__).parents[2] / "docs" / "deadline.md"


def main() -> int:
    """Play the hour on both databases; return 0 where every promise held."""
    hours: list[Hour] = []
    for database in ("SQLite", "PostgreSQL"):
        with tempfile.TemporaryDirectory(prefix="xanh-deadline-") as name:
            folder = Path(name)
            if database == "SQLite":
                hours.append(play_hour(database, "", folder))
                continue
            try:
                with (
                    tempfile.TemporaryDirectory(prefix="xanh-postgres-") as own,
                    running_postgres(Path(own), durable=True) as url,
                ):
                    hours.append(play_hour(database, url, folder))
            except PostgresAbsent as absent:
                print(f"skipped: PostgreSQL ({absent})")
    text = page_of(hours, date.today())  # noqa: DTZ011 - the day of the one who reads the page
    print(text)
    PAGE.write_text(text, encoding="utf-8")
    return 0 if all(hour.held for hour in hours) else 1


if __name__ == "__main__":
    sys.exit(main())
