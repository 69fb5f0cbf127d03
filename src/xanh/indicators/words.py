"""The reading in words: the formula itself, printed for people in the reader's language."""

from xanh.basis.errors import Refusal
from xanh.basis.language import gettext as _
from xanh.basis.language import language
from xanh.basis.number import format_number
from xanh.basis.unit_label import unit_label
from xanh.indicators.assemble import Catalogue
from xanh.indicators.inputs import Input, When
from xanh.indicators.trace import Node, trace

# How tightly an operation holds its parts together: brackets stand where a looser one is part of a tighter one.
_BONDS = {"plus": 1, "minus": 1, "negative": 1, "times": 2, "divided": 2}
_ATOM = 3


def formula_in_words(catalogue: Catalogue, code: str) -> str:
    """Return the formula of `code` as a sentence in the reader's language; Refusal where it has none.

    A share in per cent ends with "times 100": the formula itself is a plain ratio, the declared unit asks for it.
    """
    indicator = catalogue[code]
    if indicator.function is None:
        raise Refusal("“{code}” has no formula: its values are reported.", code=code)
    phrase = _said(catalogue, trace(indicator))
    if indicator.unit in ("percent", "%"):
        return _("{formula}, times 100").format(formula=phrase)
    if label := unit_label(indicator.unit, language()):
        return _("{formula}, in {unit}").format(formula=phrase, unit=label)
    return phrase


def input_in_words(catalogue: Catalogue, needed: Input) -> str:
    """Return the name of an input, with the year it is of where that is not the value's own."""
    name = catalogue.name(needed.code)
    if needed.when is When.BASE_YEAR:
        return _("{name} in the base year").format(name=name)
    return _("{name} in the year before").format(name=name) if needed.when is When.YEAR_BEFORE else name


def _said(catalogue: Catalogue, part: object) -> str:
    if isinstance(part, Input):
        return "“" + input_in_words(catalogue, part) + "”"
    if not isinstance(part, Node):
        return format_number(part) if isinstance(part, int) else str(part)
    first = part.parts[0]
    match part.operation:
        case "input":
            return _said(catalogue, first)
        case "negative":
            return _("minus {operand}").format(operand=_bracketed(catalogue, first, _ATOM))
        case "ln":
            return _("the natural logarithm of ({operand})").format(operand=_said(catalogue, first))
        case "root":
            return _("the root of degree {degree} of ({operand})").format(
                degree=part.parts[1], operand=_said(catalogue, first)
            )
    bond = _BONDS[part.operation]
    # What stands right of "minus" or "divided by" is bracketed even where it binds as tightly.
    left, right = _bracketed(catalogue, first, bond), _bracketed(catalogue, part.parts[1], bond + 1)
    return _joined(part.operation).format(left=left, right=right)


def _joined(operation: str) -> str:
    match operation:
        case "plus":
            return _("{left} plus {right}")
        case "minus":
            return _("{left} minus {right}")
        case "times":
            return _("{left} times {right}")
    return _("{left} divided by {right}")


def _bracketed(catalogue: Catalogue, part: object, bond: int) -> str:
    said = _said(catalogue, part)
    tight = _BONDS.get(part.operation, _ATOM) if isinstance(part, Node) else _ATOM
    return said if tight >= bond else f"({said})"
