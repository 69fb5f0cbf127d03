"""What five people ask at once of a country's facts: ranks and series, as a page would, from one process.

Wanted: 95 of 100 answers within 300 ms over 50 million facts. Measured twice: with people who look at an answer for a
second before they ask again, and with people who never pause.
"""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random
from statistics import median, quantiles
from time import perf_counter, sleep
from typing import Any

from benchmarks.country import LEAVES, YEARS
from xanh.warehouse import questions
from xanh.warehouse.engines import connect, read_facts

USERS, EACH, PAUSE = 5, 16, 1.0  # the pause in seconds, on average


def run(home: Path) -> list[tuple[str, float]]:
    """Return label and milliseconds: median and 95th percentile of the questions of five users at once."""
    figures = []
    for label, pause in (("a second between questions", PAUSE), ("no pause", 0.0)):
        with ThreadPoolExecutor(USERS) as people:
            asking = [people.submit(asked, home, user, pause) for user in range(USERS)]
            times = [one for person in asking for one in person.result()]
        figures += [
            (f"five users, {label}: median ms", median(times) * 1000),
            (f"five users, {label}: p95 ms (at most 300)", quantiles(times, n=20)[-1] * 1000),
        ]
    return figures


def asked(home: Path, user: int, pause: float) -> list[float]:
    """Return the seconds each of one person's questions took, after a first one that opens the files."""
    facts, chance = read_facts(connect(), home), Random(user)
    times = []
    for turn in range(-1, EACH):
        sleep(chance.uniform(0, 2 * pause))
        code, year = LEAVES[(user * 7 + turn) % len(LEAVES)], YEARS[turn % len(YEARS)]
        began = perf_counter()
        rows = _ranks(facts, code, year) if turn % 2 else _series(facts, code, turn)
        assert rows > 0
        times.append(perf_counter() - began)
    return times[1:]


def _ranks(facts: Any, code: str, year: int) -> int:
    narrowed = questions.facts_of(facts, indicators=[code], years=[year], level="commune")
    return int(questions.ranks(questions.standing(narrowed)).to_pyarrow().num_rows)


def _series(facts: Any, code: str, turn: int) -> int:
    narrowed = questions.facts_of(facts, indicators=[code], province=f"{turn % 34:05d}")
    return int(questions.series(questions.standing(narrowed)).to_pyarrow().num_rows)
