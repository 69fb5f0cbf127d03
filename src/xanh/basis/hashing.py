"""Hashes that stay the same wherever they are computed: canonical JSON, SHA-256, Merkle roots."""

import hashlib
import json
from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any


def canonical_json(content: Any) -> bytes:
    """Return `content` as JSON in its one form: sorted keys, no blanks, UTF-8, decimals without trailing zeros.

    >>> canonical_json({"b": Decimal("1.50"), "a": None})
    b'{"a":null,"b":"1.5"}'
    """
    text = json.dumps(
        content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_plain, allow_nan=False
    )
    return text.encode()


def sha256_hex(content: bytes) -> str:
    """Return the SHA-256 of `content` as 64 hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def merkle_root(leaves: Sequence[str]) -> str:
    """Return the Merkle root (hex) over hex `leaves`, with leaf and node prefixes as in RFC 6962, section 2.1."""
    level = [hashlib.sha256(b"\x00" + bytes.fromhex(leaf)).digest() for leaf in leaves]
    if not level:
        return hashlib.sha256(b"").hexdigest()
    while len(level) > 1:
        pairs = [level[i : i + 2] for i in range(0, len(level), 2)]
        level = [hashlib.sha256(b"\x01" + b"".join(pair)).digest() if len(pair) == 2 else pair[0] for pair in pairs]
    return level[0].hex()


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return plain_decimal(value)
    if isinstance(value, datetime):
        if value.tzinfo is None:
            raise ValueError("instants must carry a time zone")
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no canonical form")


def plain_decimal(value: Decimal) -> str:
    """Return `value` without exponent or trailing zeros: the same number always gives the same text."""
    if not value.is_finite():
        raise ValueError(f"{value} has no canonical form")
    text = format(abs(value) if value.is_zero() else value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
