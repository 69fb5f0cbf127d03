"""One last hour: throughput side by side with the bare site, then a thousand reports while the server is killed."""

import json
import os
import random
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.deadline.clients import Head, Tally, Work, run_clients, send_report, store_bare
from benchmarks.deadline.server import BARE, XANH, Server

REPORTS, CLIENTS, KILLS = 1000, 50, 20
MEASURED = 300  # reports of the undisturbed measurement, to each site
UP_BETWEEN_KILLS = (0.2, 1.2)  # seconds, drawn anew each time
EVIDENCE = (20_000, 200_000)  # bytes


@dataclass(frozen=True)
class Hour:
    """What one database did. Rates are reports per second; seconds are those of single requests outside restarts."""

    database: str
    bare_rate: float
    site_rate: float
    reports: int
    kills: int
    repeated: int
    acknowledged: int
    stored: int
    receipts: int
    evidence_whole: int
    median: float
    p99: float
    slowest: float
    verified: bool
    wrong: tuple[str, ...]

    @property
    def broken(self) -> list[str]:
        """Which promises were not kept, in words."""
        counted = self.acknowledged == self.stored == self.receipts == self.evidence_whole == self.reports
        kept = {
            "not everything acknowledged is stored once": counted and not self.wrong,
            "verify finds something": self.verified,
            "killed too seldom": self.kills >= KILLS,
            "p99 is too long": self.p99 < 1,
            "the site is slower than half of bare": self.site_rate >= 0.5 * self.bare_rate,
        }
        return [*(words for words, holds in kept.items() if not holds), *self.wrong[:3]]

    @property
    def held(self) -> bool:
        """Whether every promise was kept."""
        return not self.broken


def play_hour(database: str, url: str, folder: Path) -> Hour:
    """Play it in `folder` on the database at `url` (SQLite where empty)."""
    random.seed(20)
    bare_rate = _rate(folder / "bare", url, BARE, store_bare)
    site_rate = _rate(folder / "measured", url, XANH, send_report, fresh_schema="measured")
    home = folder / "hour"
    environment = _environment(home, url, "hour")
    heads = _heads(environment, REPORTS)
    server = Server(XANH, environment, folder / "site.log")
    server.start()
    kills = _Killer(server)
    kills.start()
    tally = run_clients(server.port, heads, CLIENTS, send_report)
    kills.finish()
    server.stop()
    return _judged(database, bare_rate, site_rate, heads, tally, server, environment, home)


class _Killer(threading.Thread):
    """Kills the server again and again at random moments, at least KILLS times, as long as the clients work."""

    def __init__(self, server: Server) -> None:
        super().__init__()
        self._server, self._over = server, threading.Event()

    def run(self) -> None:
        while not self._over.wait(random.uniform(*UP_BETWEEN_KILLS)) and len(self._server.down) < 3 * KILLS:
            self._server.kill()

    def finish(self) -> None:
        """Stop killing."""
        self._over.set()
        self.join()


def _rate(home: Path, url: str, command: list[str], work: Work, fresh_schema: str = "bare") -> float:
    environment = _environment(home, url, fresh_schema)
    heads = _heads(environment, MEASURED) if work is send_report else _signed_in(environment, MEASURED)
    server = Server(command, environment, home / "site.log")
    home.mkdir(exist_ok=True)
    server.start()
    run_clients(server.port, heads[:20], 10, work)  # warm: modules, templates, connections
    began = time.monotonic()
    tally = run_clients(server.port, heads[20:], CLIENTS, work)
    seconds = time.monotonic() - began
    server.stop()
    if tally.wrong or len(tally.receipts) != len(heads) - 20:
        raise AssertionError(f"undisturbed, and yet: {tally.wrong[:3]}")
    return len(tally.receipts) / seconds


def _environment(home: Path, url: str, schema: str) -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith("XANH_")}
    kept |= {"XANH_HOME": str(home), "PYTHONPATH": str(Path(__file__).parents[2])}
    if url:
        subprocess.run(["psql", "-q", "-c", f"CREATE DATABASE {schema}", url], check=True)
        kept["XANH_DATABASE_URL"] = url.rsplit("/", 1)[0] + f"/{schema}"
    return kept


def _heads(environment: dict[str, str], count: int) -> list[Head]:
    world = json.loads(_asked(environment, "benchmarks.deadline.world", str(count)))
    return [
        Head(world["round"], client["agency"], client["obligation"], client["session"], _evidence(number))
        for number, client in enumerate(world["clients"])
    ]


def _signed_in(environment: dict[str, str], count: int) -> list[Head]:
    world = json.loads(_asked(environment, "benchmarks.deadline.bare", "prepare", str(count)))
    return [
        Head("r", f"A{number}", number, client["session"], _evidence(number))
        for number, client in enumerate(world["clients"])
    ]


def _evidence(number: int) -> bytes:
    size = random.Random(number).randint(*EVIDENCE)
    return b"%PDF-1.7\n" + random.Random(number).randbytes(size)


def _judged(
    database: str,
    bare_rate: float,
    site_rate: float,
    heads: Sequence[Head],
    tally: Tally,
    server: Server,
    environment: dict[str, str],
    home: Path,
) -> Hour:
    stored: dict[str, list[str]] = json.loads(_asked(environment, "benchmarks.deadline.stored"))
    times = sorted(seconds for began, seconds in tally.requests if not _disturbed(began, seconds, server))
    verified = subprocess.run([sys.executable, "-m", "xanh_web.cli.main", "verify"], env=environment, check=False)
    wrong = [*tally.wrong]
    wrong += [f"{agency}: {codes}" for agency, codes in stored.items() if codes != [tally.receipts.get(agency)]]
    return Hour(
        database=database,
        bare_rate=bare_rate,
        site_rate=site_rate,
        reports=len(heads),
        kills=len(server.down),
        repeated=tally.again,
        acknowledged=len(tally.receipts),
        stored=sum(map(len, stored.values())),
        receipts=len({code for codes in stored.values() for code in codes}),
        evidence_whole=sum(1 for head in heads if _whole(home, head)),
        median=times[len(times) // 2],
        p99=times[len(times) * 99 // 100],
        slowest=times[-1],
        verified=verified.returncode == 0,
        wrong=tuple(wrong),
    )


def _asked(environment: dict[str, str], *module: str) -> str:
    command = [sys.executable, "-m", *module]
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    return done.stdout.splitlines()[-1]


def _disturbed(began: float, seconds: float, server: Server) -> bool:
    """Return whether a restart falls into the request."""
    return any(since <= began + seconds and began <= until for since, until in server.down)


def _whole(home: Path, head: Head) -> bool:
    path = home / "evidence" / head.sha256[:2] / head.sha256
    return path.is_file() and path.read_bytes() == head.evidence
