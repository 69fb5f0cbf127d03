"""How much a reader takes on, so that no file can exhaust time or memory."""

from xanh.basis.errors import Refusal

MEGABYTE = 1_000_000
FILE_BYTES = 50 * MEGABYTE
UNPACKED_BYTES = 200 * MEGABYTE
PART_BYTES = 60 * MEGABYTE
ENTRIES = 5_000
# Honest Word parts stay well under this; a run of zeros reaches about 1,000.
UNPACKED_RATIO = 200
# Paragraphs and cells in one document: a thousand pages of tables stay below.
PIECES = 400_000
# Letters in one document: four hundred pages stay below.
CHARACTERS = 1_000_000
ELEMENTS = 2_000_000
PDF_PAGES = 500
PDF_SECONDS = 120
PDF_MEMORY_BYTES = 1_500 * MEGABYTE


def check_length(characters: int, name: str) -> None:
    """Refuse a document of more than `CHARACTERS` characters."""
    if characters > CHARACTERS:
        raise Refusal(
            "{name} holds more than {limit} characters; give the plan alone, without its data.",
            name=name,
            limit=CHARACTERS,
        )


def check_count(pieces: int, name: str) -> None:
    """Refuse a document of more than `PIECES` paragraphs and cells."""
    if pieces > PIECES:
        raise Refusal(
            "{name} holds more than {limit} paragraphs and cells; give the plan alone, without its data.",
            name=name,
            limit=PIECES,
        )
