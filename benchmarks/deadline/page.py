"""The page of the figures: docs/deadline.md, written by the run itself."""

from collections.abc import Callable, Sequence
from datetime import date

from benchmarks.deadline.hour import CLIENTS, EVIDENCE, KILLS, Hour

_HEAD = """# The last hour

What happens when everybody sends on the last day and the machine fails? `make deadline` plays it, and wrote this page on
{day}, with 2 processor cores for the site, its database and the clients together.

{clients} clients send one report each for {reports} agencies, through the pages of the desk: attach a file of {small}–{large} kB,
answer, hand over, send. Meanwhile the server and all its processes are killed (SIGKILL) at random moments, at least {kills}
times, and started again. A client that gets no answer repeats what it sent, as a person would. Afterwards the database, the receipts
the clients were given and the evidence files are compared, and `xanh verify` is run.

The bare site beside it takes the same requests with the same bytes, on the same server with the same database settings and
Django's own default middleware: it writes the file durably and the rest as one row of one model, without permissions, checks,
forms, receipts or audit. Both rates are measured undisturbed, in the same run.

"""


def page_of(hours: Sequence[Hour], day: date) -> str:
    """Return the page as Markdown."""
    head = _HEAD.format(
        day=day.isoformat(),
        clients=CLIENTS,
        kills=KILLS,
        reports=f"{hours[0].reports:,}",
        small=EVIDENCE[0] // 1000,
        large=EVIDENCE[1] // 1000,
    )
    lines = [f"| | {' | '.join(hour.database for hour in hours)} |", "|---|" + "---:|" * len(hours)]
    lines += [f"| {label} | {' | '.join(write(hour) for hour in hours)} |" for label, write in ROWS]
    return head + "\n".join(lines) + "\n"


ROWS: tuple[tuple[str, Callable[[Hour], str]], ...] = (
    ("reports a second, bare Django", lambda hour: f"{hour.bare_rate:.1f}"),
    ("reports a second, the site", lambda hour: f"{hour.site_rate:.1f}"),
    ("site against bare (at least 0.5)", lambda hour: f"{hour.site_rate / hour.bare_rate:.2f}"),
    (f"times killed (at least {KILLS})", lambda hour: str(hour.kills)),
    ("requests repeated", lambda hour: str(hour.repeated)),
    ("reports acknowledged", lambda hour: str(hour.acknowledged)),
    ("reports stored", lambda hour: str(hour.stored)),
    ("different receipts", lambda hour: str(hour.receipts)),
    ("evidence files whole", lambda hour: str(hour.evidence_whole)),
    ("median of a request outside restarts", lambda hour: f"{hour.median * 1000:.0f} ms"),
    ("p99 outside restarts (under 1 s)", lambda hour: f"{hour.p99 * 1000:.0f} ms"),
    ("slowest outside restarts", lambda hour: f"{hour.slowest * 1000:.0f} ms"),
    ("`xanh verify`", lambda hour: "all whole" if hour.verified else "NOT whole"),
    ("every promise kept", lambda hour: "yes" if hour.held else "no: " + "; ".join(hour.broken)),
)
