"""The errors of a workbook, written into a copy of it beside the cells they are about."""

from xanh.documents.forms import mark_errors
from xanh.documents.forms.model import CellError as FormError
from xanh.documents.observations.model import ObservationFile


def mark_observations(content: bytes, found: ObservationFile) -> bytes:
    """Return a copy of the workbook `content` with each offending cell light red and commented, and a list in front.

    The copy, once corrected, is read like the workbook itself. Refusal where it cannot be marked.
    """
    return mark_errors(content, [FormError(found.sheet, error.cell, error.message) for error in found.errors])
