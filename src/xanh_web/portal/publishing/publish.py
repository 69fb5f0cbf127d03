"""Publishing: which indicators have changed since the last time, and their files made anew."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from itertools import chain
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
from django.conf import settings
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from xanh.basis.hashing import canonical_json, sha256_hex
from xanh.interchange.sdmx.codes import written_code
from xanh.warehouse import publication
from xanh.warehouse.by_indicator import Mark, marks_at, rows_at
from xanh.warehouse.publication import Entry, write_pieces
from xanh_web.agencies.city import current_city
from xanh_web.agencies.models import Area
from xanh_web.ledger.models import Observation
from xanh_web.plans.models import Indicator
from xanh_web.portal.downloads.about import licence_words
from xanh_web.portal.downloads.site import SiteAt
from xanh_web.portal.indicators import milestones
from xanh_web.portal.publishing.columns import Rows, with_notes
from xanh_web.portal.publishing.pieces import Downloads, Known, Sdmx

AT_ONCE, IN_MEMORY = 20_000, 250_000  # rows whose lines, and whose columns, are in memory
WRITERS = 2
FEW = 50  # indicators

type Makers = tuple[Downloads | None, Sdmx]
type Files = dict[str, dict[str, int | str]]
type Written = tuple[str, str, int, Files]
type Task = Future[list[Written]]


@dataclass(frozen=True)
class Published:
    """How many indicators were made anew, stayed as they were and were taken away, and how many facts there are."""

    made: int
    kept: int
    gone: int
    facts: int


def publish_figures(*, mirror: Path, folder: Path, at: datetime, advance: Callable[[int, int], None]) -> Published:
    """Bring the published files in `folder` to what the mirror knew at `at`; `advance` is told (done, of) in facts.

    An indicator of which nothing has changed keeps its files. Refusal where the folder cannot be written, holds
    something else, or another publishing is under way.
    """
    with publication.one_publisher(folder):
        marks = marks_at(mirror, at)
        before, broken = publication.read_entries(folder), publication.unfinished(folder)
        keys = _keys(marks)
        kept = {
            code: entry
            for code, entry in before.items()
            if entry.key == keys.get(code) and code not in broken and publication.is_whole(folder, entry)
        }
        due = [code for code in marks if code not in kept]
        gone = before.keys() - marks.keys()
        publication.begin(folder, {*due, *gone, *broken})
        made = list(_made(mirror, folder, at, {code: marks[code] for code in due}, keys, advance))
        publication.finish(folder, _about(at), [*kept.values(), *made], before.values())
    return Published(len(made), len(kept), len(gone), sum(entry.facts for entry in (*kept.values(), *made)))


def _about(at: datetime) -> dict[str, str]:
    """Return what the manifest says of the whole."""
    return {
        "title": _("Figures of green growth"),
        "place": current_city().name,
        "page": f"{settings.SITE_URL}/",
        "known_at": timezone.localtime(at).isoformat(),
        "licence": licence_words(),
        "missing": _("A missing figure stands empty, with the reason; it is not zero."),
        "language": get_language() or "vi",
    }


def _keys(marks: dict[str, Mark]) -> dict[str, str]:
    """Return a key for each indicator that changes with its facts, its own words and the words of all."""
    areas = Area.objects.order_by("code", "valid_from", "pk").values_list("code", "name", "valid_from", "valid_to")
    city = current_city()
    words = [version("xanh"), get_language(), settings.SITE_URL, city.name, city.area_code, licence_words()]
    common = sha256_hex(canonical_json([words, list(areas)]))
    own = {
        row[0]: list(row) for row in Indicator.objects.values_list("code", "name", "unit", "guidance", "source_note")
    }
    done = milestones(own)
    return {
        code: sha256_hex(canonical_json([common, own.get(code), code in done, list(mark)]))
        for code, mark in marks.items()
    }


def _made(
    mirror: Path,
    folder: Path,
    at: datetime,
    due: dict[str, Mark],
    keys: dict[str, str],
    advance: Callable[[int, int], None],
) -> Iterator[Entry]:
    """Write the files of what is due and yield the entries; some are written while others are read."""
    everything, done = sum(mark.rows for mark in due.values()), 0
    with ThreadPoolExecutor(WRITERS) as writers:
        try:
            for task in _ahead(_tasks(writers, mirror, folder, at, due)):
                for code, name, facts, files in task.result():
                    newest = due[code].newest.astimezone(UTC).isoformat()
                    yield Entry(code, name, _folder(code), keys[code], newest, facts, files)
                    done += due[code].rows
                    advance(done, everything)
        except BaseException:
            writers.shutdown(cancel_futures=True)
            raise


def _ahead(groups: Iterable[list[Task]]) -> Iterator[Task]:
    """Yield the tasks of each group once those of the next one are given out."""
    waiting: list[Task] = []
    for group in groups:
        yield from waiting
        waiting = group
    yield from waiting


def _tasks(
    writers: ThreadPoolExecutor, mirror: Path, folder: Path, at: datetime, due: dict[str, Mark]
) -> Iterator[list[Task]]:
    """Read the indicators group by group and give out the writing of their files."""
    for codes in _groups(due, {code: mark.rows for code, mark in due.items()}, IN_MEMORY):
        known = _known(codes, {code: due[code].newest for code in codes})
        rows = Rows(with_notes(rows_at(mirror, at, codes), _notes(codes)))
        makers = _makers(rows, known)
        lengths = {code: length for code, (_start, length) in rows.spans.items()}
        # Each in the language of the caller.
        yield [
            writers.submit(copy_context().run, _write, folder, makers, {code: lengths[code] for code in some}, known)
            for some in _groups(lengths, lengths, AT_ONCE)
        ]


def _groups(codes: Iterable[str], rows: dict[str, int], most: int) -> Iterator[list[str]]:
    """Yield the codes, one after the other, in groups of at most `most` rows or one code."""
    group: list[str] = []
    held = 0
    for code in codes:
        if group and held + rows[code] > most:
            yield group
            group, held = [], 0
        group.append(code)
        held += rows[code]
    if group:
        yield group


def _folder(code: str) -> str:
    """Return where the files of an indicator lie: its code, other signs than letters and digits as SDMX writes them."""
    return f"indicators/{written_code(code)}"


def _known(codes: Sequence[str], newest: dict[str, datetime]) -> Known:
    indicators = {row.code: row for row in Indicator.objects.filter(code__in=codes)}
    return Known(indicators, frozenset(milestones(indicators)), SiteAt(settings.SITE_URL), newest)


def _notes(codes: Sequence[str]) -> dict[int, str]:
    """Return the notes of the indicators by number of row: the mirror has none."""
    notes = Observation.objects.order_by().exclude(note="")
    if len(codes) <= FEW:  # else reading all notes takes less than looking for those of so many
        notes = notes.filter(indicator__in=codes)
    return dict(notes.values_list("pk", "note"))


def _makers(rows: Rows, known: Known) -> Makers:
    """Return what makes files of the rows: downloads of those that a page shows, SDMX of all."""
    table = rows.table
    shown = pc.is_in(table["indicator"], pa.array(known.indicators, pa.string()))
    shown = pc.and_(shown, pc.equal(table["dimensions_key"], ""))
    plain = rows if pc.all(shown).as_py() else Rows(table.filter(shown))
    return Downloads(plain, known) if len(plain.table) else None, Sdmx(rows, known)


def _write(folder: Path, makers: Makers, facts: dict[str, int], known: Known) -> list[Written]:
    """Write the files of the indicators in `facts`, and return code, name, facts and files of each."""
    downloads, sdmx = makers
    codes = list(facts)
    files: dict[str, Files] = {code: {} for code in codes}
    for code, pieces in chain(downloads.pieces(codes) if downloads else (), sdmx.pieces(codes)):
        files[code] |= write_pieces(folder / _folder(code), pieces)
    names = {code: known.indicators[code].name if code in known.indicators else code for code in codes}
    return [(code, capfirst(names[code]), facts[code], files[code]) for code in codes]
