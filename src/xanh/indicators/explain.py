"""A value told as a tree of lines: what it is, by which formula, from which values, down to their sources."""

from collections.abc import Iterator

from xanh.basis.language import gettext as _
from xanh.basis.number import format_number
from xanh.basis.parameter import parameter
from xanh.basis.period import Period
from xanh.basis.unit_label import unit_label
from xanh.indicators.assemble import Catalogue
from xanh.indicators.evaluate import Value
from xanh.indicators.words import formula_in_words


def explain(catalogue: Catalogue, value: Value, indent: str = "") -> Iterator[str]:
    """Yield the lines of a value and, two blanks deeper each, of what it was computed from."""
    yield f"{indent}{value.step.label}, {value.step.period}: {_shown(value)}"
    if not value.computed:
        if value.step.source:
            yield f"{indent}  " + _("source: {source}").format(source=value.step.source)
        return
    yield f"{indent}  " + _("formula: {formula}").format(formula=formula_in_words(catalogue, value.code))
    if value.because:
        yield f"{indent}  " + _("missing, because there is no value of “{input}”").format(
            input=catalogue.name(value.because)
        )
    for one in value.inputs:
        yield from explain(catalogue, one, indent + "  ")


def _shown(value: Value) -> str:
    step = value.step
    if step.value is None:
        reasons = parameter("missing_reasons", on=Period.parse(step.period).end).values
        return _("no value ({reason})").format(reason=str(reasons.get(step.missing, step.missing)).lower())
    return f"{format_number(step.value)} {unit_label(step.unit)}".rstrip()
