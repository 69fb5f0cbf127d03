"""Phụ lục: each in its own section, with its own page numbers and the line that ties it to the document (Mẫu 2.1)."""

from xanh.documents.word.blocks import SEPARATOR, set_blocks, with_end_mark
from xanh.documents.word.composition import Composition
from xanh.documents.word.head import balance, date_text, number_text
from xanh.documents.word.markup import paragraph, rule, run
from xanh.documents.word.metrics import balanced_width
from xanh.documents.word.model import Appendix, OfficialDocument
from xanh.documents.word.wording import APPENDIX, APPENDIX_NOTE

_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def roman(number: int) -> str:
    """Return `number` (1 to 99) in Roman figures, as Phụ lục are numbered.

    >>> roman(1), roman(4), roman(19)
    ('I', 'IV', 'XIX')
    """
    text = ""
    for value, letters in ((90, "XC"), (50, "L"), (40, "XL"), *_ROMAN):
        while number >= value:
            text, number = text + letters, number - value
    return text


def set_appendix(appendix: Appendix, place: int, document: OfficialDocument, composition: Composition) -> str:
    """Return the XML of the `place`-th Phụ lục of `document`, without its section; numbered where there are several."""
    layout = composition.layout
    room = layout.text_width(landscape=appendix.landscape)
    label = f"{APPENDIX} {roman(place)}" if len(document.appendices) > 1 else APPENDIX
    title, size = appendix.title.upper(), layout["appendix_title_pt"].set
    note = APPENDIX_NOTE.format(
        kind=document.kind.capitalize(),
        number=number_text(document.number),
        symbol=document.symbol,
        date=date_text(document.date, document.year),
        issuer=document.issuer_name or document.issuer,
    )
    length = balanced_width(title, size, room, bold=True) * layout["subject_rule_share"].set
    return (
        paragraph("AppendixLabel", run(label))
        + paragraph("AppendixTitle", run(title), balance(title, size, room))
        + paragraph("AppendixNote", run(note), balance(note, layout["appendix_note_pt"].set, room, bold=False))
        + rule(length, room)
        + paragraph("Separator", "", f'<w:spacing w:before="{layout.twips("paragraph_gap_pt")}"/>')
        + set_blocks(with_end_mark(appendix.blocks), composition, landscape=appendix.landscape)
        + SEPARATOR
    )
