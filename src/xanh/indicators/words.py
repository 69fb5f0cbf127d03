"""The reading in words: the formula itself, printed for people in the reader's language."""

from dataclasses import dataclass

from xanh.basis.errors import Refusal
from xanh.basis.language import gettext as _
from xanh.basis.language import language
from xanh.basis.number import format_number
from xanh.basis.unit_label import unit_label
from xanh.indicators.assemble import Catalogue
from xanh.indicators.inputs import Input, When

_SUM, _PRODUCT, _ATOM = 1, 2, 3


@dataclass(frozen=True)
class Phrase:
    """A part of a formula in words; `bond` is how tightly it holds together, so that brackets stand where needed."""

    text: str
    bond: int = _ATOM

    def __add__(self, other: object) -> "Phrase":
        return _join(_("{left} plus {right}"), self, other, _SUM)

    def __radd__(self, other: object) -> "Phrase":
        return _join(_("{left} plus {right}"), other, self, _SUM)

    def __sub__(self, other: object) -> "Phrase":
        return _join(_("{left} minus {right}"), self, other, _SUM)

    def __rsub__(self, other: object) -> "Phrase":
        return _join(_("{left} minus {right}"), other, self, _SUM)

    def __mul__(self, other: object) -> "Phrase":
        return _join(_("{left} times {right}"), self, other, _PRODUCT)

    def __rmul__(self, other: object) -> "Phrase":
        return _join(_("{left} times {right}"), other, self, _PRODUCT)

    def __truediv__(self, other: object) -> "Phrase":
        return _join(_("{left} divided by {right}"), self, other, _PRODUCT)

    def __rtruediv__(self, other: object) -> "Phrase":
        return _join(_("{left} divided by {right}"), other, self, _PRODUCT)

    def __neg__(self) -> "Phrase":
        return Phrase(_("minus {operand}").format(operand=_bracketed(self, _ATOM)), _SUM)

    def ln(self) -> "Phrase":
        """The natural logarithm in words."""
        return Phrase(_("the natural logarithm of ({operand})").format(operand=self.text))

    def root(self, degree: int) -> "Phrase":
        """A root in words."""
        return Phrase(_("the root of degree {degree} of ({operand})").format(degree=degree, operand=self.text))


def formula_in_words(catalogue: Catalogue, code: str) -> str:
    """Return the formula of `code` as a sentence in the reader's language; Refusal where it has none.

    A share in per cent ends with "times 100": the formula itself is a plain ratio, the declared unit asks for it.
    """
    indicator = catalogue[code]
    if indicator.function is None:
        raise Refusal("“{code}” has no formula: its values are reported.", code=code)
    phrase = indicator.function(*(_named(catalogue, needed) for needed in indicator.inputs))
    if indicator.unit in ("percent", "%"):
        return _("{formula}, times 100").format(formula=phrase.text)
    if label := unit_label(indicator.unit, language()):
        return _("{formula}, in {unit}").format(formula=phrase.text, unit=label)
    return str(phrase.text)


def input_in_words(catalogue: Catalogue, needed: Input) -> str:
    """Return the name of an input, with the year it is of where that is not the value's own."""
    name = catalogue.name(needed.code)
    if needed.when is When.BASE_YEAR:
        return _("{name} in the base year").format(name=name)
    return _("{name} in the year before").format(name=name) if needed.when is When.YEAR_BEFORE else name


def _named(catalogue: Catalogue, needed: Input) -> Phrase:
    return Phrase("“" + input_in_words(catalogue, needed) + "”")


def _join(sentence: str, left: object, right: object, bond: int) -> Phrase:
    # What stands right of "minus" or "divided by" is bracketed even where it binds as tightly.
    return Phrase(sentence.format(left=_bracketed(left, bond), right=_bracketed(right, bond + 1)), bond)


def _bracketed(operand: object, bond: int) -> str:
    if not isinstance(operand, Phrase):
        return format_number(operand) if isinstance(operand, int) else str(operand)
    return operand.text if operand.bond >= bond else f"({operand.text})"
