"""Reading and writing the files that a command names."""

from pathlib import Path

from xanh.basis.errors import Refusal


def read_bytes(file: Path) -> bytes:
    """Return the content of a file; Refusal with the reason where it cannot be read."""
    try:
        return file.read_bytes()
    except FileNotFoundError as error:
        raise Refusal("There is no file {file}.", file=file) from error
    except (OSError, ValueError) as error:  # ValueError: a name with a null character
        raise Refusal("{file} cannot be read: {reason}", file=file, reason=reason_of(error)) from error


def write_bytes(file: Path, content: bytes) -> None:
    """Write the content of a file; Refusal with the reason where it cannot be written."""
    try:
        file.write_bytes(content)
    except (OSError, ValueError) as error:
        raise Refusal("{file} cannot be written: {reason}", file=file, reason=reason_of(error)) from error


def reason_of(error: Exception) -> str:
    """Return why the system refused, in its own words."""
    return getattr(error, "strerror", None) or str(error)
