"""The file a person has uploaded and not confirmed yet: kept under their key and its hash, one for each person."""

import re
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext_noop as _

from xanh.basis.errors import Refusal
from xanh.basis.hashing import sha256_hex
from xanh_web.base.durable import write_durably
from xanh_web.base.models import Person

GONE = _("The file is not kept any more: upload it again.")
_HASH = re.compile(r"[0-9a-f]{64}")


def keep(person: Person, content: bytes) -> str:
    """Keep the uploaded file in place of the person's last one, and return its hash."""
    sha256 = sha256_hex(content)
    drop(person)
    write_durably(_folder() / f"{person.pk}-{sha256}", content)
    return sha256


def kept(person: Person, sha256: str) -> bytes:
    """Return the kept file of this hash; Refusal where it is not kept any more."""
    path = _folder() / f"{person.pk}-{sha256}"
    # What is in an address or a form must not lead to another file.
    if not _HASH.fullmatch(sha256) or not path.is_file():
        raise Refusal(GONE)
    return path.read_bytes()


def keep_marked(person: Person, content: bytes) -> None:
    """Keep the marked copy of the workbook the person has just uploaded."""
    write_durably(_marked(person), content)


def kept_marked(person: Person) -> bytes | None:
    """Return the marked copy, None where there is none."""
    path = _marked(person)
    return path.read_bytes() if path.is_file() else None


def drop(person: Person) -> None:
    """Remove what is kept of this person's uploads."""
    for path in [*_folder().glob(f"{person.pk}-*"), _marked(person)]:
        path.unlink(missing_ok=True)


def _folder() -> Path:
    return Path(settings.HOME) / "imports"


def _marked(person: Person) -> Path:
    return _folder() / f"marked-{person.pk}.xlsx"
