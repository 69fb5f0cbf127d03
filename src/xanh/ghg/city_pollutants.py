"""Air pollutants of an inventory by source and by the area the line is placed in: exact sums of what the lines say."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext

from xanh.ghg.categories import mapped
from xanh.ghg.city_published import is_confidential
from xanh.ghg.city_totals import Frozen
from xanh.ghg.gas import POLLUTANT, gas, gases

_DIGITS = 80  # more than any two masses lie apart: a sum loses nothing


@dataclass(frozen=True)
class PlacedMass:
    """Tonnes of a pollutant from sources of an NFR category ("": no place there) in an area; None is confidential (C).

    `area` is "" for what is not placed: its lines are of the whole territory and are spread over nobody.
    """

    pollutant: str
    nfr: str
    area: str
    mass: Decimal | None


def pollutants_by_area(lines: Iterable[Frozen], whole: str) -> list[PlacedMass]:
    """Return each pollutant by source and area of the territory `whole`, in order; every line counts in one of them.

    A mass to which a confidential line adds is hidden. What has no number of a pollutant adds nothing.
    """
    parts: dict[tuple[str, str, str], list[Decimal | None]] = defaultdict(list)
    for line in lines:
        area = "" if line["area"] == whole else line["area"]
        hidden = is_confidential(line)
        for code, one in line["gases"].items():
            if gas(code).group == POLLUTANT and one["scope"] == 1 and (hidden or one["mass"] is not None):
                place = code, mapped(line["category"], "nfr") or "", area
                parts[place].append(None if hidden else Decimal(one["mass"]))
    order = {code: place for place, code in enumerate(gases())}
    keys = sorted(parts, key=lambda key: (order[key[0]], *key[1:]))
    return [PlacedMass(*key, _tonnes(parts[key])) for key in keys]


def mass_of(parts: Sequence[PlacedMass]) -> Decimal | None:
    """Return the sum of some parts in tonnes, None where one is confidential: the rest would give it away."""
    with localcontext(prec=_DIGITS):
        known = [part.mass for part in parts if part.mass is not None]
        return sum(known, Decimal(0)) if len(known) == len(parts) else None


def _tonnes(kilograms: Sequence[Decimal | None]) -> Decimal | None:
    known = [mass for mass in kilograms if mass is not None]
    if len(known) < len(kilograms):
        return None
    with localcontext(prec=_DIGITS):
        return sum(known, Decimal(0)).scaleb(-3)
