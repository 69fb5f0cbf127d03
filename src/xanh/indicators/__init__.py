"""Indicators: declared once, with a formula that is read four ways: on numbers, units, columns and in words."""

from xanh.indicators.assemble import Catalogue, assemble
from xanh.indicators.declare import Direction, Indicator, LawValue, Operand, PeriodKind, Text, formula, reported
from xanh.indicators.evaluate import Evaluation, Given, Value
from xanh.indicators.explain import explain
from xanh.indicators.functions import ln, root
from xanh.indicators.trace import fingerprint
from xanh.indicators.words import formula_in_words

__all__ = [
    "Catalogue",
    "Direction",
    "Evaluation",
    "Given",
    "Indicator",
    "LawValue",
    "Operand",
    "PeriodKind",
    "Text",
    "Value",
    "assemble",
    "explain",
    "fingerprint",
    "formula",
    "formula_in_words",
    "ln",
    "reported",
    "root",
]
