"""A line of a facility's report: the line of activity, its own factors, and what is stated beside it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from xanh.basis.errors import Refusal
from xanh.basis.language import gettext
from xanh.ghg import ALL_METHODS
from xanh.ghg.city_compared import Compared
from xanh.ghg.facilities.law import SourceKind
from xanh.ghg.factors import Factor, factor_for
from xanh.ghg.lines import Emission, Line, compute
from xanh.ghg.plausibility import power_of_ten, significant
from xanh.ghg.uncertainty import combined


@dataclass(frozen=True)
class SourceLine:
    """One source of one facility in one year. `source` names the source stream; uncertainties are shares (0.05)."""

    kind: str
    source: str
    line: Line
    own: tuple[Factor, ...] = ()
    own_reason: str = ""
    borrow_year: int | None = None
    uncertainty_activity: float | None = None
    uncertainty_factor: float | None = None
    evidence: tuple[str, ...] = ()
    note: str = ""
    compared: Compared = field(default_factory=Compared)
    written: Mapping[str, str] = field(default_factory=dict)

    @property
    def key(self) -> tuple[int, str]:
        """What may stand once in a report: one source of one year."""
        return self.line.year, self.source.casefold()

    @property
    def uncertainty(self) -> float | None:
        """The uncertainty of the line as a share, None where one of its two parts is not stated.

        Source: 2006 IPCC Guidelines, Volume 1, Chapter 3, Equation 3.1.
        """
        if self.uncertainty_activity is None or self.uncertainty_factor is None:
            return None
        return float(combined(self.uncertainty_activity, self.uncertainty_factor))


def emissions_of(row: SourceLine, on: date) -> dict[str, Emission]:
    """Return what the line emits by gas, in kg; Refusal where it cannot be computed, with the reason."""
    # A mass that was measured is of the gas it names; the method by itself gives none.
    gases = (row.line.keys["gas"],) if "gas" in row.line.keys else None
    return compute(row.line, ALL_METHODS, on=on, gases=gases, facility_factors=row.own, borrow_year=row.borrow_year)


def own_factor(
    kind: SourceKind, quantity: str, line: Line, value: float, reference: str, on: date
) -> tuple[Factor, str]:
    """Return a facility's own factor for `quantity`, and what is doubtful of its value ("" for nothing).

    The doubt: outside the range of the factor that would be taken otherwise, or beyond three times or a third of it
    where it has no range (2006 IPCC Guidelines, Volume 1, Chapter 6). Refusal where the kind of source takes no such
    factor of one's own.
    """
    offered = {one["quantity"]: one for one in kind.own}
    if quantity not in offered:
        raise Refusal("“{name}” takes no factor of its own for “{quantity}”.", name=kind.name, quantity=quantity)
    asked = offered[quantity]
    usual = _usual(quantity, asked.get("gas"), line, on)
    keys = {"gas": usual.keys["gas"] if usual and "gas" in usual.keys else (asked["gas"],)} if "gas" in asked else {}
    made = Factor(
        code=f"{line.facility}:{line.code}",
        quantity=quantity,
        value=value,
        unit=asked["unit"],
        source="facility",
        reference=reference,
        keys=keys,
        verified=True,
    )
    return made, factor_doubt(made, usual) if usual else ""


def factor_doubt(own: Factor, usual: Factor) -> str:
    """Return why `own` is doubtful beside the `usual` factor, "" where it lies within its range."""
    if usual.value is None or own.value is None:
        return ""
    value, scale = own.value_in(usual.unit), usual.value
    low = usual.low if usual.low is not None else scale / 3
    high = usual.high if usual.high is not None else scale * 3
    if low <= value <= high:
        return ""
    text = gettext("The factor {value} {unit} is outside {low} to {high} ({reference}): correct it, or say why.")
    bounds = {
        "value": significant(value, 6),
        "unit": usual.unit,
        "low": significant(low, 6),
        "high": significant(high, 6),
    }
    said = text.format(**bounds, reference=usual.reference)
    if power := power_of_ten(value, scale):
        said += " " + gettext("It is about 10^{power} times the usual one: look at the unit.").format(power=power)
    return said


def _usual(quantity: str, gas: str | None, line: Line, on: date) -> Factor | None:
    keys = {**line.keys, **({"gas": gas} if gas else {})}
    try:
        return factor_for(quantity, year=line.year, on=on, region="VN", facility=(), borrow_year=None, **keys).factor
    except Refusal:  # nothing to compare with
        return None
