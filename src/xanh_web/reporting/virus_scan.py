"""Asking a virus scanner, where the installation has one: clamd, over its INSTREAM command.

XANH_CLAMD names it: "host:port", or the path of its socket. Where it is set, nothing is taken that was not scanned.
"""

import os
import socket
import struct

from xanh.basis.errors import Refusal

_CHUNK = 1 << 16
_SECONDS = 60


def scan(name: str, content: bytes) -> None:
    """Refuse a file in which the scanner finds something, or which it could not scan; do nothing without a scanner."""
    address = os.environ.get("XANH_CLAMD", "").strip()
    if not address:
        return
    try:
        answer = _ask(address, content)
    except (OSError, ValueError) as error:
        raise Refusal(
            "The virus scanner does not answer, so “{name}” was not taken: try again later.", name=name
        ) from error
    if answer.endswith("FOUND"):
        virus = answer.removeprefix("stream:").removesuffix("FOUND").strip()
        raise Refusal("“{name}” was not taken: the virus scanner found {virus} in it.", name=name, virus=virus)
    if answer != "stream: OK":
        raise Refusal("The virus scanner could not scan “{name}”, so it was not taken: try again later.", name=name)


def _ask(address: str, content: bytes) -> str:
    with _connected(address) as connection:
        connection.settimeout(_SECONDS)
        connection.sendall(b"zINSTREAM\0")
        for start in range(0, len(content), _CHUNK):
            part = content[start : start + _CHUNK]
            connection.sendall(struct.pack("!I", len(part)) + part)
        connection.sendall(struct.pack("!I", 0))
        answer = b""
        while not answer.endswith(b"\0") and (received := connection.recv(4096)):
            answer += received
    return answer.rstrip(b"\0\n").decode(errors="replace").strip()


def _connected(address: str) -> socket.socket:
    if address.startswith("/"):
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        connection.settimeout(_SECONDS)
        try:
            connection.connect(address)
        except OSError:
            connection.close()
            raise
        return connection
    host, _colon, port = address.rpartition(":")
    return socket.create_connection((host, int(port)), timeout=_SECONDS)
