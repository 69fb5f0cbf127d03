"""A line of activity and what it emits: the contract between those who keep lines and those who compute them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from xanh.basis.errors import Refusal
from xanh.basis.step import Step
from xanh.ghg.categories import category
from xanh.ghg.factors import Choice, Factor, factor_for
from xanh.ghg.names import name_of
from xanh.ghg.notation import Notation
from xanh.ghg.numbers import scale

type Lookup = Callable[..., Choice]
type Found = tuple[str, float, tuple[Choice, ...]] | None
type Mass = Callable[[Line, str, Lookup], Found]


@dataclass(frozen=True)
class Line:
    """One line of activity data: `amount` of `unit` in `year`, or why there is no number (`notation`).

    `keys` choose the factors (fuel, sector, vehicle, type, …); the numbers a method needs besides the amount stand in
    `shares` (loss, cullet, leak, …) and, with their unit, in `quantities` (days, rates, masses); `history` holds the
    amounts of earlier years in the unit of the line, for what decays over decades. `facility` names the facility the
    line belongs to; `without` the facilities a line of the whole city leaves out because they report for themselves.
    IE names in `where` what includes it.
    """

    code: str
    method: str
    category: str
    area: str
    year: int
    amount: float | None
    unit: str
    keys: Mapping[str, str] = field(default_factory=dict)
    shares: Mapping[str, float] = field(default_factory=dict)
    facility: str = ""
    without: tuple[str, ...] = ()
    notation: Notation | None = None
    where: str = ""
    quantities: Mapping[str, tuple[float, str]] = field(default_factory=dict)
    history: Mapping[int, float] = field(default_factory=dict)

    def amount_in(self, unit: str) -> float:
        """Return the amount in `unit`; Refusal where the line has none or the units measure different things."""
        if self.amount is None:
            raise Refusal("The line {code} has no number: fill it in, or say why not.", code=self.code)
        return self.amount * scale(self.unit, unit)

    def share(self, name: str) -> float:
        """Return the share `name` that the method needs; Refusal where the line does not give it."""
        if name not in self.shares:
            raise Refusal("The line {code} needs the share “{name}”: fill it in.", code=self.code, name=name_of(name))
        return self.shares[name]

    def quantity_in(self, name: str, unit: str, default: float | None = None) -> float:
        """Return the quantity `name` in `unit`, or `default` where the line does not give it; Refusal without either,
        or where the units do not fit.
        """
        if name not in self.quantities and default is not None:
            return default
        if name not in self.quantities:
            said = {"code": self.code, "name": name_of(name), "unit": unit}
            raise Refusal("The line {code} needs “{name}” in {unit}: fill it in.", **said)
        value, written = self.quantities[name]
        return value * scale(written, unit)


@dataclass(frozen=True)
class Emission:
    """What a line emits of one gas: `mass` in kg or a notation, the factors chosen, what to know, and the lineage.

    `scope` 2 and 3 (electricity used, lost) happen elsewhere: they have a place in a city's GPC table, none in a tree
    of the territory.
    """

    gas: str
    mass: float | None
    scope: int = 1
    notation: Notation | None = None
    choices: tuple[Choice, ...] = ()
    sentences: tuple[str, ...] = ()
    step: Step | None = None


@dataclass(frozen=True)
class Method:
    """A way to compute: `mass(line, gas, lookup)` → (gas, kg, factors chosen), or None where it gives no such gas."""

    mass: Mass
    equation: str  # volume, chapter and number, printed in the lineage
    gases: tuple[str, ...]
    scope: int = 1
    remarks: Callable[[Line], tuple[str, ...]] | None = None  # what the reader must know of this line's result


def compute(
    line: Line,
    methods: Mapping[str, Method],
    *,
    on: date,
    gases: Iterable[str] | None = None,
    region: str = "VN",
    facility_factors: Iterable[Factor] = (),
    borrow_year: int | None = None,
) -> dict[str, Emission]:
    """Return the emissions of `line` by gas, in kg, with factors in force on `on`.

    `gases` may name families: CH4 of a fossil fuel comes back as CH4_FOSSIL, CO2 of biomass as CO2_BIO. Refusal where a
    factor, a share or the method is missing; a line with a notation gives that notation for each gas.
    """
    category(line.category)
    if line.method not in methods:
        raise Refusal(
            "“{method}” is not a method: choose one of {names}.", method=line.method, names=", ".join(methods)
        )
    method = methods[line.method]
    wanted = tuple(gases) if gases is not None else method.gases
    if line.notation is not None and line.amount is None:
        return {gas: Emission(gas, None, _scope(line, method), line.notation) for gas in wanted}
    own = tuple(facility_factors)

    def lookup(quantity: str, **keys: str) -> Choice:
        return factor_for(
            quantity,
            year=line.year,
            on=on,
            region=region,
            facility=own,
            borrow_year=borrow_year,
            **{**line.keys, **keys},
        )

    found = (method.mass(line, gas, lookup) for gas in wanted)
    return {one[0]: _emission(line, method, *one) for one in found if one is not None}


def gives(gas: str, mass: Callable[[Line, Lookup], tuple[float, tuple[Choice, ...]]]) -> Mass:
    """Return `mass`, which gives one gas only, in the shape of a method: None for any other gas."""

    def of_gas(line: Line, wanted: str, lookup: Lookup) -> Found:
        return (gas, *mass(line, lookup)) if wanted == gas else None

    return of_gas


def stated_or_factor(
    line: Line, lookup: Lookup, name: str, unit: str, quantity: str = "", **keys: str
) -> tuple[float, tuple[Choice, ...]]:
    """Return the quantity `name` in `unit` as the line states it, else the factor `quantity` (or `name`), and its
    choice.
    """
    if name in line.quantities:
        return line.quantity_in(name, unit), ()
    choice = lookup(quantity or name, **keys)
    return choice.factor.value_in(unit), (choice,)


def _emission(line: Line, method: Method, gas: str, mass: float, choices: tuple[Choice, ...]) -> Emission:
    sentences = [*method.remarks(line)] if method.remarks else []
    sentences += [sentence for one in choices for sentence in (one.reason, *one.flags)]
    return Emission(
        gas,
        mass,
        _scope(line, method),
        line.notation,
        choices,
        tuple(dict.fromkeys(sentences)),
        _step(line, method, gas, mass, choices),
    )


def _scope(line: Line, method: Method) -> int:
    """Return 3 for waste of the city that is treated elsewhere (key `treated`), else the scope of the method."""
    return 3 if line.keys.get("treated") == "elsewhere" else method.scope


def _step(line: Line, method: Method, gas: str, mass: float, choices: tuple[Choice, ...]) -> Step:
    """Return the lineage: the line, what it states besides its amount, and the factors with their reference."""
    period, area = str(line.year), line.area
    inputs = [Step(line.code, _decimal(line.amount), line.unit, period, area, f"line:{line.code}")]
    for name, value in line.shares.items():
        inputs.append(Step(name, _decimal(value), "dimensionless", period, area, f"line:{line.code}"))
    for name, (value, unit) in line.quantities.items():
        inputs.append(Step(name, _decimal(value), unit, period, area, f"line:{line.code}"))
    for year, value in sorted(line.history.items()):
        inputs.append(Step(line.code, _decimal(value), line.unit, str(year), area, f"line:{line.code}"))
    for one in choices:
        inputs.append(
            Step(
                one.factor.reference,
                _decimal(one.factor.value),
                one.factor.unit,
                period,
                area,
                f"factor:{one.factor.code}",
            )
        )
    return Step(f"{gas}: {method.equation}", _decimal(mass), "kilogram", period, area, inputs=tuple(inputs))


def _decimal(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(repr(float(value)))
