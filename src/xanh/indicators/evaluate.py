"""The reading on numbers: decimals in, a value with its whole lineage out; missing in, missing out with the reason."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Context, Decimal, DivisionByZero, InvalidOperation, Overflow, localcontext

from xanh.basis.errors import Refusal
from xanh.basis.missing import MissingReason
from xanh.basis.period import Period
from xanh.basis.step import Step
from xanh.basis.unit import convert
from xanh.indicators.assemble import Catalogue, base_year, law_value
from xanh.indicators.declare import Indicator
from xanh.indicators.inputs import Input
from xanh.indicators.measure import to_base

WORKING = Context(prec=50, traps=[DivisionByZero, InvalidOperation, Overflow])
_KEPT_DIGITS = 24  # a conversion there and back leaves no dust
# A chain is as sure as its weakest link: an estimate among official figures makes an estimate.
STATUSES = ("estimated", "actual", "official")


@dataclass(frozen=True)
class Given:
    """A value that is known: what a ledger, a file or a person says. `value` None needs the reason `missing`."""

    value: Decimal | None
    unit: str
    source: str
    status: str = "actual"
    missing: str = ""


type Lookup = Callable[[str, str], Given | None]


@dataclass(frozen=True)
class Value:
    """A value of an indicator in a period, given or computed: its lineage, and how sure it is.

    `because` is the code of the input whose absence makes it missing. `computed` says that the formula was used.
    """

    code: str
    step: Step
    status: str
    computed: bool = False
    because: str = ""
    inputs: tuple["Value", ...] = ()


class Evaluation:
    """The values of one area, each computed once. `given(code, period)` says what is known; None where nothing is.

    What is given stands before what could be computed: a formula is used where nothing is given.
    """

    def __init__(self, catalogue: Catalogue, area: str, given: Lookup) -> None:
        self.catalogue, self.area, self._given = catalogue, area, given
        self._kept: dict[tuple[str, str], Value] = {}

    def value(self, code: str, period: str) -> Value:
        """Return the value of `code` in `period`: the given one, else the computed one, else missing."""
        key = code, period
        if key not in self._kept:
            self._kept[key] = self._find(code, period)
        return self._kept[key]

    def computed(self, code: str, period: str) -> Value:
        """Return what the formula of `code` gives for `period`, whether a value is given or not."""
        indicator = self.catalogue[code]
        if indicator.function is None:
            raise Refusal("“{code}” has no formula: its values are reported.", code=code)
        when = Period.parse(period)
        if len(period) != len("2025"):
            raise Refusal("“{code}” is computed by calendar year: write {year}.", code=code, year=when.year)
        base = base_year(indicator, when.end)
        inputs = tuple(self._input(needed, when, base) for needed in indicator.inputs)
        return self._run(indicator, period, inputs)

    def _find(self, code: str, period: str) -> Value:
        if code in self.catalogue.law:
            return self._law(code, period)
        indicator = self.catalogue[code]
        given = self._given(code, period)
        if given is not None:
            return self._read(indicator, period, given)
        if indicator.function is not None:
            return self.computed(code, period)
        return Value(code, self._step(indicator, period, None, missing=MissingReason.NOT_REPORTED), "estimated")

    def _input(self, needed: Input, when: Period, base: int | None) -> Value:
        period = needed.period(when.year, base)
        if period is None:
            unknown = self._step(self.catalogue[needed.code], when.code, None, missing=MissingReason.NOT_APPLICABLE)
            return Value(needed.code, unknown, "estimated")
        # A value of law is that of the matter's own period.
        return self.value(needed.code, when.code if needed.code in self.catalogue.law else period)

    def _run(self, indicator: Indicator, period: str, inputs: tuple[Value, ...]) -> Value:
        steps = tuple(one.step for one in inputs)
        status = min((one.status for one in inputs), key=STATUSES.index)
        absent = next((one for one in inputs if one.step.value is None), None)
        if absent is not None:
            step = self._step(indicator, period, None, missing=MissingReason.INPUT_MISSING, inputs=steps)
            return Value(indicator.code, step, status, computed=True, because=absent.code, inputs=inputs)
        number = run_on_numbers(indicator, [(one.step.value or Decimal(0), one.step.unit) for one in inputs])
        # Nothing divided by nothing is a question that does not arise: no new bus, no share of clean ones among them.
        missing = "" if number is not None else MissingReason.NOT_APPLICABLE
        step = self._step(indicator, period, number, missing=missing, inputs=steps)
        return Value(indicator.code, step, status, computed=True, inputs=inputs)

    def _read(self, indicator: Indicator, period: str, given: Given) -> Value:
        number = None if given.value is None else convert(given.value, given.unit, indicator.unit)
        step = self._step(indicator, period, number, source=given.source, missing=given.missing)
        return Value(indicator.code, step, given.status)

    def _law(self, code: str, period: str) -> Value:
        value = self.catalogue.law[code]
        number, found = law_value(value, Period.parse(period).end)
        label = f"{value.name} ({found.reference})"
        source = f"law:{value.parameter_set}#{value.key}@{found.in_force_from}"
        return Value(code, Step(label, number, value.unit, period, self.area, source), "official")

    def _step(
        self,
        indicator: Indicator,
        period: str,
        value: Decimal | None,
        *,
        source: str = "",
        missing: str = "",
        inputs: tuple[Step, ...] = (),
    ) -> Step:
        return Step(str(indicator.name), value, indicator.unit, period, self.area, source, missing, inputs)


def run_on_numbers(indicator: Indicator, amounts: list[tuple[Decimal, str]]) -> Decimal | None:
    """Return what the formula gives on (number, unit) for each input, in the indicator's unit.

    None where it divides by zero or takes a logarithm or root of what has none. To 24 significant digits.
    """
    assert indicator.function is not None, indicator.code  # noqa: S101 - callers ask of formulas only
    with localcontext(WORKING):
        try:
            found = indicator.function(*(number * to_base(unit) for number, unit in amounts)) / to_base(indicator.unit)
        except (DivisionByZero, InvalidOperation):
            return None
    with localcontext(WORKING, prec=_KEPT_DIGITS):
        return Decimal(+found)
