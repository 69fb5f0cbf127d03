"""The reading on columns: the same formulas as Ibis expressions, all areas and years in one query.

A table is *wide*: `area` (text), `year` (whole number), and a column of floats for every input known, named as a
formula names it ("grdp_constant_prices"). Nothing is computed here: what comes back is an expression for DuckDB or any
other engine.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import ibis
import ibis.expr.types as ir

from xanh.basis.errors import Refusal
from xanh.basis.missing import MissingReason
from xanh.indicators.assemble import Catalogue, base_year, law_value
from xanh.indicators.declare import Indicator
from xanh.indicators.inputs import Input, When
from xanh.indicators.measure import to_base


@dataclass(frozen=True)
class Column:
    """A column of numbers that divides by zero, and takes logarithms of nothing, into null."""

    value: Any

    def __add__(self, other: object) -> "Column":
        return Column(self.value + _raw(other))

    __radd__ = __add__

    def __sub__(self, other: object) -> "Column":
        return Column(self.value - _raw(other))

    def __rsub__(self, other: object) -> "Column":
        return Column(_raw(other) - self.value)

    def __mul__(self, other: object) -> "Column":
        return Column(self.value * _raw(other))

    __rmul__ = __mul__

    def __truediv__(self, other: object) -> "Column":
        return Column(self.value / (_raw(other).nullif(0.0) if isinstance(other, Column) else other))

    def __rtruediv__(self, other: object) -> "Column":
        return Column(_raw(other) / self.value.nullif(0.0))

    def __neg__(self) -> "Column":
        return Column(-self.value)

    def ln(self) -> "Column":
        """The natural logarithm; null where there is none."""
        return Column(_where(self.value, self.value > 0).ln())

    def root(self, degree: int) -> "Column":
        """A root; null where there is none."""
        return Column(_where(self.value, self.value >= 0) ** (1.0 / degree))


def _where(value: Any, holds: Any) -> Any:
    return ibis.ifelse(holds, value, ibis.literal(None, "float64"))


def _raw(operand: object) -> Any:
    return operand.value if isinstance(operand, Column) else operand


def column_name(code: str) -> str:
    """Return the name of the column that holds `code`."""
    return code.replace("-", "_")


def inputs_of(catalogue: Catalogue, codes: Sequence[str]) -> tuple[str, ...]:
    """Return `codes` and every indicator they are computed from: the columns that are looked for, inputs first."""
    wanted: dict[str, None] = {}

    def visit(code: str) -> None:
        for needed in catalogue[code].inputs if code in catalogue else ():
            visit(needed.code)
        if code in catalogue:
            wanted[code] = None

    for code in codes:
        visit(catalogue[code].code)
    return tuple(wanted)


def widened(facts: ir.Table, codes: Sequence[str]) -> ir.Table:
    """Return the wide table of the long table `facts` (`indicator`, `area`, `year`, `value`): a row by area and year.

    One value for each indicator, area and year is taken to be there: narrow the facts (as known at, status) before.
    """
    known = facts.filter(facts.indicator.isin(list(codes)))
    values = {column_name(code): known.value.max(where=known.indicator == code).cast("float64") for code in codes}
    return known.group_by("area", "year").aggregate(**values)


def read_columns(catalogue: Catalogue, codes: Sequence[str], wide: ir.Table, on: date) -> ir.Table:
    """Return `area`, `year` and for each of `codes` three columns: `x`, `x__missing` and `x__because`.

    `x` is in the indicator's unit, null where it is missing; `x__missing` then says the reason's code and `x__because`
    the code of the input that is absent. A value given in `wide` stands before a computed one, as in the reading on
    numbers. `on` is the day whose law is used. Refusal where a code is unknown.
    """
    table = _with_other_years(catalogue, codes, wide, on)
    for level in _levels(catalogue, codes):
        # All of a level at once: an expression that grows column by column takes engines seconds to plan.
        columns: dict[str, Any] = {}
        for code in level:
            columns |= _columns(catalogue, catalogue[code], table, on, told=code in codes)
        table = table.mutate(**columns)
    shown = [name for code in codes for name in _three(column_name(code))]
    return table.select("area", "year", *shown)


def _levels(catalogue: Catalogue, codes: Sequence[str]) -> list[list[str]]:
    """Return `codes` and their inputs in levels: what is reported, what is computed from that, and so on."""
    level: dict[str, int] = {}
    for code in inputs_of(catalogue, codes):
        below = [level[needed.code] for needed in catalogue[code].inputs if needed.code in catalogue]
        level[code] = 1 + max(below, default=0) if catalogue[code].function else 0
    return [[code for code in level if level[code] == depth] for depth in sorted(set(level.values()))]


def _three(name: str) -> tuple[str, str, str]:
    return name, f"{name}__missing", f"{name}__because"


def _columns(catalogue: Catalogue, one: Indicator, table: ir.Table, on: date, *, told: bool) -> dict[str, Any]:
    """Return the columns of one indicator, from those of its inputs; only its value where it is not `told` of."""
    name, missing, because = _three(column_name(one.code))
    given = table[name].cast("float64") if name in table.columns else None
    nothing = ibis.literal(None, "string")
    if one.function is None:
        value = ibis.literal(None, "float64") if given is None else given
        reason = ibis.ifelse(value.isnull(), MissingReason.NOT_REPORTED.value, ibis.null()).cast("string")
        return {name: value, missing: reason, because: nothing} if told else {name: value}
    operands = [_operand(catalogue, needed, table, on) for needed in one.inputs]
    computed = (one.function(*operands) / float(to_base(one.unit))).value.cast("float64")
    value = computed if given is None else given.coalesce(computed)
    if not told:
        return {name: value}
    pairs = zip(operands, one.inputs, strict=True)
    cases = [(operand.value.isnull(), needed.code) for operand, needed in pairs if needed.code in catalogue]
    absent = ibis.cases(*cases, else_=nothing) if cases else nothing
    there = value.notnull()
    reason = ibis.cases(
        (there, nothing),
        (absent.notnull(), MissingReason.INPUT_MISSING.value),
        else_=MissingReason.NOT_APPLICABLE.value,
    )
    return {name: value, because: ibis.ifelse(there, nothing, absent), missing: reason}


def _operand(catalogue: Catalogue, needed: Input, table: ir.Table, on: date) -> Column:
    factor = float(to_base(catalogue.unit(needed.code)))
    if needed.code in catalogue.law:
        number, _found = law_value(catalogue.law[needed.code], on)
        return Column(ibis.literal(float(number) * factor))
    column = table[needed.name]
    return Column(column if factor == 1 else column * factor)


def _with_other_years(catalogue: Catalogue, codes: Sequence[str], wide: ir.Table, on: date) -> ir.Table:
    """Join, beside each row, the values of the base year and of the year before that formulas ask for."""
    table = wide
    for code in inputs_of(catalogue, codes):
        indicator = catalogue[code]
        for needed in indicator.inputs:
            if needed.when is not When.SAME and needed.name not in table.columns:
                table = _joined(table, _other_year(catalogue, needed, wide, on, base_year(indicator, on)), needed)
    return table


def _other_year(catalogue: Catalogue, needed: Input, wide: ir.Table, on: date, base: int | None) -> ir.Table:
    if needed.when is When.BASE_YEAR:
        if base is None:
            raise Refusal("No base year was in force on {day} for “{code}”.", day=on, code=needed.code)
        wide = wide.filter(wide.year == base)
    found = read_columns(catalogue, [needed.code], wide, on)
    year = found.year + 1 if needed.when is When.YEAR_BEFORE else found.year
    return found.select(other_area=found.area, other_year=year, **{needed.name: found[column_name(needed.code)]})


def _joined(table: ir.Table, other: ir.Table, needed: Input) -> ir.Table:
    same = [table.area == other.other_area]
    if needed.when is When.YEAR_BEFORE:
        same.append(table.year == other.other_year)
    return table.left_join(other, same).drop("other_area", "other_year")
