"""The Excel form of one agency for one round: written, read back whole or refused whole."""

from xanh.documents.forms.fill import fill_form
from xanh.documents.forms.identity import form_id
from xanh.documents.forms.mark import mark_errors
from xanh.documents.forms.model import (
    CellError,
    FilledForm,
    Form,
    IndicatorAnswer,
    IndicatorQuestion,
    MoneyAnswer,
    TaskAnswer,
    TaskQuestion,
)
from xanh.documents.forms.read import is_signed_with, read_form
from xanh.documents.forms.write import write_form

__all__ = [
    "CellError",
    "FilledForm",
    "Form",
    "IndicatorAnswer",
    "IndicatorQuestion",
    "MoneyAnswer",
    "TaskAnswer",
    "TaskQuestion",
    "fill_form",
    "form_id",
    "is_signed_with",
    "mark_errors",
    "read_form",
    "write_form",
]
