"""The end of the document: "Nơi nhận" on the left, authority and name of the signer on the right (ô số 7 and 9b)."""

from xanh.documents.word.layout import Layout
from xanh.documents.word.markup import paragraph, plain_table, run
from xanh.documents.word.model import OfficialDocument
from xanh.documents.word.wording import DASH, FILING, RECIPIENTS


def closing(document: OfficialDocument, layout: Layout) -> str:
    """Return the XML of the closing table: a single row that never breaks across pages."""
    gap = f'<w:spacing w:before="{layout.twips("paragraph_gap_pt")}"/>'
    left = round(layout.text_width() * layout["recipients_column_share"].set)
    return plain_table(
        (left, layout.text_width() - left), ((_recipients(document, gap), _signature(document, layout, gap)),)
    )


def _recipients(document: OfficialDocument, gap: str) -> str:
    lines = [f"{DASH}{name};" for name in document.recipients] + [DASH + FILING.format(filing=document.filing)]
    return paragraph("RecipientsTitle", run(RECIPIENTS), gap) + "".join(
        paragraph("Recipients", run(line)) for line in lines
    )


def _signature(document: OfficialDocument, layout: Layout, gap: str) -> str:
    lines = "".join(
        paragraph("Authority", run(line.upper()), "" if place else gap)
        for place, line in enumerate(document.signature.lines)
    )
    room = f'<w:spacing w:before="{layout.twips("signature_gap_pt")}"/>'
    return lines + paragraph("Signer", run(document.signature.name), room)
