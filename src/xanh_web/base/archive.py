"""The whole installation in one file, for any database: rows as JSON lines, files as they lie, hashes of all.

The installation's secret is not inside: keep it apart, or forms sent out before a restore cannot be read after it.
"""

import json
import zipfile
import zlib
from collections.abc import Iterator
from itertools import batched
from pathlib import Path, PurePosixPath
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.color import no_style
from django.db import DatabaseError, connection, models, transaction

import xanh_web
from xanh.basis.errors import Refusal
from xanh.basis.hashing import sha256_hex
from xanh_web.base.durable import write_durably
from xanh_web.base.outbox.sending import hold_restored

FOLDERS = ("evidence", "reports", "uploads")
MANIFEST = "manifest.json"
FORMAT = "xanh-backup-1"
LARGEST_MEMBER = 2 * 1024**3
# What lives for hours or days only and means nothing elsewhere: who is signed in, who failed to, what was answered.
PASSING = {"base.SessionRecord", "base.SignInCounter", "base.IdempotentRequest"}
# What a damaged or foreign file makes of the steps of reading it, down to rows the tables will not take.
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    EOFError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    NotImplementedError,
    RuntimeError,
    ValidationError,
    DatabaseError,
)


def write_archive(path: Path) -> tuple[int, int]:
    """Write a consistent backup to `path` and return (rows, bytes); a file that is there already is refused."""
    if path.exists():
        raise Refusal("{file} is there already: name another file.", file=path)
    partial = path.with_name(path.name + ".part")
    hashes: dict[str, str] = {}
    rows = 0
    try:
        with zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED) as archive, transaction.atomic():
            _see_one_moment()
            for model in kept_models():
                lines = [
                    json.dumps(_as_stored(row), ensure_ascii=False) for row in model._default_manager.order_by("pk")
                ]
                _add(archive, hashes, _rows_of(model), "\n".join(lines).encode())
                rows += len(lines)
            for name, file in _files():
                _add(archive, hashes, name, file.read_bytes())
            archive.writestr(MANIFEST, json.dumps({"format": FORMAT, "sha256": hashes}, indent=1))
        partial.replace(path)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise Refusal("{file} cannot be written: {reason}", file=path, reason=error.strerror) from error
    return rows, path.stat().st_size


def _see_one_moment() -> None:
    # SQLite's transaction shows one moment anyway; PostgreSQL has to be told before the first question.
    if connection.vendor == "postgresql" and len(connection.savepoint_ids) == 0:
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")


def read_archive(path: Path) -> int:
    """Restore a backup into an installation that holds nothing yet, whole or not at all; return the rows restored."""
    if any(model._default_manager.exists() for model in kept_models()):
        raise Refusal("This installation holds data already: restore into an empty one (another XANH_HOME).")
    try:
        with zipfile.ZipFile(path) as archive:
            members = _checked(archive)
            with transaction.atomic():
                restored = sum(_restore_rows(model, archive) for model in kept_models())
                hold_restored()
                for name in members:
                    if name.split("/")[0] in FOLDERS:
                        write_durably(Path(settings.HOME) / name, archive.read(name))
    except FileNotFoundError as error:
        raise Refusal("There is no file {file}.", file=path) from error
    except _UNREADABLE as error:
        raise Refusal("{file} is not a whole backup of this system: nothing was restored.", file=path) from error
    return restored


def kept_models() -> list[type[models.Model]]:
    """Return the models a backup holds: all of the project's own that are meant to last."""
    package = xanh_web.__name__
    own = [model for model in apps.get_models() if model.__module__.startswith(package + ".")]
    return [model for model in own if model._meta.label not in PASSING]


def _rows_of(model: type[models.Model]) -> str:
    return f"rows/{model._meta.label_lower}.jsonl"


def _add(archive: zipfile.ZipFile, hashes: dict[str, str], name: str, content: bytes) -> None:
    archive.writestr(name, content)
    hashes[name] = sha256_hex(content)


def _files() -> Iterator[tuple[str, Path]]:
    home = Path(settings.HOME)
    for folder in FOLDERS:
        for file in sorted((home / folder).rglob("*")):
            if file.is_file():
                yield file.relative_to(home).as_posix(), file


def _as_stored(row: models.Model) -> dict[str, Any]:
    content: dict[str, Any] = {}
    for field in row._meta.concrete_fields:
        missing = field.value_from_object(row) is None
        content[field.attname] = None if missing else field.value_to_string(row)
    return content


def _checked(archive: zipfile.ZipFile) -> list[str]:
    manifest = json.loads(archive.read(MANIFEST))
    if manifest.get("format") != FORMAT:
        raise Refusal("This backup is of another format than {format}.", format=FORMAT)
    rows = {_rows_of(model) for model in kept_models()}
    if absent := rows - manifest["sha256"].keys():
        raise KeyError(min(absent))
    for name, expected in manifest["sha256"].items():
        parts = PurePosixPath(name).parts
        known = name in rows or (parts[0] in FOLDERS and ".." not in parts)
        if not known or archive.getinfo(name).file_size > LARGEST_MEMBER:
            raise Refusal("The backup holds “{name}”, which no backup of this system holds.", name=name)
        if sha256_hex(archive.read(name)) != expected:
            raise Refusal("“{name}” in the backup is not what was backed up: nothing was restored.", name=name)
    return list(manifest["sha256"])


def _restore_rows(model: type[models.Model], archive: zipfile.ZipFile) -> int:
    # Not splitlines: a text may hold line separators of its own, such as U+2028.
    lines = [line for line in archive.read(_rows_of(model)).decode().split("\n") if line]
    fields = {field.attname: field for field in model._meta.concrete_fields}
    for batch in batched(lines, 500):
        stored = [json.loads(line) for line in batch]
        model._default_manager.bulk_create(
            model(**{name: value if value is None else fields[name].to_python(value) for name, value in row.items()})
            for row in stored
        )
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [model]):
            cursor.execute(statement)
    return len(lines)
