"""Where evidence lies: a folder, each file under its own hash, so that a name can neither clash nor lead elsewhere."""

from pathlib import Path

from django.conf import settings

from xanh.basis.hashing import sha256_hex
from xanh_web.base.durable import write_durably


def path_of(sha256: str) -> Path:
    """Return where the file of this hash lies."""
    return Path(settings.HOME) / "evidence" / sha256[:2] / sha256


def put(content: bytes) -> str:
    """Store `content` durably and return its hash; storing the same again changes nothing."""
    sha256 = sha256_hex(content)
    path = path_of(sha256)
    if not path.exists():
        write_durably(path, content)
    return sha256
