"""Putting declarations together: one code once, every name known, no circle, every unit proved. Else a sentence."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from graphlib import CycleError, TopologicalSorter

from xanh.basis.errors import Refusal
from xanh.basis.parameter import Parameter, parameter
from xanh.indicators.declare import Indicator, LawValue
from xanh.indicators.measure import Measure, measure


@dataclass(frozen=True)
class Catalogue:
    """Indicators and values of law by code. `order` holds the codes of the formulas, inputs before what needs them."""

    indicators: Mapping[str, Indicator]
    law: Mapping[str, LawValue]
    order: tuple[str, ...]

    def __getitem__(self, code: str) -> Indicator:
        try:
            return self.indicators[code]
        except KeyError:
            raise Refusal(
                "The catalogue has no indicator “{code}”: “xanh indicator list” shows those it has.", code=code
            ) from None

    def __contains__(self, code: str) -> bool:
        return code in self.indicators

    def __iter__(self) -> Iterator[Indicator]:
        return iter(self.indicators.values())

    def name(self, code: str) -> str:
        """Return the name of an indicator or a value of law in the reader's language."""
        return str((self.law.get(code) or self[code]).name)

    def unit(self, code: str) -> str:
        """Return the unit of an indicator or a value of law."""
        return (self.law.get(code) or self[code]).unit

    def uses(self, code: str) -> tuple[str, ...]:
        """Return the codes of the indicators whose formula takes `code`."""
        return tuple(one.code for one in self if any(needed.code == code for needed in one.inputs))


def assemble(*entries: Indicator | LawValue) -> Catalogue:
    """Return the catalogue of `entries`.

    Refusal where a code comes twice, a name is unknown, formulas run in a circle, a denominator is no input, or a
    formula does not give the unit it declares.
    """
    every: dict[str, Indicator | LawValue] = {}
    for entry in entries:
        if entry.code in every:
            raise Refusal("The code “{code}” is declared twice in the catalogue.", code=entry.code)
        every[entry.code] = entry
    indicators = {code: entry for code, entry in every.items() if isinstance(entry, Indicator)}
    for indicator in indicators.values():
        _check_names(indicator, every)
    catalogue = Catalogue(
        indicators, {code: entry for code, entry in every.items() if isinstance(entry, LawValue)}, _order(indicators)
    )
    for indicator in indicators.values():
        _check_unit(indicator, catalogue)
    return catalogue


def law_value(value: LawValue, on: date) -> tuple[Decimal, Parameter]:
    """Return the number of a value of law as in force on `on`, with the parameter set that gives it."""
    found = parameter(value.parameter_set, on=on)
    content = found.values
    for part in value.key.split("."):
        content = content[part]
    return Decimal(str(content)), found


def base_year(indicator: Indicator, on: date) -> int | None:
    """Return the base year of an indicator as the law has it on `on`; None where it has none on that day."""
    if indicator.base_year is None:
        return None
    code, key = indicator.base_year
    try:
        return int(parameter(code, on=on).values[key])
    except Refusal:  # a year before the law: the question of a change since its base year does not arise
        return None


def _check_names(indicator: Indicator, every: Mapping[str, Indicator | LawValue]) -> None:
    for needed in indicator.inputs:
        if needed.code not in every:
            raise Refusal(
                "The formula of “{code}” names “{name}”, which is no indicator or value of law.",
                code=indicator.code,
                name=needed.name,
            )
    if indicator.needs_base_year() and indicator.base_year is None:
        raise Refusal("The formula of “{code}” needs a base year: declare which law gives it.", code=indicator.code)
    known = {needed.code for needed in indicator.inputs} if indicator.function else set(every)
    for other in (*indicator.denominators, *indicator.unlike):
        if other not in every or (other in indicator.denominators and other not in known):
            raise Refusal(
                "“{code}” speaks of “{other}”, which the catalogue or its formula does not have.",
                code=indicator.code,
                other=other,
            )


def _order(indicators: Mapping[str, Indicator]) -> tuple[str, ...]:
    needs = {one.code: {needed.code for needed in one.inputs} for one in indicators.values()}
    try:
        order = tuple(TopologicalSorter(needs).static_order())
    except CycleError as error:
        raise Refusal("Formulas run in a circle: {circle}.", circle=" → ".join(reversed(error.args[1]))) from error
    return tuple(code for code in order if code in indicators and indicators[code].function)


def _check_unit(indicator: Indicator, catalogue: Catalogue) -> None:
    declared = measure(indicator.unit)
    if indicator.function is None:
        return
    given = indicator.function(*(measure(catalogue.unit(needed.code)) for needed in indicator.inputs))
    if not isinstance(given, Measure) or given.unit.dimensionality != declared.unit.dimensionality:
        raise Refusal(
            "The formula of “{code}” gives “{given}”, not the declared “{unit}”.",
            code=indicator.code,
            given=str(getattr(given, "unit", given)) or "1",
            unit=indicator.unit,
        )
