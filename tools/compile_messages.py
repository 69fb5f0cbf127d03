"""Compiles one message catalogue: `python tools/compile_messages.py FILE.po FILE.mo`.

The sentences have {named} places, and a "%" after one is a per cent sign, not a place of Python's old format, so
Babel's own check of those is left out; tests/test_messages.py checks the named places.
"""

import sys
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po


def main(source: str, target: str) -> None:
    """Write the compiled catalogue beside its source, whole or not at all."""
    with Path(source).open("rb") as file:
        catalogue = read_po(file, abort_invalid=True)
    partial = Path(target + ".part")
    with partial.open("wb") as file:
        write_mo(file, catalogue)
    partial.replace(target)


if __name__ == "__main__":
    main(*sys.argv[1:])
