"""Amendments of a plan as differences of two editions: made, read, applied. Pure: it knows plans, not databases."""

from xanh.plans.amendment.apply import apply_changes
from xanh.plans.amendment.change import Change, ChangeKind, Section
from xanh.plans.amendment.codes import with_codes, with_codes_of
from xanh.plans.amendment.differences import differences

__all__ = [
    "Change",
    "ChangeKind",
    "Section",
    "apply_changes",
    "differences",
    "with_codes",
    "with_codes_of",
]
