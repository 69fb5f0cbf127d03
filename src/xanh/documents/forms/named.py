"""Whose form a file claims to be, before it is read: the round and the agency it names."""

from dataclasses import dataclass
from io import BytesIO

from openpyxl import load_workbook

from xanh.basis.errors import Refusal
from xanh.documents.forms import wording
from xanh.documents.forms.archive import check_archive
from xanh.documents.forms.identity import KEYS


@dataclass(frozen=True)
class NamedForm:
    """What the hidden sheet says; only `read_form` proves it, by the signature."""

    round_code: str
    agency_code: str


def peek_form(content: bytes) -> NamedForm:
    """Return the round and agency that a workbook names; Refusal where it is no intact form at all."""
    check_archive(content)
    try:
        workbook = load_workbook(BytesIO(content), read_only=True, keep_links=False)
        hidden = workbook[wording.HIDDEN_SHEET] if wording.HIDDEN_SHEET in workbook.sheetnames else None
        rows = hidden.iter_rows(max_row=len(KEYS), max_col=2, values_only=True) if hidden is not None else ()
        told = {str(row[0]): str(row[1]) for row in rows if len(row) == 2}
    except Exception as error:  # what is not an intact workbook fails in openpyxl in too many ways to name
        raise Refusal(wording.DAMAGED) from error
    if not {"round_code", "agency_code"} <= told.keys():
        raise Refusal(wording.NOT_A_FORM)
    return NamedForm(told["round_code"], told["agency_code"])
