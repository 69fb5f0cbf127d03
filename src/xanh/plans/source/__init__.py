"""Reading a file (.txt, .docx, .html, .pdf) into plain text, with the place of every paragraph and table in it."""

from xanh.plans.source.model import Cell, Paragraph, Source, Span, Table
from xanh.plans.source.read import read_source

__all__ = ["Cell", "Paragraph", "Source", "Span", "Table", "read_source"]
