"""Questions to the facts: each takes a table of facts and returns an expression, the same on every engine."""

from xanh.warehouse.questions.coherence import parts_and_whole
from xanh.warehouse.questions.completeness import completeness
from xanh.warehouse.questions.quality import far_from_median, jumps, out_of_range
from xanh.warehouse.questions.reading import comparison, ranks, series
from xanh.warehouse.questions.standing import facts_of, standing

__all__ = [
    "comparison",
    "completeness",
    "facts_of",
    "far_from_median",
    "jumps",
    "out_of_range",
    "parts_and_whole",
    "ranks",
    "series",
    "standing",
]
