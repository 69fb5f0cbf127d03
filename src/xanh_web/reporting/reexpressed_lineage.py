"""What is told of a value of old areas on new ones: its method, its weights and what was lost."""

from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext as _

from xanh.basis.number import format_number
from xanh_web.ledger.models import ReexpressedRow, Reexpression


def reexpressed_way(row: ReexpressedRow, indent: str) -> Iterator[str]:
    """Yield the lines on how a derived row came about; its inputs are told by whoever asks."""
    made = row.of
    yield indent + _("derived: old areas on those of {day}, {method}").format(
        day=f"{made.boundaries:%d/%m/%Y}", method=made.get_method_display()
    )
    yield indent + _("weights: {source}, of {day}, file {file}, SHA-256 {hash}").format(
        source=made.weights_source,
        day=f"{made.weights_dated:%d/%m/%Y}",
        file=made.weights.name,
        hash=made.weights.sha256,
    )
    for line in lost_words(made):
        yield indent + line


def lost_words(made: Reexpression) -> list[str]:
    """Return in sentences what of the old areas did not arrive; none where everything did."""
    lost, told = made.lost, []
    if lost["uncovered"]:
        parts = ", ".join(f"{area} ({share_words(Decimal(share))})" for area, share in lost["uncovered"])
        told.append(_("lost, for it lies in none of the new areas: {parts}").format(parts=parts))
    if lost["without_weight"]:
        told.append(_("lost, for they have no weights: {areas}").format(areas=", ".join(lost["without_weight"])))
    if lost["without_value"]:
        told.append(_("no value to carry over: {areas}").format(areas=", ".join(lost["without_value"])))
    return told


def share_words(share: Decimal) -> str:
    """Return a share of one in per cent."""
    return f"{format_number(share * 100, 2)} %"
