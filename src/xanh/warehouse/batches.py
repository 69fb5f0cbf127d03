"""The batches of the mirror: a data file each, and a note beside it that says what it holds.

`facts/000007.parquet` counts only once `facts/000007.json` is there: the note is written last, in one rename, and
carries the hash of the note before it, so that no batch can be changed, dropped or slipped in alone.
"""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from xanh.basis.errors import Refusal
from xanh.basis.hashing import canonical_json, sha256_hex

FORMAT = 1


@dataclass(frozen=True)
class Batch:
    """One mirroring. `first_seal` to `last_seal` are the seals of the ledger whose observations it holds."""

    number: int
    rows: int
    first_id: int
    last_id: int
    first_seal: int
    last_seal: int
    mirrored_at: str  # an instant in ISO 8601
    file_sha256: str
    rows_sha256: str  # over the rows in order of id, as `rows_hash` says
    previous: str  # the hash of the note before it; empty for the first
    format: int = FORMAT

    @property
    def note(self) -> bytes:
        """The note as it is stored."""
        return canonical_json(asdict(self))

    @property
    def hash(self) -> str:
        """The hash of the note, which the next batch carries."""
        return sha256_hex(self.note)


def file_of(folder: Path, number: int) -> Path:
    """Return where the facts of batch `number` lie."""
    return folder / "facts" / f"{number:06d}.parquet"


def note_of(folder: Path, number: int) -> Path:
    """Return where the note of batch `number` lies."""
    return file_of(folder, number).with_suffix(".json")


def read_batches(folder: Path) -> list[Batch]:
    """Return the batches in order, none where nothing was mirrored; Refusal where a note cannot be read."""
    return [_read(path) for path in sorted((folder / "facts").glob("*.json"))]


def _read(path: Path) -> Batch:
    try:
        content = json.loads(path.read_bytes())
        batch = Batch(**content)
    except (OSError, ValueError, TypeError) as error:
        raise Refusal(
            "The note {file} of the mirror cannot be read: mirror into an empty folder.", file=path
        ) from error
    if batch.format != FORMAT:
        raise Refusal("The mirror in {folder} is of another version: mirror into an empty folder.", folder=path.parent)
    return batch
