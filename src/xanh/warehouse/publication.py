"""A folder of published pieces that any web server can hand out: a folder by indicator, and a manifest of all.

A piece is written beside its place and put there in one rename, so that it is always whole. The manifest is written
last. Which indicators are being written is noted before: after a break those are made anew, whatever the manifest says.
"""

import fcntl
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from xanh.basis.errors import Refusal
from xanh.warehouse.mirroring import write_file

FORMAT = 1
MANIFEST, UNFINISHED, LOCK = "manifest.json", ".unfinished.json", ".lock"


@dataclass(frozen=True)
class Piece:
    """A file: its name, and its content in parts that follow each other."""

    name: str
    parts: Sequence[bytes | memoryview]


@dataclass(frozen=True)
class Entry:
    """What is published of one indicator. `key` changes with all that its files are made of."""

    code: str
    name: str
    folder: str
    key: str
    recorded_at: str  # when the newest of its facts entered the ledger
    facts: int
    files: dict[str, dict[str, int | str]] = field(default_factory=dict)  # by name: bytes, sha256


@contextmanager
def one_publisher(folder: Path) -> Iterator[None]:
    """Hold the folder for one publisher; Refusal where another is at work, or where it cannot be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = (folder / LOCK).open("w")
    except OSError as error:
        raise Refusal("{folder} cannot be written: {reason}", folder=folder, reason=error.strerror) from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise Refusal(
                "Another publishing into {folder} is under way: wait until it ends.", folder=folder
            ) from error
        try:
            yield
        except OSError as error:
            reason = error.strerror or str(error)
            raise Refusal("{folder} cannot be written: {reason}", folder=folder, reason=reason) from error


def read_entries(folder: Path) -> dict[str, Entry]:
    """Return what is published in `folder`, by code; Refusal where it holds something else."""
    path = folder / MANIFEST
    if not path.exists():
        if any(found.name != LOCK for found in folder.iterdir()) and not (folder / UNFINISHED).exists():
            raise Refusal("{folder} holds other files: publish into an empty folder.", folder=folder)
        return {}
    try:
        content = json.loads(path.read_bytes())
        if content["format"] != FORMAT:
            return {}  # of another version: all is made anew
        return {one["code"]: Entry(**one) for one in content["indicators"]}
    except (ValueError, TypeError, KeyError) as error:
        raise Refusal(
            "{file} is not the manifest of a publication: publish into an empty folder.", file=path
        ) from error


def is_whole(folder: Path, entry: Entry) -> bool:
    """Return whether the files of `entry` are there in the size in which they were written."""
    try:
        return all((folder / entry.folder / name).stat().st_size == told["bytes"] for name, told in entry.files.items())
    except FileNotFoundError:
        return False


def unfinished(folder: Path) -> set[str]:
    """Return the codes that a publishing that broke off was about to write."""
    try:
        return set(json.loads((folder / UNFINISHED).read_bytes()))
    except FileNotFoundError:
        return set()
    except ValueError as error:
        raise Refusal("{folder} holds other files: publish into an empty folder.", folder=folder) from error


def begin(folder: Path, codes: Iterable[str]) -> None:
    """Note which indicators are about to be written or taken away."""
    write_file(folder / UNFINISHED, json.dumps(sorted(codes)).encode())


def write_pieces(folder: Path, pieces: Iterable[Piece]) -> dict[str, dict[str, int | str]]:
    """Put the pieces of one indicator into its folder, each whole, and return their sizes and hashes by name."""
    folder.mkdir(parents=True, exist_ok=True)
    return {piece.name: _write(folder / piece.name, piece.parts) for piece in pieces}


def _write(path: Path, parts: Sequence[bytes | memoryview]) -> dict[str, int | str]:
    digest, size = hashlib.sha256(), 0
    partial = path.with_name(f"{path.name}.partial")
    with partial.open("wb", buffering=0) as file:
        for part in parts:
            digest.update(part)
            size += len(part)
            rest = memoryview(part)
            while rest:
                rest = rest[file.write(rest) :]
    partial.replace(path)
    return {"bytes": size, "sha256": digest.hexdigest()}


def finish(folder: Path, about: Mapping[str, Any], entries: Iterable[Entry], before: Iterable[Entry]) -> None:
    """Write the manifest, then take away those files of `before` that are no longer published."""
    listed = [asdict(entry) for entry in sorted(entries, key=lambda entry: entry.code)]
    published = {(one["folder"], name) for one in listed for name in one["files"]}
    content = {"format": FORMAT, **about, "indicators": listed}
    write_file(folder / MANIFEST, json.dumps(content, ensure_ascii=False, indent=1).encode())
    for entry in before:
        for name in entry.files:
            if (entry.folder, name) not in published:
                (folder / entry.folder / name).unlink(missing_ok=True)
                with suppress(OSError):  # others lie in it
                    (folder / entry.folder).rmdir()
    (folder / UNFINISHED).unlink(missing_ok=True)
