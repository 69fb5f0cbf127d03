"""Official Word documents in the layout of Nghị định 30/2020/NĐ-CP."""

from xanh.documents.word.check import check_layout
from xanh.documents.word.checks.finding import LayoutFinding
from xanh.documents.word.composition import figure_of
from xanh.documents.word.figures import chart_figures_in, figures_in
from xanh.documents.word.pdf import has_libreoffice, to_pdf
from xanh.documents.word.write import write_word

__all__ = [
    "LayoutFinding",
    "chart_figures_in",
    "check_layout",
    "figure_of",
    "figures_in",
    "has_libreoffice",
    "to_pdf",
    "write_word",
]
